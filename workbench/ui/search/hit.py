"""One line of the search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QIcon


@dataclass(frozen=True)
class Hit:
    """What a line says, its key or kind, and what choosing it does.

    ``id`` is by what it is remembered (empty: it is not). ``why_not`` says why it cannot be used now; such a line is
    shown grey. ``score`` is how well it fits, 0..1.
    """

    title: str
    note: str
    run: Callable[[], object]
    drawing: QIcon
    id: str = ""
    why_not: str = ""
    score: float = 1.0


UNUSABLE_COST = 0.3
"""How much better a line must fit that cannot be used now to stand before one that can."""


def in_order(hits: list[Hit], recent: tuple[str, ...]) -> list[Hit]:
    """Return the lines, best first; of equal ones those used last, then as they came."""
    places = {name: place for place, name in enumerate(recent)}

    def rank(hit: Hit) -> tuple[float, int]:
        return -hit.score + (UNUSABLE_COST if hit.why_not else 0.0), places.get(hit.id, len(places))

    return sorted(hits, key=rank)
