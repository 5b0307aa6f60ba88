"""What a skeleton is drawn on: a piece of the shown image with one of its objects, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from workbench.core.instance import Instance
from workbench.core.schema import Skeleton
from workbench.editing.poses.typical_pose import pose_of_template
from workbench.editing.shape_index import bounds
from workbench.ui.canvas.pyramid import Pyramid

SIDE_PX = 480.0
"""How large the plain ground is, in pixels of its own."""
_AROUND = 0.25
_MOST_PX = 3000
XY = tuple[float, float]


@dataclass(frozen=True)
class Backdrop:
    """``image`` None: a plain ground of ``width`` x ``height``. ``places`` are the labelled points of the object."""

    width: float = SIDE_PX
    height: float = SIDE_PX
    image: QImage | None = None
    places: tuple[XY | None, ...] = ()

    @classmethod
    def around(cls, pyramid: Pyramid, subject: Instance | None) -> Backdrop:
        """Cut out an object with some of what lies around it; the whole image without one."""
        x0, y0, x1, y1 = _room(pyramid, subject)
        held = (level for level, each in enumerate(pyramid.levels) if each is not None)
        level = next((level for level in held if max(x1 - x0, y1 - y0) >> level <= _MOST_PX), -1)
        source = pyramid.levels[level]
        if level < 0 or source is None:
            return cls()
        factor = 2**level
        part = source.copy(x0 // factor, y0 // factor, max((x1 - x0) // factor, 1), max((y1 - y0) // factor, 1))
        keypoints = subject.keypoints if subject is not None else ()
        places = tuple(((p.x - x0) / factor, (p.y - y0) / factor) if p.v else None for p in keypoints)
        return cls(float(part.width()), float(part.height()), part, places)

    def start_places(self, skeleton: Skeleton | None) -> tuple[XY | None, ...]:
        """Where the points of a skeleton lie at first: its template laid over the object, else in the middle.

        Without a template they lie where the object has them.
        """
        if skeleton is None:
            return ()
        pose = pose_of_template(skeleton)
        known = {i: place for i, place in enumerate(self.places) if place is not None}
        if pose is None:
            return self.places if len(self.places) == len(skeleton.keypoints) else ()
        laid = pose.expected(known) if len(known) > 1 and len(self.places) == len(skeleton.keypoints) else None
        if laid is not None:
            return tuple((x, y) for x, y in laid.tolist())
        side = 0.9 * min(self.width, self.height)
        left, top = (self.width - side) / 2, (self.height - side) / 2
        return tuple((left + side * x, top + side * y) for x, y in skeleton.template)


def _room(pyramid: Pyramid, subject: Instance | None) -> tuple[int, int, int, int]:
    box = bounds(subject) if subject is not None else None
    if box is None:
        return 0, 0, pyramid.width, pyramid.height
    pad = _AROUND * max(box[2], box[3], 16.0)
    x0, y0 = max(int(box[0] - pad), 0), max(int(box[1] - pad), 0)
    x1, y1 = min(int(box[0] + box[2] + pad) + 1, pyramid.width), min(int(box[1] + box[3] + pad) + 1, pyramid.height)
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else (0, 0, pyramid.width, pyramid.height)
