"""One image of a project, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.core.review import Comment, ReviewState
from workbench.core.schema import no_extras


class Split(StrEnum):
    """Which part of the data an image belongs to. NONE: nobody has decided."""

    NONE = ""
    TRAIN = "train"
    VAL = "val"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class ImageRecord:
    """An image known to the project.

    ``path`` is relative to the project folder (forward slashes) when the file lies inside it, else absolute.
    ``width`` and ``height`` are pixels as displayed, that is after the EXIF orientation was applied:
    labels, training and export all use that frame. 0 means not read yet. ``tags`` are the ids of the classes that
    the image as a whole has.
    """

    id: int
    path: str
    width: int
    height: int
    split: Split = Split.NONE
    extras: Mapping[str, object] = field(default_factory=no_extras, hash=False)
    tags: tuple[int, ...] = ()
    state: ReviewState = ReviewState.TODO
    comments: tuple[Comment, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]
