"""The field that says which model is trained: presets, and what was taken from the zoo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from workbench.tasks.presets import Preset, preset
from workbench.ui.choice_field import ChoiceField
from workbench.ui.sentences import translated


class ModelField(QWidget):
    """A list of presets with a button for more. ``changed``: another model; ``moreAsked``: the zoo is wanted."""

    changed: ClassVar[Signal] = Signal()
    moreAsked: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._zoo: dict[str, Preset] = {}
        self._published: dict[str, str] = {}
        self.list = ChoiceField()
        self.list.setObjectName("train.preset")
        self.list.setAccessibleName(self.tr("Model"))
        self.list.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.currentTextChanged.connect(self.list.setToolTip)
        self.list.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.more = QPushButton(self.tr("More models…"))
        self.more.setObjectName("train.more")
        self.more.setAutoDefault(False)
        self.more.setToolTip(self.tr("Every configuration of the installed model libraries"))
        self.more.clicked.connect(self.moreAsked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.list, 1)
        line.addWidget(self.more)
        self.setFocusProxy(self.list)

    def fill(self, offered: Iterable[Preset], advised: str) -> None:
        """Offer presets; the advised one is marked and chosen, unless something of the zoo was taken before."""
        for entry in offered:
            mark = self.tr(" (advised)") if entry.name == advised else ""
            self.list.addItem(translated(entry.title) + mark, entry.name)
        for taken in self._zoo.values():
            self._add(taken)
        self.list.setCurrentIndex(max(0, self.list.findData(next(iter(self._zoo), advised))))

    def take(self, offered: Preset, published: str = "") -> None:
        """Put a configuration of the zoo into the list, and choose it; ``published`` names the file of its weights."""
        self._published[offered.name] = published
        is_new = offered.name not in self._zoo
        self._zoo[offered.name] = offered
        if self.list.count() and is_new:
            self._add(offered)
        self.list.setCurrentIndex(self.list.findData(offered.name))

    def chosen(self) -> Preset:
        """Return what is trained; only once there is something in the list."""
        return self.of_zoo() or preset(self.list.currentData())

    def of_zoo(self) -> Preset | None:
        """Return what is trained when it is of the zoo."""
        return self._zoo.get(self.list.currentData() or "")

    def published(self) -> str:
        """Return the name of the file of weights that the chosen one is published with, or nothing."""
        return self._published.get(self.list.currentData() or "", "")

    def _add(self, offered: Preset) -> None:
        self.list.addItem(
            self.tr("{name} (zoo of {library})").format(name=offered.title, library=offered.adapter), offered.name
        )
