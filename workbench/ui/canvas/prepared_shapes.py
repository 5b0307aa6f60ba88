"""The shapes of one image as arrays, kept between pictures and renewed only where an instance changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.figure import Figure, PointSet, figure_outline
from workbench.core.instance import Instance
from workbench.core.masks import Mask, mask_bounds_xywh

Floats = npt.NDArray[np.float32]
_FEW_POINTS = 12
_MANY_POINTS = 10_000
_FULL_SIZE_EXTENT = 40.0
"""An object with very many corners counts as this small: it is drawn coarsely wherever the image is shrunk."""
Room = tuple[float, float, float, float]
_NOWHERE: Room = (np.inf, np.inf, -np.inf, -np.inf)


@dataclass(frozen=True, slots=True)
class PreparedShape:
    """One instance ready to be drawn, image pixels. ``rings`` have shape (N, 2); ``keypoints`` (K, 3) with COCO's v.

    ``has_holes``: the rings are to be filled together by the even-odd rule (a mask). ``coarse`` are the rings with
    every third point, for when the object's ``extent`` (longer side, image pixels) is small on the screen. ``room`` is
    x0, y0, x1, y1 of the rings. ``lines`` are open, ``dots`` of shape (N, 2) stand by themselves.
    """

    instance: Instance
    rings: tuple[Floats, ...]
    coarse: tuple[Floats, ...]
    keypoints: Floats | None
    has_holes: bool
    extent: float
    room: Room = _NOWHERE
    lines: tuple[Floats, ...] = ()
    dots: Floats | None = None


def prepare(instance: Instance, shows_box: bool = True, shows_polygons: bool = True) -> PreparedShape:
    """Turn an instance into arrays: its polygons, else its mask's outline, and its figure; else its box."""
    keypoints = np.array(instance.keypoints, np.float32) if instance.keypoints else None
    rings: tuple[Floats, ...] = ()
    has_holes = False
    if instance.polygons and shows_polygons:
        every = (*instance.polygons, *instance.holes)
        rings, has_holes = tuple(np.array(ring, np.float32).reshape(-1, 2) for ring in every), bool(instance.holes)
    elif instance.mask is not None and shows_polygons:
        rings, has_holes = mask_outlines(instance.mask), True
    elif instance.figure is not None and shows_polygons:
        pass  # drawn below: it says more than the box around it
    elif instance.bbox_xywh is not None and shows_box:
        x, y, w, h = instance.bbox_xywh
        rings = (np.array([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], np.float32),)
    is_mask = instance.mask is not None and not instance.polygons
    room = _room_of(rings)
    if is_mask and sum(map(len, rings)) > _MANY_POINTS:
        coarse, extent = _thinned(rings, has_specks=False), _FULL_SIZE_EXTENT
    else:
        thinned = (np.ascontiguousarray(ring[::3]) if len(ring) > _FEW_POINTS else ring for ring in rings)
        coarse = _thinned(rings) if is_mask else tuple(thinned)
        extent = max(room[2] - room[0], room[3] - room[1]) if rings else 0.0
    shape = PreparedShape(instance, rings, coarse, keypoints, has_holes, extent, room)
    return shape if instance.figure is None or not shows_polygons else _with_figure(shape, instance.figure)


def _with_figure(shape: PreparedShape, figure: Figure) -> PreparedShape:
    points, is_closed = figure_outline(figure)
    outline = points.astype(np.float32)
    if isinstance(figure, PointSet):
        return replace(shape, dots=outline)
    if not is_closed:
        return replace(shape, lines=(outline,))
    if shape.rings:
        # Beside an outline that is filled the figure is a line only: filled together they would cut holes.
        return replace(shape, lines=(np.concatenate([outline, outline[:1]]),))
    coarse = np.ascontiguousarray(outline[::3]) if len(outline) > _FEW_POINTS else outline
    room = _room_of([outline])
    extent = max(room[2] - room[0], room[3] - room[1])
    return replace(shape, rings=(outline,), coarse=(coarse,), extent=extent, room=room)


