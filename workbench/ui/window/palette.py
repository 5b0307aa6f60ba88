"""Search everything: type a few letters, run an action, go to an image, without touching a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.search.hit import Hit

MAX_ROWS = 12
ROW_PX = 32
WIDTH_PX = 620
MARK_PX = 18


class SearchPopup(QFrame):
    """Lies over the window below the top bar. Enter runs the marked line, arrows move the mark, Esc closes.

    ``ran`` carries the Hit that was chosen. One that cannot be used now is not run: its reason stands beside it.
    """

    ran: ClassVar[Signal] = Signal(object)

    def __init__(self, parent: QWidget, find: Callable[[str], list[Hit]]) -> None:
        super().__init__(parent)
        self.setObjectName("searchPopup")
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        self._find = find
        self._hits: list[Hit] = []
        self._typed_before: QWidget | None = None
        self.field = QLineEdit()
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setPlaceholderText(self.tr("Type what you want to do, a class, a panel or the name of an image"))
        self.field.setAccessibleName(self.tr("Search everything"))
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self.run())
        self.list.setAccessibleName(self.tr("What was found"))
        self.note = PlainLabel()
        self.note.setProperty("tone", "muted")
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.note)
        self.refresh()

    def open_under(self, place: QPoint) -> None:
        """Show with the middle of the upper edge at a place of the window."""
        self._typed_before = QApplication.focusWidget()
        self.move(place - QPoint(WIDTH_PX // 2, 0))
        self.show()
        self.raise_()
        self.field.setFocus()

    def run(self) -> None:
        """Do what the marked line says."""
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            if hit.why_not:
                self._show_note(self.tr("{action}: {reason}").format(action=hit.title, reason=hit.why_not))
                return
            self.close()
            self.ran.emit(hit)
            hit.run()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keyboard back to who had it; Qt would give it to the next field, where keys become text."""
        before = self._typed_before
        if self.field.hasFocus() and before is not None and isValid(before):
            before.setFocus()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys typed into the field move the mark and run it; going elsewhere closes."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self.close()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None and self._hits:
                self.list.setCurrentRow((self.list.currentRow() + step) % len(self._hits))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.run()
                return True
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Find again: something was typed, or there is more to find."""
        self._hits = self._find(self.field.text())[:MAX_ROWS]
        self.list.clear()
        for hit in self._hits:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, ROW_PX))
            self.list.addItem(item)
            self.list.setItemWidget(item, _row(hit))
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(ROW_PX * len(self._hits) + 4)
        self.list.setVisible(bool(self._hits))
        self._show_note("" if self._hits else self.tr("Nothing fits."))

    def _show_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.adjustSize()


def _row(hit: Hit) -> QWidget:
    row = QWidget()
    row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    box = QHBoxLayout(row)
    box.setContentsMargins(8, 0, 8, 0)
    box.setSpacing(12)
    mark = PlainLabel()
    mark.setFixedWidth(MARK_PX)
    mode = QIcon.Mode.Disabled if hit.why_not else QIcon.Mode.Normal
    mark.setPixmap(hit.drawing.pixmap(QSize(MARK_PX, MARK_PX), row.devicePixelRatioF(), mode))
    box.addWidget(mark)
    title = PlainLabel(hit.title)
    box.addWidget(title, 1)
    if hit.why_not:
        title.setProperty("tone", "muted")
        reason = PlainLabel(hit.why_not)
        reason.setProperty("tone", "muted")
        box.addWidget(reason)
    if hit.note:
        key = PlainLabel(hit.note)
        key.setProperty("tone", "key")
        box.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
