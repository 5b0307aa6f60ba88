"""How other labelling tools have lost work, a test each: the letters are those of the list in docs/project-file.md."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.project.store import Store
from workbench.session import open_session, session_of


@pytest.fixture
def folder(tmp_path):
    session = session_of(Project.create(tmp_path / "p"))
    schema = LabelSchema((Category(1, "mouse"),))
    images = [ImageRecord(n, f"images/{n}.png", 40, 30) for n in (1, 2)]
    items = [Instance(n, 1, 1, (1, 2, 3, 4)) for n in (1, 2, 3)]
    patches = [Patch(session.document.schema, schema), *(Patch(None, value) for value in (*images, *items))]
    session.editor.commit(Edit("Import", tuple(patches)))
    session.close()
    return tmp_path / "p"


def test_that_a_an_export_that_breaks_off_leaves_the_old_file_whole(folder, tmp_path, monkeypatch):
    out = tmp_path / "labels.json"
    session = open_session(folder)
    session.project.export(out)
    before = out.read_bytes()

    def full(path, pieces):
        for piece in pieces:
            path.with_name(path.name + ".part").write_bytes(piece)
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.formats.coco.write_atomically", full)
    with pytest.raises(ProjectError, match="nothing was changed there"):
        session.project.export(out)
    assert out.read_bytes() == before
    session.close()


def test_that_b_nobody_has_to_save(folder):
    script = (
        "import os, sys; from pathlib import Path; from workbench.session import open_session\n"
        "from workbench.core.edit import Edit, Patch\n"
        "session = open_session(Path(sys.argv[1]))\n"
        "session.editor.commit(Edit('Delete', (Patch(session.document.instance(1, 2), None),)))\n"
        "session.flush(); os._exit(1)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], check=False)
    session = open_session(folder)
    assert [item.id for item in session.document.instances(1)] == [1, 3]
    assert session.editor.undo_title == "Delete"
    session.close()


def test_that_c_a_failed_save_is_told_and_nothing_counts_as_stored(folder, monkeypatch):
    session = open_session(folder)
    failures = []
    session.journal.failed.connect(failures.append)
    monkeypatch.setattr(Store, "append", lambda *_: (_ for _ in ()).throw(ProjectError("the disk reports an error")))
    session.editor.commit(Edit("Delete", (Patch(session.document.instance(1, 2), None),)))
    with pytest.raises(ProjectError, match="the disk reports an error"):
        session.close()
    assert failures == ["the disk reports an error"]
    monkeypatch.undo()
    session.journal.retry()
    session.close()
    assert len(open_and_read(folder)) == 2


def test_that_d_one_bad_value_never_blocks_the_saving_of_the_others(folder):
    session = open_session(folder)
    bad = Instance(8, 1, 1, (float("nan"), 0, 1, 1))
    session.editor.commit(Edit("Draw", (Patch(None, bad), Patch(None, Instance(9, 1, 1, (1, 1, 1, 1))))))
    session.close()
    session = open_session(folder)
    assert [item.id for item in session.document.instances(1)] == [1, 2, 3, 9]
    assert [problem.place for problem in session.project.store.problems] == ["object 8"]
    session.close()


def test_that_e_what_was_undone_stays_undone_after_reopening_and_can_be_redone(folder):
    session = open_session(folder)
    session.editor.commit(Edit("Delete", (Patch(session.document.instance(1, 2), None),)))
    session.editor.undo()
    session.close()
    session = open_session(folder)
    assert len(session.document.instances(1)) == 3
    assert session.editor.redo_title == "Delete"
    session.editor.redo()
    session.close()
    assert len(open_and_read(folder)) == 2


def test_that_f_labels_go_to_the_image_they_name_or_nowhere(folder, tmp_path, picture):
    for place in ("a", "b"):
        picture(tmp_path / "data" / place / "same.png")
    rows = [{"id": 5, "file_name": "same.png", "width": 40, "height": 30}]
    note = {"id": 50, "image_id": 5, "category_id": 1, "bbox": [1, 1, 2, 2]}
    body = {"images": rows, "annotations": [note], "categories": [{"id": 1, "name": "mouse"}]}
    source = tmp_path / "data" / "labels.json"
    source.write_text(json.dumps(body))
    session = open_session(folder)
    plan = session.project.plan_import(source)
    assert (plan.added_images, plan.unplaced) == (0, 1)
    session.close()


def test_that_g_work_of_today_survives_importing_the_old_file_again(folder, tmp_path):
    for number in (1, 2):
        shutil.copyfile(picture_file(tmp_path), _made(folder / "images") / f"{number}.png")
    session = open_session(folder)
    out = tmp_path / "p" / "old.json"
    session.project.export(out)
    moved = replace(session.document.instance(1, 2), bbox_xywh=(9, 9, 9, 9))
    session.editor.commit(Edit("Move", (Patch(session.document.instance(1, 2), moved),)))
    session.flush()
    session.commit_import(session.project.plan_import(out))
    assert session.document.instance(1, 2) == moved
    session.close()


def test_that_h_looking_at_a_project_writes_nothing(folder):
    session = open_session(folder)
    session.close()
    before = (folder / "labels.db").read_bytes()
    session = open_session(folder)
    for image in session.document.images:
        session.document.instances(image.id)
    session.project.label_summary()
    session.project.dataset()
    session.close()
    assert (folder / "labels.db").read_bytes() == before


def test_that_i_an_old_copy_never_takes_the_place_of_newer_work(folder):
    open_session(folder).close()
    session = open_session(folder)
    session.editor.commit(Edit("Delete", (Patch(session.document.instance(1, 2), None),)))
    session.close()
    os.utime(next((folder / "snapshots").iterdir()))
    assert len(open_and_read(folder)) == 2


def test_that_j_a_copy_of_an_open_project_is_whole(folder, tmp_path):
    session = open_session(folder)
    session.editor.commit(Edit("Delete", (Patch(session.document.instance(1, 2), None),)))
    session.flush()
    taken = session.project.take_snapshot()
    copy = Store(taken, read_only=True)
    assert len(copy.load_instances(1)) == 2
    copy.close()
    session.close()
    assert {path.name for path in folder.iterdir()} == {"labels.db", "project.lock", "snapshots"}


def open_and_read(folder: Path):
    session = open_session(folder)
    items = session.document.instances(1)
    session.close()
    return items


def picture_file(tmp_path):
    import cv2
    import numpy as np

    path = tmp_path / "picture.png"
    path.write_bytes(cv2.imencode(".png", np.zeros((30, 40, 3), np.uint8))[1].tobytes())
    return path


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder
