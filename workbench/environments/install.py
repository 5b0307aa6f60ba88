"""Installs the training environment in a background process; anyone may ask how far it is.

``python -m workbench.environments.install`` is that process. It holds a lock, so that two never run, and writes its
progress as protocol messages, so that the window, or a window opened later, can show it.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.environments.failures import SetupError
from workbench.environments.layout import ROOT, Layout, chosen_worker_python
from workbench.environments.steps import BothSteps, ChannelSteps, Steps
from workbench.environments.worker_env import ensure_worker, is_worker_ready
from workbench.protocol.channel import ChannelReader
from workbench.protocol.messages import Finished, Message, Notice, Phase, Progress, Started

_DETACH = "--detach"


class InstallStatus(StrEnum):
    """Where the training environment stands."""

    READY = "ready"
    CHOSEN = "chosen"
    INSTALLING = "installing"
    FAILED = "failed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class InstallState:
    """How far the installation is. ``title`` names the step going on, ``reason`` is the sentence of a failure.

    ``notes`` are sentences said on the way; ``elapsed_s`` counts from the start to now or to the end.
    """

    status: InstallStatus
    title: str = ""
    done: int = 0
    total: int = 0
    elapsed_s: float = 0.0
    reason: str = ""
    notes: tuple[str, ...] = ()

    @property
    def can_train(self) -> bool:
        """True when there is an interpreter to train with."""
        return self.status in (InstallStatus.READY, InstallStatus.CHOSEN)


def install_state(root: Path = ROOT) -> InstallState:
    """Return where the training environment of this checkout stands. Cheap: reads one small file."""
    layout = Layout(root)
    if chosen_worker_python(root) is not None:
        return InstallState(InstallStatus.CHOSEN)
    told = _told(ChannelReader(layout.events).poll())
    if _is_running(layout):
        return InstallState(InstallStatus.INSTALLING, told.title, told.done, told.total, told.elapsed_s, "", told.notes)
    if is_worker_ready(layout):
        return InstallState(InstallStatus.READY)
    if told.status is InstallStatus.MISSING and not told.title:
        return told
    return InstallState(
        InstallStatus.FAILED,
        told.title,
        told.done,
        told.total,
        told.elapsed_s,
        told.reason or "the installation was interrupted; start it again and it goes on where it stopped",
        told.notes,
    )


def start_install(root: Path = ROOT) -> None:
    """Start the installation in a process that outlives this one; nothing happens when it runs or is done."""
    layout = Layout(root)
    if _is_running(layout) or is_worker_ready(layout):
        return
    layout.setup.mkdir(exist_ok=True)
    with open(layout.worker_log, "wb") as log:
        subprocess.run(
            [sys.executable, "-m", "workbench.environments.install", _DETACH, str(root)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            check=False,
        )


@contextmanager
def only_installer(layout: Layout) -> Iterator[None]:
    """Hold the lock while the body runs. Raises SetupError when another process installs."""
    layout.setup.mkdir(exist_ok=True)
    with open(layout.lock, "ab") as lock:
        if not _locks(lock.fileno(), fcntl.LOCK_EX, tries=20):
            raise SetupError("the training environment is being installed by another process; wait for it to end")
        yield


def install_here(root: Path, console: Steps) -> None:
    """Install in this process, telling the console and the channel. Raises SetupError."""
    layout = Layout(root)
    with only_installer(layout):
        channel = _open_channel(layout)
        _install(layout, channel, BothSteps(console, channel))


def main(arguments: list[str]) -> int:
    """Install, telling the channel; returns the exit code. Nothing happens when another process installs."""
    roots = [argument for argument in arguments if argument != _DETACH]
    layout = Layout(Path(roots[0]) if roots else ROOT)
    try:
        with only_installer(layout):
            layout.events.unlink(missing_ok=True)
            # The child keeps the lock: whoever asks when the caller goes on sees the installation run.
            if _DETACH in arguments and os.fork():
                return 0
            channel = _open_channel(layout)
            _install(layout, channel, channel)
    except SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _open_channel(layout: Layout) -> ChannelSteps:
    layout.events.unlink(missing_ok=True)
    channel = ChannelSteps(layout.events)
    channel.writer.write(Started(time.time(), os.getpid(), time.time(), "cpu"))
    return channel


def _install(layout: Layout, channel: ChannelSteps, steps: Steps) -> None:
    try:
        ensure_worker(layout, steps)
    except SetupError as error:
        channel.writer.write(Finished(time.time(), "failed", str(error)))
        raise
    else:
        channel.writer.write(Finished(time.time(), "succeeded"))
    finally:
        channel.close()


def _told(messages: list[Message]) -> InstallState:
    """Fold the channel into a state; MISSING without a title when nothing was ever started."""
    title, done, total, reason, notes = "", 0, 0, "", []
    started = ended = 0.0
    for message in messages:
        if isinstance(message, Started):
            started, title = message.time, "Starting"
        elif isinstance(message, Phase):
            title = message.title
        elif isinstance(message, Progress):
            done, total = message.done, message.total
        elif isinstance(message, Notice):
            notes.append(message.text)
        elif isinstance(message, Finished):
            ended, reason = message.time, message.reason
    elapsed = (ended or time.time()) - started if started else 0.0
    return InstallState(InstallStatus.MISSING, title, done, total, elapsed, reason, tuple(notes))


def _is_running(layout: Layout) -> bool:
    try:
        with open(layout.lock, "rb") as lock:
            return not _locks(lock.fileno(), fcntl.LOCK_SH, tries=1)
    except FileNotFoundError:
        return False


def _locks(fd: int, kind: int, tries: int) -> bool:
    """Take the lock if it is free. An asker holds it for an instant, so the installer tries more than once."""
    for attempt in range(tries):
        try:
            fcntl.flock(fd, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if attempt + 1 < tries:
                time.sleep(0.05)
        else:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
