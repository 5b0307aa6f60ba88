"""Workers on this machine: a process in a session of its own that outlives window and runner."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from workbench.jobs.child_environment import child_environment
from workbench.jobs.launchers.launcher import LaunchError, LaunchOrder
from workbench.jobs.process import MARK
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import RecipeError, read_recipe


class LocalLauncher:
    """Starts ``<worker python> -m workbench.worker --device <device> <job folder>`` behind the gate."""

    def __init__(self, root: Path, python: Callable[[], Path]) -> None:
        """``root`` holds the ``workbench`` package; ``python`` names the training interpreter, asked at each start."""
        self._root = root
        self._python = python

    def start(self, order: LaunchOrder) -> subprocess.Popen[bytes]:
        """Start the worker; its output goes to the job's log. Raises LaunchError."""
        python = self._python()
        if not os.access(python, os.X_OK):
            raise LaunchError(
                f"The training environment is missing: there is no interpreter {python}; run: python3 start.py setup"
            )
        environment = self._environment(order)
        device = ["--device", order.device] if order.device else []
        worker = [str(python), "-m", "workbench.worker", *device, str(order.folder.path)]
        try:
            order.record.parent.mkdir(exist_ok=True)
            with open(order.folder.log, "ab") as log:
                return subprocess.Popen(
                    [sys.executable, "-m", "workbench.jobs.gate", str(order.record), *worker],
                    cwd=self._root,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
        except OSError as error:
            raise LaunchError(f"The worker cannot be started: {error}") from None

    def _environment(self, order: LaunchOrder) -> dict[str, str]:
        return {**child_environment(self._root, _threads(order.folder)), MARK: order.mark}


def _threads(folder: JobFolder) -> int:
    try:
        return max(1, int(read_recipe(folder.recipe).threads))
    except (RecipeError, OSError, ValueError, TypeError) as error:
        raise LaunchError(f"The recipe of the job cannot be read: {error}") from None
