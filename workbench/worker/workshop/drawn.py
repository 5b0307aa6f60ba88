"""What a transform has drawn, told by what it wrote down and by what it did to the picture."""

from __future__ import annotations

import random
from typing import Any, NamedTuple

import cv2
import numpy as np
import torch

from workbench.worker.workshop.sight import Sight

_ALREADY_SAID = {
    *("img_shape", "height", "width", "pad_shape", "pad_fixed_size", "homography_matrix", "keep_ratio", "warp_mat"),
    *("bbox", "bbox_center", "bbox_scale", "bbox_rotation", "bbox_score", "area", "keypoints_visible", "category_id"),
    *("input_center", "input_scale", "input_size", "gt_bboxes_labels", "gt_ignore_flags"),
}
"""What other words or the picture itself say better."""

_MOVING = (
    "Crop",
    "Flip",
    "Resize",
    "Rotate",
    "Rotation",
    "Affine",
    "Shear",
    "Translate",
    "Scale",
    "Perspective",
    "Mosaic",
)
"""Parts of the names of transforms that move the pixels."""

_LEAST_COLOUR = 0.5


class Drawn(NamedTuple):
    """One thing: its name in English, its value (number, word or numbers), its unit."""

    name: str
    value: Any
    unit: str = ""


def random_mark() -> tuple[Any, ...]:
    """Return where all generators stand: it changes when a random number is drawn."""
    state: Any = np.random.get_state()
    return random.getstate()[1], state[2], state[1].tobytes(), torch.get_rng_state().numpy().tobytes()


def drawn(before: Sight, after: Sight, kind: str) -> list[Drawn]:
    """Return what the transform between two sights did; ``kind`` is its class."""
    found = _box_frame(before, after)
    for key, value in after.values.items():
        if key in _ALREADY_SAID or before.values.get(key) == value:
            continue
        if key in ("flip", "flip_direction"):
            if key == "flip_direction" and value:
                found.append(Drawn("flip", value))
            continue
        found.append(Drawn(key, value))
    if any(item.name == "scale_factor" for item in found):
        found = [item for item in found if item.name != "scale"]
    # Where the pixels moved, other ones stand at the same place: that is no change of colour.
    return found if any(word in kind for word in _MOVING) else [*found, *_colours(before, after)]


def has_acted(before: Sight, after: Sight) -> bool:
    """Whether anything of the sample that can be seen is another."""
    if (before.image is None) != (after.image is None):
        return True
    if before.image is not None and after.image is not None and not np.array_equal(before.image, after.image):
        return True
    same = (
        np.array_equal(before.boxes, after.boxes),
        np.array_equal(before.keypoints, after.keypoints),
        before.crop is None or after.crop is None or np.array_equal(before.crop, after.crop),
        len(before.outlines) == len(after.outlines),
    )
    return not all(same)


def _box_frame(before: Sight, after: Sight) -> list[Drawn]:
    """How a random transform moved the frame that is cut out."""
    old, new = before.values, after.values
    if "bbox_scale" not in old or "bbox_scale" not in new or old.get("flip") != new.get("flip"):
        return []
    found = []
    angle = _first(new.get("bbox_rotation", 0.0)) - _first(old.get("bbox_rotation", 0.0))
    if angle:
        found.append(Drawn("rotation", round(angle, 1), "°"))
    ratio = new["bbox_scale"][0] / max(old["bbox_scale"][0], 1e-9)
    if abs(ratio - 1) > 1e-6:
        found.append(Drawn("scale", round(ratio, 3), "×"))
    shift = [
        (b - a) / max(s, 1e-9)
        for a, b, s in zip(old["bbox_center"], new["bbox_center"], old["bbox_scale"], strict=True)
    ]
    if any(abs(part) > 1e-6 for part in shift):
        found.append(Drawn("shift", [round(100 * part, 1) for part in shift], "%"))
    return found


def _colours(before: Sight, after: Sight) -> list[Drawn]:
    """How far the colours moved in the mean, for a picture that was changed where it is."""
    one, two = before.image, after.image
    if one is None or two is None or one.shape != two.shape or np.array_equal(one, two):
        return []
    if not np.array_equal(before.keypoints, after.keypoints) or not np.array_equal(before.boxes, after.boxes):
        return []
    old, new = (cv2.cvtColor(picture, cv2.COLOR_BGR2HSV).reshape(-1, 3).astype(np.float64) for picture in (one, two))
    # Hue goes round; 180 steps are 360 degrees.
    hue = float(np.angle(np.exp(2j * np.pi * (new[:, 0] - old[:, 0]) / 180).mean(), deg=True))
    saturation, brightness = (float(value) / 2.55 for value in (new - old)[:, 1:].mean(axis=0))
    moved = (("hue", hue, "°"), ("saturation", saturation, "%"), ("brightness", brightness, "%"))
    return [Drawn(name, round(value, 1), unit) for name, value, unit in moved if abs(value) >= _LEAST_COLOUR]


def _first(value: Any) -> float:
    return float(value[0] if isinstance(value, list) else value)
