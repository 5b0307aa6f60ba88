"""A restored picture over the photo: its pixels, and how much of the view still shows the photo."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.canvas.pyramid import Pyramid


@dataclass(frozen=True)
class RestoredPicture:
    """``pyramid`` shows the whole image at any size; ``split`` is the part of the photo in view that stays, 0..1."""

    pyramid: Pyramid
    split: float = 0.5
