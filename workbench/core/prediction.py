"""What a model says about one image."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.instance import Instance


@dataclass(frozen=True, slots=True)
class HeatmapRef:
    """Where the heatmaps of one instance lie and how their cells map to the image.

    ``path`` is an .npz file holding ``key``: float16 or float32, shape (K, h, w), one map a keypoint, values about
    0..1. ``to_image`` is the 2x3 affine, row by row, that takes (column + 0.5, row + 0.5) of a cell to image pixels.
    """

    path: str
    key: str
    to_image: tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Prediction:
    """All objects that one prediction job found on one image, best score first.

    ``heatmaps`` is empty or has one entry (or None) for every instance, in the same order. ``picture`` is the path of
    a restored picture that shows the whole image, at any size, or empty.
    """

    image_id: int
    instances: tuple[Instance, ...]
    heatmaps: tuple[HeatmapRef | None, ...] = ()
    picture: str = ""
