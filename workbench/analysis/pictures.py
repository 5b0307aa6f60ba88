"""Pictures of what a model found, drawn with OpenCV: for the terminal, where no window can show them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import LabelSchema

Picture = npt.NDArray[np.uint8]
"""Shape (height, width, 3), BGR."""

_COLORS = ((233, 180, 86), (0, 159, 230), (167, 121, 204), (115, 158, 0), (66, 228, 240), (178, 114, 0), (0, 94, 213))
_HALO = (20, 20, 20)


def draw_instances(
    picture: Picture, instances: Sequence[Instance], schema: LabelSchema, dashed: bool = False
) -> Picture:
    """Return a copy with boxes, polygon outlines and skeletons drawn; predictions dashed and with their score."""
    canvas: Picture = picture.copy()
    for instance in instances:
        try:
            index = schema.index(instance.category_id)
        except KeyError:
            continue
        color = _COLORS[index % len(_COLORS)]
        if instance.bbox_xywh is not None:
            _draw_box(canvas, instance.bbox_xywh, color, dashed)
        for ring in instance.polygons:
            points = np.round(np.asarray(ring).reshape(-1, 2)).astype(np.int32)
            cv2.polylines(canvas, [points], True, color, 1, cv2.LINE_AA)
        _draw_skeleton(canvas, instance, schema, color)
        if instance.score is not None and instance.bbox_xywh is not None:
            _draw_chip(canvas, instance.bbox_xywh, f"{schema.categories[index].name} {instance.score:.2f}")
    return canvas


def draw_heatmap(
    picture: Picture, heatmap: npt.NDArray[np.floating], to_image: Sequence[float], dim: float = 0.6
) -> Picture:
    """Return a copy with one map, shape (h, w), values 0..1, laid over it; ``to_image`` is the 2x3 affine of
    HeatmapRef. Zero is transparent, so only what the model believes is coloured; the photo is dimmed by ``dim``."""
    height, width = picture.shape[:2]
    affine = np.asarray(to_image, dtype=np.float64).reshape(2, 3).copy()
    # warpAffine counts from pixel centres, the affine from pixel corners.
    affine[:, 2] += affine[:, :2] @ (0.5, 0.5) - 0.5
    values = np.clip(heatmap.astype(np.float32), 0, 1)
    laid = np.clip(cv2.warpAffine(values, affine, (width, height), flags=cv2.INTER_LINEAR), 0, 1)
    colors = cv2.applyColorMap((laid * 255).astype(np.uint8), cv2.COLORMAP_INFERNO)
    alpha = np.minimum(laid * 1.15, 0.9)[..., None]
    mixed = picture * dim * (1 - alpha) + colors * alpha
    return np.asarray(np.round(mixed), dtype=np.uint8)


def _draw_box(
    canvas: Picture, xywh: tuple[float, float, float, float], color: tuple[int, int, int], dashed: bool
) -> None:
    left, top, width, height = xywh
    corners = np.array([(left, top), (left + width, top), (left + width, top + height), (left, top + height)])
    for first, second in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        steps = max(1, int(np.hypot(*(second - first)) // 6)) if dashed else 1
        for step in range(0, steps, 2 if dashed else 1):
            start = first + (second - first) * step / steps
            end = first + (second - first) * (step + 1) / steps
            cv2.line(canvas, _pixel(start), _pixel(end), _HALO, 3, cv2.LINE_AA)
            cv2.line(canvas, _pixel(start), _pixel(end), color, 1, cv2.LINE_AA)


def _draw_skeleton(canvas: Picture, instance: Instance, schema: LabelSchema, color: tuple[int, int, int]) -> None:
    points: tuple[Keypoint, ...] = instance.keypoints
    skeleton = schema.category(instance.category_id).skeleton
    for first, second in skeleton.edges if skeleton is not None else ():
        if max(first, second) < len(points) and points[first].v and points[second].v:
            cv2.line(canvas, _pixel(points[first][:2]), _pixel(points[second][:2]), color, 1, cv2.LINE_AA)
    for point in points:
        if point.v:
            cv2.circle(canvas, _pixel(point[:2]), 5, _HALO, -1, cv2.LINE_AA)
            cv2.circle(canvas, _pixel(point[:2]), 4, color, -1 if point.v == 2 else 1, cv2.LINE_AA)


def _draw_chip(canvas: Picture, xywh: tuple[float, float, float, float], text: str) -> None:
    (width, height), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.4, 1)
    left, bottom = round(xywh[0]), max(height + 6, round(xywh[1]))
    cv2.rectangle(canvas, (left, bottom - height - 6), (left + width + 6, bottom), (34, 30, 27), -1)
    cv2.putText(canvas, text, (left + 3, bottom - 4), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (232, 230, 230), 1, cv2.LINE_AA)


def _pixel(xy: Sequence[float] | npt.NDArray[np.float64]) -> tuple[int, int]:
    return round(float(xy[0])), round(float(xy[1]))
