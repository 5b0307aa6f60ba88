"""Predictions leave the project: COCO results for project images, a whole COCO file for others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.rle_text import text_of_mask
from workbench.core.schema import LabelSchema
from workbench.formats.atomic_file import write_atomically
from workbench.formats.catalog import codec
from workbench.formats.codec import Dataset
from workbench.project.error import ProjectError
from workbench.project.exporting import with_export_names


def write_results(out: Path, instances: Sequence[Instance]) -> None:
    """Write the flat list that COCO's own evaluation reads; image ids are the project's. Raises ProjectError."""
    rows = [_row(item) for item in instances]
    _written(out, lambda: write_atomically(out, [json.dumps(rows).encode()]))


def write_predicted_dataset(
    out: Path, schema: LabelSchema, images: Sequence[ImageRecord], instances: Sequence[Instance]
) -> None:
    """Write a whole COCO file, scores included, for images that no project knows. Raises ProjectError."""
    ids = {image.id: number for number, image in enumerate(images, 1)}
    numbered = tuple(replace(image, id=ids[image.id]) for image in images)
    objects = tuple(
        replace(item, id=number, image_id=ids[item.image_id], extras={}) for number, item in enumerate(instances, 1)
    )
    dataset = Dataset(schema, with_export_names(numbered), objects)
    _written(out, lambda: codec("coco").write(dataset, out))


def _written(out: Path, write: Any) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write()
    except OSError as error:
        raise ProjectError(f"{out}: cannot be written ({error.strerror or error})") from None


def _row(item: Instance) -> dict[str, Any]:
    row: dict[str, Any] = {"image_id": item.image_id, "category_id": item.category_id, "score": item.score}
    if item.bbox_xywh is not None:
        row["bbox"] = list(item.bbox_xywh)
    if item.mask is not None:
        row["segmentation"] = {"size": [item.mask.height, item.mask.width], "counts": text_of_mask(item.mask)}
    elif item.polygons:
        row["segmentation"] = [list(ring) for ring in item.polygons]
    if item.keypoints:
        scores = item.extras.get("keypoint_scores")
        known = scores if isinstance(scores, list) else [1.0] * len(item.keypoints)
        pairs = zip(item.keypoints, known, strict=True)
        row["keypoints"] = [value for point, score in pairs for value in (point.x, point.y, score)]
    return row
