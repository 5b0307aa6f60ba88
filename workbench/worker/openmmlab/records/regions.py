"""Samples of a semantic segmenter: one an image, with a label at every pixel.

The label map is painted when a sample is loaded, and kept as long as those of a few hundred megabytes are: all of a
large project would fill the memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from mmcv.transforms import BaseTransform
from mmengine.registry import TRANSFORMS

from workbench.core.label_map import IGNORED, MAX_LABELS, Region, paint
from workbench.core.rasterise import mask_of_rings
from workbench.worker.failures import JobFailure
from workbench.worker.snapshot import LabelledObject, Snapshot

Labels = npt.NDArray[np.uint8]

MOST_KEPT_BYTES = 256 << 20
"""So much of painted label maps a loader keeps: painting a large picture anew takes longer than training on it."""


class Shape(NamedTuple):
    """One outlined object and the label its pixels get."""

    item: LabelledObject
    label: int


def region_records(found: Snapshot, info: dict[str, Any], is_training: bool) -> list[dict[str, Any]]:  # noqa: ARG001
    """One record an image with its outlined objects; images without any only for validation.

    Boxes have no outline and are left out; a crowd says nothing about its pixels: they are ignored.
    """
    if len(found.categories) > MAX_LABELS - 1:
        raise JobFailure(f"A label map holds {MAX_LABELS - 1} classes at most, and {len(found.categories)} are chosen.")
    labels = {category.id: position for position, category in enumerate(found.categories)}
    records = []
    for image in found.images:
        outlined = [item for item in image.objects if item.rings or item.mask is not None]
        shapes = tuple(Shape(item, IGNORED if item.is_crowd else labels[item.category_id]) for item in outlined)
        if not is_training or any(shape.label != IGNORED for shape in shapes):
            size = {"height": image.height, "width": image.width}
            records.append({"img_id": image.id, "img_path": image.path, **size, "regions": shapes, "seg_fields": []})
    return records


@TRANSFORMS.register_module()
class LoadRegions(BaseTransform):  # type: ignore[misc]
    """Paints ``gt_seg_map`` (h, w), uint8, in the size of the image file.

    ``priority`` lists category ids, the lowest first (see core.label_map.paint). Pixels without a label get ``empty``:
    255, which is not learned, or the label of the class that stands for the background.
    """

    def __init__(self, priority: Sequence[int] = (), empty: int = IGNORED) -> None:
        self._priority = tuple(priority)
        self._empty = empty
        self._kept: dict[int, Labels] = {}
        self._kept_bytes = 0

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        """Fill ``gt_seg_map``; raises JobFailure naming the image."""
        number = int(results["img_id"])
        painted = self._kept.get(number)
        if painted is None:
            painted = self._painted(results)
            if self._kept_bytes + painted.nbytes <= MOST_KEPT_BYTES:
                self._kept[number] = painted
                self._kept_bytes += painted.nbytes
        results["gt_seg_map"] = painted.copy()
        results["seg_fields"] = [*results.get("seg_fields", ()), "gt_seg_map"]
        results["reduce_zero_label"] = False
        return results

    def _painted(self, results: dict[str, Any]) -> Labels:
        size = int(results["width"]), int(results["height"])
        try:
            regions = [_region(shape, size) for shape in results["regions"]]
            return paint(regions, size, self._priority, self._empty)
        except ValueError as error:
            raise JobFailure(f"The outlines on {results['img_path']} cannot be filled: {error}.") from None


def _region(shape: Shape, size: tuple[int, int]) -> Region:
    item = shape.item
    mask = item.mask if item.mask is not None else mask_of_rings(item.rings, size[1], size[0])
    return Region(item.category_id, shape.label, mask)
