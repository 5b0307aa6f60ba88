"""A skeleton while a person draws it: points that know where they came from, lines and pairs that know their points."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from workbench.core.instance import Keypoint
from workbench.core.mirror_names import flip_pairs
from workbench.core.schema import Skeleton
from workbench.editing.operations import RefusedError
from workbench.editing.poses.skeleton_changes import Origins
from workbench.editing.poses.typical_pose import template_of

Link = tuple[int, int]
"""Two points by their keys."""
XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """One keypoint. ``key`` is its own for as long as it is drawn on; ``origin`` is its index in the class's skeleton.

    ``place`` is in the pixels of the picture it is drawn on, None while it has none. ``sigma`` 0: not measured.
    ``color`` empty: that of its side.
    """

    key: int
    name: str
    origin: int | None = None
    place: XY | None = None
    sigma: float = 0.0
    color: str = ""


@dataclass(frozen=True, slots=True)
class SkeletonDraft:
    """Frozen: every change gives another draft, so that undo is keeping the last one.

    Changes raise RefusedError with a sentence and leave this draft as it is.
    """

    points: tuple[DraftPoint, ...] = ()
    edges: tuple[Link, ...] = ()
    pairs: tuple[Link, ...] = ()

    @classmethod
    def of(cls, skeleton: Skeleton | None, places: Iterable[XY | None] = (), is_known: bool = True) -> SkeletonDraft:
        """Begin with a skeleton whose points lie at ``places``; ``is_known``: it is the one the class has now."""
        if skeleton is None:
            return cls()
        count = len(skeleton.keypoints)
        where = [*places, *[None] * count][:count]
        points = tuple(
            DraftPoint(
                index,
                name,
                index if is_known else None,
                where[index],
                skeleton.sigmas[index] if skeleton.sigmas else 0.0,
                skeleton.colors[index] if skeleton.colors else "",
            )
            for index, name in enumerate(skeleton.keypoints)
        )
        return cls(points, skeleton.edges, skeleton.flip_pairs)

    def with_origins_of(self, other: SkeletonDraft) -> SkeletonDraft:
        """Say which points are the same as in another draft: those of the same name; labels then keep them."""
        origins = {point.name: point.origin for point in other.points}
        return replace(self, points=tuple(replace(point, origin=origins.get(point.name)) for point in self.points))

    def point(self, key: int) -> DraftPoint:
        """Return one point; raises KeyError."""
        for point in self.points:
            if point.key == key:
                return point
        raise KeyError(key)

    def partner(self, key: int) -> int | None:
        """Return the key of the point on the other side, or None."""
        return next((b if a == key else a for a, b in self.pairs if key in (a, b)), None)

    def next_unplaced(self) -> int | None:
        """Return the first point that has no place yet."""
        return next((point.key for point in self.points if point.place is None), None)

    def added(self, place: XY | None, pattern: str = "point {number}") -> tuple[SkeletonDraft, int]:
        """Add a point at the end with a name of its own; return its key too."""
        key = max((point.key for point in self.points), default=-1) + 1
        names = {point.name for point in self.points}
        number = len(self.points) + 1
        while (name := pattern.format(number=number)) in names:
            number += 1
        return replace(self, points=(*self.points, DraftPoint(key, name, place=place))), key

    def renamed(self, key: int, name: str) -> SkeletonDraft:
        """Give a point another name."""
        checked = " ".join(name.split())
        if not checked:
            raise RefusedError("A keypoint needs a name.")
        if any(point.name == checked and point.key != key for point in self.points):
            raise RefusedError("Another keypoint has this name already.")
        return self._changed({key}, lambda point: replace(point, name=checked))

    def placed(self, key: int, place: XY | None) -> SkeletonDraft:
        """Put a point somewhere, or take its place away."""
        return self._changed({key}, lambda point: replace(point, place=place))

    def nudged(self, keys: Collection[int], dx: float, dy: float) -> SkeletonDraft:
        """Move points that have a place."""

        def moved(point: DraftPoint) -> DraftPoint:
            return point if point.place is None else replace(point, place=(point.place[0] + dx, point.place[1] + dy))

        return self._changed(keys, moved)

    def with_sigma(self, key: int, sigma: float) -> SkeletonDraft:
        """Set how sharply a point is judged; 0 for not measured."""
        if not 0 <= sigma < 1:
            raise RefusedError("A sigma lies between 0 and 1; 0 means that nobody has measured it.")
        return self._changed({key}, lambda point: replace(point, sigma=sigma))

    def with_color(self, keys: Collection[int], color: str) -> SkeletonDraft:
        """Give points a colour of their own (``#rrggbb``), or that of their side again (empty)."""
        return self._changed(keys, lambda point: replace(point, color=color))

    def shifted(self, keys: Collection[int], step: int) -> SkeletonDraft:
        """Move points one place up (-1) or down (1) in the order they are placed in; at the end nothing moves."""
        points = list(self.points)
        order = range(len(points)) if step < 0 else range(len(points) - 1, -1, -1)
        for index in order:
            other = index + step
            if points[index].key in keys and 0 <= other < len(points) and points[other].key not in keys:
                points[index], points[other] = points[other], points[index]
        return replace(self, points=tuple(points))

    def without(self, keys: Collection[int]) -> SkeletonDraft:
        """Remove points with their lines and pairs."""

        def kept(links: tuple[Link, ...]) -> tuple[Link, ...]:
            return tuple(link for link in links if not set(link) & set(keys))

        points = tuple(point for point in self.points if point.key not in keys)
        return SkeletonDraft(points, kept(self.edges), kept(self.pairs))

    def with_edge(self, first: int, second: int) -> SkeletonDraft:
        """Draw a line between two points, or take the one that is there away."""
        if first == second:
            return self
        kept = tuple(edge for edge in self.edges if set(edge) != {first, second})
        return replace(self, edges=kept if len(kept) < len(self.edges) else (*self.edges, (first, second)))

    def with_pair(self, first: int, second: int) -> SkeletonDraft:
        """Make two points left and right of each other, or no longer; each has one partner at most."""
        if first == second:
            return self
        others = tuple(pair for pair in self.pairs if not set(pair) & {first, second})
        is_there = any(set(pair) == {first, second} for pair in self.pairs)
        return replace(self, pairs=others if is_there else (*others, (first, second)))

    def paired_by_names(self) -> SkeletonDraft:
        """Pair the points whose names say so (left … and right …); other pairs stay."""
        found = flip_pairs([point.name for point in self.points])
        keys = [(self.points[a].key, self.points[b].key) for a, b in found]
        named = {key for pair in keys for key in pair}
        kept = tuple(pair for pair in self.pairs if not set(pair) & named)
        return replace(self, pairs=(*kept, *keys))

    def skeleton(self, template: tuple[XY, ...] = ()) -> Skeleton | None:
        """Return what was drawn, None without points.

        The template is where all points lie on the picture, or else ``template`` when it fits. Where only some sigmas
        are known, the others get the middle one.
        """
        if not self.points:
            return None
        indices = {point.key: index for index, point in enumerate(self.points)}
        known = sorted(point.sigma for point in self.points if point.sigma)
        sigmas = tuple(point.sigma or known[len(known) // 2] for point in self.points) if known else ()
        colors = tuple(point.color for point in self.points)
        drawn = template_of([Keypoint(*point.place, 2) if point.place else Keypoint(0, 0, 0) for point in self.points])
        return Skeleton(
            tuple(point.name for point in self.points),
            tuple((indices[a], indices[b]) for a, b in self.edges),
            tuple((indices[a], indices[b]) for a, b in self.pairs),
            sigmas,
            colors if any(colors) else (),
            drawn or (template if len(template) == len(self.points) else ()),
        )

    def origins(self) -> Origins:
        """Return for every point its index in the class's present skeleton, None for new ones."""
        return tuple(point.origin for point in self.points)

    def _changed(self, keys: Collection[int], change: Callable[[DraftPoint], DraftPoint]) -> SkeletonDraft:
        points = tuple(change(point) if point.key in keys else point for point in self.points)
        return replace(self, points=points)


class DraftHistory:
    """Drafts in the order they came about; equal ones and steps of one drag count as one."""

    def __init__(self, draft: SkeletonDraft) -> None:
        self._drafts = [draft]
        self._place = 0
        self._step = ""

    @property
    def draft(self) -> SkeletonDraft:
        """The draft in force."""
        return self._drafts[self._place]

    @property
    def can_undo(self) -> bool:
        """Whether there is a draft before."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a draft after."""
        return self._place + 1 < len(self._drafts)

    def put(self, draft: SkeletonDraft, step: str = "") -> None:
        """Take a draft; one of the same non-empty ``step`` as the last takes its place."""
        if draft == self.draft:
            return
        is_same_step = bool(step) and step == self._step and not self.can_redo and self.can_undo
        del self._drafts[self._place + (0 if is_same_step else 1) :]
        self._drafts.append(draft)
        self._place = len(self._drafts) - 1
        self._step = step

    def undo(self) -> None:
        """Go back."""
        self._place, self._step = max(self._place - 1, 0), ""

    def redo(self) -> None:
        """Go forward again."""
        self._place, self._step = min(self._place + 1, len(self._drafts) - 1), ""
