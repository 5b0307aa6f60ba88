"""The runner: a small process, one a user, that starts waiting jobs and outlives every window.

``python -m workbench.jobs.runner STATE`` takes the lock, starts one job a device (or one on several), watches the
workers, ends those that are to be cancelled, and leaves when nothing waits or runs. It holds no truth of its own:
killed at any moment, its successor reads the queue and the start records, and goes on with the workers that live.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.environments.cuda import free_memory
from workbench.jobs.cancel import Cancellation, sweep
from workbench.jobs.entry import Ending, Entry, EntryState
from workbench.jobs.gate import EXIT_NO_COMMAND, read_record, record_path
from workbench.jobs.launchers.catalog import LAUNCHERS
from workbench.jobs.launchers.launcher import Launcher, LaunchError, LaunchOrder
from workbench.jobs.line import FreeMemory, turns
from workbench.jobs.process import ProcessId
from workbench.jobs.queue import Queue, QueueError
from workbench.jobs.runner_lock import RunnerLock
from workbench.protocol.job_folder import JobFolder

_GPU_LOOK_S = 5.0
"""The driver takes a while to answer: so long its answer holds."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between looks, without work before the runner leaves, and of each step of a cancel."""

    tick_s: float = 0.2
    idle_s: float = 10.0
    patience_s: float = 10.0


class Runner:
    """Starts and watches the jobs of one queue. Call ``tick`` again and again."""

    def __init__(self, queue: Queue, launcher: Launcher, pace: Pace, free_memory: FreeMemory = free_memory) -> None:
        me = ProcessId.of(os.getpid())
        assert me is not None, "this process lives"
        self._me = me
        self._queue = queue
        self._launcher = launcher
        self._pace = pace
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._cancellations: dict[str, Cancellation] = {}
        self._free_memory = _remembered(free_memory)

    def tick(self) -> bool:
        """Attend to every claimed job, fill free devices; returns whether there is still work."""
        entries = self._queue.entries()
        for entry in entries:
            if entry.state is EntryState.CLAIMED:
                self._attend(entry)
        for entry, device in turns(entries, self._free_memory):
            if claimed := self._queue.claim(entry, device, self._me):
                self._start(claimed)
        return any(map(_is_work, entries))

    def _start(self, entry: Entry) -> None:
        record = record_path(self._queue.state, entry.id, entry.attempt)
        try:
            record_path(self._queue.state, entry.id, entry.attempt - 1).unlink(missing_ok=True)
            if not JobFolder(entry.folder).recipe.is_file():
                raise LaunchError(f"The job's folder {entry.folder} is gone or holds no recipe")
            order = LaunchOrder(JobFolder(entry.folder), entry.mark, record, entry.where)
            self._children[entry.mark] = self._launcher.start(order)
        except (LaunchError, OSError) as error:
            self._queue.finish(entry, Ending("failed", reason=str(error)))

    def _attend(self, entry: Entry) -> None:
        if entry.runner != self._me:
            self._queue.adopt(entry, self._me)
        if entry.process is None:
            self._find_process(entry)
        elif entry.process.is_alive(entry.mark):
            if entry.is_cancelling:
                self._cancel(entry, entry.process)
        else:
            self._conclude(entry, entry.process)

    def _find_process(self, entry: Entry) -> None:
        """The start is under way, or its runner died in the middle of it: the record decides."""
        process = read_record(record_path(self._queue.state, entry.id, entry.attempt))
        child = self._children.get(entry.mark)
        if process is not None:
            self._queue.note_process(entry, process)
        elif child is None:
            self._start(entry)
        elif child.poll() is not None:
            del self._children[entry.mark]
            self._queue.finish(entry, Ending("failed", child.returncode, "The worker could not be started"))

    def _cancel(self, entry: Entry, process: ProcessId) -> None:
        if entry.mark not in self._cancellations:
            patience_s = self._pace.patience_s
            self._cancellations[entry.mark] = Cancellation(JobFolder(entry.folder), process, entry.mark, patience_s)
        self._cancellations[entry.mark].step()

    def _conclude(self, entry: Entry, process: ProcessId) -> None:
        self._cancellations.pop(entry.mark, None)
        child = self._children.pop(entry.mark, None)
        is_own = child is not None and child.pid == process.pid
        exit_status = child.poll() if child is not None and is_own else None
        outcome = "failed" if exit_status == EXIT_NO_COMMAND else "cancelled" if entry.is_cancelling else "ended"
        self._queue.finish(entry, Ending(outcome, exit_status, sweep(process, entry.mark)))


def serve(state: Path, launcher: Launcher, pace: Pace) -> bool:
    """Run until nothing is left to do; False at once when another runner serves this queue."""
    lock = RunnerLock(state)
    if not lock.acquire(within_s=1.0):
        return False
    queue = Queue(state)
    runner = Runner(queue, launcher, pace)
    complaint = ""
    busy_at = time.monotonic()
    while state.is_dir():
        try:
            is_busy, complaint = runner.tick(), ""
        except (QueueError, OSError) as error:
            is_busy, complaint = True, _complain(str(error), complaint)
        if is_busy:
            busy_at = time.monotonic()
        elif time.monotonic() - busy_at >= pace.idle_s:
            # Whoever adds a job looks at the lock afterwards: let it go first, then look once more.
            lock.release()
            if not _has_work(queue) or not lock.acquire(within_s=1.0):
                break
            busy_at = time.monotonic()
        time.sleep(pace.tick_s)
    queue.close()
    return True


def _complain(text: str, earlier: str) -> str:
    """Write a trouble into the runner's log, once and not at every tick."""
    if text != earlier:
        sys.stderr.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {text}\n")
    return text


def _has_work(queue: Queue) -> bool:
    return any(map(_is_work, queue.entries()))


def _is_work(entry: Entry) -> bool:
    return entry.state is EntryState.CLAIMED or (entry.state is EntryState.WAITING and not entry.is_held)


def _remembered(look: FreeMemory) -> Callable[[], Mapping[str, int] | None]:
    seen: Mapping[str, int] | None = None
    looked_at = -math.inf

    def answer() -> Mapping[str, int] | None:
        nonlocal seen, looked_at
        if time.monotonic() - looked_at >= _GPU_LOOK_S:
            seen, looked_at = look(), time.monotonic()
        return seen

    return answer


def main(arguments: list[str]) -> int:
    """Read the options and serve."""
    pace = Pace()
    parser = argparse.ArgumentParser(prog="workbench.jobs.runner", description="Start and watch the queued jobs.")
    parser.add_argument("state", type=Path, help="folder of the queue")
    parser.add_argument("--launcher", choices=sorted(LAUNCHERS), default="local")
    parser.add_argument("--idle", type=float, default=pace.idle_s, help="seconds without work before it leaves")
    parser.add_argument("--patience", type=float, default=pace.patience_s, help="seconds of each step of a cancel")
    parser.add_argument("--tick", type=float, default=pace.tick_s, help="seconds between looks")
    options = parser.parse_args(arguments)
    pace = Pace(options.tick, options.idle, options.patience)
    try:
        serve(options.state, LAUNCHERS[options.launcher](), pace)
    except (QueueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
