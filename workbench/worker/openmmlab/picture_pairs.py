"""Pairs for restoration out of the project's own pictures: the truth is cut out of one, the input made from it."""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from mmcv.transforms import BaseTransform
from mmengine.dataset import Compose
from mmengine.registry import TRANSFORMS

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.dataset import own_randomness
from workbench.worker.openmmlab.degrading import SPOILERS, whole_numbers
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.resampling import shrunk
from workbench.worker.predict import read_image

KEPT_BYTES = 512 << 20
"""So much of decoded pictures is kept: many crops come from one picture, and decoding costs more than a crop."""

Picture = npt.NDArray[np.uint8]


@TRANSFORMS.register_module()
class CutPicture(BaseTransform):  # type: ignore[misc]
    """Fills ``gt`` (h, w, c): a square of ``size`` at a random place, or else the middle, ``size`` a side at most.

    In colour (BGR) or ``gray``. The sides are multiples of ``multiple``. A picture too small for a random square is
    mirrored at its borders.
    """

    def __init__(self, size: int, multiple: int, is_gray: bool, is_random: bool) -> None:
        self._size, self._multiple = size, multiple
        self._is_gray, self._is_random = is_gray, is_random

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        picture = decoded(results)
        if self._is_random:
            picture = at_least(picture, self._size)
        height, width = (self._side(length) for length in picture.shape[:2])
        top, left = (self._start(length, side) for length, side in zip(picture.shape[:2], (height, width), strict=True))
        piece = picture[top : top + height, left : left + width]
        results["gt"] = in_channels(piece, "gray" if self._is_gray else "bgr")
        return results

    def _side(self, length: int) -> int:
        side = min(self._size, length) // self._multiple * self._multiple
        if side == 0:
            raise JobFailure(f"A picture {length} pixels wide or high is too small to learn from.")
        return side

    def _start(self, length: int, side: int) -> int:
        return int(np.random.randint(length - side + 1)) if self._is_random else (length - side) // 2


@TRANSFORMS.register_module()
class TurnPicture(BaseTransform):  # type: ignore[misc]
    """Mirrors ``gt`` along either side and along its diagonal, each by a throw of a coin."""

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        flips = np.random.random(3) < 0.5
        picture = results["gt"]
        picture = picture[:, ::-1] if flips[0] else picture
        picture = picture[::-1] if flips[1] else picture
        picture = picture.transpose(1, 0, 2) if flips[2] else picture
        results["gt"] = np.ascontiguousarray(picture)
        return results


@TRANSFORMS.register_module()
class SpoilPicture(BaseTransform):  # type: ignore[misc]
    """Fills ``img`` from ``gt``: spoiled in the way ``kind`` by ``strength``, then shrunk by ``scale``.

    ``kind`` empty: only shrunk. With ``is_fixed`` a picture is always spoiled alike: chance comes from its id.
    """

    def __init__(self, scale: int = 1, kind: str = "", strength: float = 0.0, is_fixed: bool = False) -> None:
        self._scale, self._kind, self._strength, self._is_fixed = scale, kind, strength, is_fixed

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        with _chance(self._is_fixed, results):
            results["img"] = self.spoiled(results["gt"])
        return results

    def spoiled(self, picture: Picture) -> Picture:
        """Return the input for one picture (h, w, c)."""
        if self._kind:
            picture = SPOILERS[self._kind](picture, self._strength)
        return shrunk(picture, self._scale) if self._scale > 1 else picture.copy()


@TRANSFORMS.register_module()
class SpoilBySteps(SpoilPicture):
    """The same by the library's own random degradations (RealESRGAN), which end at a ``scale``-th of the size."""

    def __init__(self, steps: Sequence[dict[str, Any]], scale: int = 1, is_fixed: bool = False) -> None:
        super().__init__(scale, is_fixed=is_fixed)
        self._steps = list(steps)

    def spoiled(self, picture: Picture) -> Picture:
        """Return the input for one picture (h, w, c)."""
        # Built anew for every picture: their shuffled step remembers the order of the picture before.
        steps = copy.deepcopy(self._steps)
        size = picture.shape[0] // self._scale, picture.shape[1] // self._scale
        for _, table in tables(steps):
            if "target_size" in (table.get("params") or {}):
                table["params"]["target_size"] = size
        # The library reads its pictures as red, green, blue before it spoils them.
        made = Compose(steps)({"img": np.ascontiguousarray(picture[..., ::-1]).astype(np.float32)})["img"]
        return np.ascontiguousarray(whole_numbers(made)[..., ::-1])


@TRANSFORMS.register_module()
class OrderChannels(BaseTransform):  # type: ignore[misc]
    """Turns ``img`` and ``gt`` from BGR to ``rgb`` where the model wants that; before, both are as OpenCV has them."""

    def __init__(self, channels: str) -> None:
        self._channels = channels

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        if self._channels == "rgb":
            results |= {key: np.ascontiguousarray(results[key][..., ::-1]) for key in ("img", "gt")}
        return results


def _chance(is_fixed: bool, results: dict[str, Any]) -> AbstractContextManager[None]:
    return own_randomness(0, abs(int(results["img_id"]))) if is_fixed else nullcontext()


_kept: OrderedDict[str, Picture] = OrderedDict()


def decoded(results: dict[str, Any]) -> Picture:
    """Return the sample's picture (h, w, 3), BGR, from memory where it was decoded lately; raises JobFailure."""
    if "img" in results:
        given: Picture = results.pop("img")
        return given
    path = results["img_path"]
    picture = _kept.pop(path, None)
    if picture is None:
        picture = read_image(Path(path))
    _kept[path] = picture
    while len(_kept) > 1 and sum(item.nbytes for item in _kept.values()) > KEPT_BYTES:
        _kept.popitem(last=False)
    return picture


def at_least(picture: Picture, size: int) -> Picture:
    """Return a picture whose sides are ``size`` pixels or more: mirrored to the right and below if need be."""
    below, right = (max(0, size - length) for length in picture.shape[:2])
    if not below and not right:
        return picture
    return np.asarray(cv2.copyMakeBorder(picture, 0, below, 0, right, cv2.BORDER_REFLECT_101), dtype=np.uint8)


def in_channels(picture: Picture, channels: str) -> Picture:
    """Return a BGR picture (h, w, 3) as ``rgb``, ``bgr`` or ``gray`` (h, w, 1)."""
    if channels == "gray":
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), dtype=np.uint8)[..., None]
    return np.ascontiguousarray(picture[..., ::-1]) if channels == "rgb" else picture.copy()


def to_bgr(picture: Picture, channels: str) -> Picture:
    """Return a picture (h, w, c) of these channels as BGR (h, w, 3)."""
    if channels == "gray":
        return np.repeat(picture, 3, axis=2)
    return np.ascontiguousarray(picture[..., ::-1]) if channels == "rgb" else picture


def up_to_multiple(picture: Picture, multiple: int) -> Picture:
    """Return a picture whose sides are multiples: mirrored to the right and below if need be."""
    below, right = (-length % multiple for length in picture.shape[:2])
    if not below and not right:
        return picture
    made = np.asarray(cv2.copyMakeBorder(picture, 0, below, 0, right, cv2.BORDER_REFLECT_101), dtype=np.uint8)
    return made.reshape(*made.shape[:2], picture.shape[2])
