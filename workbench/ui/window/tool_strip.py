"""The narrow strip at the left edge: one button a tool, undo and redo at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from workbench.ui.actions import ActionSet

GROUPS = (
    ("select",),
    ("box", "rotated_box", "circle", "polygon", "line", "point"),
    ("part", "hole", "cut"),
    ("brush", "eraser"),
    ("keypoints",),
    ("smart", "accept_brush"),
)
"""The tools in the order of the strip; a thin line parts the groups."""
TOOLS = tuple(name for group in GROUPS for name in group)


class ToolStrip(QToolBar):
    """44 px wide, always in the same order; the button of the tool in hand is on."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.setObjectName("toolStrip")
        self.setOrientation(Qt.Orientation.Vertical)
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(22, 22))
        self.setFixedWidth(48)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 8, 0, 8)
        self._actions = actions
        self._group = QActionGroup(self)
        for group in GROUPS:
            if self.actions():
                self.addSeparator()
            for name in group:
                action = actions.get(f"tool.{name}")
                self._group.addAction(action)
                self.addAction(action)
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.addWidget(spring)
        for name in ("edit.undo", "edit.redo"):
            self.addAction(actions.get(name))
        self.retranslate()

    def choose(self, name: str) -> None:
        """Show which tool is in hand."""
        if name in TOOLS:
            self._actions.get(f"tool.{name}").setChecked(True)

    def retranslate(self) -> None:
        """Give every button its name for screen readers."""
        self.setWindowTitle(self.tr("Tools"))
        for action in self.actions():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setAccessibleName(action.text())
