"""COCO's ``segmentation``: polygons, run-length list or run-length text, to shapes and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbench.core.instance import Instance, Ring
from workbench.core.masks import Mask
from workbench.core.rle_text import mask_from_text, text_of_mask
from workbench.core.validity import check_ring
from workbench.formats.json_records import RecordError
from workbench.formats.numbers import numbers, shown, whole_id


@dataclass(frozen=True, slots=True)
class Shape:
    """Polygons or a mask. ``form`` is what has to be remembered about the spelling, ``repair`` what was mended."""

    polygons: tuple[Ring, ...] = ()
    mask: Mask | None = None
    form: str = ""
    repair: str = ""


def read_segmentation(value: Any, size: tuple[int, int]) -> Shape:
    """Read the member's value for an image of size (width, height), 0 when unknown.

    Raises ValueError when it cannot be used at all.
    """
    if isinstance(value, dict):
        return _read_runs(value, size)
    if not isinstance(value, list):
        raise RecordError("the segmentation is neither polygons nor run lengths")
    if not value:
        return Shape(form="empty")
    if not isinstance(value[0], list):
        ring = tuple(numbers(value, "the segmentation"))
        check_ring(ring, *size)
        return Shape((ring,), repair="the segmentation was one bare list of numbers; it is read as one polygon")
    rings = [tuple(numbers(part, "a polygon")) for part in value]
    whole = [ring for ring in rings if len(ring) >= 6 or len(ring) % 2]
    for ring in whole:
        check_ring(ring, *size)
    if len(whole) == len(rings):
        return Shape(tuple(rings))
    short = len(rings) - len(whole)
    return Shape(tuple(whole), repair=f"{short} of {len(rings)} polygons had fewer than three points and was left out")


def segmentation_value(instance: Instance, form: str) -> Any:
    """Return what to write for an instance, or None when it has neither a mask nor polygons."""
    if instance.mask is not None:
        size = [instance.mask.height, instance.mask.width]
        counts = instance.mask.counts.tolist() if form == "list" else text_of_mask(instance.mask)
        return {"size": size, "counts": counts}
    if instance.polygons:
        return instance.polygons
    return [] if form == "empty" else None


def _read_runs(value: Mapping[str, Any], size: tuple[int, int]) -> Shape:
    given = value.get("size")
    if not isinstance(given, list) or len(given) != 2:
        raise RecordError("the mask has no size of height and width")
    height, width = (whole_id(side, "the mask's size") for side in given)
    if all(size) and (width, height) != size:
        raise RecordError(f"the mask is {width} x {height} pixels but the image is {size[0]} x {size[1]}")
    counts = value.get("counts")
    if isinstance(counts, str):
        return Shape(mask=mask_from_text(height, width, counts))
    if isinstance(counts, list):
        if not set(map(type, counts)) <= {int}:
            raise RecordError("mask runs must be a list of counts of zero or more")
        return Shape(mask=Mask.from_counts(height, width, counts), form="list")
    raise RecordError(f"the mask's counts are {shown(counts)}, neither a text nor a list")
