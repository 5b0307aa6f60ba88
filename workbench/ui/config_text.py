"""Two configs side by side, line by line, with colours for what went and what came; they scroll together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QWidget

from workbench.jobs.fitted_config import ConfigLine
from workbench.ui.theme import Theme

ALPHA = 46
GAP = ConfigLine("⋯", "⋯", False)
"""Stands where lines that are the same were left out."""


class ConfigText(QWidget):
    """The original at the left, the fitted one at the right. An unchanged line can be left out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[ConfigLine, ...] = ()
        self._only_changes = False
        self.sides = (_side("config.original"), _side("config.fitted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for side in self.sides:
            row.addWidget(side, 1)
        left, right = (side.verticalScrollBar() for side in self.sides)
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(left.setValue)
        theme.changed.connect(self._color)

    def show_lines(self, lines: Sequence[ConfigLine], only_changes: bool) -> None:
        """Show the lines; where only changes are wanted, two lines around each stay."""
        self._lines, self._only_changes = tuple(lines), only_changes
        shown = self._shown()
        place = self.sides[0].verticalScrollBar().value()
        for side, texts in zip(self.sides, zip(*((row.before, row.after) for row in shown), strict=True), strict=False):
            side.setPlainText("\n".join(text or "" for text in texts))
        if not shown:
            for side in self.sides:
                side.clear()
        self._color()
        self.sides[0].verticalScrollBar().setValue(place)

    def go_to(self, text: str) -> int:
        """Go to the next line with a text, on either side; returns its row or -1."""
        wanted, shown = text.strip().lower(), self._shown()
        if not wanted or not shown:
            return -1
        start = self.sides[1].textCursor().blockNumber() + 1
        for step in range(len(shown)):
            number = (start + step) % len(shown)
            row = shown[number]
            if wanted in f"{row.before or ''}\n{row.after or ''}".lower():
                self._go(number)
                return number
        return -1

    def _go(self, number: int) -> None:
        for side in self.sides:
            cursor = QTextCursor(side.document().findBlockByNumber(number))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            side.setTextCursor(cursor)
            side.centerCursor()

    def _shown(self) -> list[ConfigLine]:
        if not self._only_changes:
            return list(self._lines)
        near = {
            other for number, row in enumerate(self._lines) if row.is_changed for other in range(number - 2, number + 3)
        }
        shown: list[ConfigLine] = []
        for number, row in enumerate(self._lines):
            if number in near:
                shown.append(row)
            elif shown and shown[-1] is not GAP:
                shown.append(GAP)
        return shown

    def _color(self) -> None:
        colors = self._theme.colors
        shown = self._shown()
        for side, (editor, tone) in enumerate(zip(self.sides, (colors.bad, colors.good), strict=True)):
            marks = []
            for number, row in enumerate(shown):
                if row.is_changed:
                    is_there = row[side] is not None
                    marks.append(_mark(editor, number, QColor(tone if is_there else colors.border)))
            editor.setExtraSelections(marks)


def _mark(editor: QPlainTextEdit, number: int, color: QColor) -> QTextEdit.ExtraSelection:
    color.setAlpha(ALPHA)
    mark = QTextEdit.ExtraSelection()
    mark.cursor = QTextCursor(editor.document().findBlockByNumber(number))
    mark.format.setBackground(color)
    mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
    return mark


def _side(name: str) -> QPlainTextEdit:
    side = QPlainTextEdit()
    side.setObjectName(name)
    side.setReadOnly(True)
    side.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    side.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return side
