"""One line in plain words: what trains here, or how far the installation of the training engine is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy

from workbench.ui.icons import icon_pixmap
from workbench.ui.plain_label import PlainLabel
from workbench.ui.theme import Theme

_DRAWINGS = {"good": "check", "busy": "clock", "bad": "error", "none": "info"}


class EngineLine(QFrame):
    """``set_text`` says it; the button asks for the doctor's page or for the installation."""

    verbAsked: ClassVar[Signal] = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("engineLine")
        self.setProperty("kind", "raised")
        self.setFixedHeight(44)
        self._theme = theme
        self._state = "none"
        self._mark = PlainLabel()
        self._title = PlainLabel()
        self._detail = PlainLabel()
        self._detail.setProperty("tone", "muted")
        self._detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.hide()
        self.verb = QPushButton()
        self.verb.hide()
        self.verb.setProperty("kind", "small")
        self.verb.clicked.connect(self.verbAsked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self._title)
        row.addWidget(self._detail, 1)
        row.addWidget(self._bar)
        row.addWidget(self.verb)
        theme.changed.connect(self._show_mark)
        self._show_mark()

    @property
    def text(self) -> str:
        """The whole line as it can be read."""
        return f"{self._title.text()} {self._detail.text()}".strip()

    def set_text(self, title: str, detail: str = "", state: str = "none", verb: str = "") -> None:
        """Say a headline and a detail. ``state`` is good, busy, bad or none; an empty verb hides the button."""
        self._state = state
        self._title.setText(title)
        self._detail.setText(detail)
        self.verb.setText(verb)
        self.verb.setVisible(bool(verb))
        self._show_mark()

    def set_progress(self, done: int, total: int) -> None:
        """Show how far the installation is; a total of 0 hides the bar."""
        self._bar.setVisible(total > 0)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _show_mark(self) -> None:
        colors = self._theme.colors
        tones = {"good": colors.good_text, "busy": colors.accent_text, "bad": colors.bad_text}
        tone = tones.get(self._state, colors.muted)
        self._mark.setPixmap(icon_pixmap(_DRAWINGS[self._state], 18, tone, self.devicePixelRatioF()))
