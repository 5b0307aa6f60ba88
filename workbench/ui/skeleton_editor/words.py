"""What ready skeletons are called, in the person's language."""

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


def skeleton_title(name: str) -> str:
    """Return the title of a skeleton that ships."""
    return QCoreApplication.translate(CONTEXT, TITLES[name]) if name in TITLES else shipped_skeleton(name).title
