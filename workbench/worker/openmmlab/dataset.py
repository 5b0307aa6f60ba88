"""The data of a run for torch: records of the label snapshot through a pipeline of transforms.

Augmentation draws its random numbers from (seed, epoch, index) alone. So neither the number of loader processes nor
the moment of a stop changes what the model sees: that is one half of a resume that repeats the run bit by bit.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from mmcv.transforms import BaseTransform
from mmengine.dataset import Compose
from mmengine.registry import DATA_SAMPLERS, DATASETS, TRANSFORMS
from torch.utils.data import Dataset, Sampler

from workbench.analysis.sigmas import oks_sigmas
from workbench.core.schema import Category, Skeleton
from workbench.tasks.skeletons import mirror_pairs
from workbench.worker.failures import JobFailure
from workbench.worker.predict import read_image
from workbench.worker.snapshot import LabelledImage, LabelledObject, read_snapshot

REFETCHES = 100
"""So often another sample is drawn when a random crop left nothing of the one asked for."""


@TRANSFORMS.register_module()
class LoadPicture(BaseTransform):  # type: ignore[misc]
    """Reads the image as it is displayed and checks that the labels were made for its size."""

    def transform(self, results: dict[str, Any]) -> dict[str, Any]:
        """Fill ``img`` (h, w, 3, BGR) and the shapes; raises JobFailure naming the file."""
        if "img" not in results:
            image = read_image(Path(results["img_path"]))
            wanted = results.get("height"), results.get("width")
            if wanted[0] and image.shape[:2] != wanted:
                raise JobFailure(
                    f"The image {results['img_path']} is {image.shape[1]} x {image.shape[0]} pixels, "
                    f"its labels were made for {wanted[1]} x {wanted[0]}."
                )
            results["img"] = image
        results["img_shape"] = results["ori_shape"] = results["img"].shape[:2]
        return results


@DATASETS.register_module()
class SnapshotDataset(Dataset):  # type: ignore[misc]
    """One split of the label snapshot. ``kind``: ``pose`` gives one sample an object, else one an image.

    Indexed by (epoch, index) for training, by index alone (and then without randomness of its own) for validation.
    """

    def __init__(
        self,
        snapshot: str,
        kind: str,
        category_ids: Sequence[int],
        pipeline: Sequence[dict[str, Any]],
        seed: int = 0,
        is_training: bool = True,
    ) -> None:
        found = read_snapshot(Path(snapshot), category_ids)
        self.metainfo = metainfo(found.categories, kind)
        self._records = (
            pose_records(found.images, self.metainfo) if kind == "pose" else object_records(found, kind, is_training)
        )
        if not self._records and is_training:
            raise JobFailure(f"There is nothing to learn: {snapshot} holds no labels for this model.")
        self._pipeline = Compose(list(pipeline))
        self._seed = seed

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, key: tuple[int, int] | int) -> Any:
        if isinstance(key, int):
            return self._pipeline(_copy(self._records[key]))
        epoch, index = key
        with _own_randomness(self._seed, epoch, index):
            for _ in range(REFETCHES):
                sample = self._pipeline(_copy(self._records[index]))
                if sample is not None:
                    return sample
                index = int(np.random.randint(len(self)))
        raise JobFailure("The random crops leave nothing of the images: choose a larger input size.")


@DATA_SAMPLERS.register_module()
class EpochSampler(Sampler):  # type: ignore[misc]
    """Yields (epoch, index): a shuffle that depends on seed and epoch alone, from any position on."""

    def __init__(self, dataset: SnapshotDataset, seed: int | None = None) -> None:
        self._length = len(dataset)
        self._seed = seed or 0
        self._epoch, self._skip = 0, 0

    def start(self, epoch: int, skip: int) -> None:
        """Begin the next iteration with this epoch, leaving out its first ``skip`` samples."""
        self._epoch, self._skip = epoch, skip

    def __iter__(self) -> Iterator[tuple[int, int]]:
        order = np.random.default_rng([self._seed, self._epoch]).permutation(self._length)
        return iter([(self._epoch, int(index)) for index in order[self._skip :]])

    def __len__(self) -> int:
        return self._length


class _own_randomness:  # noqa: N801 - used as a with block
    """Seeds every generator for one sample and gives the generators back as they were."""

    def __init__(self, *key: int) -> None:
        self._seed = int(np.random.SeedSequence(key).generate_state(1)[0])

    def __enter__(self) -> None:
        self._before = (random.getstate(), np.random.get_state(), torch.get_rng_state())
        random.seed(self._seed)
        np.random.seed(self._seed)
        torch.manual_seed(self._seed)

    def __exit__(self, *_: object) -> None:
        random.setstate(self._before[0])
        np.random.set_state(self._before[1])
        torch.set_rng_state(self._before[2])


def metainfo(categories: tuple[Category, ...], kind: str) -> dict[str, Any]:
    """Return what transforms and metrics want to know about the labels."""
    names = [category.name for category in categories]
    body: dict[str, Any] = {"classes": names, "category_ids": [category.id for category in categories]}
    skeleton = next((category.skeleton for category in categories if category.skeleton), None)
    if kind != "pose":
        return body
    if skeleton is None:
        raise JobFailure("The categories have no skeleton: give the keypoints names first.")
    return body | _pose_info(skeleton)


def _pose_info(skeleton: Skeleton) -> dict[str, Any]:
    pairs = mirror_pairs(skeleton)
    indices = Skeleton(skeleton.keypoints, flip_pairs=pairs).flip_indices
    count = len(skeleton.keypoints)
    return {
        "dataset_name": "snapshot",
        "num_keypoints": count,
        "flip_indices": list(indices),
        "flip_pairs": [list(pair) for pair in pairs],
        "sigmas": list(oks_sigmas(skeleton).values),
        "upper_body_ids": [],
        "lower_body_ids": [],
        "dataset_keypoint_weights": np.ones((count, 1), dtype=np.float32),
        "skeleton_links": [list(edge) for edge in skeleton.edges],
    }


_POSE_KEYS = (
    "dataset_name",
    "upper_body_ids",
    "lower_body_ids",
    "flip_pairs",
    "dataset_keypoint_weights",
    "flip_indices",
    "skeleton_links",
)


def pose_records(images: Sequence[LabelledImage], info: dict[str, Any]) -> list[dict[str, Any]]:
    """One record for every object with a labelled keypoint, as mmpose's transforms want it."""
    return [
        pose_record(image.path, item.box_xyxy, info)
        | {"img_id": image.id, "height": image.height, "width": image.width}
        | _pose_truth(item)
        for image in images
        for item in image.objects
        if any(v > 0 for _, _, v in item.keypoints) and not item.is_crowd and _has_area(item.box_xyxy)
    ]


