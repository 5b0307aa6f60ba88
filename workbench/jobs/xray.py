"""What the workshop saw of one sample on its way through the pipeline, as values that a window can draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from workbench.jobs.live_process import LiveError
from workbench.jobs.workshop import Answered
from workbench.protocol.arrays import ArrayFileError, read_array

Picture = npt.NDArray[np.uint8]
Affine = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shapes:
    """What is drawn over a picture, in pixels of its full ``size`` (width, height).

    Boxes are left, top, right, bottom, class index; outlines a class index and x, y pairs; keypoints x, y, visible.
    """

    size: tuple[int, int]
    boxes: tuple[tuple[float, ...], ...] = ()
    outlines: tuple[tuple[int, tuple[float, ...]], ...] = ()
    keypoints: tuple[tuple[tuple[float, float, float], ...], ...] = ()
    crop: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing that a random transform drew: name in English, number, word or numbers, unit."""

    name: str
    value: Any
    unit: str


@dataclass(frozen=True, slots=True)
class XrayStep:
    """One transform and the sample after it. ``inside`` are the keypoints in the picture, of how many."""

    kind: str
    settings: Mapping[str, Any]
    picture: Picture | None
    label_map: Picture | None
    shapes: Shapes
    inside: tuple[int, int]
    affine: Affine | None
    drawn: tuple[Drawn, ...]
    is_random: bool
    has_acted: bool
    time_ms: float


@dataclass(frozen=True, slots=True)
class Target:
    """What the model is to say. ``kind`` is heatmaps, simcc, points, label_map, classes, assigned or empty.

    ``facts`` is the worker's JSON object, ``arrays`` what it names: ``target`` (K, h, w) for heatmaps, ``target_x`` and
    ``target_y`` (K, bins) for simcc, ``target`` (h, w) for a label map.
    """

    kind: str
    facts: Mapping[str, Any]
    arrays: Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Xray:
    """One sample. ``class_ids`` are the category ids by class index; ``is_lost``: nothing was left of it."""

    split: str
    index: int
    samples: int
    image_id: int
    path: str
    object_id: int
    category_id: int
    class_ids: tuple[int, ...]
    steps: tuple[XrayStep, ...]
    is_lost: bool
    target: Target
    pipeline: tuple[Mapping[str, Any], ...] = ()


def read_xray(answer: Answered) -> Xray:
    """Read what the verb ``xray`` answered; raises LiveError when it is none."""
    body = answer.body
    try:
        steps = tuple(_step(item, answer.arrays) for item in body["steps"])
        return Xray(
            str(body["split"]),
            int(body["index"]),
            int(body["samples"]),
            int(body["image_id"] or 0),
            str(body["path"]),
            int(body["object_id"] or 0),
            int(body["category_id"] or 0),
            tuple(map(int, body["classes"])),
            steps,
            bool(body["is_lost"]),
            _target(body["target"], answer.arrays),
            tuple(dict(table) for table in body["pipeline"]),
        )
    except (KeyError, TypeError, ValueError, ArrayFileError) as error:
        raise LiveError(f"{answer.arrays}: no X-ray ({error})") from None


def decoded(path: Path, key: str) -> Picture | None:
    """Return a picture (h, w, 3) RGB that was sent as the bytes of a file; None when it is none."""
    image = cv2.imdecode(read_array(path, key, 1 << 26), cv2.IMREAD_COLOR)
    return None if image is None else np.ascontiguousarray(image[..., ::-1])


def shapes_of(item: Mapping[str, Any]) -> Shapes:
    """Read what is drawn over a picture."""
    return Shapes(
        (int(item["size"][0]), int(item["size"][1])),
        tuple(tuple(map(float, row)) for row in item.get("boxes", ())),
        tuple((int(label), tuple(map(float, ring))) for label, ring in item.get("outlines", ())),
        tuple(tuple((float(x), float(y), float(v)) for x, y, v in pose) for pose in item.get("keypoints", ())),
        tuple((float(x), float(y)) for x, y in item.get("crop") or ()),
    )


def _step(item: Mapping[str, Any], path: Path) -> XrayStep:
    affine = item["affine"]
    label_map = read_array(path, item["label_map"], 1 << 26) if item["label_map"] else None
    return XrayStep(
        str(item["type"]),
        dict(item["settings"]),
        decoded(path, item["image"]) if item["image"] else None,
        label_map,
        shapes_of(item),
        (int(item["inside"][0]), int(item["inside"][1])),
        (affine[0], affine[1], affine[2], affine[3], affine[4], affine[5]) if affine else None,
        tuple(Drawn(str(name), value, str(unit)) for name, value, unit in item["drawn"]),
        bool(item["is_random"]),
        bool(item["has_acted"]),
        float(item["time_ms"]),
    )


def _target(facts: Mapping[str, Any], path: Path) -> Target:
    kind = str(facts["kind"])
    names = {"simcc": ("target_x", "target_y"), "": (), "assigned": ()}.get(kind, ("target",))
    return Target(kind, dict(facts), {name: read_array(path, name, 1 << 28) for name in names})
