"""Training cinema: what the model sees on a few validation images, kept after every validation as plain values."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from typing import Any

from mmengine.hooks import Hook

from workbench.worker.adapters.adapter import Found, WorkingJob
from workbench.worker.openmmlab.seen import seen
from workbench.worker.predict import append_line, found_to_json

PINNED = 12
"""So many images of the validation split are followed when nobody chose any."""

LEAST_SCORE = 0.1
"""What a model is less sure of is not kept."""

MOST_SCENES = 400
"""So many validations are kept at most; a run of more keeps every second one, and so on."""


class CinemaHook(Hook):  # type: ignore[misc]
    """Writes ``cinema/<iteration>-<epoch>/predictions.jsonl``; it costs no look of its own, the validation has looked.

    ``pinned`` are the ids of the images to follow, empty for the first ones of the split.
    """

    priority = "LOW"

    def __init__(self, job: WorkingJob, pinned: tuple[int, ...] = ()) -> None:
        self._folder = job.folder.cinema
        self._pinned = set(pinned)
        self._chosen: set[int] = set(pinned)
        self._scene: dict[int, tuple[Any, list[Found]]] = {}

    def before_val_epoch(self, runner: Any) -> None:
        """Begin a scene."""
        self._scene = {}
        if not self._pinned:
            self._chosen = set()

    def after_val_iter(self, runner: Any, batch_idx: int, data_batch: Any = None, outputs: Any = None) -> None:
        """Keep what was seen on the images that are followed."""
        for sample in outputs or ():
            number = sample.metainfo.get("img_id") if hasattr(sample, "metainfo") else None
            if number is None:
                continue
            if not self._pinned and len(self._chosen) < PINNED:
                self._chosen.add(int(number))
            if int(number) in self._chosen:
                ids = runner.val_dataloader.dataset.metainfo["category_ids"]
                _, found = self._scene.setdefault(int(number), (sample.metainfo.get("ori_shape"), []))
                found += seen(sample, ids, LEAST_SCORE)

    def after_val_epoch(self, runner: Any, metrics: dict[str, float] | None = None) -> None:
        """Write the scene; one that a stop cut short is not written, its validation comes again."""
        every = 1 + runner.max_iters // max(1, MOST_SCENES * len(runner.train_dataloader))
        if not metrics or not self._scene or (runner.epoch % every and runner.epoch != runner.max_epochs):
            return
        folder = self._folder / f"{runner.iter:07d}-{runner.epoch}"
        partial = folder.with_suffix(".part")
        try:
            partial.mkdir(parents=True, exist_ok=True)
            with open(partial / "predictions.jsonl", "wb") as file:
                for number, (size, found) in sorted(self._scene.items()):
                    height, width = (int(side) for side in size[:2])
                    line = {"image_id": number, "width": width, "height": height}
                    append_line(file.fileno(), line | {"instances": [found_to_json(item) for item in found]})
            if not folder.exists():
                partial.rename(folder)
        except OSError as error:
            # A full disk must not end a training over its pictures; what matters waits for room elsewhere.
            runner.reporter.notice("warning", f"The predictions of this epoch could not be kept ({error.strerror}).")
