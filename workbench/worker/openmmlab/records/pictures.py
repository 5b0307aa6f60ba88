"""Samples of learning that needs no labels: pictures as they are."""

from __future__ import annotations

from typing import Any

from workbench.tasks.task import CROPS
from workbench.worker.snapshot import Snapshot


def picture_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:  # noqa: ARG001
    """One record an image, labelled or not: its id, its path and its size in pixels."""
    return [
        {"img_id": image.id, "img_path": image.path, "height": image.height, "width": image.width}
        for image in found.images
    ]


def crop_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:
    """The record of every image CROPS times, for training; once each for validation."""
    return picture_records(found, info, is_training) * (CROPS if is_training else 1)
