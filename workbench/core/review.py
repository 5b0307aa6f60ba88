"""How far a person has come with an image or an object, and what they noted on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReviewState(StrEnum):
    """The state of an image or an object. TODO, the first, is stored as an empty text."""

    TODO = ""
    LABELLED = "labelled"
    NEEDS_LOOK = "needs_look"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark pinned to a place of an image, in image pixels. ``id`` is unique on its image."""

    id: int
    x: float
    y: float
    text: str
    is_done: bool = False
