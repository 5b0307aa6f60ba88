from __future__ import annotations

import os
import sqlite3
from types import SimpleNamespace

import pytest

from workbench.project import database
from workbench.project.database import create_database, is_on_network, migrate
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.project.store import Store


def test_that_an_older_file_is_brought_up_to_date_after_a_snapshot(tmp_path, monkeypatch, image):
    from workbench.core.edit import Edit, JournalEntry, Patch

    project = Project.create(tmp_path / "p")
    project.store.append([JournalEntry(1, "do", 1, 0.0, Edit("Add", (Patch(None, image),)))])
    project.close()
    steps = {1: lambda connection: connection.execute("ALTER TABLE image ADD COLUMN note TEXT")}
    monkeypatch.setattr(database, "SCHEMA_VERSION", 2)
    monkeypatch.setattr("workbench.project.project.SCHEMA_VERSION", 2)
    monkeypatch.setattr(database, "MIGRATIONS", steps)
    project = Project.open(tmp_path / "p")
    assert project.store.schema_version == 2
    assert project.store.load_images() == [image]
    assert len(list(project.layout.snapshots.iterdir())) == 1
    project.close()


def test_that_a_step_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "labels.db"
    create_database(path)

    def fail(connection):
        connection.execute("DROP TABLE journal")
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(database, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(database, "MIGRATIONS", {1: fail})
    connection = database.connect(path)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, 1)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM journal").fetchone()[0] == 0
    connection.close()


def test_that_a_network_drive_gets_a_journal_that_works_there(tmp_path, monkeypatch):
    parts = [SimpleNamespace(mountpoint="/", fstype="ext4"), SimpleNamespace(mountpoint=str(tmp_path), fstype="nfs4")]
    monkeypatch.setattr(database.psutil, "disk_partitions", lambda all: parts)
    assert is_on_network(tmp_path / "labels.db")
    create_database(tmp_path / "labels.db")
    store = Store(tmp_path / "labels.db")
    assert store._open_writer().execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    store.close()
    monkeypatch.setattr(database.psutil, "disk_partitions", lambda all: parts[:1])
    assert not is_on_network(tmp_path / "labels.db")


def test_that_a_folder_nobody_may_write_to_can_be_read(tmp_path, monkeypatch):
    create_database(tmp_path / "labels.db")
    monkeypatch.setattr(os, "access", lambda *_: False)
    store = Store(tmp_path / "labels.db", read_only=True)
    assert store.load_images() == []
    store.close()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("database or disk is full", "disk is full"),
        ("attempt to write a readonly database", "writable"),
        ("database is locked", "another program"),
        ("disk I/O error", "check the drive"),
    ],
)
def test_that_a_database_error_is_told_with_a_way_out(tmp_path, text, reason):
    assert reason in database.sentence(tmp_path, sqlite3.OperationalError(text))


def test_that_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    with pytest.raises(ProjectError, match="choose a folder"):
        create_database(tmp_path / "nowhere" / "labels.db")
