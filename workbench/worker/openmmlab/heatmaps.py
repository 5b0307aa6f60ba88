"""What a pose head sees, as maps over the image: both kinds of head in the same form."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

MAX_CELLS = 96
"""A map has at most so many cells a side: more would be smooth anyway, and files of every image add up."""

Heatmaps = tuple[npt.NDArray[np.float16], tuple[float, ...]]


class MapScale(NamedTuple):
    """What a head's maps count to where it is sure (0: probabilities that add up to 1), and where their cells stand.

    ``reaches_edge``: the last cell stands on the far edge of the input, as unbiased (UDP) codecs decode them.
    """

    full: float = 1.0
    reaches_edge: bool = False


def map_scale(model: dict[str, Any]) -> MapScale:
    """Return the scale of the maps that a model's config asks for."""
    head = model.get("head") or {}
    kind = ((head.get("pose_cfg") or head).get("decoder") or {}).get("type")
    full = {"MegviiHeatmap": 255.0, "IntegralRegressionLabel": 0.0}.get(str(kind), 1.0)
    return MapScale(full, kind == "UDPHeatmap")


def heatmaps_of(result: Any, keypoints: int, scale: MapScale) -> Heatmaps | None:
    """Return what a head saw of so many keypoints, whatever kind it is; None when it gives no maps."""
    if "keypoint_x_labels" in result.pred_instances:
        return from_simcc_head(result)
    if "pred_fields" in result and "heatmaps" in result.pred_fields:
        return from_heatmap_head(result, keypoints, scale)
    return None


def from_heatmap_head(result: Any, keypoints: int, scale: MapScale) -> Heatmaps:
    """Return the head's own maps (K, h, w) in 0..1, and where their cells lie in the image.

    Of a head that gives offsets beside each map the maps alone are taken.
    """
    maps = result.pred_fields.heatmaps.cpu().numpy()
    if len(maps) > keypoints:
        maps = maps[:: len(maps) // keypoints]
    maps = maps / (scale.full or np.maximum(maps.max(axis=(1, 2), keepdims=True), 1e-12))
    maps = np.clip(maps, 0.0, 1.0)
    width, height = result.metainfo["input_size"]
    less = 1 if scale.reaches_edge else 0
    steps = width / (maps.shape[2] - less), height / (maps.shape[1] - less)
    return maps.astype(np.float16), to_image(result.metainfo, steps, (0.0, 0.0))


def from_simcc_head(result: Any) -> Heatmaps:
    """Return the outer products of the distributions over x and y (K, h, w) in 0..1, made coarse enough to store."""
    along_x = np.clip(np.asarray(result.pred_instances.keypoint_x_labels)[0], 0.0, None)
    along_y = np.clip(np.asarray(result.pred_instances.keypoint_y_labels)[0], 0.0, None)
    width, height = result.metainfo["input_size"]
    pooled_x, size_x = _pool(along_x)
    pooled_y, size_y = _pool(along_y)
    maps = np.clip(pooled_y[:, :, None] * pooled_x[:, None, :], 0.0, 1.0)
    bin_x, bin_y = width / along_x.shape[1], height / along_y.shape[1]
    first = (size_x - 1) / 2 * bin_x, (size_y - 1) / 2 * bin_y
    return maps.astype(np.float16), to_image(result.metainfo, (bin_x * size_x, bin_y * size_y), first)


def to_image(info: dict[str, Any], steps: tuple[float, float], first: tuple[float, float]) -> tuple[float, ...]:
    """Return the 2x3 affine from (column + 0.5, row + 0.5) of a cell to image pixels.

    Cell 0 stands at ``first`` in pixels of the network's input, neighbours are ``steps`` apart. The crop's centre and
    scale come from ``info`` as mmpose decodes keypoints, so that a map's peak lies on its decoded keypoint.
    """
    row: list[float] = []
    for axis in (0, 1):
        part = float(info["input_scale"][axis]) / float(info["input_size"][axis])
        start = float(info["input_center"][axis]) - 0.5 * float(info["input_scale"][axis])
        slope = steps[axis] * part
        offset = start + first[axis] * part - 0.5 * slope
        row += [slope, 0.0, offset] if axis == 0 else [0.0, slope, offset]
    return tuple(row)


def _pool(values: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], int]:
    """The largest of every few neighbours, so that at most MAX_CELLS are left: (K, n) -> (K, m), and how many."""
    size = -(-values.shape[1] // MAX_CELLS)
    rest = -values.shape[1] % size
    padded = np.pad(values, ((0, 0), (0, rest)))
    return padded.reshape(values.shape[0], -1, size).max(axis=2), size
