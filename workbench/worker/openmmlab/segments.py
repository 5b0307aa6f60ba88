"""Transforms that paint the outlines of a record into one picture of labels, as semantic and panoptic heads want it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from mmcv.transforms import BaseTransform
from mmengine.registry import TRANSFORMS
from pycocotools import mask as coco_mask

UNLABELLED = 255
"""A pixel of which nothing is known: no loss looks at it."""


def outline(instance: dict[str, Any], size: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Return where an instance of a record is: (h, w)."""
    shape = instance["mask"]
    runs = coco_mask.frPyObjects(shape, *size)
    mask = coco_mask.decode(runs if isinstance(shape, dict) else coco_mask.merge(runs))
    return np.asarray(mask, dtype=bool)


@TRANSFORMS.register_module()
class PaintLabels(BaseTransform):  # type: ignore[misc]
    """Fills ``gt_seg_map`` (h, w), uint8, from ``instances``; the smaller objects lie on top.

    ``background`` is what is painted where nothing is labelled.
    """

    def __init__(self, background: int = UNLABELLED) -> None:
        self._background = background

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        """See mmcv.transforms.BaseTransform."""
        results["gt_seg_map"] = painted(results["instances"], results["ori_shape"], self._background)
        results["ignore_index"] = UNLABELLED
        return results


@TRANSFORMS.register_module()
class SplitThingsAndStuff(BaseTransform):  # type: ignore[misc]
    """Fills ``gt_seg_map`` with things and stuff, and leaves only the things among ``instances``.

    ``labels[i]`` is what the model calls category i; those from ``things`` on are stuff.
    """

    def __init__(self, labels: Sequence[int], things: int) -> None:
        self._labels, self._things = tuple(labels), things

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        """See mmcv.transforms.BaseTransform."""
        items = [{**item, "bbox_label": self._labels[item["bbox_label"]]} for item in results["instances"]]
        results["gt_seg_map"] = painted(items, results["ori_shape"], UNLABELLED)
        results["ignore_index"] = UNLABELLED
        results["instances"] = [item for item in items if item["bbox_label"] < self._things]
        return results


def painted(instances: Sequence[dict[str, Any]], size: tuple[int, int], background: int) -> npt.NDArray[np.uint8]:
    """Return the labels of the instances in one picture (h, w); crowds are left unlabelled, small ones lie on top."""
    picture = np.full(size, background, dtype=np.uint8)
    shapes = [(outline(item, size), item) for item in instances]
    for mask, item in sorted(shapes, key=lambda pair: -int(pair[0].sum())):
        picture[mask] = UNLABELLED if item["ignore_flag"] else item["bbox_label"]
    return picture


@TRANSFORMS.register_module()
class ForgetNames(BaseTransform):  # type: ignore[misc]
    """Gives every object the first label: for models that find things without naming them."""

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        """See mmcv.transforms.BaseTransform."""
        results["instances"] = [{**item, "bbox_label": 0} for item in results["instances"]]
        return results


@TRANSFORMS.register_module()
class AsFloat(BaseTransform):  # type: ignore[misc]
    """Makes the image float32, as some transforms want it."""

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        """See mmcv.transforms.BaseTransform."""
        results["img"] = results["img"].astype(np.float32)
        return results


@TRANSFORMS.register_module()
class TellNames(BaseTransform):  # type: ignore[misc]
    """Fills ``text`` with the names of the categories: what a model with a language half looks for."""

    def __init__(self, text: Sequence[str]) -> None:
        self._text = tuple(text)

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        """See mmcv.transforms.BaseTransform."""
        results["text"], results["custom_entities"] = self._text, True
        return results


STEPS = (AsFloat, ForgetNames, PaintLabels, SplitThingsAndStuff, TellNames)
"""Importing them put them into mmengine's registry."""
