"""The small bar that floats on the canvas: previous, place, next, fit, zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from workbench.ui.actions import ActionSet
from workbench.ui.plain_label import PlainLabel


class NavBar(QFrame):
    """Sits in the canvas's upper left corner."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("navBar")
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._actions = actions
        self.place = PlainLabel("0 / 0")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom = PlainLabel("100 %")
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedSize(1, 20)
        self._buttons = {name: _button() for name in ("label.previous_image", "label.next_image", "view.fit")}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 12, 3)
        row.setSpacing(4)
        previous, following, fit = self._buttons.values()
        for widget in (previous, self.place, following, rule, fit, self.zoom):
            row.addWidget(widget)
        for name, button in self._buttons.items():
            button.setDefaultAction(actions.get(name))
        self.retranslate()

    def show_place(self, number: int, total: int) -> None:
        """Say which of how many images is shown; 0 when the filter hides it."""
        self.place.setText(f"{number or '–'} / {total}")
        self.adjustSize()

    def show_zoom(self, scale: float) -> None:
        """Say the zoom; 1.0 is one screen pixel an image pixel."""
        self.zoom.setText(f"{scale * 100:.0f} %")
        self.adjustSize()

    def retranslate(self) -> None:
        """Name the buttons for screen readers."""
        for name, button in self._buttons.items():
            button.setAccessibleName(self._actions.get(name).text())

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _button() -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(16, 16))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
