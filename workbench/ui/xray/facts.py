"""What stands beside the chosen step: its settings, what it drew, where a pixel has come to, how well it decodes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.jobs.xray import Target, XrayStep
from workbench.ui.emptied import empty_layout
from workbench.ui.icons import icon_pixmap
from workbench.ui.plain_label import PlainLabel
from workbench.ui.theme import Theme
from workbench.ui.xray.words import drawn_name, drawn_value, setting_text

MOST_SETTINGS = 14
LONGEST_TEXT = 60


class StepFacts(QWidget):
    """The right side of the X-ray."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("xray.facts")
        self._theme = theme
        self._shown: tuple[XrayStep | None, int, Target | None] = (None, 0, None)
        self._titles = tuple(PlainLabel() for _ in range(3))
        self._settings, self._drawn, self._matrix = QGridLayout(), QGridLayout(), QGridLayout()
        self._nothing = PlainLabel()
        self._nothing.setProperty("tone", "muted")
        self.error = QFrame()
        self.error.setProperty("kind", "raised")
        self._error_mark, self._error_text = PlainLabel(), PlainLabel()
        self._error_text.setWordWrap(True)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        for heading, grid in zip(self._titles, (self._settings, self._drawn, self._matrix), strict=True):
            heading.setProperty("tone", "strong")
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(4)
            for place in (0, 1, 2) if grid is self._matrix else (1,):
                grid.setColumnStretch(place, 1)
            column.addWidget(heading)
            column.addLayout(grid)
            if grid is self._drawn:
                column.addWidget(self._nothing)
            column.addSpacing(8)
        column.addStretch(1)
        row = QHBoxLayout(self.error)
        row.setContentsMargins(10, 8, 10, 8)
        row.addWidget(self._error_mark)
        row.addWidget(self._error_text, 1)
        column.addWidget(self.error)

    def show_step(self, step: XrayStep | None, seed: int, target: Target | None) -> None:
        """Show one step."""
        self._shown = (step, seed, target)
        for grid in (self._settings, self._drawn, self._matrix):
            empty_layout(grid)
        if step is not None:
            for row, (key, value) in enumerate(list(step.settings.items())[:MOST_SETTINGS]):
                _add(self._settings, row, key.replace("_", " "), setting_text(value))
            for row, item in enumerate(step.drawn):
                _add(self._drawn, row, drawn_name(item), drawn_value(item))
        self._titles[0].setVisible(step is not None and bool(step.settings))
        self._titles[1].setVisible(step is not None and step.is_random)
        self._titles[1].setText(self.tr("Drawn in this pass, seed {seed}").format(seed=seed))
        self._nothing.setVisible(step is not None and step.is_random and not step.drawn)
        self._show_matrix(step)
        self._show_error(target)

    def _show_matrix(self, step: XrayStep | None) -> None:
        affine = step.affine if step is not None else None
        self._titles[2].setVisible(step is not None)
        if step is not None and affine is None:
            text = PlainLabel(self.tr("Not one matrix: the images were mixed or cut at random."))
            text.setProperty("tone", "muted")
            text.setWordWrap(True)
            self._matrix.addWidget(text, 0, 0, 1, 3)
        elif affine is not None:
            for place, value in enumerate(affine):
                cell = PlainLabel(_signed(value, 1 if place % 3 == 2 else 3))
                cell.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._matrix.addWidget(cell, place // 3, place % 3)

    def _show_error(self, target: Target | None) -> None:
        error = target.facts.get("error_px") if target is not None else None
        self.error.setVisible(bool(error))
        if not error:
            return
        mean, most = error
        is_fine = most < 2.0
        name, tone = ("check", "good_text") if is_fine else ("warn", "warn_text")
        ratio = self.devicePixelRatioF()
        self._error_mark.setPixmap(icon_pixmap(name, 16, getattr(self._theme.colors, tone), ratio))
        text = self.tr("Decode(encode) error {mean} px, largest {most} px")
        self._error_text.setText(text.format(mean=f"{mean:.2f}", most=f"{most:.2f}"))

    def retranslate(self) -> None:
        """Set every text again."""
        texts = (self.tr("Settings"), "", self.tr("Image to input, so far"))
        for heading, text in zip(self._titles, texts, strict=True):
            heading.setText(text)
        self._nothing.setText(self.tr("Nothing that can be told in numbers."))
        self.show_step(*self._shown)

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _add(grid: QGridLayout, row: int, name: str, value: str) -> None:
    left = PlainLabel(name)
    left.setProperty("tone", "muted")
    grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
    right: QLabel = PlainLabel(value if len(value) <= LONGEST_TEXT else value[: LONGEST_TEXT - 1] + "…")
    right.setToolTip(value if len(value) > LONGEST_TEXT else "")
    right.setWordWrap(True)
    right.setAlignment(Qt.AlignmentFlag.AlignRight)
    grid.addWidget(right, row, 1)


def _signed(value: float, places: int) -> str:
    text = f"{round(value, places) + 0.0:.{places}f}"
    return text.replace("-", "\N{MINUS SIGN}")
