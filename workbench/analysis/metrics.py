"""COCO's average precision and recall, counted by hotcoco on rows that we checked and wrote ourselves.

The figures equal those of pycocotools: IoU or OKS .50:.05:.95, 101 recall points, at most 1, 10 and 100 objects an
image (20 for keypoints), small below 32² and large above 96² square pixels. -1 means that there is nothing to find.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, Protocol

import hotcoco

from workbench.analysis.pose import Pairing, PoseError, pose_accuracy
from workbench.analysis.sigmas import oks_sigmas
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.rasterise import mask_of_rings
from workbench.core.rle_text import text_of_mask
from workbench.core.schema import Category, LabelSchema
from workbench.core.validity import check_box

Kind = Literal["bbox", "segm", "keypoints"]
_Row = dict[str, Any]
_Sizes = Mapping[int, tuple[int, int]]


class Truth(Protocol):
    """What is right: a data set as the formats read it, or any value with these three."""

    @property
    def schema(self) -> LabelSchema:
        """The categories."""

    @property
    def images(self) -> tuple[ImageRecord, ...]:
        """The images that are judged; predictions on others are left out."""

    @property
    def instances(self) -> tuple[Instance, ...]:
        """The objects that are there."""


class MetricError(ValueError):
    """Truth or predictions that cannot be measured; the text names the object."""


def coco_metrics(
    truth: Truth, predictions: Sequence[Instance], kind: Kind, sigmas: Sequence[float] | None = None
) -> dict[str, float]:
    """Return COCO's summary: AP, AP50, AP75, APs, APm, APl, AR1, AR10, AR100, ARs, ARm, ARl.

    For keypoints: AP, AP50, AP75, APm, APl, AR, AR50, AR75, ARm, ARl, over the categories that have a skeleton;
    ``sigmas`` (one a keypoint) take the place of each skeleton's own (see sigmas.oks_sigmas).
    Raises MetricError for boxes, scores or sizes that are not finite or possible.
    """
    parts = [_evaluated(truth, predictions, kind, group) for group in _groups(truth.schema, kind, sigmas)]
    if not parts:
        raise MetricError("no category has keypoints, so there is nothing to measure")
    if len(parts) == 1:
        return parts[0]
    # Skeletons of different sizes cannot share one count; the summary is a mean over categories either way.
    return {name: _mean([part[name] for part in parts]) for name in parts[0]}


def coco_class_ap(
    truth: Truth, predictions: Sequence[Instance], kind: Kind, sigmas: Sequence[float] | None = None
) -> dict[int, float]:
    """Return AP (.50:.05:.95) of every category by id, -1 where there is nothing to find."""
    scores: dict[int, float] = {}
    for categories, group_sigmas in _groups(truth.schema, kind, sigmas):
        for category in categories:
            scores[category.id] = _evaluated(truth, predictions, kind, ((category,), group_sigmas))["AP"]
    return scores


_Group = tuple[tuple[Category, ...], tuple[float, ...]]


def _groups(schema: LabelSchema, kind: Kind, sigmas: Sequence[float] | None) -> list[_Group]:
    """Return the categories that can be counted together, with their sigmas."""
    if kind != "keypoints":
        return [(schema.categories, ())]
    skeletons = [(category, category.skeleton) for category in schema.categories if category.skeleton is not None]
    values = [tuple(sigmas) if sigmas is not None else oks_sigmas(skeleton).values for _, skeleton in skeletons]
    for (category, skeleton), value in zip(skeletons, values, strict=True):
        if len(value) != len(skeleton.keypoints):
            raise MetricError(
                f"category {category.id} has {len(skeleton.keypoints)} keypoints, not {len(value)} sigmas"
            )
    if len(set(values)) == 1:
        return [(tuple(category for category, _ in skeletons), values[0])]
    return [((category,), value) for (category, _), value in zip(skeletons, values, strict=True) if value]


def _evaluated(truth: Truth, predictions: Sequence[Instance], kind: Kind, group: _Group) -> dict[str, float]:
    categories, sigmas = group
    sizes: _Sizes = {image.id: (image.width, image.height) for image in truth.images}
    wanted = {category.id for category in categories}
    counted = [item for item in truth.instances if item.category_id in wanted and item.image_id in sizes]
    if kind == "keypoints":
        counted = [_with_points(item, len(sigmas)) for item in counted]
    found = [item for item in predictions if item.category_id in wanted and item.image_id in sizes]
    reference = hotcoco.COCO(
        {
            "images": [{"id": key, "width": width, "height": height} for key, (width, height) in sizes.items()],
            "categories": [{"id": category.id, "name": category.name} for category in categories],
            "annotations": [_truth_row(item, kind, number, sizes) for number, item in enumerate(counted, 1)],
        }
    )
    if kind == "keypoints":
        _check_points([*counted, *found], len(sigmas))
    rows = [_prediction_row(item, kind, sizes) for item in found]
    evaluation = hotcoco.COCOeval(reference, reference.load_res(rows), kind)
    if sigmas:
        evaluation.params.kpt_oks_sigmas = list(sigmas)
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summary_lines()
    return {name: float(value) for name, value in zip(evaluation.metric_keys(), evaluation.stats, strict=True)}


def _with_points(instance: Instance, count: int) -> Instance:
    """An object without any keypoint is one with none labelled, which COCO does not judge."""
    return instance if instance.keypoints else replace(instance, keypoints=(Keypoint(0.0, 0.0, 0),) * count)


def _check_points(instances: Iterable[Instance], count: int) -> None:
    for item in instances:
        if len(item.keypoints) != count:
            raise MetricError(
                f"object {item.id} on image {item.image_id} has {len(item.keypoints)} keypoints, its category {count}"
            )


def _truth_row(instance: Instance, kind: Kind, number: int, sizes: _Sizes) -> _Row:
    # Numbered anew: pycocotools takes an id of 0 for "no match".
    row = _row(instance, kind, sizes) | {"id": number, "iscrowd": int(instance.iscrowd)}
    if instance.area is not None:
        row["area"] = _checked(instance, instance.area)
    elif kind == "segm":
        row["area"] = _mask(instance, sizes).area
    else:
        row["area"] = row["bbox"][2] * row["bbox"][3]
    if kind == "keypoints":
        row["num_keypoints"] = instance.num_keypoints
    return row


def _prediction_row(instance: Instance, kind: Kind, sizes: _Sizes) -> _Row:
    if instance.score is None:
        raise MetricError(f"prediction {instance.id} on image {instance.image_id} has no score")
    row = _row(instance, kind, sizes) | {"score": _checked(instance, instance.score)}
    if kind == "keypoints":
        # COCO's evaluation takes a predicted object's box from its points alone.
        del row["bbox"]
    return row


def _row(instance: Instance, kind: Kind, sizes: _Sizes) -> _Row:
    row: _Row = {"image_id": instance.image_id, "category_id": instance.category_id}
    if kind == "segm":
        mask = _mask(instance, sizes)
        row["segmentation"] = {"size": [mask.height, mask.width], "counts": text_of_mask(mask)}
        return row
    if kind == "keypoints":
        row["keypoints"] = [_checked(instance, value) for point in instance.keypoints for value in point]
    row["bbox"] = _box(instance, kind)
    return row


def _box(instance: Instance, kind: Kind) -> list[float]:
    box = instance.bbox_xywh
    if box is None and kind == "keypoints":
        box = (0.0, 0.0, 0.0, 0.0)
    if box is None:
        raise MetricError(f"object {instance.id} on image {instance.image_id} has no box")
    try:
        check_box(box)
    except ValueError as error:
        raise MetricError(f"object {instance.id} on image {instance.image_id}: {error}") from None
    return [float(value) for value in box]


def _mask(instance: Instance, sizes: _Sizes) -> Mask:
    width, height = sizes[instance.image_id]
    if instance.mask is not None:
        if (instance.mask.width, instance.mask.height) != (width, height):
            raise MetricError(f"the mask of object {instance.id} is not of the size of image {instance.image_id}")
        return instance.mask
    try:
        return mask_of_rings(instance.polygons, height, width)
    except ValueError as error:
        raise MetricError(f"object {instance.id} on image {instance.image_id}: {error}") from None


def _checked(instance: Instance, value: float) -> float:
    if not math.isfinite(value):
        raise MetricError(f"object {instance.id} on image {instance.image_id} holds a number that is not finite")
    return float(value)


def _mean(values: list[float]) -> float:
    counted = [value for value in values if value > -1]
    return math.fsum(counted) / len(counted) if counted else -1.0


def pose_metrics(
    truth: Truth, predictions: Sequence[Instance], category_id: int, pairing: Pairing = "oks"
) -> dict[str, float]:
    """Return the figures of one category's keypoints in one flat table.

    COCO's OKS figures (AP, AP50, …, see coco_metrics), ``EPE`` in pixels, ``PCK@0.05``, ``PCK@0.1``, ``PCK@0.2``
    of the longer box side, and the last four for each keypoint as ``EPE/nose``, ``PCK@0.1/nose``. A figure without
    anything labelled is NaN. Which sigmas OKS used tells sigmas.oks_sigmas. Raises MetricError.
    """
    category = next((item for item in truth.schema.categories if item.id == category_id), None)
    if category is None or category.skeleton is None:
        raise MetricError(f"category {category_id} has no skeleton, so there is nothing to measure")
    objects = [item for item in truth.instances if item.category_id == category_id and not item.iscrowd]
    found = [item for item in predictions if item.category_id == category_id]
    try:
        accuracy = pose_accuracy(category.skeleton, objects, found, pairing)
    except PoseError as error:
        raise MetricError(str(error)) from None
    figures = _evaluated(truth, found, "keypoints", ((category,), oks_sigmas(category.skeleton).values))
    for row, ending in [(accuracy.total, ""), *((point, f"/{point.name}") for point in accuracy.points)]:
        figures[f"EPE{ending}"] = row.epe_px
        figures |= {f"PCK@{part:g}{ending}": value for part, value in row.pck.items()}
    return figures