def pose_record(path: str, box_xyxy: Sequence[float], info: dict[str, Any]) -> dict[str, Any]:
    """A record without truth: where to look. ``info`` is the metainfo of the trained labels."""
    record = {
        "img_path": path,
        "bbox": np.asarray([box_xyxy], dtype=np.float32),
        "bbox_score": np.ones(1, dtype=np.float32),
    }
    return record | {key: info[key] for key in _POSE_KEYS}


def _pose_truth(item: LabelledObject) -> dict[str, Any]:
    points = np.asarray(item.keypoints, dtype=np.float32)
    return {
        "id": item.id,
        "category_id": item.category_id,
        "keypoints": points[None, :, :2],
        "keypoints_visible": np.minimum(1, points[None, :, 2]),
        "num_keypoints": int((points[:, 2] > 0).sum()),
        "iscrowd": 0,
        "area": np.asarray(item.area, dtype=np.float32),
        "raw_ann_info": {"bbox": list(item.box_xyxy), "area": item.area, "keypoints": points.tolist()},
    }


def object_records(found: Any, kind: str, is_training: bool) -> list[dict[str, Any]]:
    """One record an image, as mmdet's transforms want it; images without objects only for validation."""
    labels = {category.id: position for position, category in enumerate(found.categories)}
    records = []
    for image in found.images:
        items = [_object_truth(item, labels, kind) for item in image.objects if _is_usable(item, kind)]
        if items or not is_training:
            size = {"height": image.height, "width": image.width}
            records.append({"img_id": image.id, "img_path": image.path, **size, "instances": items})
    return records


def _is_usable(item: LabelledObject, kind: str) -> bool:
    return _has_area(item.box_xyxy) and (kind != "instances" or bool(item.rings) or item.mask is not None)


def _has_area(box: Sequence[float]) -> bool:
    return box[2] - box[0] >= 1 and box[3] - box[1] >= 1


def _object_truth(item: LabelledObject, labels: dict[int, int], kind: str) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "bbox": list(item.box_xyxy),
        "bbox_label": labels[item.category_id],
        "ignore_flag": int(item.is_crowd),
    }
    if kind == "instances":
        truth["mask"] = (
            {"size": [item.mask.height, item.mask.width], "counts": item.mask.counts.tolist()}
            if item.mask is not None
            else [list(ring) for ring in item.rings]
        )
    return truth


def _copy(record: dict[str, Any]) -> dict[str, Any]:
    """Deep enough that a transform cannot change the record itself."""
    return {
        key: value.copy()
        if isinstance(value, np.ndarray)
        else [dict(item) if isinstance(item, dict) else item for item in value]
        if isinstance(value, list)
        else value
        for key, value in record.items()
    }
