"""Training cinema: what the model sees on a few validation images, kept after every validation as plain values."""

# ruff: noqa: ARG002 - the signatures are mmengine's
from __future__ import annotations

from typing import Any

from mmengine import dist
from mmengine.hooks import Hook

from workbench.tasks.features import FOLLOWED
from workbench.worker.adapters.adapter import Found, WorkingJob
from workbench.worker.openmmlab.seen import seen
from workbench.worker.predict import append_line, found_to_json

LEAST_SCORE = 0.1
"""What a model is less sure of is not kept."""

MOST_SCENES = 400
"""So many validations are kept at most; a run of more keeps every second one, and so on."""


class CinemaHook(Hook):  # type: ignore[misc]
    """Writes ``cinema/<iteration>-<epoch>/predictions.jsonl``; it costs no look of its own, the validation has looked.

    ``pinned`` are the ids of the images to follow, empty for the first ones of the split. Of several processes each has
    a share of the images; the first one writes what all of them saw.
    """

    priority = "LOW"

    def __init__(self, job: WorkingJob, pinned: tuple[int, ...] = ()) -> None:
        self._folder = job.folder.cinema
        self._seat = job.seat
        self._pinned = set(pinned)
        self._chosen: set[int] = set(pinned)
        self._most = -(-FOLLOWED // job.seat.processes)
        self._scene: dict[int, tuple[tuple[int, int], list[Found]]] = {}

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
            if not self._pinned and len(self._chosen) < self._most:
                self._chosen.add(int(number))
            if int(number) in self._chosen:
                ids = runner.val_dataloader.dataset.metainfo["category_ids"]
                height, width = (int(side) for side in sample.metainfo["ori_shape"][:2])
                _, found = self._scene.setdefault(int(number), ((height, width), []))
                found += seen(sample, ids, LEAST_SCORE)

    def after_val_epoch(self, runner: Any, metrics: dict[str, float] | None = None) -> None:
        """Write the scene; one that a stop cut short is not written, its validation comes again."""
        every = 1 + runner.max_iters // max(1, MOST_SCENES * len(runner.train_dataloader))
        if not metrics or (runner.epoch % every and runner.epoch != runner.max_epochs):
            return
        lines = self._lines()
        if not self._seat.is_alone:
            lines = together(dist.all_gather_object(lines))
        if lines and self._seat.is_first:
            self._write(runner, sorted(lines, key=lambda line: int(line["image_id"])))

    def _lines(self) -> list[dict[str, Any]]:
        return [
            {
                "image_id": number,
                "width": width,
                "height": height,
                "instances": [found_to_json(item) for item in found],
            }
            for number, ((height, width), found) in self._scene.items()
        ]

    def _write(self, runner: Any, lines: list[dict[str, Any]]) -> None:
        folder = self._folder / f"{runner.iter:07d}-{runner.epoch}"
        partial = folder.with_suffix(".part")
        try:
            partial.mkdir(parents=True, exist_ok=True)
            with open(partial / "predictions.jsonl", "wb") as file:
                for line in lines:
                    append_line(file.fileno(), line)
            if not folder.exists():
                partial.rename(folder)
        except OSError as error:
            # A full disk must not end a training over its pictures; what matters waits for room elsewhere.
            runner.reporter.notice("warning", f"The predictions of this epoch could not be kept ({error.strerror}).")


def together(parts: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return the lines of all processes, one an image: its persons may have been shared out, and the last sample is
    given to two of them when the shares would not come out even."""
    whole: dict[int, dict[str, Any]] = {}
    for line in (line for part in parts for line in part):
        known = whole.setdefault(line["image_id"], {**line, "instances": []})
        known["instances"] += [item for item in line["instances"] if item not in known["instances"]]
    return list(whole.values())
