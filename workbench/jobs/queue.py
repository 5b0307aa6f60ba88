"""The user's queue of jobs: one SQLite file shared by every window, the command line and the runner.

Every change of state is a compare-and-set in one transaction, and the file itself refuses a second running job on a
device: a job that runs on several has a lease of each. One row a job folder; a resume puts the same row back into the
line.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.jobs.entry import COLUMNS, Ending, Entry, EntryState, entry_of
from workbench.jobs.job import JobError
from workbench.jobs.line import wants_the_same
from workbench.jobs.process import ProcessId
from workbench.jobs.state_folder import state_folder
from workbench.tasks.devices import device_key, singles

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    folder TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    position INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'done')),
    attempt INTEGER NOT NULL DEFAULT 1,
    is_cancelling INTEGER NOT NULL DEFAULT 0,
    runner_pid INTEGER, runner_create_time REAL,
    claimed_at REAL,
    pid INTEGER, create_time REAL,
    outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'ended', 'failed', 'cancelled')),
    exit_status INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    taken TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS lease (device TEXT PRIMARY KEY, entry INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS line ON entry (state, device, position);
"""
_FROM_VERSION_1 = """
ALTER TABLE entry ADD COLUMN taken TEXT NOT NULL DEFAULT '';
CREATE TABLE lease (device TEXT PRIMARY KEY, entry INTEGER NOT NULL);
UPDATE entry SET taken = device WHERE state = 'claimed';
INSERT INTO lease SELECT device, id FROM entry WHERE state = 'claimed';
DROP INDEX IF EXISTS one_running_job_a_device;
"""
_VERSION = 2
_LAST = "(SELECT coalesce(max(position), 0) + 1 FROM entry)"


class QueueError(JobError):
    """The queue cannot do what was asked; the text says why and what to do."""


