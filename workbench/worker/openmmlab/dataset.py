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

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.records.catalog import records_of
from workbench.worker.openmmlab.records.meta import metainfo
from workbench.worker.predict import read_image
from workbench.worker.snapshot import read_snapshot

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
    """One split of the label snapshot; ``kind`` says what a sample is (see records.catalog).

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
        self._records = records_of(kind)(found, self.metainfo, is_training)
        if not self._records and is_training:
            raise JobFailure(f"There is nothing to learn: {snapshot} holds no labels for this model.")
        self.pipeline = Compose(list(pipeline))
        """What a sample goes through; a hook may change it between epochs."""
        self._seed, self._kind = seed, kind

    def __len__(self) -> int:
        return len(self._records)

    def get_data_info(self, index: int) -> dict[str, Any]:
        """Return a copy of a record; transforms that mix pictures ask for others by this name."""
        return _copy(self._records[index])

    def entered(self, index: int) -> dict[str, Any]:
        """Return what goes into the pipeline; one that mixes whole pictures finds the others here."""
        record = self.get_data_info(index)
        return record | {"dataset": self} if self._kind == "bottom_up" else record

    def __getitem__(self, key: tuple[int, int] | int) -> Any:
        if isinstance(key, int):
            return self.pipeline(self.entered(key))
        epoch, index = key
        with own_randomness(self._seed, epoch, index):
            seed_albumentations(self.pipeline.transforms)
            for _ in range(REFETCHES):
                sample = self.pipeline(self.entered(index))
                if sample is not None:
                    return sample
                index = int(np.random.randint(len(self)))
        raise JobFailure("The random crops leave nothing of the images: choose a larger input size.")


@DATA_SAMPLERS.register_module()
class EpochSampler(Sampler):  # type: ignore[misc]
    """Yields (epoch, index): a shuffle that depends on seed and epoch alone, from any position on.

    Of several ``processes`` each gets its part of every batch, ``batch_size`` samples: together they see the very
    batches that one process alone would.
    """

    def __init__(
        self,
        dataset: SnapshotDataset,
        seed: int | None = None,
        rank: int = 0,
        processes: int = 1,
        batch_size: int = 1,
    ) -> None:
        self._length = len(dataset)
        self._seed = seed or 0
        self._rank, self._shape = rank, (-1, processes, batch_size)
        self._whole = self._length // (processes * batch_size) * processes * batch_size if processes > 1 else 0
        self._epoch, self._skip = 0, 0

    def start(self, epoch: int, skip: int) -> None:
        """Begin the next iteration with this epoch, leaving out the first ``skip`` samples of this process."""
        self._epoch, self._skip = epoch, skip

    def __iter__(self) -> Iterator[tuple[int, int]]:
        order = np.random.default_rng([self._seed, self._epoch]).permutation(self._length)
        if self._whole:
            order = order[: self._whole].reshape(self._shape)[:, self._rank].ravel()
        return iter([(self._epoch, int(index)) for index in order[self._skip :]])

    def __len__(self) -> int:
        return self._whole // self._shape[1] or self._length


class own_randomness:  # noqa: N801 - used as a with block
    """Seeds every generator for one sample and gives the generators back as they were."""

    def __init__(self, *key: int) -> None:
        self._seed = int(np.random.SeedSequence(key).generate_state(1)[0])

    def __enter__(self) -> None:
        self._before = (random.getstate(), np.random.get_state(), torch.get_rng_state())
        random.seed(self._seed)
        np.random.seed(self._seed)
        # The processor's generator alone: torch.manual_seed would also set a GPU's back, sample by sample, and never
        # restore it, so that every iteration dropped out the same.
        torch.default_generator.manual_seed(self._seed)

    def __exit__(self, *_: object) -> None:
        random.setstate(self._before[0])
        np.random.set_state(self._before[1])
        torch.set_rng_state(self._before[2])


def seed_albumentations(transforms: Sequence[Any]) -> None:
    """Give every albumentations pipeline a seed drawn from numpy's: its own generator would be another in each run."""
    for transform in transforms:
        plant = getattr(getattr(transform, "aug", None), "set_random_seed", None)
        if plant is not None:
            plant(int(np.random.randint(2**31)))


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
