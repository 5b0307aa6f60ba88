"""Samples of a bottom-up or one-stage pose model: one an image, with everybody on it."""

from __future__ import annotations

from typing import Any

import numpy as np

from workbench.worker.openmmlab.records.area import has_area
from workbench.worker.openmmlab.records.pose import POSE_KEYS
from workbench.worker.snapshot import LabelledImage, LabelledObject, Snapshot


def bottom_up_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:
    """One record an image, as mmpose's transforms want it; images without a pose only for validation.

    All categories count as one. What is marked as a crowd or has no keypoint is only told as a region to leave out.
    """
    return [
        bottom_up_record(image.path, info)
        | {"img_id": image.id, "height": image.height, "width": image.width}
        | _truth(image, int(info["num_keypoints"]))
        for image in found.images
        if not is_training or any(map(_is_pose, image.objects))
    ]


def bottom_up_record(path: str, info: dict[str, Any]) -> dict[str, Any]:
    """A record without truth: an image to look at. ``info`` is the metainfo of the trained labels."""
    return {"img_path": path, "img_id": 0, "id": [], "raw_ann_info": []} | {key: info[key] for key in POSE_KEYS}


def _is_pose(item: LabelledObject) -> bool:
    return any(v > 0 for _, _, v in item.keypoints) and not item.is_crowd and has_area(item.box_xyxy)


def _truth(image: LabelledImage, count: int) -> dict[str, Any]:
    poses = [item for item in image.objects if _is_pose(item)]
    points = np.asarray([item.keypoints for item in poses], dtype=np.float32).reshape(-1, count, 3)
    return {
        "id": [item.id for item in poses],
        "category_id": [1] * len(poses),
        "bbox": np.asarray([item.box_xyxy for item in poses], dtype=np.float32).reshape(-1, 4),
        "bbox_score": np.ones(len(poses), dtype=np.float32),
        "keypoints": points[..., :2].copy(),
        "keypoints_visible": np.minimum(1, points[..., 2]),
        "num_keypoints": [int(n) for n in (points[..., 2] > 0).sum(axis=1)],
        "area": np.asarray([item.area for item in poses], dtype=np.float32),
        "iscrowd": [0] * len(poses),
        "invalid_segs": [
            [list(ring) for ring in item.rings] for item in image.objects if not _is_pose(item) and item.rings
        ],
        "raw_ann_info": [
            {"bbox": list(item.box_xyxy), "area": item.area, "keypoints": shape.tolist()}
            for item, shape in zip(poses, points, strict=True)
        ],
    }
