"""What a launcher is: it starts the worker of one job, detached, and says where it can be found."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workbench.protocol.job_folder import JobFolder


class LaunchError(RuntimeError):
    """A job that cannot be started; one sentence for the person."""


@dataclass(frozen=True, slots=True)
class LaunchOrder:
    """Start the worker of ``folder`` on ``device``; its processes carry ``mark``; the gate writes ``record`` (see
    jobs.gate). An empty device: the recipe's own."""

    folder: JobFolder
    mark: str
    record: Path
    device: str = ""


class Launcher(Protocol):
    """Starts workers."""

    def start(self, order: LaunchOrder) -> subprocess.Popen[bytes]:
        """Start and return at once; raises LaunchError."""
