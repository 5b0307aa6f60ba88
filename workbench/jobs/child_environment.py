"""What a child process of ours inherits: our code, and as many threads as it was given."""

from __future__ import annotations

import os
from pathlib import Path

_THREAD_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def child_environment(root: Path, threads: int) -> dict[str, str]:
    """Return the environment of ``python -m workbench…`` in any interpreter; ``root`` holds the package."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    return {
        **inherited,
        **dict.fromkeys(_THREAD_VARIABLES, str(max(1, threads))),
        "PYTHONPATH": str(root),
        "PYTHONUNBUFFERED": "1",
        "PYTHONFAULTHANDLER": "1",
    }
