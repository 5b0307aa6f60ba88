"""One line of ``predictions.jsonl`` to a Prediction, every field checked: the worker may run a stranger's model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.core.instance import Instance, Keypoint, Visibility
from workbench.core.masks import Mask
from workbench.core.prediction import HeatmapRef, Prediction
from workbench.project.entity_fields import EntityError, box, identifier, number, polygons

MAX_LINE_BYTES = 64 << 20
MAX_INSTANCES = 20_000


class PredictionError(ValueError):
    """A line that is no prediction; the text says which field and why."""


def prediction_from_json(body: Any, heatmaps: Path, pictures: Path | None = None) -> Prediction:
    """Read a prediction, best score first; raises PredictionError.

    Objects get the ids -1, -2, … in that order: they are nobody's labels. ``heatmaps`` is the job's folder of array
    files, ``pictures`` that of restored pictures. Keypoint scores stand in an object's extras as ``keypoint_scores``.
    """
    try:
        image_id = identifier(body["image_id"], "image_id")
        items = body["instances"]
        if not isinstance(items, list) or len(items) > MAX_INSTANCES:
            raise PredictionError(f"instances is not a list of at most {MAX_INSTANCES}")
        size = (body.get("height"), body.get("width"))
        ranked = sorted(items, key=lambda item: -number(item["score"], "score"))
        instances = tuple(_instance(item, -place, image_id, size) for place, item in enumerate(ranked, 1))
        refs = tuple(_heatmap(item.get("heatmap"), heatmaps / f"{image_id}.npz") for item in ranked)
        picture = _picture(body.get("picture"), pictures, f"{image_id}.png")
    except PredictionError:
        raise
    except EntityError as error:
        raise PredictionError(str(error)) from None
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise PredictionError(f"not a prediction ({type(error).__name__}: {error})") from None
    return Prediction(image_id, instances, refs if any(refs) else (), picture)


def _picture(value: Any, folder: Path | None, name: str) -> str:
    """The one name that an image's restored picture may have: whoever wrote the line does not choose what is opened."""
    if value is None or folder is None:
        return ""
    if value != f"{folder.name}/{name}":
        raise PredictionError(f"picture is not {folder.name}/{name}")
    return str(folder / name)


def _instance(item: Mapping[str, Any], instance_id: int, image_id: int, size: tuple[Any, Any]) -> Instance:
    points = [_point(point) for point in item.get("keypoints", ())]
    scores = [score for _, score in points]
    return Instance(
        instance_id,
        image_id,
        identifier(item["category_id"], "category_id"),
        box(item.get("bbox_xywh")),
        polygons(item.get("polygons") or ()),
        _mask(item.get("rle"), size),
        tuple(point for point, _ in points),
        score=number(item["score"], "score"),
        origin="prediction",
        extras={"keypoint_scores": scores} if scores else {},
    )


def _point(value: Any) -> tuple[Keypoint, float]:
    x, y, score = value
    point = Keypoint(number(x, "a keypoint"), number(y, "a keypoint"), Visibility.VISIBLE)
    return point, number(score, "a keypoint's score")


def _mask(rle: Any, size: tuple[Any, Any]) -> Mask | None:
    if rle is None:
        return None
    height, width = rle["size"]
    if size != (None, None) and (height, width) != size:
        raise PredictionError(f"a mask of {width} x {height} pixels does not fit the image")
    try:
        return Mask.from_counts(identifier(height, "size"), identifier(width, "size"), rle["counts"])
    except EntityError:
        raise
    except ValueError as error:
        raise PredictionError(f"rle: {error}") from None


def _heatmap(value: Any, path: Path) -> HeatmapRef | None:
    if value is None:
        return None
    key = value["key"]
    if not isinstance(key, str) or not key.isalnum():
        raise PredictionError("a heatmap's key is no plain name")
    a, b, c, d, e, f = (number(item, "to_image") for item in value["to_image"])
    return HeatmapRef(str(path), key, (a, b, c, d, e, f))
