"""A large button of the start page: icon, verb, one line of explanation, key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel


class VerbCard(QPushButton):
    """Starts an action of the table. Only one card of the page is primary."""

    def __init__(self, action: QAction, drawing: str, is_primary: bool = False) -> None:
        super().__init__()
        self.setObjectName(f"start.{action.objectName().removeprefix('action.')}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "verbPrimary" if is_primary else "verb")
        self._action = action
        self.clicked.connect(action.trigger)
        mark = PlainLabel()
        tone = "#ffffff" if is_primary else None
        self._mark = mark
        self._drawing = icon(drawing, tone)
        self._title = PlainLabel()
        self._note = PlainLabel()
        self._key = PlainLabel()
        if is_primary:
            self._title.setProperty("tone", "onFill")
            self._note.setProperty("tone", "noteOnFill")
            self._key.setProperty("tone", "keyOnFill")
        else:
            self._title.setProperty("tone", "strong")
            self._note.setProperty("tone", "note")
            self._key.setProperty("tone", "key")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._note)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 14, 0)
        row.setSpacing(16)
        row.addWidget(mark)
        row.addLayout(words, 1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (mark, self._title, self._note, self._key):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._show_mark()
        # The person may give the action another key while the page stands.
        action.changed.connect(self._show_key)
        self._show_key()

    def set_texts(self, title: str, note: str) -> None:
        """Say the verb and its explanation."""
        self._title.setText(title)
        self._note.setText(note)
        self.setAccessibleName(title)
        self.setToolTip(self._action.toolTip())

    def _show_key(self) -> None:
        self._key.setText(self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self.setToolTip(self._action.toolTip())

    def changeEvent(self, event: QEvent) -> None:
        """The drawing has the tone of the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._show_mark()
        super().changeEvent(event)

    def _show_mark(self) -> None:
        self._mark.setPixmap(self._drawing.pixmap(QSize(20, 20), self.devicePixelRatioF()))
