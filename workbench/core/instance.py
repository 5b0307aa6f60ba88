"""One labelled object on one image, as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from workbench.core.figure import Figure
from workbench.core.masks import Mask
from workbench.core.review import ReviewState
from workbench.core.schema import AttributeValue, no_attributes, no_extras


class Visibility(IntEnum):
    """COCO's v: 0 not labelled, 1 labelled but hidden, 2 labelled and visible."""

    ABSENT = 0
    OCCLUDED = 1
    VISIBLE = 2


class Keypoint(NamedTuple):
    """A point in image pixels and COCO's v flag; an absent point is (0, 0, 0)."""

    x: float
    y: float
    v: int


Ring = tuple[float, ...]
"""One closed polygon part as COCO writes it: x0, y0, x1, y1, … in image pixels, last point not repeated."""

XYWH = tuple[float, float, float, float]
"""Left, top, width, height in image pixels (COCO's bbox)."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One labelled or predicted object. Any of box, polygons, mask, keypoints and figure may be there together.

    ``id`` is unique in the project and never used again. ``bbox_xywh`` is COCO's bbox; it is kept as imported and
    not recomputed from the other shapes. ``polygons`` are the parts of one object, ``holes`` the rings cut out of
    them. ``figure`` is a rotated box, circle, line or set of points. ``keypoints`` has one entry for every keypoint
    of the category's skeleton, or is empty. ``area`` is COCO's area in square pixels, None when the source gave
    none. ``score`` is set on predictions only. ``origin`` says who made it: ``hand``, ``import`` or ``run:<name>``.
    ``extras`` keeps the fields of the source format that we do not know, so that an export can give them back.

    ``attributes`` are the values of the class's attributes by name. Objects of one ``group`` belong together, 0 is
    none. Objects are drawn by ``z``, then by id, the highest in front. ``is_locked`` keeps the hand off it on the
    canvas; ``state`` is how far its review has come.
    """

    id: int
    image_id: int
    category_id: int
    bbox_xywh: XYWH | None = None
    polygons: tuple[Ring, ...] = ()
    mask: Mask | None = None
    keypoints: tuple[Keypoint, ...] = ()
    area: float | None = None
    iscrowd: bool = False
    score: float | None = None
    origin: str = "hand"
    extras: Mapping[str, object] = field(default_factory=no_extras, hash=False)
    holes: tuple[Ring, ...] = ()
    figure: Figure | None = None
    attributes: Mapping[str, AttributeValue] = field(default_factory=no_attributes, hash=False)
    group: int = 0
    z: int = 0
    is_locked: bool = False
    state: ReviewState = ReviewState.TODO

    @property
    def drawing_order(self) -> tuple[int, int]:
        """What objects are sorted by, back to front."""
        return self.z, self.id

    @property
    def num_keypoints(self) -> int:
        """COCO's num_keypoints: how many points are labelled, hidden ones included."""
        return sum(1 for point in self.keypoints if point.v > 0)
