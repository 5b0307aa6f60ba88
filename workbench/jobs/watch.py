"""What is to be seen of a project's jobs: their folders, their events, the queue, kept up to date by looking."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from workbench.jobs.cancel import Requests, read_requests
from workbench.jobs.entry import Entry, EntryState
from workbench.jobs.job import Job, JobError
from workbench.jobs.line import positions
from workbench.jobs.log import last_words
from workbench.jobs.process import ProcessId
from workbench.jobs.queue import Queue
from workbench.jobs.record import JobRecord
from workbench.jobs.settle import Signs, settle
from workbench.jobs.shelf import job_folders, job_name, project_of

_SCAN_S = 1.0
"""Between two looks for new folders, and at the processes of jobs that no queue knows."""
_CHUNK_BYTES = 1 << 18


class Elsewhere(NamedTuple):
    """A job that runs for another project: that project's folder, and the device it has."""

    project: Path
    device: str


class JobWatch:
    """Follows all jobs of one project. Changes nothing outside itself."""

    def __init__(self, project: Path, queue: Queue) -> None:
        self._project = project
        self._queue = queue
        self._records: dict[str, JobRecord] = {}
        self._entries: dict[str, Entry] = {}
        self._positions: dict[str, int] = {}
        self._jobs: dict[str, Job] = {}
        self._unread: set[str] = set()
        self._news: dict[str, None] = {}
        self._revision: tuple[int, int] | None = None
        self._scan_at = 0.0

    def look(self, budget_s: float | None) -> None:
        """Take in what is new, a long backlog over several calls of about ``budget_s`` each (None: all of it).

        Raises QueueError when the queue cannot be read, after it took in what the folders say.
        """
        deadline = None if budget_s is None else time.monotonic() + budget_s
        try:
            # The queue first: a job it calls done has written all it will, so the events read next are complete.
            self._look_at_queue()
        finally:
            if time.monotonic() >= self._scan_at:
                self._scan_at = time.monotonic() + _SCAN_S
                self._look_at_folders()
                self._show(name for name in self._jobs if self._is_on_its_own(name))
            self._unread |= {name for name, job in self._jobs.items() if job.state.is_active}
            self._read(self._unread, deadline)

    def scan_now(self) -> None:
        """Let the next ``look`` list the folders, too."""
        self._scan_at = 0.0

    def news(self) -> list[str]:
        """The names of all jobs that appeared, changed or disappeared since the last call."""
        names = list(self._news)
        self._news.clear()
        return names

    def jobs(self) -> tuple[Job, ...]:
        """All jobs read so far, oldest recipe first."""
        return tuple(self._jobs[name] for name in self._records if name in self._jobs)

    def record(self, name: str) -> JobRecord:
        """One job's record, read to the end; raises JobError when there is none of that name."""
        if name not in self._records:
            self._look_at_folders()
        if name not in self._records:
            raise JobError(f"There is no job named {name}")
        if name in self._unread or name not in self._jobs:
            self._read((name,), None)
        return self._records[name]

    def known(self, name: str) -> JobRecord:
        """One job's record as far as it was read; raises JobError when none of that name was seen."""
        try:
            return self._records[name]
        except KeyError:
            raise JobError(f"There is no job named {name}") from None

    def job(self, name: str) -> Job:
        """One job, read to the end; raises JobError when there is none of that name."""
        self.record(name)
        return self._jobs[name]

    def is_queued(self, name: str) -> bool:
        """Whether the queue knows the job, and its turn is still to come or going on."""
        entry = self._entries.get(self.record(name).key)
        return entry is not None and entry.state is not EntryState.DONE

    def asked_device(self, name: str) -> str:
        """The device that the queue was asked for; empty for a job it does not know."""
        entry = self._entries.get(self.record(name).key)
        return entry.device if entry is not None else ""

    def has_work(self) -> bool:
        """Whether the queue holds anything, of any project, that needs a runner."""
        return any(
            entry.state is EntryState.CLAIMED or (entry.state is EntryState.WAITING and not entry.is_held)
            for entry in self._entries.values()
        )

    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """The jobs that the queue runs for other projects."""
        claimed = [entry for entry in self._entries.values() if entry.state is EntryState.CLAIMED]
        found = [Elsewhere(project_of(entry.folder), entry.where) for entry in claimed]
        home = self._project.resolve()
        return tuple(each for each in found if each.project != home)

    def _look_at_queue(self) -> None:
        revision = self._queue.revision()
        if revision == self._revision:
            return
        entries = {str(entry.folder): entry for entry in self._queue.entries()}
        self._positions = positions(entries.values())
        known, self._entries, self._revision = self._entries, entries, revision
        self._unread |= {
            name
            for name, record in self._records.items()
            if known.get(record.key) != entries.get(record.key) or record.key in self._positions
        }

    def _look_at_folders(self) -> None:
        found = {job_name(self._project, folder): folder for folder in job_folders(self._project)}
        for name in [name for name, record in self._records.items() if name not in found or record.is_stale()]:
            del self._records[name]
            self._unread.discard(name)
            if self._jobs.pop(name, None) is not None:
                self._news[name] = None
        known = self._records
        self._records = {name: known.get(name) or JobRecord(folder, name) for name, folder in found.items()}
        self._unread |= {name for name, record in self._records.items() if name not in known or record.has_news()}

    def _read(self, names: Iterable[str], deadline: float | None) -> None:
        """Read the event files that have news, live jobs first, and show those that were read to the end."""
        for name in sorted(names, key=self._urgency):
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
        for name in tuple(names):
            job = self._settled(self._records[name])
            if job != self._jobs.get(name):
                self._jobs[name] = job
                self._news[name] = None

    def _is_on_its_own(self, name: str) -> bool:
        """Whether only a look at its process can tell that the job is over."""
        record = self._records[name]
        return record.told.state.is_active and record.key not in self._entries and name not in self._unread

    def _settled(self, record: JobRecord) -> Job:
        told, entry = record.told, self._entries.get(record.key)
        is_over = entry is None or entry.state is EntryState.DONE
        is_alive = _is_alive(told, entry)
        signs = Signs(
            position=self._positions.get(record.key, 0),
            is_alive=is_alive,
            asked=read_requests(record.folder) if is_alive or not is_over else Requests(),
            last_words=last_words(record.folder.log) if is_over and not is_alive and not told.state.is_ended else "",
            last_sign=record.last_sign(),
        )
        return settle(told, entry, signs)


def _is_alive(told: Job, entry: Entry | None) -> bool:
    """Look at the process only where the state depends on it: a job no queue knows, or one that has said its last."""
    if entry is None:
        return told.state.is_active and ProcessId(told.pid, told.create_time).is_alive()
    is_last_said = entry.state is EntryState.CLAIMED and told.state.is_ended
    return is_last_said and entry.process is not None and entry.process.is_alive(entry.mark)
