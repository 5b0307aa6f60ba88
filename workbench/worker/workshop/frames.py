"""Where a pixel of the original image has come to: the affine of all transforms so far, as far as it is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.worker.workshop.sight import Sight

Matrix = npt.NDArray[np.float64]

AGREES_PX = 1.5
"""A matrix that leads keypoints or boxes farther astray than this is not told at all."""

_MIXING = ("Mosaic", "MixUp", "CutMix")


class FrameTrail:
    """Follows a sample; ``matrix`` (2, 3) takes original to current pixels, None once it cannot be known."""

    def __init__(self, first: Sight) -> None:
        self._whole: Matrix | None = np.eye(3)
        self._first = first

    @property
    def matrix(self) -> Matrix | None:
        """The affine so far, checked against what is known of the keypoints."""
        return None if self._whole is None else self._whole[:2]

    def follow(self, transform: Any, before: Sight, after: Sight, results: dict[str, Any]) -> None:
        """Take one transform in."""
        if self._whole is None:
            return
        step = _step(transform, before, after, results)
        if step is None:
            self._whole = None
        else:
            whole = results.get("homography_matrix")
            self._whole = np.asarray(whole, np.float64) if _is_told(whole) else step @ self._whole
            if not self._agrees(after):
                self._whole = None

    def _agrees(self, now: Sight) -> bool:
        first = self._first.keypoints
        if self._whole is None or first.shape != now.keypoints.shape or not first.size:
            return True
        points = first[..., :2].reshape(-1, 2) @ self._whole[:2, :2].T + self._whole[:2, 2]
        seen = now.keypoints.reshape(-1, 3)
        known = (first.reshape(-1, 3)[:, 2] > 0) & (seen[:, 2] > 0)
        # A mirrored pose has changed its sides: every point must lie where some point is.
        gaps = np.linalg.norm(points[known][:, None] - seen[known][None, :, :2], axis=2)
        return not gaps.size or float(gaps.min(axis=1).max()) <= AGREES_PX


def _is_told(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.shape == (3, 3)


def _step(transform: Any, before: Sight, after: Sight, results: dict[str, Any]) -> Matrix | None:
    name = type(transform).__name__
    if any(part in name for part in _MIXING):
        return None if results.get("mix_results") or _size(before) != _size(after) else np.eye(3)
    if name == "TopdownAffine":
        return _topdown(transform, results)
    warp = results.get("warp_mat")
    if _is_new(warp, before.values.get("warp_mat")):
        return np.vstack([np.asarray(warp, np.float64).reshape(-1, 3)[:2], [0, 0, 1]])
    if "Flip" in name:
        return _flip(before, after)
    if before.image is None or after.image is None or _size(before) == _size(after) or "Pad" in name:
        return np.eye(3)
    if "Resize" in name and "Crop" not in name:
        (h0, w0), (h1, w1) = _size(before), _size(after)
        return np.diag([w1 / w0, h1 / h0, 1.0])
    return np.eye(3) if _is_told(results.get("homography_matrix")) else None


def _topdown(transform: Any, results: dict[str, Any]) -> Matrix:
    from mmpose.structures.bbox import get_udp_warp_matrix, get_warp_matrix

    make = get_udp_warp_matrix if transform.use_udp else get_warp_matrix
    angle = float(np.asarray(results.get("bbox_rotation", 0.0)).reshape(-1)[0])
    warp = make(results["input_center"], results["input_scale"], angle, output_size=tuple(results["input_size"]))
    return np.vstack([np.asarray(warp, np.float64), [0, 0, 1]])


def _flip(before: Sight, after: Sight) -> Matrix | None:
    if not after.values.get("flip") or before.image is None:
        return np.eye(3)
    height, width = _size(before)
    direction = str(after.values.get("flip_direction"))
    x, y = direction in ("horizontal", "diagonal"), direction in ("vertical", "diagonal")
    return np.array(
        [[-1 if x else 1, 0, width - 1 if x else 0], [0, -1 if y else 1, height - 1 if y else 0], [0, 0, 1]]
    )


def _is_new(value: Any, old: Any) -> bool:
    return isinstance(value, np.ndarray) and value.size in (6, 9) and value.astype(float).reshape(-1).tolist() != old


def _size(sight: Sight) -> tuple[int, int]:
    return (0, 0) if sight.image is None else (sight.image.shape[0], sight.image.shape[1])
