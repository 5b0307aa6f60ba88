from __future__ import annotations

import os
import sqlite3
from types import SimpleNamespace

import pytest

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.project import database
from workbench.project.database import create_database, is_on_network, migrate
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.project.store import Store

_FIRST_VERSION = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE category (id INTEGER PRIMARY KEY, position INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE image (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    split TEXT NOT NULL, extras TEXT
);
CREATE TABLE instance (
    id INTEGER PRIMARY KEY, image_id INTEGER NOT NULL, category_id INTEGER NOT NULL,
    bbox TEXT, polygons TEXT, mask_height INTEGER, mask_width INTEGER, mask_runs BLOB, keypoints TEXT,
    area, iscrowd INTEGER NOT NULL, score, origin TEXT NOT NULL, extras TEXT
);
CREATE INDEX instance_by_image ON instance (image_id);
CREATE INDEX instance_by_category ON instance (category_id);
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, target INTEGER NOT NULL, time REAL NOT NULL,
    title TEXT NOT NULL, merge_key TEXT NOT NULL, edit BLOB NOT NULL
);
INSERT INTO image VALUES (7, 'images/a.png', 40, 30, 'train', NULL);
INSERT INTO journal VALUES (1, 'do', 1, 0.0, 'Import', '', x'00');
INSERT INTO instance (id, image_id, category_id, bbox, iscrowd, origin) VALUES (3, 7, 1, '[1,2,3,4]', 0, 'import');
PRAGMA application_id = 0x574B4248;
PRAGMA user_version = 1;
"""


@pytest.fixture
def first_version(tmp_path):
    """A project folder as the first version of the tables left it: one image with one box."""
    folder = tmp_path / "p"
    Project.create(folder).close()
    path = folder / "labels.db"
    path.unlink()
    connection = sqlite3.connect(path)
    connection.executescript(_FIRST_VERSION)
    connection.close()
    for snapshot in (folder / "snapshots").glob("*"):
        snapshot.unlink()
    return folder


def test_that_a_file_of_the_first_version_is_brought_up_to_date_after_a_snapshot(first_version):
    project = Project.open(first_version)
    assert project.store.schema_version == database.SCHEMA_VERSION
    assert project.store.load_images() == [ImageRecord(7, "images/a.png", 40, 30, Split.TRAIN)]
    assert project.store.load_instances(7) == (Instance(3, 7, 1, (1, 2, 3, 4), origin="import"),)
    assert list(project.layout.snapshots.iterdir())
    project.close()
    fresh = Project.create(first_version.parent / "fresh")
    old, new = sqlite3.connect(first_version / "labels.db"), sqlite3.connect(fresh.layout.database)
    for table in ("image", "instance"):
        query = f"PRAGMA table_info({table})"
        assert old.execute(query).fetchall() == new.execute(query).fetchall()
    old.close(), new.close()
    fresh.close()


def test_that_a_file_of_the_first_version_can_be_looked_at_without_changing_it(first_version):
    project = Project.open(first_version, read_only=True)
    assert project.store.schema_version == 1
    assert [image.id for image in project.store.load_images()] == [7]
    assert project.store.load_instances(7) == tuple(project.store.all_instances())
    project.close()


def test_that_a_step_that_fails_leaves_the_file_as_it_was(first_version, monkeypatch):
    def fail(connection):
        connection.execute("DROP TABLE journal")
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(database, "MIGRATIONS", {1: fail})
    connection = database.connect(first_version / "labels.db")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, 1)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    assert connection.execute("SELECT count(*) FROM journal").fetchone()[0] == 1
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


@pytest.mark.parametrize("version", [0, -3])
def test_that_a_version_that_never_was_is_told_as_damage(first_version, version):
    connection = sqlite3.connect(first_version / "labels.db")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    with pytest.raises(ProjectError, match="the file is damaged"):
        Project.open(first_version)
