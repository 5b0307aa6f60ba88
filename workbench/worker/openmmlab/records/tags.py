"""Samples of an image classifier: one an image, with its class or classes as label positions."""

from __future__ import annotations

from typing import Any

from workbench.worker.snapshot import Snapshot


def tag_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:  # noqa: ARG001
    """One record for every image with a class, with all its classes."""
    return _records(found, None)


def class_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:  # noqa: ARG001
    """One record for every image with a class, with the first of its classes alone."""
    return _records(found, 1)


def _records(found: Snapshot, most: int | None) -> list[dict[str, Any]]:
    labels = {category.id: position for position, category in enumerate(found.categories)}
    return [
        {
            "img_id": image.id,
            "img_path": image.path,
            "height": image.height,
            "width": image.width,
            "gt_label": sorted(labels[tag] for tag in image.tags)[:most],
        }
        for image in found.images
        if image.tags
    ]
