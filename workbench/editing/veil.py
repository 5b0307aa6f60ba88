"""What the person does not want to see at the moment. Not part of the document: it is neither stored nor undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from psygnal import Signal

from workbench.core.instance import Instance


class Veil:
    """Hidden objects, hidden classes, and the few that alone are shown (solo)."""

    changed: ClassVar[Signal] = Signal()
    """Emitted once whenever something else is hidden than before."""

    def __init__(self) -> None:
        self._ids: frozenset[int] = frozenset()
        self._categories: frozenset[int] = frozenset()
        self._solo: frozenset[int] = frozenset()

    @property
    def ids(self) -> frozenset[int]:
        """The hidden objects."""
        return self._ids

    @property
    def categories(self) -> frozenset[int]:
        """The classes whose objects are hidden."""
        return self._categories

    @property
    def solo(self) -> frozenset[int]:
        """The objects that alone are shown; empty when all are."""
        return self._solo

    def shows(self, instance: Instance) -> bool:
        """Whether an object is to be seen."""
        if self._solo:
            return instance.id in self._solo
        return instance.id not in self._ids and instance.category_id not in self._categories

    def toggle(self, ids: Iterable[int]) -> None:
        """Hide these objects, or show them when all of them are hidden already."""
        asked = frozenset(ids)
        self._set(self._ids - asked if asked <= self._ids else self._ids | asked, self._categories, self._solo)

    def toggle_category(self, category_id: int) -> None:
        """Hide the objects of a class, or show them again."""
        self._set(self._ids, self._categories ^ {category_id}, self._solo)

    def toggle_solo(self, ids: Iterable[int]) -> None:
        """Show these objects alone; everything again when there is a solo already."""
        self._set(self._ids, self._categories, frozenset() if self._solo else frozenset(ids))

    def show_all(self) -> None:
        """Hide nothing."""
        self._set(frozenset(), frozenset(), frozenset())

    def leave_image(self) -> None:
        """Forget the objects: another image is shown. Hidden classes stay hidden."""
        self._set(frozenset(), self._categories, frozenset())

    def _set(self, ids: frozenset[int], categories: frozenset[int], solo: frozenset[int]) -> None:
        if (ids, categories, solo) != (self._ids, self._categories, self._solo):
            self._ids, self._categories, self._solo = ids, categories, solo
            self.changed.emit()
