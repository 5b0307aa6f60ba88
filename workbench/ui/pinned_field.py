"""Which validation images the training cinema follows: a choice that image ids come out of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Signal

from workbench.tasks.features import FOLLOWED
from workbench.ui.choice_field import ChoiceField

MOST_PINNED = 48
"""Predictions of no more images than this are kept after every validation."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Image ids: ``validation`` are those that a run validates on, in their order; ``listed`` those that the list of
    images shows now, ``shown`` the one on the canvas, 0 for none."""

    validation: Sequence[int] = ()
    listed: Sequence[int] = ()
    shown: int = 0


class PinnedField(ChoiceField):
    """The option ``pinned``; the first item is what an absent one means."""

    optionChanged: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key = "pinned"
        self.absent: list[int] = []
        self.setObjectName("train.pinned")
        self.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._of: dict[str, list[int]] = {}
        self.offer(Candidates())
        self.currentIndexChanged.connect(lambda _: self.optionChanged.emit())

    def offer(self, images: Candidates) -> None:
        """Offer what there is to follow; a choice that is still there stays, ids of before stay as they are."""
        kind, before = self.currentData(), self.value()
        all_of_them = list(images.validation)
        self.blockSignals(True)
        self.clear()
        self._of = {}
        count = min(FOLLOWED, len(all_of_them))
        self._add("first", self.tr("The first of the validation split ({n})").format(n=count), [])
        if len(all_of_them) > FOLLOWED:
            spread = [all_of_them[round(n * (len(all_of_them) - 1) / (FOLLOWED - 1))] for n in range(FOLLOWED)]
            self._add("spread", self.tr("Spread over the validation split ({n})").format(n=FOLLOWED), spread)
        learned = set(all_of_them)
        listed = [number for number in images.listed if number in learned]
        if listed and len(listed) < len(all_of_them):
            self._add("listed", self._listed_words(len(listed)), listed[:MOST_PINNED])
        if images.shown in learned:
            self._add("shown", self.tr("The one on the canvas"), [images.shown])
        self.setEnabled(bool(all_of_them))
        self.blockSignals(False)
        if kind in self._of and kind != "own":
            self.setCurrentIndex(self.findData(kind))
        else:
            self.show_value(before)

    def value(self) -> list[int]:
        """The ids to follow, none for the first ones."""
        return list(self._of.get(self.currentData() or "", ()))

    def show_value(self, value: Any) -> None:
        """Show the ids of a recipe."""
        wanted = [int(number) for number in value or ()]
        kind = next((kind for kind, listed in self._of.items() if listed == wanted), "own")
        if kind == "own":
            self._of.pop("own", None)
            if (row := self.findData("own")) >= 0:
                self.removeItem(row)
            self._add("own", self.tr("As chosen before ({n})").format(n=len(wanted)), wanted)
        self.setCurrentIndex(self.findData(kind))

    def _listed_words(self, count: int) -> str:
        if count > MOST_PINNED:
            return self.tr("The first of the image list ({n})").format(n=MOST_PINNED)
        return self.tr("Those in the image list ({n})").format(n=count)

    def _add(self, kind: str, text: str, ids: list[int]) -> None:
        self._of[kind] = ids
        self.addItem(text, kind)
