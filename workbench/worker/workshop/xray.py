"""Verb ``xray``: one sample of the draft, transform by transform, and the target at the end."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from workbench.worker.workshop.answer import Answer
from workbench.worker.workshop.assigned import assigned
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.sight import Sight
from workbench.worker.workshop.targets import target_of
from workbench.worker.workshop.trace import Line, TracedStep, line_of

LONGEST_PX = 640
"""Pictures are sent no larger than this."""

EXACT_PIXELS = 160_000
"""A picture of at most so many pixels is sent without loss."""

ASSIGNING = ("detection", "instances", "panoptic")

Arrays = dict[str, npt.NDArray[Any]]


def xray(bench: Bench, asked: dict[str, Any]) -> Answer:
    """Answer every step of a sample.

    Asked: ``recipe``, ``split`` (train or val), ``index`` or ``image_id`` (its first sample, where it has one),
    ``seed``, ``assign`` (detectors: also which anchors are given to the objects, which builds the model).
    """
    piece = bench.workpiece(asked)
    split = "val" if asked.get("split") == "val" else "train"
    line = line_of(bench.kept, piece, split)
    index = _index(line, asked)
    trace = line.trace(index, int(asked.get("seed", 0)), index)
    record = line.data.get_data_info(index)
    arrays: Arrays = {}
    steps = [_step(number, step, arrays) for number, step in enumerate(trace.steps)]
    target, more = target_of(piece, line, trace)
    if asked.get("assign") and piece.recipe.task in ASSIGNING:
        target = assigned(bench, piece, trace)
    arrays |= more
    body = {
        "split": split,
        "index": index,
        "samples": len(line),
        "image_id": record.get("img_id"),
        "path": record.get("img_path", ""),
        "object_id": _one(record.get("id")),
        "steps": steps,
        "is_lost": trace.packed is None,
        "target": target,
        "classes": [category.id for category in piece.snapshot.categories],
        "category_id": _one(record.get("category_id")),
        "pipeline": [stage.config for stage in line.stages],
    }
    return Answer(body, arrays)


def _index(line: Line, asked: dict[str, Any]) -> int:
    if asked.get("image_id") is not None:
        for index in range(len(line)):
            if line.data.get_data_info(index).get("img_id") == asked["image_id"]:
                return index
    return int(asked.get("index") or 0) % len(line)


def _one(value: Any) -> int:
    """A sample of several poses has several: then none is told."""
    return int(value) if isinstance(value, (int, np.integer)) else 0


def _step(number: int, step: TracedStep, arrays: Arrays) -> dict[str, Any]:
    sight, key = step.sight, f"step{number}"
    height, width = sight.image.shape[:2] if sight.image is not None else (0, 0)
    if sight.image is not None:
        arrays[key] = encoded(sight.image)
    if sight.label_map is not None:
        arrays[f"labels{number}"] = _small_map(sight.label_map)
    return {
        "type": step.kind,
        "settings": step.settings,
        "size": [width, height],
        "image": key if sight.image is not None else "",
        "label_map": f"labels{number}" if sight.label_map is not None else "",
        "boxes": [[*row, label] for row, label in zip(sight.boxes.round(2).tolist(), sight.labels, strict=True)],
        "outlines": [[label, ring.round(2).reshape(-1).tolist()] for label, ring in sight.outlines],
        "keypoints": sight.keypoints.round(2).tolist(),
        "inside": _inside(sight),
        "crop": None if sight.crop is None else sight.crop.round(2).tolist(),
        "affine": None if step.affine is None else np.asarray(step.affine).round(5).reshape(-1).tolist(),
        "drawn": [list(item) for item in step.drawn],
        "is_random": step.is_random,
        "has_acted": step.has_acted,
        "time_ms": round(step.seconds * 1e3, 3),
    }


def _inside(sight: Sight) -> list[int]:
    """How many of the labelled keypoints lie in the picture, and how many there are."""
    if sight.image is None or not sight.keypoints.size:
        return [0, 0]
    points = sight.keypoints.reshape(-1, 3)
    points = points[points[:, 2] > 0]
    return [int(within(points, sight.image.shape[1], sight.image.shape[0]).sum()), len(points)]


def within(points: npt.NDArray[np.float64], width: int, height: int) -> npt.NDArray[np.bool_]:
    """Say of each point (N, 2 or more) whether it lies in a picture."""
    found: npt.NDArray[np.bool_] = (
        (points[:, 0] >= 0) & (points[:, 0] < width) & (points[:, 1] >= 0) & (points[:, 1] < height)
    )
    return found


def encoded(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return a picture as the bytes of a PNG where it is small, else scaled down as those of a JPEG."""
    if image.shape[0] * image.shape[1] <= EXACT_PIXELS:
        return np.asarray(cv2.imencode(".png", image, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1], np.uint8).reshape(-1)
    scale = min(1.0, LONGEST_PX / max(image.shape[:2]))
    size = max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA) if scale < 1 else image
    return np.asarray(cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 92])[1], np.uint8).reshape(-1)


def _small_map(labels: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    scale = min(1.0, LONGEST_PX / max(labels.shape))
    size = max(1, round(labels.shape[1] * scale)), max(1, round(labels.shape[0] * scale))
    return np.asarray(cv2.resize(labels.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST), np.uint8)
