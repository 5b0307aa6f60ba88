"""Which heatmap lies over the image and how: values, and the array that they choose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.core.prediction import HeatmapRef
from workbench.protocol.arrays import read_array

NONE, MAXIMUM = -2, -1
"""Instead of a keypoint's index: no heatmap, the largest value over all keypoints."""

MOST_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class HeatmapStyle:
    """``keypoint`` is an index of the skeleton, NONE or MAXIMUM; ``opacity`` 0..1; ``colormap`` a name."""

    keypoint: int = MAXIMUM
    opacity: float = 0.7
    colormap: str = "inferno"


@dataclass(frozen=True, slots=True)
class ShownHeatmap:
    """One map of shape (h, w), about 0..1, and the way from its cells to image pixels (see HeatmapRef)."""

    values: npt.NDArray[np.float32]
    to_image: tuple[float, float, float, float, float, float]
    style: HeatmapStyle


def read_heatmap(ref: HeatmapRef, style: HeatmapStyle) -> ShownHeatmap | None:
    """Read one object's maps and choose; None when nothing is to be shown. Raises ArrayFileError."""
    if style.keypoint == NONE:
        return None
    maps = read_array(Path(ref.path), ref.key, MOST_BYTES)
    if maps.ndim != 3 or not len(maps) or style.keypoint >= len(maps) or maps.dtype.kind != "f":
        return None
    chosen = maps.max(axis=0) if style.keypoint == MAXIMUM else maps[style.keypoint]
    return ShownHeatmap(chosen.astype(np.float32), ref.to_image, style)
