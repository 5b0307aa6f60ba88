"""Every way a trained model leaves, by name. The modules are imported on demand: each brings torch with it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.protocol.job_folder import JobFolder
from workbench.worker.failures import JobFailure

WayOut = Callable[[JobFolder, Path], dict[str, Any]]
"""From a run's folder and the file to write to what is to be said of it; raises JobFailure."""

WAYS: dict[str, str] = {
    "strip": "workbench.worker.leaving.strip:strip",
    "onnx": "workbench.worker.leaving.onnx_file:write_onnx",
}


def way_out(name: str) -> WayOut:
    """Return what writes a model in one way; raises JobFailure for a way that there is not."""
    if name not in WAYS:
        raise JobFailure(f"A model cannot leave as {name!r}; it can as {', '.join(WAYS)}.")
    module, _, function = WAYS[name].partition(":")
    found: WayOut = getattr(importlib.import_module(module), function)
    return found