class Queue:
    """The queue file ``jobs.db`` in a folder, by default the user's own.

    Opened (and made) at the first use, so that a window can open where no queue can. Use one object a thread. Every
    method raises QueueError where the file cannot be used.
    """

    def __init__(self, state: Path | None = None) -> None:
        self.state = (state or state_folder()).resolve()
        self.path = self.state / "jobs.db"
        self._open: sqlite3.Connection | None = None
        self._own_changes = 0

    def close(self) -> None:
        """Close the file; a later use opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = self._connect()
        return self._open

    def _connect(self) -> sqlite3.Connection:
        try:
            self.state.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = sqlite3.connect(self.path, timeout=5.0, isolation_level=None)
            try:
                _check_version(connection)
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                _bring_up_to_date(connection)
            except sqlite3.Error:
                connection.close()
                raise
        except (sqlite3.Error, OSError) as error:
            raise QueueError(
                f"{self.path}: the job queue cannot be opened ({error}). Check that its folder can be written or "
                "name another in WORKBENCH_STATE; a damaged file may be removed: it only holds the order of jobs"
            ) from None
        return connection

    def revision(self) -> tuple[int, int]:
        """Changes whenever anybody changed the queue; costs microseconds."""
        return int(self._read("PRAGMA data_version")[0][0]), self._own_changes

    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order of the line."""
        return tuple(map(entry_of, self._read(f"SELECT {COLUMNS} FROM entry ORDER BY position, id")))

    def entry(self, folder: Path) -> Entry | None:
        """The entry of a job folder."""
        rows = self._read(f"SELECT {COLUMNS} FROM entry WHERE folder = ?", _key(folder))
        return entry_of(rows[0]) if rows else None

    def add(self, folder: Path, device: str, held: bool = False) -> Entry:
        """Put a job at the end of the line, again if it had ended; raises QueueError while it waits or runs."""
        with self._transaction():
            known = self.entry(folder)
            if known is None:
                self._connection.execute(
                    f"INSERT INTO entry (folder, device, position, held, state) VALUES (?, ?, {_LAST}, ?, 'waiting')",
                    (_key(folder), device_key(device), held),
                )
            elif known.state is EntryState.WAITING:
                raise QueueError(f"{folder.name} waits in the queue already")
            elif known.state is EntryState.CLAIMED:
                raise QueueError(f"{folder.name} is still running: try again when its process has ended")
            else:
                self._connection.execute(
                    f"UPDATE entry SET device = ?, position = {_LAST}, held = ?, state = 'waiting', "
                    "attempt = attempt + 1, is_cancelling = 0, runner_pid = NULL, runner_create_time = NULL, "
                    "claimed_at = NULL, pid = NULL, create_time = NULL, outcome = '', exit_status = NULL, reason = '', "
                    "taken = '' "
                    "WHERE id = ?",
                    (device_key(device), held, known.id),
                )
        entry = self.entry(folder)
        assert entry is not None, "the row was written a moment ago"
        return entry

    def set_held(self, folder: Path, held: bool) -> bool:
        """Hold or release a waiting job; False when it does not wait (any more)."""
        return self._set("held = ? WHERE folder = ? AND state = 'waiting'", held, _key(folder))

    def drop(self, folder: Path) -> bool:
        """Take a waiting job out of the line; False when it does not wait (any more)."""
        return self._set("state = 'done', outcome = 'cancelled' WHERE folder = ? AND state = 'waiting'", _key(folder))

    def forget(self, folder: Path) -> bool:
        """Drop what is known of a job whose folder is to go; False while it runs."""
        with self._transaction():
            self._connection.execute("DELETE FROM entry WHERE folder = ? AND state != 'claimed'", (_key(folder),))
        return self.entry(folder) is None

    def ask_cancel(self, folder: Path) -> bool:
        """Ask the runner to end a running job; False when it does not run."""
        return self._set("is_cancelling = 1 WHERE folder = ? AND state = 'claimed'", _key(folder))

    def move(self, folder: Path, offset: int) -> bool:
        """Move a waiting job by so many places among those that want its device; False when it does not wait."""
        with self._transaction():
            entry = self.entry(folder)
            if entry is None or entry.state is not EntryState.WAITING:
                return False
            line = [other for other in self.entries() if other.state is EntryState.WAITING and other.id != entry.id]
            line = [other for other in line if wants_the_same(entry.device, other.device)]
            places = sorted([*(other.position for other in line), entry.position])
            at = sum(other.position < entry.position for other in line) + offset
            line.insert(max(0, min(len(line), at)), entry)
            for position, other in zip(places, line, strict=True):
                self._connection.execute("UPDATE entry SET position = ? WHERE id = ?", (position, other.id))
        return True

    def waiting(self, device: str) -> tuple[Entry, ...]:
        """The line of those that asked for one device by this name, held ones included."""
        where = "state = 'waiting' AND device = ? ORDER BY position, id"
        return tuple(map(entry_of, self._read(f"SELECT {COLUMNS} FROM entry WHERE {where}", device_key(device))))

    def claim(self, entry: Entry, device: str, runner: ProcessId) -> Entry | None:
        """Take a waiting job to run it on a device; None when it waits no more, or (a part of) the device is busy."""
        with self._transaction():
            changed = self._connection.execute(
                "UPDATE entry SET state = 'claimed', taken = ?, runner_pid = ?, runner_create_time = ?, claimed_at = ? "
                "WHERE id = ? AND attempt = ? AND state = 'waiting' AND held = 0 AND NOT EXISTS "
                f"(SELECT 1 FROM lease WHERE device IN ({','.join('?' * len(singles(device)))}))",
                (device, runner.pid, runner.create_time, time.time(), entry.id, entry.attempt, *singles(device)),
            )
            if changed.rowcount != 1:
                return None
            leases = [(single, entry.id) for single in singles(device)]
            self._connection.executemany("INSERT INTO lease (device, entry) VALUES (?, ?)", leases)
        return self.entry(entry.folder)

    def adopt(self, entry: Entry, runner: ProcessId) -> bool:
        """Another runner died: take its claimed job over."""
        return self._set(
            "runner_pid = ?, runner_create_time = ? WHERE id = ? AND attempt = ? AND state = 'claimed'",
            *(runner.pid, runner.create_time, entry.id, entry.attempt),
        )

    def note_process(self, entry: Entry, process: ProcessId) -> bool:
        """Write down which process works on a claimed job."""
        return self._set(
            "pid = ?, create_time = ? WHERE id = ? AND attempt = ? AND state = 'claimed'",
            *(process.pid, process.create_time, entry.id, entry.attempt),
        )

    def finish(self, entry: Entry, ending: Ending) -> bool:
        """A claimed job is over: its devices are free again. False when it was over before."""
        with self._transaction():
            changed = self._connection.execute(
                "UPDATE entry SET state = 'done', outcome = ?, exit_status = ?, reason = ? "
                "WHERE id = ? AND attempt = ? AND state = 'claimed'",
                (ending.outcome, ending.exit_status, ending.reason, entry.id, entry.attempt),
            )
            if changed.rowcount == 1:
                self._connection.execute("DELETE FROM lease WHERE entry = ?", (entry.id,))
        return changed.rowcount == 1

    def _set(self, change: str, *values: object) -> bool:
        with self._transaction():
            return self._connection.execute(f"UPDATE entry SET {change}", values).rowcount == 1

    def _read(self, query: str, *values: object) -> list[Any]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise QueueError(f"{self.path}: the job queue cannot be read ({error})") from None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise QueueError(f"{self.path}: the job queue cannot be written ({error})") from None
        self._own_changes += 1


def _check_version(connection: sqlite3.Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version not in (0, 1, _VERSION):
        raise sqlite3.DatabaseError(f"it has version {version}, this program reads version {_VERSION}")
    return version


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables, or change those of the version before; whoever comes second finds nothing left to do."""
    if _check_version(connection) == _VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    script = _FROM_VERSION_1 if _check_version(connection) == 1 else _SCHEMA
    for statement in filter(str.strip, script.split(";")):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={_VERSION}")
    connection.execute("COMMIT")


def _key(folder: Path) -> str:
    return str(folder.resolve())
