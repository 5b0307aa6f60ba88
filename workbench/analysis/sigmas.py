"""How sharply OKS judges each keypoint, and where the numbers come from."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.schema import Skeleton

_COCO_PERSON = {
    "nose": 0.026,
    "left_eye": 0.025,
    "right_eye": 0.025,
    "left_ear": 0.035,
    "right_ear": 0.035,
    "left_shoulder": 0.079,
    "right_shoulder": 0.079,
    "left_elbow": 0.072,
    "right_elbow": 0.072,
    "left_wrist": 0.062,
    "right_wrist": 0.062,
    "left_hip": 0.107,
    "right_hip": 0.107,
    "left_knee": 0.087,
    "right_knee": 0.087,
    "left_ankle": 0.089,
    "right_ankle": 0.089,
}

DEFAULT_SIGMA = 0.05
"""For points nobody has measured: between COCO's eyes (.025) and knees (.087), the same for any number of keypoints.

A sigma of 1/K, as some tools take, makes AP depend on how many points were defined, so figures cannot be compared.
"""


@dataclass(frozen=True, slots=True)
class OksSigmas:
    """One sigma a keypoint; ``source`` is ``skeleton``, ``coco`` or ``default`` and belongs beside every OKS figure."""

    values: tuple[float, ...]
    source: str


def oks_sigmas(skeleton: Skeleton) -> OksSigmas:
    """Return the skeleton's own sigmas, COCO's when its points are named as COCO's 17, else DEFAULT_SIGMA each."""
    if skeleton.sigmas:
        return OksSigmas(skeleton.sigmas, "skeleton")
    if skeleton.keypoints == tuple(_COCO_PERSON):
        return OksSigmas(tuple(_COCO_PERSON.values()), "coco")
    return OksSigmas((DEFAULT_SIGMA,) * len(skeleton.keypoints), "default")
