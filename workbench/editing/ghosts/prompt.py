"""Pointing at an object to have it cut out: where it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.core.instance import XYWH


@dataclass(frozen=True, slots=True)
class PromptPoint:
    """A place in image pixels that is on the object, or beside it."""

    x: float
    y: float
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Prompt:
    """Where the object is: a box around it, points on it and beside it, or both."""

    points: tuple[PromptPoint, ...] = ()
    box_xywh: XYWH | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing says where the object is (points beside it alone do not)."""
        return self.box_xywh is None and not any(point.is_on for point in self.points)

    def with_point(self, point: PromptPoint) -> Prompt:
        """Return the prompt with one more point."""
        return replace(self, points=(*self.points, point))
