"""One runner a user: a lock the kernel lets go of when its holder dies, and the way to bring a runner to life."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from workbench.environments.layout import ROOT
from workbench.jobs.process import MARK


class RunnerLock:
    """An exclusive lock on ``runner.lock`` in the queue's folder; never inherited by a worker."""

    def __init__(self, state: Path) -> None:
        self._path = state / "runner.lock"
        self._fd: int | None = None

    def acquire(self, within_s: float = 0.0) -> bool:
        """Take the lock; False when another process keeps it for longer than ``within_s``."""
        deadline = time.monotonic() + within_s
        fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        while True:
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    os.close(fd)
                    return False
                time.sleep(0.02)
            else:
                self._fd = fd
                return True

    def release(self) -> None:
        """Let the lock go, if it is held."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def is_runner_alive(state: Path) -> bool:
    """Whether some process holds the runner's lock."""
    lock = RunnerLock(state)
    if lock.acquire():
        lock.release()
        return False
    return True


def ensure_runner(state: Path, options: Sequence[str] = ()) -> bool:
    """Start a runner for the queue in ``state`` unless one lives; returns whether one was started.

    Takes a few milliseconds: a shell puts the runner into the background of a session of its own and ends at once, so
    that the runner is nobody's child and outlives the window. Two that are started at once settle it by the lock.
    Raises OSError when no process can be started.
    """
    if is_runner_alive(state):
        return False
    environment = {name: value for name, value in os.environ.items() if name != MARK}
    with open(state / "runner.log", "ab") as log:
        subprocess.run(
            ["/bin/sh", "-c", '"$@" &', "sh", sys.executable, "-m", "workbench.jobs.runner", str(state), *options],
            cwd=ROOT,
            env={**environment, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            check=True,
        )
    return True
