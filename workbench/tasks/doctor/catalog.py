"""All that the doctor looks for in the labels. A new check is one file, or one line in one, and one line here."""

from __future__ import annotations

from workbench.core.edit import Edit
from workbench.tasks.doctor import boxes, images, keypoints, leaks
from workbench.tasks.doctor.check import Check
from workbench.tasks.doctor.labels import Labels
from workbench.tasks.finding import Finding

CHECKS: tuple[Check, ...] = (
    keypoints.STRANGE,
    keypoints.OUTSIDE,
    keypoints.UNPAIRED,
    boxes.OUTSIDE,
    boxes.THIN,
    boxes.TWINS,
    boxes.UNBOXED,
    leaks.LEAK,
    images.BARE,
)

_FOR_POSES = {"pose_unboxed", "keypoint_outside", "keypoint_unknown", "no_mirror_pairs"}


def examine(labels: Labels, task: str = "") -> tuple[Finding, ...]:
    """Return what is wrong with the labels, or with what one task learns from."""
    wanted = [check for check in CHECKS if task in ("", "pose") or check.code not in _FOR_POSES]
    return tuple(finding for check in wanted for finding in check.find(labels))


def repair(code: str, labels: Labels) -> Edit | None:
    """Return the one undo step that mends everything a finding of this code is about; None when nothing can be done."""
    return next((check.edit(labels) for check in CHECKS if check.code == code), None)
