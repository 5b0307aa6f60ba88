"""A thin frame around the part of the window that was entered by keyboard, so that the eye finds it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

WIDTH_PX = 2


class PartFrame(QWidget):
    """Lies over a part until the keyboard goes elsewhere or the mouse is used; the mouse passes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("partFrame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._part: QWidget | None = None
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def show_around(self, part: QWidget) -> None:
        """Frame a part; a floating one frames itself."""
        self._leave()
        if part.window() is not self.parentWidget():
            return
        self._part = part
        part.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with the part, and go away at a press."""
        if watched is self._part:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                self._place()
            elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Hide):
                self._leave()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Nothing but the frame."""
        with QPainter(self) as painter:
            painter.setPen(QPen(self.palette().accent(), WIDTH_PX))
            painter.drawRect(QRect(0, 0, self.width(), self.height()).adjusted(1, 1, -1, -1))

    def _place(self) -> None:
        part, window = self._part, self.parentWidget()
        if part is not None and window is not None:
            self.setGeometry(QRect(part.mapTo(window, QPoint(0, 0)), part.size()))

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        part = self._part
        if part is not None and now is not None and now is not part and not part.isAncestorOf(now):
            self._leave()

    def _leave(self) -> None:
        if self._part is not None:
            self._part.removeEventFilter(self)
            self._part = None
        self.hide()
