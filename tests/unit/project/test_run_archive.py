"""A run leaves as one file and comes in again; what is no run, or was changed on the way, is refused."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.unit.ui.window_world import make_project
from workbench.core.schema import Category, LabelSchema
from workbench.jobs.job import JobState
from workbench.jobs.record import JobRecord
from workbench.project import foreign_run
from workbench.project.arrived_classes import classes_of, held_against
from workbench.project.arrived_run import checkpoint_place
from workbench.project.error import ProjectError
from workbench.project.foreign_run import plan_foreign
from workbench.project.project import Project
from workbench.project.run_archive import MAX_BYTES, Stripped, pack_run, unpack_run
from workbench.protocol.channel import ChannelReader, ChannelWriter
from workbench.protocol.messages import Finished, Scalars
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.checkpoint_store import CheckpointStore


@pytest.fixture
def project(tmp_path):
    opened = Project.open(make_project(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def archive(project, tmp_path):
    known = preset("rtmdet-tiny")
    recipe = TrainRecipe(
        "boxes",
        known.name,
        "detection",
        "mmdet",
        known.base_config,
        2,
        2,
        (320, 320),
        0.001,
        0,
        weights="/home/me/x.pth",
    )
    run = project.runs.new_run(recipe)
    run.folder.config.write_text("model = dict()")
    writer = ChannelWriter(run.folder.events)
    writer.write(Scalars(1.0, 4, 2.0, "val", {"AP": 0.5}))
    writer.close()
    model = tmp_path / "weights"
    model.write_bytes(b"weights" * 1000)
    return pack_run(run, Stripped(model, 2, 4, 0.5), tmp_path / "boxes.wbrun")


def test_that_a_run_comes_back_with_classes_figures_and_a_whole_checkpoint(project, archive):
    name = unpack_run(archive, project.layout, project.runs.names())
    assert name == "boxes-2"
    run = project.runs.get(name)
    assert run.recipe.task == "detection"
    store = CheckpointStore(run.folder.checkpoints)
    best = store.best()
    assert best is not None
    assert (best.epoch, best.step, best.metric) == (2, 4, 0.5)
    assert store.path(best).read_bytes() == b"weights" * 1000
    told = ChannelReader(run.folder.events).poll()
    assert [item.values for item in told if isinstance(item, Scalars)] == [{"AP": 0.5}]
    assert isinstance(told[-1], Finished)
    job = JobRecord(run.folder, name)
    job.read(1 << 20)
    assert (job.told.state, job.told.best, job.told.skipped) == (JobState.SUCCEEDED, {"val/AP": 0.5}, 0)


def test_that_neither_labels_nor_paths_of_this_computer_leave(project, archive):
    with zipfile.ZipFile(archive) as opened:
        told = b"".join(opened.read(name) for name in opened.namelist())
        classes = json.loads(opened.read("classes.json"))
    assert classes["annotations"] == classes["images"] == []
    assert str(project.path).encode() not in told
    assert b"/home/me" not in told


def changed(archive, name, data, out, more=()):
    with zipfile.ZipFile(archive) as opened, zipfile.ZipFile(out, "w") as made:
        for member in opened.namelist():
            content = data if member == name else opened.read(member)
            if content is not None:
                made.writestr(member, content)
        for member, content in more:
            made.writestr(member, content)
    return out


@pytest.mark.parametrize("name", [name for name in MAX_BYTES if name != "manifest.json"])
def test_that_a_member_that_was_changed_is_named(project, archive, tmp_path, name):
    with pytest.raises(ProjectError, match=name):
        unpack_run(changed(archive, name, b"other", tmp_path / "changed.wbrun"), project.layout, ())
    assert sorted(project.runs.names()) == ["boxes"]


@pytest.mark.parametrize("name", list(MAX_BYTES))
def test_that_a_member_that_is_missing_is_named(project, archive, tmp_path, name):
    with pytest.raises(ProjectError, match=name):
        unpack_run(changed(archive, name, None, tmp_path / "less.wbrun"), project.layout, ())


@pytest.mark.parametrize(
    "data", [b"[]", b"{}", b"no json", b"[" * 100_000, b'{"format": "workbench-run", "version": 99}']
)
def test_that_a_manifest_of_anything_else_is_refused(project, archive, tmp_path, data):
    with pytest.raises(ProjectError, match=r"bad\.wbrun"):
        unpack_run(changed(archive, "manifest.json", data, tmp_path / "bad.wbrun"), project.layout, ())


def test_that_what_is_no_zip_is_refused_and_leaves_nothing(project, tmp_path):
    (tmp_path / "no.wbrun").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ProjectError, match="no run of a workbench"):
        unpack_run(tmp_path / "no.wbrun", project.layout, ())
    assert not list(project.path.glob(".new-*"))


def test_that_a_damaged_archive_is_told_in_a_sentence(project, archive, tmp_path):
    data = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as opened:
        begin = opened.getinfo("recipe.json").header_offset + 30 + len("recipe.json")
    data[begin : begin + 8] = b"\xff" * 8
    (tmp_path / "damaged.wbrun").write_bytes(data)
    with pytest.raises(ProjectError, match=r"damaged\.wbrun"):
        unpack_run(tmp_path / "damaged.wbrun", project.layout, ())


def test_that_paths_of_other_members_are_never_made(project, archive, tmp_path):
    more = (("../../escaped.txt", b"x"), ("/tmp/escaped.txt", b"x"), ("runs/evil.py", b"x"))
    name = unpack_run(changed(archive, "", None, tmp_path / "more.wbrun", more), project.layout, ("boxes",))
    made = {path.name for path in project.layout.run(name).path.rglob("*") if path.is_file()}
    assert made == {
        "recipe.json",
        "train.json",
        "config.py",
        "step-0000004.pth",
        "manifest.json",
        "archive.json",
        "events.jsonl",
    }
    assert not Path(tmp_path.parent / "escaped.txt").exists()


def test_that_a_member_larger_than_it_may_be_is_not_unpacked(project, archive, tmp_path):
    bomb = changed(archive, "recipe.json", b" " * (2 << 20), tmp_path / "bomb.wbrun")
    with pytest.raises(ProjectError, match=r"recipe\.json is larger than 1 MiB"):
        unpack_run(bomb, project.layout, ())


def test_that_classes_get_the_numbers_of_the_project_they_come_into_by_name(project, archive):
    (first, *others) = project.store.load_schema().categories
    other = LabelSchema((Category(first.id, "plane"), Category(7, first.name)))
    run = project.runs.get(unpack_run(archive, project.layout, ("boxes",), other))
    found = held_against(classes_of(run.folder, run.recipe), other)
    assert found.names == (first.name, *(each.name for each in others))
    assert [each.id for each in classes_of(run.folder, run.recipe)] == [7, *range(8, 8 + len(others))]
    assert [each.name for each in found.new] == [each.name for each in others]
    assert "new in the project" in found.sentence("boxes") and others[0].name in found.sentence("boxes")


@pytest.mark.parametrize("tags", [(1,), (1, 2)])
def test_that_a_classifier_says_abroad_what_its_labels_said_at_home(project, tmp_path, tags):
    known = preset("resnet18")
    run = project.runs.new_run(
        TrainRecipe("seen", known.name, "classification", "mmpretrain", known.base_config, 2, 2, (32, 32), 0.1, 0)
    )
    labels = json.loads((run.folder.labels / "train.json").read_text())
    labels["images"] = [{"id": 1, "file_name": "a.png", "workbench": {"tags": tags}}]
    (run.folder.labels / "train.json").write_text(json.dumps(labels))
    (tmp_path / "weights").write_bytes(b"weights")
    packed = pack_run(run, Stripped(tmp_path / "weights", 2, 4, 0.5), tmp_path / "seen.wbrun")
    with zipfile.ZipFile(packed) as opened:
        recipe = json.loads(opened.read("recipe.json"))
    assert recipe["options"]["multi_label"] is (len(tags) > 1)


def test_that_two_models_that_are_taken_over_at_once_both_become_runs(project, tmp_path, monkeypatch):
    (tmp_path / "mine.py").write_text(
        "default_scope = 'mmdet'\nmodel = dict(type='RTMDet', bbox_head=dict(type='RTMDetHead', num_classes=1))\n"
        "metainfo = dict(classes=('cell',))\n"
    )
    plan = plan_foreign(tmp_path / "mine.py", {}, project.store.load_schema())
    copy, names = foreign_run.shutil.copyfile, ("first", "second")
    for name in names:
        (tmp_path / name).write_bytes(name.encode())

    def take(name):
        foreign_run.adopt_foreign(replace(plan, name=name), tmp_path / name, project.layout, ())

    def while_another_comes(source, target):
        copy(source, target)
        if source.name == "first":
            other = Thread(target=take, args=("second",))
            other.start()
            other.join()

    monkeypatch.setattr(foreign_run.shutil, "copyfile", while_another_comes)
    take("first")
    assert [checkpoint_place(project.layout.run(name), 0).read_bytes() for name in names] == [b"first", b"second"]
