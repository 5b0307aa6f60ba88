"""Samples of a top-down pose model: one an object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from workbench.worker.openmmlab.records.area import has_area
from workbench.worker.snapshot import LabelledObject, Snapshot

POSE_KEYS = (
    "dataset_name",
    "upper_body_ids",
    "lower_body_ids",
    "flip_pairs",
    "dataset_keypoint_weights",
    "flip_indices",
    "skeleton_links",
)
"""What transforms want to know of the skeleton in every record."""


def pose_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:  # noqa: ARG001
    """One record for every object with a labelled keypoint, as mmpose's transforms want it."""
    return [
        pose_record(image.path, item.box_xyxy, info)
        | {"img_id": image.id, "height": image.height, "width": image.width}
        | _pose_truth(item)
        for image in found.images
        for item in image.objects
        if any(v > 0 for _, _, v in item.keypoints) and not item.is_crowd and has_area(item.box_xyxy)
    ]


def pose_record(path: str, box_xyxy: Sequence[float], info: dict[str, Any]) -> dict[str, Any]:
    """A record without truth: where to look. ``info`` is the metainfo of the trained labels."""
    record = {
        "img_path": path,
        "bbox": np.asarray([box_xyxy], dtype=np.float32),
        "bbox_score": np.ones(1, dtype=np.float32),
    }
    return record | {key: info[key] for key in POSE_KEYS}


def _pose_truth(item: LabelledObject) -> dict[str, Any]:
    points = np.asarray(item.keypoints, dtype=np.float32)
    return {
        "id": item.id,
        "category_id": item.category_id,
        "keypoints": points[None, :, :2],
        "keypoints_visible": np.minimum(1, points[None, :, 2]),
        "num_keypoints": int((points[:, 2] > 0).sum()),
        "iscrowd": 0,
        "area": np.asarray(item.area, dtype=np.float32),
        "raw_ann_info": {"bbox": list(item.box_xyxy), "area": item.area, "keypoints": points.tolist()},
    }
