"""Draws thousands of shapes into one transparent picture with OpenCV, which lets other threads run meanwhile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.instance import Instance, Visibility
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.ui.canvas.dashes import dashes
from workbench.ui.canvas.mask_picture import MASK_FILL_ALPHA
from workbench.ui.canvas.palette import MUTED, bgra, bone_color, category_color, joint_colors
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.canvas.prepared_shapes import Floats, PreparedShape, PreparedShapes, prepare

MARGIN_PX = 320
"""How far, in device pixels, the picture reaches beyond the screen: so far panning needs no new one."""
_SHIFT = 4
_ONE_PX = 1 << _SHIFT
_FILL_LIMIT = 3000
_HALO_LIMIT = 1500
_SECOND_PASS_LIMIT = 700
_WIDE_LIMIT = 400
_LINE_SHIFT, _BONE_SHIFT = 8, 14
"""How far beside the first pass the second one runs, in sixteenths of a pixel."""
_SMALL_PX = 40.0
DOT_PX = 4.0
"""The radius of a point that stands by itself, in logical pixels."""
_FILL_ALPHA, _STRONG_FILL_ALPHA = 0.12, 0.22
_STRONG_MASK_ALPHA = 0.45
_HALO = bgra("#000000", 0.45)
_JOINT_HALO = bgra("#000000", 0.6)

Buffer = npt.NDArray[np.uint8]
Fixed = npt.NDArray[np.int32]
"""Points of shape (N, 2) in sixteenths of a device pixel."""


@dataclass(frozen=True)
class PictureRequest:
    """What to draw. ``scale`` is device pixels an image pixel; ``left``, ``top`` the device place of the image corner.

    ``hidden`` are left out (they are painted live), ``strong`` are drawn as selected.
    """

    stamp: int
    scale: float
    left: float
    top: float
    width: int
    height: int
    ratio: float
    schema: LabelSchema
    instances: Sequence[Instance]
    hidden: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()
    predictions: Sequence[Instance] = ()
    prediction_style: PredictionStyle = field(default_factory=PredictionStyle)


@dataclass(frozen=True)
class ShapePicture:
    """A drawn request: ``buffer`` of shape (h, w, 4), premultiplied BGRA, with the margin around the screen."""

    request: PictureRequest
    buffer: Buffer


def draw_picture(request: PictureRequest, prepared: PreparedShapes) -> ShapePicture:
    """Draw what a request asks for; ``prepared`` is kept by the caller from one picture of an image to the next."""
    height, width = request.height + 2 * MARGIN_PX, request.width + 2 * MARGIN_PX
    buffer = np.zeros((height, width, 4), np.uint8)
    prepared.update(request.instances)
    x0, y0 = (-MARGIN_PX - request.left) / request.scale, (-MARGIN_PX - request.top) / request.scale
    shapes = prepared.visible(x0, y0, x0 + width / request.scale, y0 + height / request.scale, request.hidden)
    pen = _Pen(buffer, request, len(shapes))
    pen.shapes(shapes)
    style = request.prediction_style
    pen.predictions([prepare(item, style.shows_boxes, style.shows_polygons) for item in request.predictions])
    return ShapePicture(request, buffer)


class _Pen:
    """Draws into one buffer: fills first, then halos, then lines, then joints, so that nothing hides a line."""

    def __init__(self, buffer: Buffer, request: PictureRequest, count: int) -> None:
        self._buffer = buffer
        self._scale = request.scale
        self._offset = np.array([request.left + MARGIN_PX, request.top + MARGIN_PX], np.float32)
        self._strong = request.strong
        self._categories: Mapping[int, Category] = {item.id: item for item in request.schema.categories}
        self._colors = {item.id: category_color(item, index) for index, item in enumerate(request.schema.categories)}
        self._count = count
        self._ratio = request.ratio
        self._prediction_style = request.prediction_style

    def shapes(self, shapes: Sequence[PreparedShape]) -> None:
        """Draw labels: filled, solid lines."""
        rings = self._to_device(shapes)
        if self._count <= _FILL_LIMIT:
            for shape, parts in zip(shapes, rings, strict=True):
                self._fill(shape, parts)
        by_color: dict[str, list[Fixed]] = defaultdict(list)
        strong = []
        for shape, parts in zip(shapes, rings, strict=True):
            by_color[self._color(shape)] += parts
            if shape.instance.id in self._strong:
                strong += parts
        self._lines(by_color, closed=True)
        if strong:
            cv2.polylines(self._buffer, strong, True, bgra("#ffffff"), 1, cv2.LINE_AA, _SHIFT)
        self._open_lines([shape for shape in shapes if shape.lines])
        for shape in shapes:
            if shape.dots is not None:
                self._dots(shape, is_hollow=False)
            if shape.keypoints is not None:
                self._skeleton(shape, is_dashed=False)

    def predictions(self, shapes: Sequence[PreparedShape]) -> None:
        """Draw predictions: no fill, dashed lines."""
        by_color: dict[str, list[Fixed]] = defaultdict(list)
        for shape in shapes:
            outlines = [(ring, True) for ring in shape.rings] + [(line, False) for line in shape.lines]
            for points, is_closed in outlines:
                parts = dashes(self._placed(points), 6 * self._ratio, 4 * self._ratio, is_closed)
                by_color[self._color(shape)] += [_fixed(part) for part in parts]
        self._lines(by_color, closed=False)
        for shape in shapes:
            if shape.dots is not None:
                self._dots(shape, is_hollow=True)
            if shape.keypoints is not None and self._prediction_style.shows_keypoints:
                self._skeleton(shape, is_dashed=True)

    def _open_lines(self, shapes: Sequence[PreparedShape]) -> None:
        by_color: dict[str, list[Fixed]] = defaultdict(list)
        strong = []
        for shape in shapes:
            lines = [_fixed(self._placed(line)) for line in shape.lines]
            by_color[self._color(shape)] += lines
            if shape.instance.id in self._strong:
                strong += lines
        self._lines(by_color, closed=False)
        if strong:
            cv2.polylines(self._buffer, strong, False, bgra("#ffffff"), 1, cv2.LINE_AA, _SHIFT)

    def _dots(self, shape: PreparedShape, is_hollow: bool) -> None:
        assert shape.dots is not None
        color = "#ffffff" if shape.instance.id in self._strong else self._color(shape)
        state = Visibility.OCCLUDED if is_hollow else Visibility.VISIBLE
        for point in self._placed(shape.dots):
            self._joint(point, state, color, DOT_PX * self._ratio)

    def _color(self, shape: PreparedShape) -> str:
        return self._colors.get(shape.instance.category_id, MUTED)

    def _placed(self, points: Floats) -> Floats:
        placed: Floats = points * np.float32(self._scale) + self._offset
        return placed

    def _to_device(self, shapes: Sequence[PreparedShape]) -> list[list[Fixed]]:
        """Return the rings of every shape in device pixels: one calculation for all, since there may be thousands."""
        limit = _SMALL_PX * self._ratio / self._scale
        rings = [shape.coarse if shape.extent < limit else shape.rings for shape in shapes]
        every = [ring for parts in rings for ring in parts]
        if not every:
            return [[] for _ in shapes]
        ends = iter(_sliced(_fixed(self._placed(np.concatenate(every))), [len(ring) for ring in every]))
        return [[next(ends) for _ in parts] for parts in rings]

    def _fill(self, shape: PreparedShape, rings: list[Fixed]) -> None:
        is_mask = shape.instance.mask is not None and not shape.instance.polygons
        plain, strong = (MASK_FILL_ALPHA, _STRONG_MASK_ALPHA) if is_mask else (_FILL_ALPHA, _STRONG_FILL_ALPHA)
        alpha = strong if shape.instance.id in self._strong else plain
        color = bgra(self._color(shape), alpha)
        if shape.has_holes:
            cv2.fillPoly(self._buffer, rings, color, cv2.LINE_8, _SHIFT)
            return
        if shape.keypoints is not None and not shape.instance.polygons:
            return
        for ring in rings:
            cv2.fillPoly(self._buffer, [ring], color, cv2.LINE_8, _SHIFT)

    def _lines(self, by_color: Mapping[str, list[Fixed]], closed: bool, is_bone: bool = False) -> None:
        width, halo = self._widths()
        if halo:
            self._halo([ring for rings in by_color.values() for ring in rings], closed, halo)
        for color, rings in by_color.items():
            cv2.polylines(self._buffer, rings, closed, bgra(color), width, cv2.LINE_AA, _SHIFT)
            if self._count <= _SECOND_PASS_LIMIT:
                # OpenCV draws whole widths only: a second pass beside the first makes half pixels.
                beside = _moved(rings, _BONE_SHIFT if is_bone else _LINE_SHIFT)
                cv2.polylines(self._buffer, beside, closed, bgra(color), width, cv2.LINE_AA, _SHIFT)

    def _halo(self, rings: list[Fixed], closed: bool, width: int) -> None:
        if self._count <= _WIDE_LIMIT or self._ratio > 1:
            kind = cv2.LINE_AA if self._count <= _WIDE_LIMIT else cv2.LINE_8
            cv2.polylines(self._buffer, rings, closed, _HALO, width, kind, _SHIFT)
            return
        # To OpenCV a wide line is a filled polygon a segment; thin ones to all four sides cost half of that. What is
        # moved is the picture below them, so that the points are calculated once.
        back = _moved(rings, -_ONE_PX)
        for down, right in ((0, 1), (2, 1), (1, 0), (1, 2)):
            cv2.polylines(self._buffer[down:, right:], back, closed, _HALO, 1, cv2.LINE_8, _SHIFT)

    def _widths(self) -> tuple[int, int]:
        """Width of line and halo in device pixels: halos are dear, so very many shapes get none."""
        width = max(round(self._ratio), 1)
        return width, width + 2 * width if self._count <= _HALO_LIMIT else 0

    def _skeleton(self, shape: PreparedShape, is_dashed: bool) -> None:
        assert shape.keypoints is not None
        category = self._categories.get(shape.instance.category_id)
        skeleton = category.skeleton if category is not None else None
        if skeleton is None or len(skeleton.keypoints) != len(shape.keypoints):
            skeleton = Skeleton(tuple("" for _ in shape.keypoints))
        points = self._placed(shape.keypoints[:, :2])
        states = shape.keypoints[:, 2].astype(int)
        self._bones(points, states, skeleton, is_dashed)
        size = float(np.ptp(points[states > 0], axis=0).max()) if (states > 0).any() else 0.0
        radius = 4.0 if size > _SMALL_PX * self._ratio or (states > 0).sum() == 1 else 2.0
        for point, state, color in zip(points, states, joint_colors(skeleton), strict=True):
            if state:
                self._joint(point, state, color, radius * self._ratio)

    def _bones(self, points: Floats, states: npt.NDArray[np.int_], skeleton: Skeleton, is_dashed: bool) -> None:
        by_color: dict[str, list[Fixed]] = defaultdict(list)
        for edge in skeleton.edges:
            if states[edge[0]] and states[edge[1]]:
                bone = points[list(edge)]
                parts = dashes(bone, 6 * self._ratio, 4 * self._ratio, closed=False) if is_dashed else [bone]
                by_color[bone_color(skeleton, edge)] += [_fixed(part) for part in parts]
        self._lines(by_color, closed=False, is_bone=True)

    def _joint(self, point: Floats, state: int, color: str, radius: float) -> None:
        centre = (round((float(point[0]) - 0.5) * 16), round((float(point[1]) - 0.5) * 16))
        if not (-1e6 < centre[0] < 1e6 and -1e6 < centre[1] < 1e6):
            return
        fixed = round(radius * 16)
        cv2.circle(self._buffer, centre, fixed + 16, _JOINT_HALO, cv2.FILLED, cv2.LINE_AA, _SHIFT)
        if state == Visibility.VISIBLE:
            cv2.circle(self._buffer, centre, fixed, bgra(color), cv2.FILLED, cv2.LINE_AA, _SHIFT)
        else:
            for smaller in (0, _LINE_SHIFT):
                width = max(round(self._ratio), 1)
                cv2.circle(self._buffer, centre, fixed - smaller, bgra(color), width, cv2.LINE_AA, _SHIFT)


def _fixed(points: Floats) -> Fixed:
    """Turn device pixels into OpenCV's fixed point with four binary places; far away points are held near."""
    # OpenCV's pixel centres are whole numbers, ours lie at .5.
    fixed: Fixed = (np.clip(points - 0.5, -30000, 60000) * 16).astype(np.int32)
    return fixed


def _moved(rings: Sequence[Fixed], by: int) -> list[Fixed]:
    """Return rings moved right and down by sixteenths of a pixel: one sum for all."""
    return _sliced(np.concatenate(rings) + np.int32(by), [len(ring) for ring in rings]) if rings else []


def _sliced(points: Fixed, lengths: Sequence[int]) -> list[Fixed]:
    """Cut points of shape (N, 2) into pieces of the given lengths."""
    ends = np.cumsum(lengths).tolist()
    return [points[end - length : end] for end, length in zip(ends, lengths, strict=True)]