def mask_outlines(mask: Mask) -> tuple[Floats, ...]:
    """Return the outlines of a mask along pixel borders, holes included, each of shape (N, 2) in image pixels.

    Filled together by the even-odd rule they give the mask. Pixels that touch at a corner share a ring, which runs
    through that corner twice; core/outline.py gives the ones that can be edited.
    """
    left, top, width, height = mask_bounds_xywh(mask)
    if width == 0:
        return ()
    crop = mask.crop(left, top, width, height).astype(np.uint8)
    # Contours run through the middles of the outermost pixels. Doubled, every such pixel is one quarter of a pixel of
    # the mask, and belongs to one corner of it: moving the points there makes the contour exact.
    doubled = cv2.resize(crop, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
    contours, _ = cv2.findContours(doubled, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    places = np.concatenate(contours).reshape(-1, 2).astype(np.int32)
    corners = ((places + (places & 1)) / 2 + (left, top)).astype(np.float32)
    ends = np.cumsum([len(contour) for contour in contours]).tolist()
    return tuple(corners[start:end] for start, end in zip([0, *ends], ends, strict=False))


def _thinned(rings: tuple[Floats, ...], has_specks: bool = True) -> tuple[Floats, ...]:
    """Return the rings of a mask without the steps of its pixels, for where the image is shrunk."""
    kept = (ring for ring in rings if has_specks or len(ring) > _FEW_POINTS)
    return tuple(
        cv2.approxPolyDP(ring, 1.0, True).reshape(-1, 2).astype(np.float32) if len(ring) > 4 else ring for ring in kept
    )


class PreparedShapes:
    """Prepared shapes by instance id, with their bounds in one array for culling. Used by one thread."""

    def __init__(self) -> None:
        self._shapes: dict[int, PreparedShape] = {}
        self._rows: dict[int, int] = {}
        self._bounds = np.empty((0, 4), np.float32)
        self._last: Sequence[Instance] | None = None

    def update(self, instances: Sequence[Instance]) -> None:
        """Hold exactly these instances; equal objects (by identity) are kept as they are."""
        if instances is self._last:
            return
        self._last = instances
        held = self._shapes
        fresh: dict[int, PreparedShape] = {}
        changed = []
        for instance in instances:
            shape = held.get(instance.id)
            if shape is None or shape.instance is not instance:
                shape = prepare(instance)
                changed.append(instance.id)
            fresh[instance.id] = shape
        if list(fresh) == list(self._rows):
            for key in changed:
                self._bounds[self._rows[key]] = _bounds(fresh[key])
        else:
            self._rows = {key: row for row, key in enumerate(fresh)}
            self._bounds = np.array([_bounds(shape) for shape in fresh.values()], np.float32).reshape(-1, 4)
        self._shapes = fresh

    def visible(self, x0: float, y0: float, x1: float, y1: float, hidden: frozenset[int]) -> list[PreparedShape]:
        """Return the shapes that touch a rectangle of image pixels, back to front, without the hidden ids."""
        bounds = self._bounds
        touches = (bounds[:, 0] <= x1) & (bounds[:, 1] <= y1) & (bounds[:, 2] >= x0) & (bounds[:, 3] >= y0)
        shapes = list(self._shapes.values())
        found = [shapes[row] for row in np.flatnonzero(touches)]
        return [shape for shape in found if shape.instance.id not in hidden] if hidden else found


def _bounds(shape: PreparedShape) -> Room:
    """Return the room of everything that is drawn of a shape."""
    if not shape.lines and shape.dots is None and shape.keypoints is None:
        return shape.room
    parts = [*shape.rings, *shape.lines]
    if shape.dots is not None:
        parts.append(shape.dots)
    if shape.keypoints is not None:
        parts.append(shape.keypoints[shape.keypoints[:, 2] > 0, :2])
    return _room_of([part for part in parts if len(part)])


def _room_of(parts: Sequence[Floats]) -> Room:
    """Return x0, y0, x1, y1 of points; the ufuncs themselves take half as long as min() and max() for a few dozen."""
    if not parts:
        return _NOWHERE
    points = parts[0] if len(parts) == 1 else np.concatenate(parts)
    x0, y0 = np.minimum.reduce(points).tolist()
    x1, y1 = np.maximum.reduce(points).tolist()
    return x0, y0, x1, y1
