"""The size that a classifier's or a pretrainer's pipeline gives its pictures, and another one in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.walk import tables

Size = tuple[int, int]
"""Width, height in pixels."""


@dataclass(frozen=True, slots=True)
class _Sized:
    """Where a transform keeps its size and how: height first, width first, or one number. ``role``: it resizes, it
    crops only, or neither of both tells the size of the picture that comes out."""

    keys: tuple[str, ...]
    order: Literal["hw", "wh", "one"]
    role: Literal["resize", "crop", "other"]


_SIZED = {
    "RandomResizedCrop": _Sized(("scale",), "hw", "resize"),
    "EfficientNetRandomCrop": _Sized(("scale",), "one", "resize"),
    "EfficientNetCenterCrop": _Sized(("crop_size",), "one", "resize"),
    "Resize": _Sized(("scale",), "wh", "resize"),
    "ResizeEdge": _Sized(("scale",), "one", "other"),
    "RandomCrop": _Sized(("crop_size",), "hw", "crop"),
    "CenterCrop": _Sized(("crop_size",), "wh", "crop"),
    "MAERandomResizedCrop": _Sized(("size",), "hw", "resize"),
    "RandomResizedCropAndInterpolationWithTwoPic": _Sized(("size", "second_size"), "one", "resize"),
    "torchvision/RandomResizedCrop": _Sized(("size",), "hw", "resize"),
    "torchvision/Resize": _Sized(("size",), "hw", "other"),
    "torchvision/RandomCrop": _Sized(("size",), "hw", "crop"),
    "torchvision/CenterCrop": _Sized(("size",), "hw", "crop"),
    "SimMIMMaskGenerator": _Sized(("input_size",), "one", "other"),
}
_DEFAULT_WH = (224, 224)
"""What nearly all of these networks were made for."""


def own_size(train: Sequence[dict[str, Any]], val: Sequence[dict[str, Any]]) -> Size:
    """Return the size that pictures have at the end of validation, or without one the largest of training."""
    found = _sizes(val)
    if found:
        return found[-1]
    return max(_sizes(train), default=_DEFAULT_WH)


def has_own_scale(pipeline: Sequence[dict[str, Any]]) -> bool:
    """Whether a pipeline brings pictures of any size to one; cutting a piece out of what is too small does not."""
    names = _names(pipeline)
    return bool(names & {"ResizeEdge", "torchvision/Resize"}) or any(
        _SIZED[name].role == "resize" for name in names & _SIZED.keys()
    )


def set_size(pipeline: Sequence[dict[str, Any]], own: Size, wanted: Size) -> None:
    """Make a pipeline give another size: what was the own size becomes it, all others change in proportion.

    Raises JobFailure when a transform of the pipeline can only give squares.
    """
    if own == wanted:
        return
    for _, table in tables(list(pipeline)):
        sized = _SIZED.get(_name(table))
        for key in sized.keys if sized else ():
            if sized is not None and isinstance(table.get(key), (int, list, tuple)):
                table[key] = _changed(table[key], sized, own, wanted)
        if _name(table) == "BEiTMaskGenerator":
            _set_mask(table, own, wanted)


def _changed(value: Any, sized: _Sized, own: Size, wanted: Size) -> Any:
    part_w, part_h = wanted[0] / own[0], wanted[1] / own[1]
    width, height = _wh(value, sized.order)
    width, height = max(1, round(width * part_w)), max(1, round(height * part_h))
    if sized.order == "one" and sized.role == "other":
        return max(width, height)
    if sized.order == "one" or width == height:
        if width != height:
            raise JobFailure(f"The pipeline of this config gives squares only: choose {wanted[0]} x {wanted[0]}.")
        return width
    return (width, height) if sized.order == "wh" else (height, width)


def _set_mask(table: dict[str, Any], own: Size, wanted: Size) -> None:
    """The mask counts patches: as many a side, and as large a part of all, as before."""
    part_w, part_h = wanted[0] / own[0], wanted[1] / own[1]
    rows, columns = _pair(table.get("input_size", 14))
    table["input_size"] = (max(1, round(rows * part_h)), max(1, round(columns * part_w)))
    for key in ("num_masking_patches", "max_num_patches", "min_num_patches"):
        if isinstance(table.get(key), int):
            table[key] = max(1, round(table[key] * part_w * part_h))


def _sizes(pipeline: Sequence[dict[str, Any]]) -> list[Size]:
    found = []
    for _, table in tables(list(pipeline)):
        sized = _SIZED.get(_name(table))
        if sized is not None and sized.role != "other" and isinstance(table.get(sized.keys[0]), (int, list, tuple)):
            found.append(_wh(table[sized.keys[0]], sized.order))
    return found


def _wh(value: Any, order: str) -> Size:
    first, second = _pair(value)
    return (second, first) if order == "hw" else (first, second)


def _pair(value: Any) -> tuple[int, int]:
    return (int(value), int(value)) if isinstance(value, (int, float)) else (int(value[0]), int(value[1]))


def _name(table: dict[str, Any]) -> str:
    return str(table.get("type", "")).removeprefix("mmpretrain.").removeprefix("mmcv.")


def _names(pipeline: Sequence[dict[str, Any]]) -> set[str]:
    return {_name(table) for _, table in tables(list(pipeline))}
