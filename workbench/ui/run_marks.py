"""Each run's colour, and whether its curves are drawn: what the table of runs and the charts share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

RUN_COLORS = (
    "#e69f00",
    "#56b4e9",
    "#cc79a7",
    "#2fbf8f",
    "#f0e442",
    "#e8603c",
    "#7d8cff",
    "#b9e27a",
    "#f7b6d2",
    "#b05bd6",
)


class RunMarks(QObject):
    """A run keeps its colour; new ones get the next. ``changed`` comes when a curve is shown or hidden."""

    changed: ClassVar[Signal] = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._order: dict[str, int] = {}
        self._hidden: set[str] = set()

    def start(self, runs: Iterable[str]) -> None:
        """Another project: forget all runs, and give these their colours in turn."""
        self._order = {run: place for place, run in enumerate(runs)}
        self._hidden.clear()

    def color(self, run: str) -> str:
        """Return the colour of a run as ``#rrggbb``; a run seen first gets the next one."""
        place = self._order.setdefault(run, len(self._order))
        return RUN_COLORS[place % len(RUN_COLORS)]

    def is_shown(self, run: str) -> bool:
        """Whether the curves of a run are drawn."""
        return run not in self._hidden

    def toggle(self, run: str) -> None:
        """Show the curves of a run, or hide them."""
        self._hidden.symmetric_difference_update({run})
        self.changed.emit(run)
