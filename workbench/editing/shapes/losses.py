"""What making one kind of shape another costs, and why it may be impossible."""

from __future__ import annotations

from enum import StrEnum


class Loss(StrEnum):
    """What a conversion does not keep, or adds."""

    OUTLINE = "outline"
    ANGLE = "angle"
    HOLES = "holes"
    PARTS = "parts"
    CORNERS = "corners"
    STEPS = "steps"
    PIXELS = "pixels"
    JOINED = "joined"
    CUT = "cut"
    AREA = "area"


class Obstacle(StrEnum):
    """Why an object cannot become what is wanted."""

    NO_AREA = "no_area"
    NO_SHAPE = "no_shape"
    TOO_SMALL = "too_small"
    CROSSES = "crosses"
    NO_SIZE = "no_size"


class CannotError(Exception):
    """One object cannot be converted."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle)
        self.obstacle = obstacle
