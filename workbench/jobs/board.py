"""The job board: all runs and prediction jobs of one project, live, and what can be asked of them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from psygnal import Signal

from workbench.jobs.cancel import clear_requests, is_stop_requested, request_stop
from workbench.jobs.curves import Curves
from workbench.jobs.job import Job, JobError, JobState
from workbench.jobs.log import last_words, log_lines
from workbench.jobs.process import ProcessId
from workbench.jobs.queue import Entry, EntryState, Queue, QueueError
from workbench.jobs.record import JobRecord
from workbench.jobs.runner_lock import ensure_runner
from workbench.jobs.settle import Signs, settle
from workbench.jobs.shelf import HasPath, job_folders, job_name
from workbench.protocol.job_folder import JobFolder

_SCAN_S = 1.0
"""Between two looks for new folders, and at the processes of jobs that no queue knows."""
_RUNNER_S = 3.0
"""Between two looks whether the runner lives while it has work."""
_CHUNK_BYTES = 1 << 18


class JobBoard:
    """Reads folders and the queue, owns nothing: any number of boards on one project show the same.

    ``changed(name)`` is emitted from within ``poll`` and the verbs, also when a job appears or disappears;
    ``trouble_changed(text)`` when the queue or the runner cannot be used, and with an empty text when they can again.
    """

    changed: ClassVar[Signal] = Signal(str)
    trouble_changed: ClassVar[Signal] = Signal(str)

    def __init__(self, project: HasPath, queue: Queue, runner_options: Sequence[str] = ()) -> None:
        self._path = project.path
        self._queue = queue
        self._runner_options = runner_options
        self._records: dict[str, JobRecord] = {}
        self._entries: dict[str, Entry] = {}
        self._positions: dict[str, int] = {}
        self._jobs: dict[str, Job] = {}
        self._unread: set[str] = set()
        self._revision: tuple[int, int] | None = None
        self._scan_at = self._runner_at = 0.0
        self._runner_trouble = ""
        self.trouble = ""
        """Why jobs cannot be queued or started at present; empty when all is well."""

    def poll(self, budget_s: float | None = 0.03) -> None:
        """Take in what is new. Cheap, raises nothing: call it every 100 to 200 ms.

        A long backlog is read over several calls of about ``budget_s`` each; None reads to the end.
        """
        now = time.monotonic()
        # The queue first: a job it calls done has written all it will, so the events read next are complete.
        trouble = _trouble(self._look_at_queue)
        is_scan = now >= self._scan_at
        if is_scan:
            self._scan_at = now + _SCAN_S
            self._look_at_folders()
        self._unread |= {name for name, job in self._jobs.items() if job.state.is_active}
        self._read(None if budget_s is None else now + budget_s)
        if is_scan:
            self._show(set(self._records) - self._unread)
        if now >= self._runner_at:
            self._runner_at = now + _RUNNER_S
            self._runner_trouble = _trouble(self._keep_runner)
        trouble = trouble or self._runner_trouble
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit(trouble)

    def jobs(self) -> tuple[Job, ...]:
        """All jobs read so far, oldest recipe first."""
        return tuple(self._jobs[name] for name in self._records if name in self._jobs)

    def job(self, name: str) -> Job:
        """One job, read to the end; raises JobError when there is none of that name."""
        self._record(name)
        return self._jobs[name]

    def curves(self, name: str) -> Curves:
        """The live curves of a job (they grow in place), read to the end; raises JobError."""
        return self._record(name).curves

    def log_tail(self, name: str, lines: int = 200) -> tuple[str, ...]:
        """The last lines of the worker's log, plain text; raises JobError."""
        return log_lines(self._record(name).folder.log, lines)

    def submit(self, folder: JobFolder, device: str) -> str:
        """Put a prepared job folder of this project into the queue; returns the job's name. Raises JobError."""
        self._look_at_folders()
        name = job_name(self._path, folder)
        if name not in self._records:
            raise JobError(f"{folder.path} is no job of this project: it holds no recipe")
        self._enqueue(name, device)
        return name

    def resume(self, name: str) -> None:
        """Queue a failed, cancelled or lost job again; it goes on from its newest checkpoint. Raises JobError."""
        self._enqueue(name, self.job(name).device)

    def hold(self, name: str) -> None:
        """Keep a waiting job from starting until it is released. Raises JobError when it does not wait."""
        self._waiting(name, self._queue.set_held(self._record(name).folder.path, True), "held")

    def release(self, name: str) -> None:
        """Let a held job take its turn, or queue a prepared one. Raises JobError when it does not wait."""
        record = self._record(name)
        if record.key not in self._entries and self._jobs[name].state.is_waiting:
            self._enqueue(name, self._jobs[name].device)
        else:
            self._waiting(name, self._queue.set_held(record.folder.path, False), "released")

    def move(self, name: str, offset: int) -> None:
        """Move a waiting job up (negative) or down its device's line. Raises JobError when it does not wait."""
        self._waiting(name, self._queue.move(self._record(name).folder.path, offset), "moved")

    def stop(self, name: str) -> None:
        """End a job so that it can go on later: it saves a checkpoint first. A waiting one leaves the queue.

        Raises JobError when it is over, or when its folder cannot be written.
        """
        folder = self._active_or_dropped(name)
        if folder is not None:
            try:
                request_stop(folder)
            except OSError as error:
                raise JobError(f"{name} cannot be asked to stop ({error.strerror}): cancel it instead") from None
        self._refresh()

    def cancel(self, name: str) -> None:
        """End a job whatever it takes: the runner asks it to stop, then signals, then kills every process of it.

        Returns at once. A waiting one leaves the queue. Raises JobError when it is over, or not of this queue.
        """
        folder = self._active_or_dropped(name)
        if folder is not None and not self._queue.ask_cancel(folder.path):
            raise JobError(f"{name} was not started by this queue: stop it, or end process {self._jobs[name].pid}")
        self._refresh()

    def forget(self, name: str) -> None:
        """Drop a job from the queue before its folder is removed. Raises JobError while it runs."""
        if not self._queue.forget(self._record(name).folder.path) or self._jobs[name].state.is_active:
            raise JobError(f"{name} is {self._jobs[name].state}: stop or cancel it first")
        self._refresh()

    def _active_or_dropped(self, name: str) -> JobFolder | None:
        """None when the job waited and is out of the line now; its folder when it is running."""
        folder = self._record(name).folder
        if self._queue.drop(folder.path):
            return None
        self._refresh()
        job = self.job(name)
        if not job.state.is_active:
            raise JobError(f"{name} is not running: it is {job.state}")
        return folder

    def _enqueue(self, name: str, device: str) -> None:
        record = self._record(name)
        self._refresh()
        job = self._jobs[name]
        if job.kind == "unreadable":
            raise JobError(f"{name}: {job.reason}")
        if job.attempts and job.state is JobState.SUCCEEDED:
            raise JobError(f"{name} has succeeded: there is nothing to resume")
        if job.state.is_active or (job.state.is_waiting and record.key in self._entries):
            raise JobError(f"{name} is in the queue already: it is {job.state}")
        try:
            clear_requests(record.folder)
            self._queue.add(record.folder.path, device)
        except OSError as error:
            raise JobError(f"The folder of {name} cannot be written: {error.strerror}") from None
        self._refresh()

    def _waiting(self, name: str, is_done: bool, verb: str) -> None:
        self._refresh()
        if not is_done:
            raise JobError(f"{name} cannot be {verb}: it does not wait, it is {self._jobs[name].state}")

    def _refresh(self) -> None:
        self._scan_at = self._runner_at = 0.0
        self.poll()

    def _record(self, name: str) -> JobRecord:
        if name not in self._records:
            self._refresh()
        record = self._records.get(name)
        if record is None:
            raise JobError(f"There is no job named {name}")
        if name in self._unread or name not in self._jobs:
            self._unread.add(name)
            self._read(None, (name,))
        return record

    def _look_at_queue(self) -> None:
        revision = self._queue.revision()
        if revision == self._revision:
            return
        entries = {str(entry.folder): entry for entry in self._queue.entries()}
        lines: dict[str, int] = {}
        self._positions = {}
        for key, entry in entries.items():
            if entry.state is EntryState.WAITING:
                lines[entry.device] = self._positions[key] = lines.get(entry.device, 0) + 1
        self._entries, self._revision = entries, revision
        self._unread |= set(self._records)

    def _look_at_folders(self) -> None:
        found = {job_name(self._path, folder): folder for folder in job_folders(self._path)}
        gone = [name for name, record in self._records.items() if name not in found or record.is_stale()]
        for name in gone:
            del self._records[name]
            self._unread.discard(name)
            if self._jobs.pop(name, None) is not None:
                self.changed.emit(name)
        known = self._records
        self._records = {name: known.get(name) or JobRecord(folder, name) for name, folder in found.items()}
        self._unread |= {name for name, record in self._records.items() if name not in known or record.has_news()}

    def _read(self, deadline: float | None, names: Iterable[str] | None = None) -> None:
        """Read the event files that have news, live jobs first, and show those that were read to the end."""
        backlog = sorted(self._unread if names is None else names, key=self._urgency)
        for name in backlog:
            while not self._records[name].read(_CHUNK_BYTES):
                if deadline is not None and time.monotonic() > deadline:
                    return
            self._unread.discard(name)
            self._show((name,))
            if deadline is not None and time.monotonic() > deadline:
                return

    def _urgency(self, name: str) -> tuple[bool, float]:
        entry = self._entries.get(self._records[name].key)
        is_live = entry is not None and entry.state is EntryState.CLAIMED
        return not is_live, -(self._records[name].last_sign() or 0.0)

    def _show(self, names: Iterable[str]) -> None:
        for name in names:
            job = self._settled(self._records[name])
            if job != self._jobs.get(name):
                self._jobs[name] = job
                self.changed.emit(name)

    def _settled(self, record: JobRecord) -> Job:
        told, entry = record.told, self._entries.get(record.key)
        is_over = entry is None or entry.state is EntryState.DONE
        signs = Signs(
            position=self._positions.get(record.key, 0),
            is_alive=entry is None and told.state.is_active and ProcessId(told.pid, told.create_time).is_alive(),
            is_stop_requested=is_stop_requested(record.folder) if told.state.is_active or not is_over else False,
            last_words=last_words(record.folder.log) if is_over and not told.state.is_ended else "",
            last_sign=record.last_sign(),
        )
        return settle(told, entry, signs)

    def _keep_runner(self) -> None:
        if any(_needs_runner(entry) for entry in self._entries.values()):
            try:
                ensure_runner(self._queue.state, self._runner_options)
            except (OSError, subprocess.SubprocessError) as error:
                raise QueueError(f"The process that starts the jobs cannot be started: {error}") from None


def _trouble(look: Callable[[], None]) -> str:
    try:
        look()
    except QueueError as error:
        return str(error)
    return ""


def _needs_runner(entry: Entry) -> bool:
    is_ready = entry.state is EntryState.WAITING and not entry.is_held
    return is_ready or entry.state is EntryState.CLAIMED
