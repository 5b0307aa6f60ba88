"""Mixing several images into one, and changing the pipeline late in a run: repeatable from (seed, epoch, index) alone.

mmdet's own way keeps a cache of earlier images inside a transform, or switches a flag of the dataset by a hook: what a
sample becomes then depends on the history of the process. Here it does not.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
from mmdet.datasets.transforms import CachedMixUp, CachedMosaic
from mmdet.models.data_preprocessors import BatchSyncRandomResize
from mmengine.hooks import Hook
from mmengine.logging import MessageHub
from mmengine.registry import DATASETS, HOOKS, MODELS, TRANSFORMS
from torch.utils.data import Dataset

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.dataset import REFETCHES, own_randomness, seed_albumentations


@DATASETS.register_module()
class MixingDataset(Dataset):  # type: ignore[misc]
    """A dataset whose transforms may ask for other images of it: those with ``get_indexes`` get ``mix_results``.

    Indexed by (epoch, index). From the epoch ``late_from`` on ``late_pipeline`` is used.
    """

    def __init__(
        self,
        dataset: dict[str, Any],
        pipeline: Sequence[dict[str, Any]],
        seed: int,
        late_pipeline: Sequence[dict[str, Any]] = (),
        late_from: int | None = None,
    ) -> None:
        self._dataset = DATASETS.build(dataset)
        self.metainfo = self._dataset.metainfo
        self._steps = [TRANSFORMS.build(step) for step in pipeline]
        self._late_steps = [TRANSFORMS.build(step) for step in late_pipeline]
        self._late_from = late_from
        self._seed = seed

    @property
    def dataset(self) -> Any:
        """The dataset whose samples are mixed."""
        return self._dataset

    @property
    def pipeline(self) -> list[Any]:
        """The transforms that mix, in order; those late in a run are others."""
        return list(self._steps)

    def __len__(self) -> int:
        return len(self._dataset)

    def __getitem__(self, key: tuple[int, int]) -> Any:
        epoch, index = key
        is_late = self._late_from is not None and epoch >= self._late_from
        with own_randomness(self._seed, epoch, index):
            steps = self._late_steps if is_late else self._steps
            seed_albumentations((*self._dataset.pipeline.transforms, *steps))
            for _ in range(REFETCHES):
                sample = self._sample(index, steps)
                if sample is not None:
                    return sample
                index = int(np.random.randint(len(self)))
        raise JobFailure("The random crops leave nothing of the images: choose a larger input size.")

    def _sample(self, index: int, steps: Sequence[Any]) -> Any:
        results = self._dataset[index]
        for step in steps:
            if results is None:
                return None
            if hasattr(step, "get_indexes"):
                results["mix_results"] = self._partners(step)
            results = step(results)
            if results is not None:
                results.pop("mix_results", None)
        return results

    def _partners(self, step: Any) -> list[Any]:
        wanted = step.get_indexes(self._dataset)
        found = []
        for index in wanted if isinstance(wanted, Sequence) else [wanted]:
            partner = self._dataset[int(index)]
            while partner is None:
                partner = self._dataset[int(np.random.randint(len(self)))]
            found.append(partner)
        return found


@TRANSFORMS.register_module()
class FreshMosaic(CachedMosaic):  # type: ignore[misc]
    """mmdet's mosaic that knows masks, with the partners it is given instead of a cache of earlier images."""

    def get_indexes(self, cache: Any) -> list[int]:
        """Return which images (of a dataset, or of those at hand) are the other quarters."""
        return [random.randrange(len(cache)) for _ in range(4 if not isinstance(cache, list) else 3)]

    def transform(self, results: dict[str, Any]) -> Any:
        """See CachedMosaic: it wants five images at hand, of which the last is the one asked for."""
        self.results_cache = results.pop("mix_results")
        mixed = super().transform(results)
        self.results_cache = []
        return mixed


@TRANSFORMS.register_module()
class FreshMixUp(CachedMixUp):  # type: ignore[misc]
    """mmdet's mix of two images that knows masks, with the partner it is given."""

    def get_indexes(self, cache: Any) -> int:
        """Return which image is mixed in."""
        return 0 if isinstance(cache, list) else random.randrange(len(cache))

    def transform(self, results: dict[str, Any]) -> Any:
        """See CachedMixUp."""
        self.results_cache = results.pop("mix_results")
        mixed = super().transform(results)
        self.results_cache = []
        return mixed


@MODELS.register_module()
class SteadyBatchResize(BatchSyncRandomResize):  # type: ignore[misc]
    """A new input size every few iterations: a function of seed and iteration, so that a resume sees the same."""

    def __init__(self, *args: Any, seed: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._seed = seed

    def forward(self, inputs: Any, data_samples: Any) -> Any:
        """See BatchSyncRandomResize."""
        turn = int(MessageHub.get_current_instance().get_info("iter") or 0) // self._interval
        height, width = inputs.shape[-2:]
        self._input_size = (height, width) if turn == 0 else self._size_of(turn, width / height)
        return super().forward(inputs, data_samples)

    def _size_of(self, turn: int, ratio: float) -> tuple[int, int]:
        side = random.Random(f"{self._seed} {turn}").randint(*self._random_size_range)
        return self._size_divisor * side, self._size_divisor * int(ratio * side)

    def _get_random_size(self, aspect_ratio: float, device: Any) -> tuple[int, int] | None:  # noqa: ARG002
        return self._input_size


@HOOKS.register_module()
class LatePlainDistance(Hook):  # type: ignore[misc]
    """From the epoch ``begin`` on YOLOX adds the plain distance of its boxes to the loss."""

    def __init__(self, begin: int) -> None:
        self._begin = begin

    def before_train_epoch(self, runner: Any) -> None:
        """See Hook; whatever the epoch that a resume enters."""
        model = getattr(runner.model, "module", runner.model)  # several processes wrap it
        model.bbox_head.use_l1 = runner.epoch >= self._begin


MIXERS = (FreshMixUp, FreshMosaic, LatePlainDistance, MixingDataset, SteadyBatchResize)
"""Importing them put them into mmengine's registries."""
