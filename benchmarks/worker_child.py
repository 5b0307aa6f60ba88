"""A benchmark's other half in the training interpreter, spoken to in lines of JSON."""

from __future__ import annotations

import subprocess
from pathlib import Path

from workbench.environments.layout import worker_python
from workbench.jobs.child_environment import child_environment

ROOT = Path(__file__).resolve().parents[1]


def start(module: str, *words: str, python: Path | None = None, nice: int = 0) -> subprocess.Popen[str]:
    """Start ``-m module`` with pipes in and out; one thread, its chatter thrown away."""
    command = [*(["nice", "-n", str(nice)] if nice else []), str(python or worker_python(ROOT)), "-m", module, *words]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=child_environment(ROOT, 1),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
