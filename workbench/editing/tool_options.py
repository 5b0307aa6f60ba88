"""What a person has set on the tools: kept from one image to the next, not part of the document."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST_TIP, LARGEST_TIP = 1.0, 1000.0
MOST_TOLERANCE = 128
SMALLEST_CELL, LARGEST_CELL = 8, 128
_STEP = 1.2


@dataclass(slots=True)
class ToolOptions:
    """``tip_size`` is the brush's diameter, ``cell_size`` the side of a superpixel, both in image pixels.

    ``tolerance`` is how far a colour may be from the one clicked, in grey levels of each channel. ``stroke_end`` is
    where the last stroke ended: the image and the place in it. ``snaps``: points that are drawn or dragged jump to a
    neighbour's outline. ``stamps``: the keypoint tool lays whole poses; ``shows_expected``: it shows where the next
    point probably lies. ``cuts_outlines``: the smart tool makes polygons instead of masks.
    """

    tip_size: float = 24.0
    is_square: bool = False
    tolerance: int = 24
    cell_size: int = 24
    stroke_end: tuple[int, float, float] | None = None
    snaps: bool = False
    stamps: bool = False
    shows_expected: bool = True
    cuts_outlines: bool = False

    def turn_tip(self, steps: float) -> None:
        """Make the tip larger by steps, at least a pixel each, or smaller; the size stays a whole number."""
        turned = round(self.tip_size * _STEP**steps)
        if turned == self.tip_size and steps:
            turned += 1 if steps > 0 else -1
        self.tip_size = min(max(float(turned), SMALLEST_TIP), LARGEST_TIP)

    def turn_tolerance(self, steps: float) -> None:
        """Let in more colours, or fewer."""
        self.tolerance = min(max(round(self.tolerance + 2 * steps), 0), MOST_TOLERANCE)

    def turn_cell(self, steps: float) -> None:
        """Make the superpixels larger or smaller."""
        self.cell_size = min(max(round(self.cell_size + 4 * steps), SMALLEST_CELL), LARGEST_CELL)
