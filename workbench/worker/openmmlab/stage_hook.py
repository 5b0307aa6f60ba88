"""The last stage of a pose run: another pipeline, another loss. Unlike mmpose's own hooks it survives a resume."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mmengine.dataset import Compose
from mmengine.hooks import Hook
from mmengine.registry import HOOKS


@HOOKS.register_module()
class PoseStageHook(Hook):  # type: ignore[misc]
    """From ``from_epoch`` on (counted from 0) trains with ``pipeline`` and sets ``attributes`` of the head.

    ``attributes`` are dotted names below the head. Entered at any later epoch, it does what should have been done.
    """

    priority = "ABOVE_NORMAL"

    def __init__(
        self,
        from_epoch: int,
        pipeline: Sequence[dict[str, Any]] | None = None,
        attributes: Mapping[str, Any] | None = None,
    ) -> None:
        self._from_epoch = from_epoch
        self._pipeline = list(pipeline or ())
        self._attributes = dict(attributes or {})
        self._is_done = False

    def before_train_epoch(self, runner: Any) -> None:
        """Begin the stage when it is due."""
        if self._is_done or runner.epoch < self._from_epoch:
            return
        self._is_done = True
        if self._pipeline:
            runner.train_dataloader.dataset.pipeline = Compose(self._pipeline)
        head = getattr(runner.model, "module", runner.model).head
        for name, value in self._attributes.items():
            place = head
            *path, last = name.split(".")
            for step in path:
                place = getattr(place, step)
            setattr(place, last, value)
