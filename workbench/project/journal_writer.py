"""The one thread that stores edits: what is queued here is shown already, what left it is durable."""

from __future__ import annotations

import json
import os
import threading
import time
from collections import Counter, deque
from pathlib import Path
from typing import ClassVar

from psygnal import EmitLoopError, Signal, SignalInstance

from workbench.core.edit import Edit, JournalEntry
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.project.entity_json import dump, edit_to_json
from workbench.project.error import ProjectError
from workbench.project.store import Store

_BATCH = 256
"""At most so many entries that already wait go into one transaction."""


class JournalWriter:
    """Takes entries without blocking and stores them in order.

    ``stored(number)`` and ``failed(sentence)`` are emitted from the writing thread. After a failure nothing is
    dropped: the entries wait, and new ones join them, until ``retry``.
    """

    stored: ClassVar[Signal] = Signal(int)
    failed: ClassVar[Signal] = Signal(str)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: deque[JournalEntry] = deque()
        self._pending_images: Counter[int] = Counter()
        self._state = threading.Condition()
        self._failure = ""
        self._must_reopen = False
        self._is_closing = False
        self._stored_number = store.last_number()
        self._thread = threading.Thread(target=self._run, name="journal-writer", daemon=True)
        self._thread.start()

    @property
    def stored_number(self) -> int:
        """The number of the newest entry that is durable."""
        return self._stored_number

    @property
    def failure(self) -> str:
        """Why storing has stopped, as a sentence; empty while all is well."""
        return self._failure

    def append(self, entry: JournalEntry) -> None:
        """Take an entry to be stored; returns at once. Raises ProjectError after ``close`` or when read-only."""
        if self._store.read_only:
            raise ProjectError(f"{self._store.path}: the project is open for reading only")
        with self._state:
            if self._is_closing:
                raise ProjectError(f"{self._store.path}: the project is closed")
            self._waiting.append(entry)
            self._pending_images.update(_image_ids(entry.edit))
            self._state.notify_all()

    def load_entry(self, number: int) -> JournalEntry:
        """Return an entry, waiting or stored; raises KeyError or ProjectError."""
        with self._state:
            for entry in reversed(self._waiting):
                if entry.number == number:
                    return entry
        return self._store.load_entry(number)

    def has_pending(self, image_id: int) -> bool:
        """Tell whether something about this image is not durable yet."""
        with self._state:
            return self._pending_images[image_id] > 0

    def flush(self, timeout_s: float = 30.0) -> bool:
        """Wait until all is durable; False when it is not after the time or storing has failed."""
        limit = time.monotonic() + timeout_s
        with self._state:
            while self._waiting and not self._failure:
                left = limit - time.monotonic()
                if left <= 0 or not self._state.wait(left):
                    break
            return not self._waiting

    def retry(self) -> None:
        """Try again after a failure: the file is opened anew and compared with what waits."""
        with self._state:
            if self._failure:
                self._failure = ""
                self._must_reopen = True
                self._state.notify_all()

    def save_waiting(self, path: Path) -> int:
        """Write what is not stored to another place, a JSON line an entry; returns how many. Raises OSError."""
        with self._state:
            entries = list(self._waiting)
        with open(path, "w", encoding="utf-8") as file:
            for entry in entries:
                body = {"number": entry.number, "kind": entry.kind, "target": entry.target, "time": entry.time}
                file.write(json.dumps(body)[:-1] + f', "edit": {dump(edit_to_json(entry.edit))}}}\n')
            file.flush()
            os.fsync(file.fileno())
        return len(entries)

    def close(self, timeout_s: float = 30.0) -> bool:
        """Store what waits and end the thread; False when something could not be stored."""
        is_stored = self.flush(timeout_s)
        with self._state:
            self._is_closing = True
            self._state.notify_all()
        self._thread.join(timeout_s)
        return is_stored

    def _run(self) -> None:
        while True:
            with self._state:
                while not self._is_closing and (self._failure or not self._waiting):
                    self._state.wait()
                if self._is_closing and (self._failure or not self._waiting):
                    return
                batch = [self._waiting[place] for place in range(min(_BATCH, len(self._waiting)))]
                must_reopen = self._must_reopen
            try:
                if must_reopen:
                    batch = self._after_reopening(batch)
                if batch:
                    self._store.append(batch)
            except Exception as error:  # noqa: BLE001 - whatever it is, the entries must wait and the person must know
                self._tell_failure(str(error) or type(error).__name__)
            else:
                self._tell_stored(batch)

    def _after_reopening(self, batch: list[JournalEntry]) -> list[JournalEntry]:
        """Open the file anew and drop what it holds: a commit may have succeeded although it reported an error."""
        self._store.reopen()
        self._must_reopen = False
        last = self._store.last_number()
        held = [entry for entry in batch if entry.number <= last]
        for entry in held:
            if self._store.load_entry(entry.number).edit != entry.edit:
                raise ProjectError(f"{self._store.path}: another program has written to this project; open it again")
        self._forget(held)
        return batch[len(held) :]

    def _forget(self, entries: list[JournalEntry]) -> None:
        with self._state:
            for entry in entries:
                self._waiting.popleft()
                self._pending_images.subtract(_image_ids(entry.edit))
                self._stored_number = entry.number
            self._pending_images += Counter()  # lets the zeros go
            self._state.notify_all()

    def _tell_stored(self, batch: list[JournalEntry]) -> None:
        self._forget(batch)
        _emit(self.stored, self._stored_number)

    def _tell_failure(self, reason: str) -> None:
        with self._state:
            self._failure = reason
            self._state.notify_all()
        _emit(self.failed, reason)


def _image_ids(edit: Edit) -> set[int]:
    values = (patch.after if patch.after is not None else patch.before for patch in edit.patches)
    return {
        value.image_id if isinstance(value, Instance) else value.id
        for value in values
        if isinstance(value, Instance | ImageRecord)
    }


def _emit(signal: SignalInstance, value: object) -> None:
    try:
        signal.emit(value)
    except EmitLoopError:
        pass  # a listener's fault must not stop the storing
