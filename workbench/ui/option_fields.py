"""Fields for the options of a recipe: each knows its key, what an absent option means, and its value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox

from workbench.ui.choice_field import ChoiceField
from workbench.ui.number_field import WholeField


class OptionField(Protocol):
    """One option. ``absent`` is what a recipe without it means; ``valueChanged`` is emitted on every change."""

    key: str
    absent: Any

    @property
    def optionChanged(self) -> SignalInstance:
        """Emitted whenever the value is another one."""

    def value(self) -> Any:
        """What is chosen."""

    def show_value(self, value: Any) -> None:
        """Show a value of a recipe."""


class SwitchOption(QCheckBox):
    """On or off."""

    optionChanged: ClassVar[Signal] = Signal()

    def __init__(self, key: str, text: str) -> None:
        super().__init__(text)
        self.key, self.absent = key, False
        self.setObjectName(f"train.{key}")
        self.toggled.connect(lambda _: self.optionChanged.emit())

    def value(self) -> bool:
        """Whether it is on."""
        return self.isChecked()

    def show_value(self, value: Any) -> None:
        """Show a value of a recipe."""
        self.setChecked(bool(value))


class WholeOption(WholeField):
    """A whole number; ``nothing`` is what the least one reads as."""

    optionChanged: ClassVar[Signal] = Signal()

    def __init__(self, key: str, least: int, most: int, nothing: str) -> None:
        super().__init__()
        self.key, self.absent = key, least
        self.setObjectName(f"train.{key}")
        self.setRange(least, most)
        self.setSpecialValueText(nothing)
        self.valueChanged.connect(lambda _: self.optionChanged.emit())

    def show_value(self, value: Any) -> None:
        """Show a value of a recipe."""
        self.setValue(int(value))


class ChoiceOption(ChoiceField):
    """One of a few values; a recipe's own that is not among them is offered too."""

    optionChanged: ClassVar[Signal] = Signal()

    def __init__(self, key: str, absent: Any, offered: Sequence[tuple[str, Any]] = ()) -> None:
        super().__init__()
        self.key, self.absent = key, absent
        self.setObjectName(f"train.{key}")
        self.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(offered)
        self.currentIndexChanged.connect(lambda _: self.optionChanged.emit())

    def offer(self, offered: Sequence[tuple[str, Any]]) -> None:
        """Offer other values, texts first; the one that an absent option means is chosen."""
        self.blockSignals(True)
        self.clear()
        for text, value in offered:
            self.addItem(text, value)
        self.blockSignals(False)
        self.show_value(self.absent)

    def value(self) -> Any:
        """What is chosen."""
        return self.currentData()

    def show_value(self, value: Any) -> None:
        """Show a value of a recipe."""
        row = self.row_of(value)
        if row < 0 and value != self.absent:
            self.addItem(str(value), value)
            row = self.count() - 1
        self.setCurrentIndex(max(0, row))

    def row_of(self, value: Any) -> int:
        """Return the row of a value, -1 where it is not offered; 1 is not True here."""
        rows = range(self.count())
        return next((row for row in rows if (own := self.itemData(row)) == value and type(own) is type(value)), -1)
