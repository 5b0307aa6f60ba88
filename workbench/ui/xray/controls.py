"""The left side of the X-ray: what is looked at, with which random numbers, and what can be set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.ui.choice_field import ChoiceField
from workbench.ui.icons import icon, icon_pixmap
from workbench.ui.number_field import WholeField
from workbench.ui.plain_label import PlainLabel
from workbench.ui.theme import Theme
from workbench.ui.xray.augmentation_list import AugmentationList

MUCH_LOST = 0.05
"""From this part of the keypoints outside the crop on, the card warns."""


class XrayControls(QWidget):
    """``presetChosen`` carries a preset's name, ``seedChosen`` a seed; the others are buttons."""

    presetChosen: ClassVar[Signal] = Signal(str)
    seedChosen: ClassVar[Signal] = Signal(int)
    useAsked: ClassVar[Signal] = Signal()
    manyAsked: ClassVar[Signal] = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("xray.controls")
        self._theme = theme
        self._told: tuple[int, int, int] = (0, 0, 0)
        self.preset = ChoiceField()
        self.preset.setObjectName("xray.preset")
        self.seed = WholeField()
        self.seed.setObjectName("xray.seed")
        self.seed.setRange(0, 2**31 - 1)
        self.again = _button("xray.again", "dice")
        self.many = _button("xray.many", "grid")
        self.use = _button("xray.use", "")
        self.use.setProperty("kind", "primary")
        self.augmentations = AugmentationList()
        self.card = QFrame()
        self.card.setProperty("kind", "raised")
        self._card_mark, self._card_text = PlainLabel(), PlainLabel()
        self._card_text.setWordWrap(True)
        self._captions = (PlainLabel(), PlainLabel())
        self._lay_out()
        self.preset.activated.connect(lambda _: self.presetChosen.emit(str(self.preset.currentData())))
        self.seed.valueChanged.connect(self.seedChosen)
        self.again.clicked.connect(self.draw_again)
        self.use.clicked.connect(lambda: self.useAsked.emit())
        self.many.clicked.connect(lambda: self.manyAsked.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setHorizontalSpacing(10)
        head.setVerticalSpacing(8)
        for row, caption in enumerate(self._captions):
            caption.setProperty("tone", "muted")
            head.addWidget(caption, row, 0)
        head.addWidget(self.preset, 0, 1, 1, 2)
        head.addWidget(self.seed, 1, 1)
        head.addWidget(self.again, 1, 2)
        head.setColumnStretch(1, 1)
        inside = QHBoxLayout(self.card)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self._card_mark, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._card_text, 1)
        around = QVBoxLayout()
        around.setContentsMargins(12, 4, 12, 8)
        around.addWidget(self.card)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 10)
        foot.setSpacing(8)
        foot.addWidget(self.many)
        foot.addWidget(self.use, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_rule())
        column.addWidget(self.augmentations, 1)
        column.addLayout(around)
        column.addWidget(_rule())
        column.addLayout(foot)
        self.card.hide()

    def set_presets(self, entries: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer presets (name, title) and mark the one that is looked at."""
        self.preset.blockSignals(True)
        self.preset.clear()
        for name, title in entries:
            self.preset.addItem(title, name)
        self.preset.setCurrentIndex(self.preset.findData(chosen))
        self.preset.blockSignals(False)

    def set_seed(self, seed: int) -> None:
        """Show a seed that was set elsewhere; no signal."""
        self.seed.blockSignals(True)
        self.seed.setValue(seed)
        self.seed.blockSignals(False)

    def draw_again(self) -> None:
        """Take the next seed."""
        self.seed.setValue(self.seed.value() + 1)

    def show_losses(self, draws: int, of: int, lost: int) -> None:
        """Say how many of so many labels were lost in so many draws; nothing of 0."""
        self._told = (draws, of, lost)
        self.card.setVisible(of > 0)
        if not of:
            return
        share = lost / of
        name, tone = ("warn", "warn_text") if share >= MUCH_LOST else ("check", "good_text")
        self._card_mark.setPixmap(icon_pixmap(name, 16, getattr(self._theme.colors, tone), self.devicePixelRatioF()))
        text = self.tr("In {draws} draws {share} % of the keypoints left the crop.")
        self._card_text.setText(text.format(draws=draws, share=f"{100 * share:.1f}"))

    def retranslate(self) -> None:
        """Set every text again."""
        for caption, text in zip(self._captions, (self.tr("Model"), self.tr("Seed")), strict=True):
            caption.setText(text)
        self.preset.setAccessibleName(self.tr("Model"))
        self.seed.setAccessibleName(self.tr("Seed"))
        self.again.setText(self.tr("Draw again"))
        self.again.setToolTip(self.tr("Draw other random numbers (Space)"))
        self.many.setText(self.tr("12 draws"))
        self.many.setToolTip(self.tr("Show what 12 draws make of this sample"))
        self.use.setText(self.tr("Use in new run"))
        self.use.setToolTip(self.tr("Train a model with these augmentations"))
        self.show_losses(*self._told)

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _button(name: str, drawing: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    if drawing:
        button.setIcon(icon(drawing))
    return button


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule
