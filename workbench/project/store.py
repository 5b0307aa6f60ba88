"""The labels on disk: one SQLite file, one transaction an edit, the journal of all edits beside them."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workbench.core.edit import JournalEntry
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema
from workbench.formats.codec import Problem
from workbench.project import rows
from workbench.project.category_json import category_from_json
from workbench.project.database import check_database, connect, connect_reader, migrate, sentence
from workbench.project.entity_fields import EntityError
from workbench.project.entity_json import dump, edit_from_json, edit_to_json
from workbench.project.error import ProjectError
from workbench.project.patch_writer import write_patches

MAX_EDIT_BYTES = 1 << 30
"""A journal entry that unpacks to more is refused: a forged one would exhaust the memory."""

_TAGGED = (
    "SELECT tag.value, count(*) FROM image, json_each(iif(json_valid(image.tags), image.tags, '[]')) AS tag "
    "WHERE typeof(tag.value) = 'integer' AND NOT EXISTS "
    "(SELECT 1 FROM instance WHERE image_id = image.id AND category_id = tag.value) GROUP BY tag.value"
)
"""Of each class, how many images have it as a whole and no object of it."""


class Store:
    """Reads and writes the project's database. Any thread may read; ``append`` is for one thread at a time.

    Values that cannot be read (NaN, torn text) are left out and named in ``problems``; the rest stays usable.
    Everything raises ProjectError with a sentence when the file itself fails.
    """

    def __init__(self, path: Path, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.problems: list[Problem] = []
        self._readers: dict[threading.Thread, sqlite3.Connection] = {}
        self._opening = threading.Lock()
        self._writing = threading.Lock()
        self._writer: sqlite3.Connection | None = None
        self._is_closed = False
        with self._sentences():
            check_database(self._reader, path)
            if not read_only:
                self._writer = connect(path)

    @property
    def schema_version(self) -> int:
        """The version of the tables."""
        return int(self._one("PRAGMA user_version"))

    def migrate(self) -> None:
        """Bring an older file to the tables of today; make a snapshot first."""
        with self._sentences(), self._writing:
            migrate(self._open_writer(), self.schema_version)

    def load_schema(self) -> LabelSchema:
        """Read the classes in display order."""
        categories = []
        seen: set[int] = set()
        for category_id, body in self._rows("SELECT id, body FROM category ORDER BY position, id"):
            try:
                category = category_from_json(json.loads(body))
                if category.id in seen:
                    raise EntityError(f"a second class has the id {category.id}")
                seen.add(category.id)
                categories.append(category)
            except (ValueError, RecursionError) as error:
                self._quarantine(f"class {category_id}", error)
        return LabelSchema(tuple(categories))

    def load_images(self) -> list[ImageRecord]:
        """Read all image records by id, which is the display order."""
        images = []
        for row in self._rows(f"SELECT {rows.SELECTED_IMAGES[self.schema_version]} FROM image ORDER BY id"):
            try:
                images.append(rows.image_of(row))
            except EntityError as error:
                self._quarantine(f"image {row[0]}", error)
        return images

    def load_instances(self, image_id: int) -> tuple[Instance, ...]:
        """Read the objects of one image, back to front."""
        query = f"SELECT {self._instance_columns} FROM instance WHERE image_id = ? ORDER BY z, id"
        return tuple(self._instances(query, (image_id,)))

    def all_instances(self) -> Iterator[Instance]:
        """Read every object by id, a row at a time."""
        yield from self._instances(f"SELECT {self._instance_columns} FROM instance ORDER BY id", ())

    def instances_of(self, category_id: int) -> Iterator[Instance]:
        """Read every object of one class by id, a row at a time."""
        query = f"SELECT {self._instance_columns} FROM instance WHERE category_id = ? ORDER BY id"
        yield from self._instances(query, (category_id,))

    def instances_around(self, category_id: int) -> Iterator[Instance]:
        """Read all objects of the images that have an object of a class, image by image, back to front."""
        images = "SELECT DISTINCT image_id FROM instance WHERE category_id = ?"
        columns = self._instance_columns
        query = f"SELECT {columns} FROM instance WHERE image_id IN ({images}) ORDER BY image_id, z, id"
        yield from self._instances(query, (category_id,))

    def has_instance(self, instance_id: int) -> bool:
        """Tell whether an object of this id is stored."""
        return bool(self._one("SELECT count(*) FROM instance WHERE id = ?", (instance_id,)))

    def append(self, entries: Sequence[JournalEntry]) -> None:
        """Store journal entries and what they change: all in one transaction, durable when this returns.

        Raises ProjectError when the disk refuses (nothing was stored then) or when the numbers do not follow on.
        """
        packed = [_packed(entry) for entry in entries]
        with self._sentences(), self._writing:
            connection = self._open_writer()
            connection.execute("BEGIN IMMEDIATE")
            try:
                self._append(connection, entries, packed)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _append(self, connection: sqlite3.Connection, entries: Sequence[JournalEntry], packed: list[bytes]) -> None:
        last = connection.execute("SELECT coalesce(max(number), 0) FROM journal").fetchone()[0]
        for number, (entry, blob) in enumerate(zip(entries, packed, strict=True), last + 1):
            if entry.number != number:
                raise ProjectError(
                    f"{self.path}: edit {entry.number} does not follow edit {number - 1}: another program has written "
                    "to this project; close both and open it again"
                )
            write_patches(connection, entry.edit.patches)
            title = entry.edit.title.encode("utf-8", "replace").decode()
            values = (number, entry.kind, entry.target, entry.time, title, entry.edit.merge_key, blob)
            connection.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def load_entry(self, number: int) -> JournalEntry:
        """Read one journal entry; raises KeyError when there is none, ProjectError when it cannot be read."""
        query = "SELECT kind, target, time, edit FROM journal WHERE number = ?"
        found = next(self._rows(query, (number,)), None)
        if found is None:
            raise KeyError(number)
        kind, target, time, blob = found
        try:
            unpacker = zlib.decompressobj()
            text = unpacker.decompress(blob, MAX_EDIT_BYTES)
            if not unpacker.eof:
                raise EntityError("the entry is torn or too large")
            edit = edit_from_json(json.loads(text))
        except (ValueError, TypeError, zlib.error, RecursionError) as error:
            raise ProjectError(f"{self.path}: edit {number} of the journal cannot be read ({error})") from None
        return JournalEntry(number, str(kind), int(target), float(time), edit)

    def journal_index(self) -> list[tuple[int, str, int, str, str]]:
        """Return number, kind, target, title and merge key of every journal entry, oldest first."""
        return list(self._rows("SELECT number, kind, target, title, merge_key FROM journal ORDER BY number"))

    def last_number(self) -> int:
        """Return the number of the newest stored journal entry; 0 when there is none."""
        return int(self._one("SELECT coalesce(max(number), 0) FROM journal"))

    def next_number(self) -> int:
        """Return the number that the next journal entry must have."""
        return self.last_number() + 1

    def next_instance_id(self) -> int:
        """Return an object id above all that were ever stored."""
        return int(self.meta("next_instance_id", "1"))

    def next_image_id(self) -> int:
        """Return an image id above all that were ever stored."""
        return int(self.meta("next_image_id", "1"))

    def instance_counts(self) -> dict[int, int]:
        """Return how many objects each image holds; images without any are left out."""
        return dict(self._rows("SELECT image_id, count(*) FROM instance GROUP BY image_id"))

    def category_counts(self) -> dict[int, int]:
        """Return how many objects each class has; classes without any are left out."""
        return dict(self._rows("SELECT category_id, count(*) FROM instance GROUP BY category_id"))

    def class_progress(self) -> list[tuple[int, int, int, int]]:
        """Return class id, objects, images (of an object, or of the class as a whole), approved objects; all of any."""
        query = (
            "SELECT category_id, count(*), count(DISTINCT image_id), sum(state = 'approved') "
            "FROM instance GROUP BY category_id"
        )
        if self.schema_version < 2:
            return list(self._rows(query.replace("state = 'approved'", "0")))
        found = {row[0]: row for row in self._rows(query)}
        for number, images in self._rows(_TAGGED):
            _, objects, others, approved = found.get(number, (number, 0, 0, 0))
            found[number] = (number, objects, others + images, approved)
        return list(found.values())

    def labelling_times(self) -> dict[int, float]:
        """Return how many seconds a person has worked on each image; images without any are left out."""
        if self.schema_version < 2:
            return {}
        return dict(self._rows("SELECT image_id, seconds FROM labelling_time"))

    def add_time(self, image_id: int, seconds: float) -> None:
        """Add to the time a person has worked on an image: no edit, nothing to undo. Raises ProjectError."""
        sql = "INSERT INTO labelling_time VALUES (?1, ?2) ON CONFLICT (image_id) DO UPDATE SET seconds = seconds + ?2"
        with self._sentences(), self._writing:
            self._open_writer().execute(sql, (image_id, seconds))

    def meta(self, key: str, default: str = "") -> str:
        """Return a named text of the project, for example its name."""
        found = next(self._rows("SELECT value FROM meta WHERE key = ?", (key,)), None)
        return default if found is None else str(found[0])

    def set_meta(self, key: str, value: str) -> None:
        """Store a named text; raises ProjectError."""
        with self._sentences(), self._writing:
            self._open_writer().execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def reopen(self) -> None:
        """Throw the writing connection away and open it anew: after a disk error its state cannot be trusted."""
        with self._sentences(), self._writing:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._open_writer()

    def copy_to(self, path: Path) -> None:
        """Write a whole, consistent copy of the database through SQLite's backup; raises ProjectError."""
        with self._sentences():
            target = sqlite3.connect(path)
            try:
                self._reader.backup(target)
            finally:
                target.close()

    def close(self) -> None:
        """Close all connections; a project that was open for writing is one file afterwards."""
        self._is_closed = True
        with self._opening:
            for reader in self._readers.values():
                reader.close()
            self._readers.clear()
        if self._writer is not None:
            try:
                self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error:
                pass  # what is committed stays in the log beside the file and is read from there
            self._writer.close()
            self._writer = None

    @property
    def _reader(self) -> sqlite3.Connection:
        reader = self._readers.get(threading.current_thread())
        return self._open_reader() if reader is None else reader

    def _open_reader(self) -> sqlite3.Connection:
        """Open this thread's own connection, and close those of threads that have ended."""
        with self._opening:
            for thread in [thread for thread in self._readers if not thread.is_alive()]:
                self._readers.pop(thread).close()
            reader = connect_reader(self.path)
            self._readers[threading.current_thread()] = reader
            return reader

    def _open_writer(self) -> sqlite3.Connection:
        if self.read_only:
            raise ProjectError(f"{self.path}: the project is open for reading only")
        if self._is_closed:
            raise ProjectError(f"{self.path}: the project is closed")
        if self._writer is None:
            self._writer = connect(self.path)
        return self._writer

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> Iterator[Any]:
        with self._sentences():
            yield from self._reader.execute(query, values)

    def _one(self, query: str, values: tuple[object, ...] = ()) -> Any:
        return next(self._rows(query, values))[0]

    def _instances(self, query: str, values: tuple[object, ...]) -> Iterator[Instance]:
        for row in self._rows(query, values):
            try:
                yield rows.instance_of(row)
            except EntityError as error:
                self._quarantine(f"object {row[0]}", error)

    @property
    def _instance_columns(self) -> str:
        return rows.SELECTED_INSTANCES[self.schema_version]

    def _quarantine(self, place: str, error: Exception) -> None:
        problem = Problem(place, str(error))
        if problem not in self.problems:
            self.problems.append(problem)

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise ProjectError(sentence(self.path, error)) from None
        except UnicodeDecodeError:
            raise ProjectError(f"{self.path}: the file is damaged") from None
        except OverflowError as error:
            raise ProjectError(f"{self.path}: a number is too large to be stored ({error})") from None


def _packed(entry: JournalEntry) -> bytes:
    return zlib.compress(dump(edit_to_json(entry.edit)).encode(), 6)
