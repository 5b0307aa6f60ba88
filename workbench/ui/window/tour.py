"""Four hints in the example project, one at a time, gone for good when dismissed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from workbench.ui.settings import Settings

WIDTH_PX = 320
SEEN = "tour/seen"
LABEL, TRAIN, WATCH, LOOK = range(4)
"""The hints by their places."""


class Tour(QFrame):
    """A small card in the canvas's lower right corner."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("tour")
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedWidth(WIDTH_PX)
        self._settings = settings
        self._step = 0
        self._title = QLabel()
        self._title.setProperty("tone", "strong")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setProperty("tone", "muted")
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._number = QLabel()
        self._number.setProperty("tone", "muted")
        self._dismiss = QPushButton()
        self._dismiss.setProperty("kind", "flat")
        self._dismiss.clicked.connect(self.dismiss)
        self._next = QPushButton()
        self._next.setProperty("kind", "primary")
        self._next.clicked.connect(self.advance)
        foot = QHBoxLayout()
        foot.addWidget(self._number, 1)
        foot.addWidget(self._dismiss)
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(foot)
        self.hide()
        self.retranslate()

    def start(self) -> None:
        """Show the first hint, unless the tour was dismissed once."""
        if not self._settings.flag(SEEN):
            self._step = 0
            self.retranslate()
            self.show()
            self.raise_()

    def advance(self) -> None:
        """Show the next hint; after the last one the tour is over."""
        self._step += 1
        if self._step == len(self._hints()):
            self.dismiss()
        else:
            self.retranslate()

    def reach(self, hint: int) -> None:
        """Go on by itself when what a hint asks for was done; hints that are not shown at the moment do not move."""
        if self.isVisible() and self._step == hint:
            self.advance()

    def dismiss(self) -> None:
        """Go, and do not come again."""
        self._settings.put(SEEN, True)
        self.hide()

    def _hints(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Label one"),
                self.tr(
                    "Press <b>Ctrl+Shift+D</b> for the next image without labels, then <b>K</b>, and click the three "
                    "corners of a set square. <b>R</b> draws a box, <b>P</b> a polygon. Everything is stored at once."
                ),
            ),
            (
                self.tr("Train a model"),
                self.tr(
                    "<b>Ctrl+L</b> opens the few choices that matter, filled in from your labels. The run goes on in "
                    "the background: go on labelling, or close the window."
                ),
            ),
            (
                self.tr("Watch the curve"),
                self.tr(
                    "<b>F3</b> shows the runs, their losses and scores as they come in. <b>F2</b> brings you back."
                ),
            ),
            (
                self.tr("See what it learned"),
                self.tr(
                    "When the run has finished, predict with it (<b>Ctrl+Shift+P</b>). <b>F4</b> shows predictions and "
                    "heatmaps beside your labels; accept the good ones with one click."
                ),
            ),
        )

    def retranslate(self) -> None:
        """Set every text again."""
        hints = self._hints()
        title, text = hints[self._step]
        self._title.setText(title)
        self._text.setText(text)
        self._number.setText(f"{self._step + 1} / {len(hints)}")
        is_last = self._step == len(hints) - 1
        self._next.setText(self.tr("Done") if is_last else self.tr("Next"))
        self._dismiss.setText(self.tr("No more hints"))
        self._dismiss.setVisible(not is_last)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH_PX))

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
