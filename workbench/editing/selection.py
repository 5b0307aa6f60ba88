"""What the person has picked out on the shown image. Not part of the document: it is neither stored nor undone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from psygnal import Signal

from workbench.core.instance import Instance

ChosenPoint = tuple[int, int]
"""A vertex of an outline: which ring, parts before holes, and which of its points."""


class Selection:
    """Selected objects, the hovered one, and one keypoint; each signal is emitted only when something changed."""

    changed: ClassVar[Signal] = Signal()
    """Ids, keypoint or chosen points changed."""
    hover_changed: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        self._ids: frozenset[int] = frozenset()
        self._keypoint: tuple[int, int] | None = None
        self._points: tuple[Instance, frozenset[ChosenPoint]] | None = None
        self._hovered: int | None = None
        self._hovered_keypoint: int | None = None

    @property
    def ids(self) -> frozenset[int]:
        """Ids of the selected instances."""
        return self._ids

    @property
    def keypoint(self) -> tuple[int, int] | None:
        """(instance id, keypoint index) of the one picked keypoint, or None."""
        return self._keypoint

    @property
    def points(self) -> tuple[Instance, frozenset[ChosenPoint]] | None:
        """The chosen points of the one selected outline, with the object as it was when they were chosen, or None."""
        return self._points

    def choose_points(self, instance: Instance, points: frozenset[ChosenPoint]) -> None:
        """Pick out points of the selected object's outline; none of them: forget those that were chosen."""
        chosen = (instance, points) if points else None
        if chosen != self._points:
            self._points = chosen
            self.changed.emit()

    @property
    def hovered(self) -> int | None:
        """Id of the instance under the pointer (in any view), or None."""
        return self._hovered

    @property
    def hovered_keypoint(self) -> int | None:
        """Index of the keypoint of the hovered instance under the pointer, or None."""
        return self._hovered_keypoint

    @property
    def only(self) -> int | None:
        """The id of the one selected instance; None when none or several are selected."""
        return next(iter(self._ids)) if len(self._ids) == 1 else None

    def set(self, ids: Iterable[int], keypoint: tuple[int, int] | None = None) -> None:
        """Select exactly these instances (and this keypoint of one of them)."""
        new = frozenset(ids)
        if (new, keypoint) != (self._ids, self._keypoint):
            self._points = self._points if new == self._ids else None
            self._ids, self._keypoint = new, keypoint
            self.changed.emit()

    def toggle(self, instance_id: int) -> None:
        """Add an instance to the selection, or take it out."""
        self.set(self._ids ^ {instance_id})

    def discard(self, ids: Iterable[int]) -> None:
        """Take instances out, for example because they were deleted."""
        gone = frozenset(ids)
        keypoint = None if self._keypoint and self._keypoint[0] in gone else self._keypoint
        self.set(self._ids - gone, keypoint)
        if self._hovered in gone:
            self.hover(None)

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def hover(self, instance_id: int | None, keypoint: int | None = None) -> None:
        """Say which instance, and which keypoint of it, the pointer is over."""
        if (instance_id, keypoint) != (self._hovered, self._hovered_keypoint):
            self._hovered, self._hovered_keypoint = instance_id, keypoint
            self.hover_changed.emit()
