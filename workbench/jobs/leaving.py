"""A trained model leaves its run: the worker's interpreter writes it, because only there is torch."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from workbench.jobs.child_environment import child_environment
from workbench.project.run_archive import Stripped, pack_run
from workbench.project.runs import Run

ROOT = Path(__file__).resolve().parents[2]


class LeavingError(RuntimeError):
    """The model cannot leave; one sentence for the person."""


def export_archive(run: Run, out: Path, python: Path) -> Path:
    """Write the run's archive (see project.run_archive); blocks. Raises LeavingError or ProjectError."""
    with tempfile.TemporaryDirectory(prefix=".leaving-", dir=out.parent) as folder:
        model = Path(folder) / "model.pth"
        told = _ask("strip", run, model, python)
        return pack_run(run, Stripped(model, int(told["epoch"]), int(told["step"]), told["metric"]), out)


def export_onnx(run: Run, out: Path, python: Path) -> dict[str, Any]:
    """Write the model as ``out`` and what it takes and gives as ``out`` with .json; blocks, half a minute or so.

    Returns what stands in that file, with the largest difference to torch. Raises LeavingError.
    """
    return _ask("onnx", run, out, python)


def _ask(kind: str, run: Run, out: Path, python: Path) -> dict[str, Any]:
    if not os.access(python, os.X_OK):
        raise LeavingError(f"There is no interpreter {python}; run: python3 start.py setup")
    command = [str(python), "-m", "workbench.worker.leaving", kind, str(run.folder.path), str(out)]
    environment = child_environment(ROOT, os.cpu_count() or 1)
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    except OSError as error:
        raise LeavingError(f"The training environment cannot be started ({error.strerror}).") from None
    lines = done.stdout.decode("utf-8", "replace").strip().splitlines()
    try:
        body = json.loads(lines[-1])
    except (IndexError, ValueError):
        raise LeavingError(f"The training environment gave no answer (exit code {done.returncode}).") from None
    if not isinstance(body, dict) or "error" in body:
        raise LeavingError(str(body.get("error") if isinstance(body, dict) else "The answer makes no sense."))
    return body
