"""Opening the project's SQLite file: durability, read-only and network places, damage and migrations."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

import psutil

from workbench.project.error import ProjectError

SCHEMA_VERSION = 2
APPLICATION_ID = 0x574B4248  # "WKBH": tells any SQLite tool, and us, whose file this is
QUICK_CHECK_BYTES = 64 << 20
"""Up to this size every page is checked at opening (about 0.1 s); a larger file tells of damage when it is read."""

DAMAGED = "the file is damaged"
"""How the sentence of a file begins that only a copy can replace."""

_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "9p", "fuse.sshfs", "ncpfs", "ceph"}

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE category (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE image (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    split TEXT NOT NULL, extras TEXT,
    tags TEXT, state TEXT NOT NULL DEFAULT '', comments TEXT
);
CREATE TABLE instance (
    id INTEGER PRIMARY KEY, image_id INTEGER NOT NULL, category_id INTEGER NOT NULL,
    bbox TEXT, polygons TEXT, mask_height INTEGER, mask_width INTEGER, mask_runs BLOB, keypoints TEXT,
    area, iscrowd INTEGER NOT NULL, score, origin TEXT NOT NULL, extras TEXT,
    holes TEXT, figure TEXT, attributes TEXT, group_number INTEGER NOT NULL DEFAULT 0, z INTEGER NOT NULL DEFAULT 0,
    is_locked INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT ''
);
CREATE INDEX instance_by_image ON instance (image_id);
CREATE INDEX instance_by_category ON instance (category_id);
CREATE TABLE labelling_time (image_id INTEGER PRIMARY KEY, seconds REAL NOT NULL);
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, target INTEGER NOT NULL, time REAL NOT NULL,
    title TEXT NOT NULL, merge_key TEXT NOT NULL, edit BLOB NOT NULL
);
"""

Migration = Callable[[sqlite3.Connection], None]
_SECOND_VERSION = """
CREATE TABLE labelling_time (image_id INTEGER PRIMARY KEY, seconds REAL NOT NULL);
ALTER TABLE image ADD COLUMN tags TEXT;
ALTER TABLE image ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE image ADD COLUMN comments TEXT;
ALTER TABLE instance ADD COLUMN holes TEXT;
ALTER TABLE instance ADD COLUMN figure TEXT;
ALTER TABLE instance ADD COLUMN attributes TEXT;
ALTER TABLE instance ADD COLUMN group_number INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instance ADD COLUMN z INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instance ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instance ADD COLUMN state TEXT NOT NULL DEFAULT '';
"""


def _to_second(connection: sqlite3.Connection) -> None:
    for statement in _SECOND_VERSION.strip().split(";\n"):
        connection.execute(statement)


MIGRATIONS: Mapping[int, Migration] = {1: _to_second}
"""From a version to the next one; each runs inside one transaction after a snapshot was made."""


def create_database(path: Path) -> None:
    """Write an empty project database; raises ProjectError when the folder cannot be written."""
    try:
        connection = connect(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute("COMMIT")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise ProjectError(f"{path}: cannot be written ({error}); choose a folder that you may write to") from None


def connect(path: Path) -> sqlite3.Connection:
    """Open the file for writing, every commit durable before it returns; raises sqlite3.Error."""
    connection = _opened(path, "rwc")
    # A write-ahead log needs memory that all openers share, which a network drive cannot give.
    journal = "DELETE" if is_on_network(path) else "WAL"
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open the file for reading only, also from a folder that nobody may write to; raises sqlite3.Error."""
    has_log = path.with_name(path.name + "-wal").exists()
    if not has_log and not os.access(path.parent, os.W_OK):
        return _opened(path, "ro&immutable=1")
    return _opened(path, "ro")


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}", uri=True, timeout=5, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = _text
    # A stranger's file must not bring code of its own (functions in views, triggers, defaults).
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _text(data: bytes) -> str:
    """A damaged file holds damaged text: what reads it decides, and names the record."""
    return data.decode("utf-8", "replace")


def is_on_network(path: Path) -> bool:
    """Tell whether a path lies on a drive that other machines share."""
    place = str(path.resolve())
    best, kind = "", ""
    for part in psutil.disk_partitions(all=True):
        inside = place == part.mountpoint or place.startswith(part.mountpoint.rstrip("/\\") + os.sep)
        if inside and len(part.mountpoint) >= len(best):
            best, kind = part.mountpoint, part.fstype.lower()
    return kind in _NETWORK_FILE_SYSTEMS


def check_database(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version; raises ProjectError for a foreign or too new file, sqlite3.Error for damage."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ProjectError(f"{path}: not the database of a Workbench project; move it away, then make one here")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise ProjectError(f"{path}: written by a newer Workbench (version {version} of the file); update Workbench")
    if version < 1:
        raise sqlite3.DatabaseError(f"malformed: there is no version {version} of these tables")
    foreign = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone()
    if foreign:
        raise ProjectError(f"{path}: holds {foreign[0]!r}, which no Workbench project has; do not use this file")
    if path.stat().st_size <= QUICK_CHECK_BYTES:
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
    return version


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the tables from ``version`` to SCHEMA_VERSION, one transaction a step; raises sqlite3.Error."""
    for step in range(version, SCHEMA_VERSION):
        connection.execute("BEGIN IMMEDIATE")
        try:
            MIGRATIONS[step](connection)
            connection.execute(f"PRAGMA user_version = {step + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def sentence(path: Path, error: sqlite3.Error) -> str:
    """Say what a database error means for a person, and the way out."""
    text = str(error)
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL") or "full" in text:
        return f"{path}: the disk is full; free some space and try again"
    if name.startswith("SQLITE_READONLY") or "readonly" in text:
        return f"{path}: may not be written any more; make the folder writable and try again"
    if name.startswith("SQLITE_BUSY") or "locked" in text:
        return f"{path}: another program holds the file; close it and try again"
    if name.startswith("SQLITE_IOERR") or "I/O" in text:
        return f"{path}: the disk reports an error; check the drive and its cable, then try again"
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or "malformed" in text or "not a database" in text:
        return f"{path}: {DAMAGED} ({text})"
    return f"{path}: {text}"
