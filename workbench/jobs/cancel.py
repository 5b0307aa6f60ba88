"""Ending a job: by a word, by a signal, by force, and a look whether anything is left."""

from __future__ import annotations

import time
from dataclasses import dataclass

from workbench.jobs.process import ProcessId, family, kill_family, terminate_group
from workbench.protocol.channel import ChannelReader, ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import PauseRequested, StopRequested


def request_stop(folder: JobFolder) -> None:
    """Ask the worker to save a checkpoint and end; raises OSError when the folder cannot be written."""
    _ask(folder, StopRequested(time.time()))


def request_pause(folder: JobFolder, is_wanted: bool) -> None:
    """Ask the worker to end after this epoch, or take that back; raises OSError as above."""
    _ask(folder, PauseRequested(time.time(), is_wanted))


@dataclass(frozen=True, slots=True)
class Requests:
    """What the job's present attempt was asked: to stop at once, to pause after its epoch."""

    stop: bool = False
    pause: bool = False


def read_requests(folder: JobFolder) -> Requests:
    """Read what the present attempt was asked; nothing where that cannot be read."""
    try:
        messages = ChannelReader(folder.control).poll()
    except OSError:
        return Requests()
    pauses = [message.is_wanted for message in messages if isinstance(message, PauseRequested)]
    is_stop = any(isinstance(message, StopRequested) for message in messages)
    return Requests(is_stop, bool(pauses) and pauses[-1])


def _ask(folder: JobFolder, message: StopRequested | PauseRequested) -> None:
    writer = ChannelWriter(folder.control)
    try:
        writer.write(message)
    finally:
        writer.close()


def clear_requests(folder: JobFolder) -> None:
    """Forget what an earlier attempt was asked: the next one shall run. Raises OSError on a read-only folder."""
    folder.control.unlink(missing_ok=True)


class Cancellation:
    """The escalation against one job: stop message, after ``patience_s`` SIGTERM, after as long again SIGKILL.

    ``step`` never blocks for long: call it until the leader is dead, then ``sweep``.
    """

    def __init__(self, folder: JobFolder, leader: ProcessId, mark: str, patience_s: float) -> None:
        self._folder = folder
        self._leader = leader
        self._mark = mark
        self._patience_s = patience_s
        self._began = time.monotonic()
        self._has_terminated = False
        try:
            request_stop(folder)
        except OSError:
            self._began -= patience_s  # nobody can hear a word that cannot be written: go on with the signal

    def step(self) -> None:
        """Do what is due."""
        waited_s = time.monotonic() - self._began
        if waited_s >= 2 * self._patience_s:
            kill_family(self._leader, self._mark, within_s=1.0)
        elif waited_s >= self._patience_s and not self._has_terminated:
            self._has_terminated = True
            terminate_group(self._leader, self._mark)


def sweep(leader: ProcessId, mark: str) -> str:
    """After the leader's death: end whatever it left behind (loader processes hold memory of the device).

    Returns an empty text, or a sentence that names what could not be ended.
    """
    if not family(leader, mark):
        return ""
    survivors = kill_family(leader, mark)
    return f"Processes {', '.join(map(str, survivors))} could not be ended" if survivors else ""
