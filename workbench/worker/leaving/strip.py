"""A checkpoint without what only a resume needs: weights and where they come from, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench.protocol.fingerprint import sha256_of
from workbench.protocol.job_folder import JobFolder
from workbench.worker.leaving.trained import read_trained
from workbench.worker.openmmlab.checkpoint import read_weights, verify_checkpoint, write_checkpoint


def strip(run: JobFolder, out: Path) -> dict[str, Any]:
    """Write the weights of the best checkpoint to ``out``; any reader that takes weights alone can open it."""
    trained = read_trained(run)
    weights = read_weights(trained.store.path(trained.record))
    meta = {"format": 1, "epoch": trained.record.epoch, "iter": trained.record.step, "run": run.path.name}
    body = {"meta": meta, "state_dict": dict(weights)}
    write_checkpoint(body, out)
    verify_checkpoint(out, body)
    return {
        "epoch": trained.record.epoch,
        "step": trained.record.step,
        "metric": trained.record.metric,
        "size": out.stat().st_size,
        "sha256": sha256_of(out),
        "parameters": sum(value.numel() for value in weights.values()),
    }
