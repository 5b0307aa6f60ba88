"""A run that was trained elsewhere, made to look like one that ended well here: checkpoint, its list, its events."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.fingerprint import sha256_of
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import CheckpointSaved, Finished, Scalars, Started


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a training elsewhere stood: ``metric`` is the checkpoint's validation figure, ``source`` a file's name."""

    source: str
    epoch: int = 0
    step: int = 0
    metric: float | None = None
    figures: Sequence[Scalars] = ()


def checkpoint_place(folder: JobFolder, step: int) -> Path:
    """Return where the one checkpoint goes."""
    return folder.checkpoints / f"step-{step:07d}.pth"


def settle_arrival(folder: JobFolder, arrival: Arrival) -> None:
    """List the checkpoint that lies at its place, and tell of the run from its beginning to its end; raises OSError."""
    file, step, epoch = checkpoint_place(folder, arrival.step), arrival.step, arrival.epoch
    record = {"file": file.name, "epoch": epoch, "step": step, "sha256": sha256_of(file), "size": file.stat().st_size}
    listed = {"version": 1, "checkpoints": [record | {"metric": arrival.metric, "is_best": True}]}
    folder.manifest.write_text(json.dumps(listed, indent=1), encoding="utf-8")
    writer = ChannelWriter(folder.events)
    # What did not begin cannot have ended: it would be listed as prepared, without its figures.
    writer.write(Started(0.0, 0, 0.0, "cpu"))
    for item in arrival.figures:
        writer.write(item)
    writer.write(CheckpointSaved(0.0, f"checkpoints/{file.name}", epoch, step, is_best=True))
    writer.write(Finished(0.0, "succeeded", f"Came in from {arrival.source}; trained elsewhere."))
    writer.close()
