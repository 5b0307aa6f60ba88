"""What can be seen of a sample between two transforms: copies, since the next transform works in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

MOST_SHAPES = 200
"""So many boxes and outlines of one sample are shown at most."""

_NOT_DRAWN = {"img_path", "img_id", "id", "sample_idx", "raw_ann_info", "instances", "num_keypoints", "ori_shape"}
_MOST_NUMBERS = 12


@dataclass(frozen=True, slots=True)
class Sight:
    """One moment of a sample, everything in pixels of ``image`` (h, w, 3, BGR).

    ``boxes`` (N, 4) are left, top, right, bottom with their ``labels``; ``outlines`` are closed rings with their
    object's label; ``keypoints`` (N, K, 3) are x, y, visible; ``crop`` (4, 2) is the frame that will be cut out.
    ``label_map`` (h, w) has a class a pixel. ``values`` are the small things that transforms write down.
    """

    image: npt.NDArray[np.uint8] | None
    boxes: Floats
    labels: tuple[int, ...]
    outlines: tuple[tuple[int, Floats], ...]
    keypoints: Floats
    crop: Floats | None
    label_map: npt.NDArray[Any] | None
    values: dict[str, Any]


def see(results: dict[str, Any], aspect: float = 0.0) -> Sight:
    """Copy what can be seen of a sample in the midst of its pipeline.

    ``aspect`` is the width / height that the crop will be widened to; 0 when it keeps its shape.
    """
    # Restoration cuts the truth out of a picture first, and makes the input from it.
    image = picture(results.get("img", results.get("gt")))
    boxes, labels = _boxes(results)
    return Sight(
        image,
        boxes,
        labels,
        _outlines(results, labels),
        _keypoints(results),
        _crop(results, aspect),
        _label_map(results),
        {key: _small(value) for key, value in results.items() if key not in _NOT_DRAWN and _small(value) is not None},
    )


def picture(value: Any) -> npt.NDArray[np.uint8] | None:
    """Return any picture that a pipeline holds as (h, w, 3) BGR bytes; of several views the first."""
    if isinstance(value, (list, tuple)) and value:
        value = value[0]
    if hasattr(value, "numpy"):
        value = value.detach().cpu().numpy()
    if not isinstance(value, np.ndarray) or value.ndim not in (2, 3) or not value.size:
        return None
    if value.ndim == 3 and value.shape[0] in (1, 3) and value.shape[2] not in (1, 3):
        value = value.transpose(1, 2, 0)
    if value.dtype != np.uint8:
        top = 255.0 if float(np.nanmax(value)) <= 1.5 else 1.0
        value = np.clip(np.nan_to_num(value.astype(np.float32)) * top, 0, 255).astype(np.uint8)
    if value.ndim == 2 or value.shape[2] == 1:
        return np.asarray(cv2.cvtColor(np.ascontiguousarray(value), cv2.COLOR_GRAY2BGR), np.uint8)
    return np.array(value[..., :3], np.uint8, order="C")


def _boxes(results: dict[str, Any]) -> tuple[Floats, tuple[int, ...]]:
    found = results.get("gt_bboxes")
    if found is not None:
        rows = np.asarray(getattr(found, "tensor", found), np.float64).reshape(-1, 4)[:MOST_SHAPES]
        labels = results.get("gt_bboxes_labels")
        return rows.copy(), tuple(map(int, labels[: len(rows)])) if labels is not None else (0,) * len(rows)
    if "transformed_keypoints" not in results and isinstance(results.get("bbox"), np.ndarray):
        corners = results["bbox"].astype(np.float64)
        if corners.ndim == 3:
            corners = np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1)
        return corners.reshape(-1, 4)[:MOST_SHAPES].copy(), (0,) * min(len(corners), MOST_SHAPES)
    items = [item for item in results.get("instances") or () if isinstance(item, dict) and "bbox" in item]
    rows = np.asarray([item["bbox"] for item in items[:MOST_SHAPES]], np.float64).reshape(-1, 4)
    return rows, tuple(int(item.get("bbox_label", 0)) for item in items[:MOST_SHAPES])


def _outlines(results: dict[str, Any], labels: tuple[int, ...]) -> tuple[tuple[int, Floats], ...]:
    masks = results.get("gt_masks")
    if masks is None:
        return ()
    found: list[tuple[int, Floats]] = []
    for place, mask in enumerate(getattr(masks, "masks", ())):
        label = labels[place] if place < len(labels) else 0
        if place >= MOST_SHAPES:
            break
        if isinstance(mask, np.ndarray) and mask.ndim == 2:
            rings, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
            found += [(label, ring.reshape(-1, 2).astype(np.float64)) for ring in rings if len(ring) > 2]
        else:
            found += [(label, np.asarray(ring, np.float64).reshape(-1, 2).copy()) for ring in mask]
    return tuple(found)


def _keypoints(results: dict[str, Any]) -> Floats:
    points = results.get("transformed_keypoints")
    if points is None or np.ndim(points) < 3:
        points = results.get("keypoints")
    if points is None or np.ndim(points) != 3:
        return np.zeros((0, 0, 3))
    visible = np.asarray(results.get("keypoints_visible", np.ones(points.shape[:2])), np.float64)
    visible = visible[..., 0] if visible.ndim == 3 else visible
    return np.concatenate([np.asarray(points, np.float64)[..., :2], visible[..., None]], axis=-1)


def _crop(results: dict[str, Any], aspect: float) -> Floats | None:
    """The frame that a top-down transform will cut out; None once it has."""
    center, scale = results.get("bbox_center"), results.get("bbox_scale")
    if center is None or scale is None or "transformed_keypoints" in results or len(center) != 1:
        return None
    angle = np.deg2rad(float(np.asarray(results.get("bbox_rotation", 0.0)).reshape(-1)[0]))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    width, height = map(float, scale[0])
    if aspect:
        width, height = max(width, height * aspect), max(height, width / aspect)
    corners = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]]) * (width, height)
    frame: Floats = corners @ turn.T + np.asarray(center[0], np.float64)
    return frame


def _label_map(results: dict[str, Any]) -> npt.NDArray[Any] | None:
    for key in ("gt_seg_map", "gt_semantic_seg"):
        value = results.get(key)
        if isinstance(value, np.ndarray) and value.ndim == 2:
            return value.copy()
    return None


def _small(value: Any) -> Any:
    """A number, a word, or a few numbers: what a transform writes down of what it drew. Anything else is None."""
    if isinstance(value, (bool, str)):
        return value if not isinstance(value, str) or len(value) < 40 else None
    if isinstance(value, (int, float, np.number)):
        return float(value)
    if isinstance(value, np.ndarray):
        return (
            value.astype(float).reshape(-1).tolist() if value.size <= _MOST_NUMBERS and value.dtype != object else None
        )
    if isinstance(value, (list, tuple)) and 0 < len(value) <= _MOST_NUMBERS:
        return list(value) if all(isinstance(item, (int, float, str)) for item in value) else None
    return None
