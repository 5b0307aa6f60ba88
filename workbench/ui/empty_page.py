"""What a panel shows before it has anything: a quiet drawing, one sentence, the button that gets it there."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.ui.icons import ROLE_MUTED, icon_pixmap
from workbench.ui.plain_label import PlainLabel

SIDE_PX = 28
TEXT_PX = 360


class EmptyPage(QWidget):
    """``asked`` comes from the button; an empty verb hides it."""

    asked: ClassVar[Signal] = Signal()

    def __init__(self, drawing: str) -> None:
        super().__init__()
        self._drawing = drawing
        self._mark = PlainLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = PlainLabel()
        self.text.setProperty("tone", "muted")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.text.setMaximumWidth(TEXT_PX)
        self.button = QPushButton()
        self.button.setObjectName("emptyPage.button")
        self.button.clicked.connect(lambda: self.asked.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._mark)
        column.addWidget(self.text, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._show_mark()

    def set_texts(self, text: str, verb: str = "") -> None:
        """Say what will be here, and the verb of the button."""
        self.text.setText(text)
        width = min(TEXT_PX, self.text.fontMetrics().horizontalAdvance(text) + 8)
        self.text.setFixedSize(width, self.text.heightForWidth(width))
        self.button.setText(verb)
        self.button.setVisible(bool(verb))

    def changeEvent(self, event: QEvent) -> None:
        """The drawing follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_mark()

    def _show_mark(self) -> None:
        tone = self.palette().color(ROLE_MUTED).name()
        self._mark.setPixmap(icon_pixmap(self._drawing, SIDE_PX, tone, self.devicePixelRatioF()))
