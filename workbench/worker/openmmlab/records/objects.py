"""Samples of a detector: one an image."""

from __future__ import annotations

from typing import Any

from workbench.worker.openmmlab.records.area import has_area
from workbench.worker.snapshot import LabelledObject, Snapshot


def box_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:  # noqa: ARG001
    """One record an image with the boxes on it."""
    return _records(found, "detection", is_training)


def outline_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:  # noqa: ARG001
    """One record an image with the boxes and outlines on it."""
    return _records(found, "instances", is_training)


def _records(found: Snapshot, kind: str, is_training: bool) -> list[dict[str, Any]]:
    """One record an image, as mmdet's transforms want it; images without objects only for validation."""
    labels = {category.id: position for position, category in enumerate(found.categories)}
    records = []
    for image in found.images:
        items = [object_truth(item, labels, kind) for item in image.objects if _is_usable(item, kind)]
        if items or not is_training:
            size = {"height": image.height, "width": image.width}
            records.append({"img_id": image.id, "img_path": image.path, **size, "instances": items})
    return records


def _is_usable(item: LabelledObject, kind: str) -> bool:
    return has_area(item.box_xyxy) and (kind != "instances" or bool(item.rings) or item.mask is not None)


def object_truth(item: LabelledObject, labels: dict[int, int], kind: str) -> dict[str, Any]:
    """Return one object as mmdet's annotations want it: box xyxy, label, outline where the kind asks for one."""
    truth: dict[str, Any] = {
        "bbox": list(item.box_xyxy),
        "bbox_label": labels[item.category_id],
        "ignore_flag": int(item.is_crowd),
    }
    if kind == "instances":
        truth["mask"] = (
            {"size": [item.mask.height, item.mask.width], "counts": item.mask.counts.tolist()}
            if item.mask is not None
            else [list(ring) for ring in item.rings]
        )
    return truth
