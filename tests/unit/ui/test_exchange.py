"""A run's labels, its model and the models of others: asked for in the window, done in the background."""

import json
from dataclasses import replace
from threading import Event

import pytest

from tests.unit.ui.window_world import make_project, open_window, show
from workbench.core.edit import Edit, Patch
from workbench.core.schema import Category, LabelSchema
from workbench.jobs.record import JobRecord
from workbench.project.run_archive import Stripped, pack_run
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe
from workbench.ui.commands import exchange_commands
from workbench.ui.commands.exchange_commands import ExchangeCommands
from workbench.ui.job_words import job_actions

CONFIG = """
default_scope = 'mmdet'
model = dict(type='RTMDet', bbox_head=dict(type='RTMDetHead', num_classes=2))
metainfo = dict(classes=('cell', 'crystal'))
"""


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    opened = open_window(qtbot, qapp)
    show(qtbot, opened, make_project(tmp_path))
    yield opened
    opened.close()
    opened.deleteLater()


@pytest.fixture
def run(window):
    known = preset("rtmdet-tiny")
    recipe = TrainRecipe("boxes", known.name, "detection", "mmdet", known.base_config, 2, 2, (320, 320), 0.001, 0)
    made = window.opened.session.project.runs.new_run(recipe)
    window.frame.parts.current.set_run(made.name)
    return made


def run_classes(run):
    """What a run's snapshot calls its classes, by their numbers."""
    body = json.loads((run.folder.labels / "train.json").read_text())
    return {each["id"]: each["name"] for each in body["categories"]}


def commands(window):
    return window.workplace.commands.of(ExchangeCommands)


def test_that_what_changed_since_the_run_is_listed_and_lies_dashed_on_the_image(qtbot, window, run):
    session = window.opened.session
    image = session.document.images[0]
    box = session.document.instances(image.id)[0]
    session.editor.commit(Edit("Move box", (Patch(box, replace(box, bbox_xywh=(80.0, 60.0, 80.0, 60.0))),)))
    window.action_set.get("exchange.changes").trigger()
    panel = window.panels["changes"]
    qtbot.waitUntil(lambda: panel.rows.count() == 1, timeout=10_000)
    assert "~1" in panel.rows.item(0).text()
    qtbot.waitUntil(lambda: window.canvas.display.prediction is not None, timeout=10_000)
    assert window.canvas.display.prediction.instances[0].bbox_xywh == box.bbox_xywh
    window.docks.reveal("predictions")
    qtbot.waitUntil(lambda: window.canvas.display.prediction is None, timeout=10_000)


def test_that_the_labels_of_a_run_open_unchangeable_and_one_click_leads_back(qtbot, window, run):
    home = window.opened.session.project.path
    window.action_set.get("exchange.seen").trigger()
    qtbot.waitUntil(lambda: window.opened.session.project.path != home, timeout=10_000)
    assert window.opened.session.project.read_only
    (told,) = window.bars.texts  # one sentence, not two of the same
    assert told == "These are the labels as boxes saw them; they cannot be changed."
    commands(window)._open(home)
    assert window.opened.session.project.path == home


def test_that_a_shared_run_is_among_the_runs_then(qtbot, window, run, tmp_path):
    weights = tmp_path / "weights"
    weights.write_bytes(b"weights")
    archive = pack_run(run, Stripped(weights, 1, 2, None), tmp_path / "boxes.wbrun")
    commands(window).adopt_from(archive, None)
    qtbot.waitUntil(lambda: window.frame.parts.current.run == "boxes-2", timeout=10_000)
    qtbot.waitUntil(lambda: "the project has all of these classes" in window.bars.texts[-1], timeout=10_000)


def test_that_a_shared_run_made_for_other_classes_says_so_and_brings_them(qtbot, window, run, tmp_path):
    (tmp_path / "weights").write_bytes(b"weights")
    archive = pack_run(run, Stripped(tmp_path / "weights", 1, 2, None), tmp_path / "boxes.wbrun")
    session = window.opened.session
    old = session.document.schema
    names = [category.name for category in old.categories]
    renamed = LabelSchema(tuple(replace(each, name=f"my {each.name}") for each in old.categories))
    session.editor.commit(Edit("Rename", (Patch(old, renamed),)))
    session.flush()
    commands(window).adopt_from(archive, None)
    qtbot.waitUntil(lambda: window.frame.parts.current.run == "boxes-2", timeout=10_000)
    assert [each.name for each in session.document.schema.categories][2:] == names
    told = run_classes(session.project.runs.get("boxes-2"))
    assert told == {each.id: each.name for each in session.document.schema.categories[2:]}
    assert "the project had none of these classes, they were added to it" in window.bars.texts[-1]
    record = JobRecord(session.project.runs.get("boxes-2").folder, "boxes-2")
    record.read(1 << 20)
    assert job_actions(record.told)[0] == "vary", "its labels are not here: it cannot go on"


def test_that_weights_that_cannot_be_copied_leave_no_classes_behind(qtbot, window, tmp_path):
    (tmp_path / "mine.py").write_text(CONFIG)
    commands(window).adopt_from(tmp_path / "mine.py", tmp_path / "missing.pth")
    qtbot.waitUntil(lambda: any("missing.pth" in text for text in window.bars.texts), timeout=10_000)
    session = window.opened.session
    assert len(session.document.schema.categories) == 2 and "mine" not in session.project.runs.names()


def test_that_classes_changed_meanwhile_leave_no_run_behind(qtbot, window, tmp_path, monkeypatch):
    (tmp_path / "mine.py").write_text(CONFIG)
    (tmp_path / "mine.pth").write_bytes(b"weights")
    session, copy = window.opened.session, exchange_commands.adopt_foreign
    gate = Event()
    monkeypatch.setattr(exchange_commands, "adopt_foreign", lambda *args: (gate.wait(10), copy(*args))[1])
    with qtbot.waitSignals([window.frame.parts.background.started] * 2):
        commands(window).adopt_from(tmp_path / "mine.py", tmp_path / "mine.pth")
    schema = session.document.schema
    session.editor.commit(Edit("Add class", (Patch(schema, schema.with_category(Category(3, "dust"))),)))
    gate.set()
    qtbot.waitUntil(lambda: any("take the model over again" in text for text in window.bars.texts), timeout=10_000)
    qtbot.waitUntil(lambda: "mine" not in session.project.runs.names(), timeout=10_000)
    assert [category.name for category in session.document.schema.categories][2:] == ["dust"]


def test_that_a_config_and_weights_become_a_run_and_new_classes_one_step_back(qtbot, window, tmp_path):
    (tmp_path / "mine.py").write_text(CONFIG)
    (tmp_path / "mine.pth").write_bytes(b"weights")
    commands(window).adopt_from(tmp_path / "mine.py", tmp_path / "mine.pth")
    qtbot.waitUntil(lambda: window.frame.parts.current.run == "mine", timeout=10_000)
    session = window.opened.session
    assert [category.name for category in session.document.schema.categories][-1] == "crystal"
    assert session.project.runs.get("mine").recipe.categories == (1, 3)
    session.editor.undo()
    assert len(session.document.schema.categories) == 2


def test_that_a_file_that_is_no_run_is_refused_with_a_sentence(qtbot, window, tmp_path):
    (tmp_path / "no.wbrun").write_bytes(b"nothing")
    commands(window).adopt_from(tmp_path / "no.wbrun", None)
    qtbot.waitUntil(lambda: bool(window.bars.texts), timeout=10_000)
    assert "no.wbrun" in window.bars.texts[-1]
