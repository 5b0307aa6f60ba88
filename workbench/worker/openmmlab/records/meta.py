"""What transforms and metrics want to know about the labels as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from workbench.analysis.sigmas import oks_sigmas
from workbench.core.schema import Category, Skeleton
from workbench.tasks.skeletons import mirror_pairs
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.records.half_body import halves

POSE_KINDS = ("pose", "bottom_up")


def metainfo(categories: tuple[Category, ...], kind: str) -> dict[str, Any]:
    """Return what transforms and metrics want to know about the labels."""
    names = [category.name for category in categories]
    body: dict[str, Any] = {"classes": names, "category_ids": [category.id for category in categories]}
    return body | _pose_info(one_skeleton(categories)) if kind in POSE_KINDS else body


def one_skeleton(categories: Sequence[Category]) -> Skeleton:
    """Return the one skeleton of all categories; raises JobFailure when there is none or more than one."""
    found = {category.skeleton.keypoints: category.skeleton for category in categories if category.skeleton}
    if not found:
        raise JobFailure("The categories have no skeleton: give the keypoints names first.")
    if len(found) > 1:
        raise JobFailure("The categories have different keypoints: one pose model learns one skeleton.")
    return next(iter(found.values()))


def _pose_info(skeleton: Skeleton) -> dict[str, Any]:
    pairs = mirror_pairs(skeleton)
    indices = Skeleton(skeleton.keypoints, flip_pairs=pairs).flip_indices
    count = len(skeleton.keypoints)
    upper, lower = halves(skeleton.keypoints)
    return {
        "dataset_name": "snapshot",
        "num_keypoints": count,
        "flip_indices": list(indices),
        "flip_pairs": [list(pair) for pair in pairs],
        "sigmas": list(oks_sigmas(skeleton).values),
        "upper_body_ids": upper,
        "lower_body_ids": lower,
        "dataset_keypoint_weights": np.ones(count, dtype=np.float32),
        "skeleton_links": [list(edge) for edge in skeleton.edges],
    }
