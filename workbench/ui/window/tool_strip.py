"""The narrow strip at the left edge: one button a tool, undo and redo at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from workbench.ui.actions import ActionSet

GROUPS = (
    ("select",),
    ("box", "rotated_box", "circle", "polygon", "line", "point"),
    ("part", "hole", "cut"),
    ("brush", "eraser", "superpixel", "wand"),
    ("keypoints",),
    ("smart", "accept_brush"),
)
"""The tools in the order of the strip; a thin line parts the groups."""
_BUTTON_PX, _LEAST_PX, _GAP_PX = 34, 24, 6
"""Height of a button when there is room and when there is not, and what lies between two of them."""
_PADDING_PX, _LINE_PX = 8, 13
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
        self._side = _BUTTON_PX
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the buttons closer together where the window is too low for all of them."""
        super().resizeEvent(event)
        buttons = [self.widgetForAction(action) for action in self.actions() if not action.isSeparator()]
        shown = [button for button in buttons if isinstance(button, QToolButton)]
        lines = sum(action.isSeparator() for action in self.actions())
        room = (event.size().height() - 2 * _PADDING_PX - lines * _LINE_PX) // max(len(shown), 1) - _GAP_PX
        side = min(max(room, _LEAST_PX), _BUTTON_PX)
        if side != self._side:
            self._side = side
            for button in shown:
                button.setStyleSheet(f"min-height: {side}px; max-height: {side}px" if side < _BUTTON_PX else "")

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
