"""Findings as rows: a mark for how grave it is, one sentence, what mends it, ready to be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.ui.emptied import empty_layout
from workbench.ui.icons import icon, icon_pixmap
from workbench.ui.plain_label import PlainLabel
from workbench.ui.theme import Theme

_MARKS = {
    "ok": ("check", "good_text"),
    "info": ("info", "accent_text"),
    "warning": ("warn", "warn_text"),
    "error": ("error", "bad_text"),
}


class FindingRow(NamedTuple):
    """``level`` is ok, info, warning or error. ``title`` may be empty; ``mend`` is a command or advice, or empty.

    ``verbs`` are buttons, each its name and its text.
    """

    level: str
    text: str
    title: str = ""
    mend: str = ""
    verbs: tuple[tuple[str, str], ...] = ()


class FindingsList(QWidget):
    """``copied`` carries the command that was put on the clipboard, ``verbAsked`` the name of the verb clicked."""

    copied: ClassVar[Signal] = Signal(str)
    verbAsked: ClassVar[Signal] = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[FindingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        theme.changed.connect(self._build)

    def show_rows(self, rows: Sequence[FindingRow]) -> None:
        """Show these rows; nothing flickers when they are the same as before."""
        if list(rows) != self._rows:
            self._rows = list(rows)
            self._build()

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        """What is shown."""
        return tuple(self._rows)

    def _build(self) -> None:
        empty_layout(self._column)
        for row in self._rows:
            widget = self._row(row)
            self._column.addWidget(widget)
            # Now and not with the next event: whoever asks how much room it takes would be told none.
            widget.show()

    def _row(self, row: FindingRow) -> QWidget:
        drawing, tone = _MARKS.get(row.level, _MARKS["info"])
        mark = PlainLabel()
        mark.setPixmap(icon_pixmap(drawing, 16, getattr(self._theme.colors, tone), self.devicePixelRatioF()))
        mark.setAccessibleName(row.level)
        mark.setFixedWidth(20)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        if row.title:
            texts.addWidget(_label(row.title, "strong"))
        texts.addWidget(_label(row.text, "muted" if row.title else ""))
        if row.mend:
            texts.addLayout(self._mend(row.mend))
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        for name, text in row.verbs:
            line.addWidget(self._verb(name, text), 0, Qt.AlignmentFlag.AlignTop)
        return widget

    def _verb(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"finding.{name.replace(':', '.')}")
        button.setProperty("kind", "small")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.verbAsked.emit(name))
        return button

    def _mend(self, mend: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        text = _label(mend, "key")
        copy = QToolButton()
        copy.setIcon(icon("copy"))
        copy.setToolTip(self.tr("Copy the command"))
        copy.setAccessibleName(self.tr("Copy the command"))
        copy.clicked.connect(lambda: self._copy(mend))
        line.addWidget(text)
        line.addWidget(copy)
        line.addStretch(1)
        return line

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.copied.emit(text)

    def changeEvent(self, event: QEvent) -> None:
        """The tips of the buttons follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)


def _label(text: str, tone: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(tone != "key")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if tone:
        label.setProperty("tone", tone)
    return label
