"""The middle of the window: the canvas with what floats on it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from workbench.ui.canvas.view import CanvasView
from workbench.ui.plain_label import PlainLabel
from workbench.ui.window.nav_bar import NavBar
from workbench.ui.window.tour import Tour

MARGIN_PX = 12
MIN_PX = (320, 240)


class WorkArea(QWidget):
    """Keeps the floating bar, the tour and the empty state in their places while the canvas changes its size."""

    addAsked: ClassVar[Signal] = Signal()

    def __init__(self, canvas: CanvasView, nav: NavBar, tour: Tour) -> None:
        super().__init__()
        self.setObjectName("workArea")
        self.setMinimumSize(*MIN_PX)
        self._canvas, self._nav, self._tour = canvas, nav, tour
        self._empty = QFrame(canvas)
        self._empty.setProperty("kind", "card")
        self._empty_text = PlainLabel()
        self._add = QPushButton()
        self._add.setProperty("kind", "primary")
        self._add.clicked.connect(self.addAsked)
        inside = QVBoxLayout(self._empty)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(12)
        inside.addWidget(self._empty_text, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._add, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(canvas, 1)
        for widget in (nav, tour):
            widget.setParent(canvas)
            widget.installEventFilter(self)
        canvas.installEventFilter(self)
        nav.show()
        self._empty.hide()
        self.retranslate()

    def show_empty(self, is_empty: bool) -> None:
        """Say what to do while the project has no images."""
        self._empty.setVisible(is_empty)
        self._nav.setVisible(not is_empty)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the sizes of the canvas and of what floats on it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._canvas.rect()
        self._nav.move(MARGIN_PX, MARGIN_PX)
        self._canvas.set_covered(self._nav.geometry() if self._nav.isVisibleTo(self._canvas) else QRect())
        self._tour.move(room.width() - self._tour.width() - MARGIN_PX, room.height() - self._tour.height() - MARGIN_PX)
        self._empty.adjustSize()
        self._empty.move(room.center() - self._empty.rect().center())

    def retranslate(self) -> None:
        """Set every text again."""
        self._empty_text.setText(self.tr("This project has no images yet. Add a folder of them, or drop it here."))
        self._add.setText(self.tr("Add images…"))

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
