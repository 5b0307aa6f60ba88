"""Where the docks stand at first in each arrangement. Values only."""

from __future__ import annotations

from dataclasses import dataclass

Stack = tuple[tuple[str, ...], ...]
"""Groups of tabs from top to bottom; the first panel of a group is in front."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One arrangement: which panels are open on each side, how wide the sides are, whether the canvas shows.

    Widths and heights are logical pixels of the 1600x1000 design; narrow screens get three quarters.
    """

    left: Stack = ()
    right: Stack = ()
    bottom: Stack = ()
    right_heights_px: tuple[int, ...] = (560, 400)
    left_px: int = 236
    right_px: int = 300
    bottom_px: tuple[int, ...] = (280,)
    shows_canvas: bool = True

    @property
    def panels(self) -> frozenset[str]:
        """Every panel that is open."""
        return frozenset(name for stack in (self.left, self.right, self.bottom) for group in stack for name in group)


LAYOUTS: dict[str, Layout] = {
    "label": Layout(left=(("images",),), right=(("instances", "labels"), ("inspector", "review"))),
    "train": Layout(bottom=(("jobs", "runs"), ("curves", "log")), bottom_px=(260, 560), shows_canvas=False),
    "xray": Layout(bottom=(("xray",),), bottom_px=(900,), shows_canvas=False),
    "inspect": Layout(left=(("images",),), right=(("predictions", "instances", "cinema"),), right_px=340),
}
