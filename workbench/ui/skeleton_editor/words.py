"""What ready skeletons are called and why a skeleton or pose is refused, in the person's language."""


from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from workbench.formats.skeleton_file import shipped_skeleton
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "SkeletonWords"

TITLES: Mapping[str, str] = {
    "ap10k-17": QT_TRANSLATE_NOOP("SkeletonWords", "Animal on four legs, 17 keypoints (AP-10K)"),
    "coco-17": QT_TRANSLATE_NOOP("SkeletonWords", "Person, 17 keypoints (COCO)"),
    "coco-wholebody-133": QT_TRANSLATE_NOOP(
        "SkeletonWords", "Person with face and hands, 133 keypoints (COCO-WholeBody)"
    ),
    "face-68": QT_TRANSLATE_NOOP("SkeletonWords", "Face, 68 landmarks (300-W, COCO-WholeBody)"),
    "hand-21": QT_TRANSLATE_NOOP("SkeletonWords", "Hand, 21 keypoints (COCO-WholeBody, MediaPipe)"),
    "mouse-4": QT_TRANSLATE_NOOP("SkeletonWords", "Mouse from above, 4 keypoints"),
    "mpii-16": QT_TRANSLATE_NOOP("SkeletonWords", "Person, 16 keypoints (MPII)"),
    "set-square": QT_TRANSLATE_NOOP("SkeletonWords", "Set square, 3 corners"),
}
"""The titles that stand in the files, once more for the translation tools; a test says when they differ."""

REFUSALS = (
    QT_TRANSLATE_NOOP("SkeletonWords", "A keypoint needs a name."),
    QT_TRANSLATE_NOOP("SkeletonWords", "Another keypoint has this name already."),
    QT_TRANSLATE_NOOP("SkeletonWords", "A sigma lies between 0 and 1; 0 means that nobody has measured it."),
    QT_TRANSLATE_NOOP(
        "SkeletonWords", "It is not clear which keypoint became which: open the skeleton and change it again."
    ),
    QT_TRANSLATE_NOOP("SkeletonWords", "There is nothing to complete: no absent point has a partner that is placed."),
    QT_TRANSLATE_NOOP(
        "SkeletonWords", "The axis of the pose is not known: place a point of the middle or both of a pair."
    ),
    QT_TRANSLATE_NOOP("SkeletonWords", "The axis of the pose is not known: place a second point of the middle."),
    QT_TRANSLATE_NOOP(
        "SkeletonWords", "This object has other keypoints than its class: give it the class it was made with."
    ),
)
"""What editing says about skeletons and poses; a test says when one is missing."""


def skeleton_title(name: str) -> str:
    """Return the title of a skeleton that ships."""
    return QCoreApplication.translate(CONTEXT, TITLES[name]) if name in TITLES else shipped_skeleton(name).title


def refusal(error: Exception) -> str:
    """Return why something was refused; sentences that are not ours come back as they are."""
    text = str(error)
    return QCoreApplication.translate(CONTEXT, text) if text in REFUSALS else text
