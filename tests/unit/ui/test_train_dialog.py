from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.ui.panel_world import make_world
from workbench.core.edit import Edit, Patch
from workbench.core.image import Split
from workbench.core.schema import Skeleton
from workbench.editing.schema_edits import add_class
from workbench.jobs import board as board_module
from workbench.jobs.job import JobState
from workbench.project.error import ProjectError
from workbench.tasks.presets import preset, presets
from workbench.tasks.recipe import read_recipe
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.predict import PredictDialog
from workbench.ui.dialogs.train import TrainDialog
from workbench.ui.language import Language
from workbench.ui.predict_form import LABELS, WHOLE, PredictChoice, Which, chosen_images, make_job, usable_runs
from workbench.ui.theme import Scheme, Theme
from workbench.ui.train_form import TrainChoice, findings, recipe_of, survey, trainable


@pytest.fixture
def make(tmp_path, qapp, monkeypatch):
    monkeypatch.setattr(board_module, "ensure_runner", lambda state, options: False)
    worlds = []

    def build(**labels):
        worlds.append(make_world(tmp_path / f"p{len(worlds)}", Theme(qapp, Scheme.DARK), **labels))
        return worlds[-1]

    yield build
    for world in worlds:
        world.close()


def opened(qtbot, kind, world):
    dialog = kind(world.parts, world.session, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._task is None)
    return dialog


def test_that_few_labels_lead_to_heatmaps_and_the_dialog_says_why(make, qtbot):
    world = make(labelled=4)
    add_pictures(world)
    dialog = opened(qtbot, TrainDialog, world)
    assert dialog.choice().preset == "heatmap-resnet18"
    assert "no starting weights" in dialog.why.text()
    assert "3 train, 1 val" in dialog.split_text.text()
    assert dialog.verb_button.isEnabled()
    dialog.preset.setCurrentIndex(dialog.preset.findData("rtmpose-t"))
    assert any("suits better" in row.text for row in dialog.list.rows)
    dialog.reject()


def test_that_the_dialog_says_its_reasons_and_findings_in_chinese(make, qtbot, qapp):
    world = make(labelled=4)
    add_pictures(world)
    language = Language(qapp, "zh_CN")
    try:
        dialog = opened(qtbot, TrainDialog, world)
        assert "没有起始权重" in dialog.why.text()
        assert dialog.preset.currentText().startswith("热图")
        assert "轮" in dialog.reasons.text() and "批大小" in dialog.rate.toolTip()
        dialog.preset.setCurrentIndex(dialog.preset.findData("rtmpose-t"))
        assert any(row.text.startswith("热图，ResNet-18 更合适。") for row in dialog.list.rows)
        dialog.rate.setText("")
        dialog.check()
        assert dialog.verb_button.toolTip() == "学习率必须是大于零的数。"
        dialog.reject()
    finally:
        language.set_code("en")


def test_that_the_hint_of_the_length_follows_the_fields(make, qtbot):
    world = make(labelled=4)
    dialog = opened(qtbot, TrainDialog, world)
    dialog.epochs.setValue(4)
    dialog.batch_size.setValue(3)
    dialog.check()
    assert dialog.reasons.text().startswith("Steps in all: 4 × 1 = 4. A full training takes about ")
    dialog.epochs.setValue(100_000)
    dialog.check()
    assert dialog.reasons.text() == "Steps in all: 100000 × 1 = 100000, enough for a full training."
    dialog.reject()


def test_that_a_name_too_long_for_its_field_ends_in_an_ellipsis(qtbot, qapp):
    Theme(qapp, Scheme.DARK)
    field = ChoiceField()
    qtbot.addWidget(field)
    field.resize(160, 30)
    field.show()
    drawn = []
    for end in ("that-goes-on-for-long-1", "that-goes-on-for-long-2"):
        field.clear()
        field.addItem(f"a-model-with-a-name-{end}")
        drawn.append(field.grab().toImage())
    assert drawn[0] != drawn[1], "cut off, both would look alike"


def test_that_an_error_disables_the_button_and_the_button_says_why(make, qtbot):
    dialog = opened(qtbot, TrainDialog, make(labelled=0))
    assert not dialog.verb_button.isEnabled()
    assert "label some images first" in dialog.verb_button.toolTip()
    dialog.reject()


def test_that_a_class_without_labels_is_named_before_the_start(make, qtbot):
    world = make(labelled=4)
    add_pictures(world)
    world.session.editor.commit(add_class(world.session.document.schema, "plate", Skeleton(("rim",))))
    world.session.flush()
    dialog = opened(qtbot, TrainDialog, world)
    assert any(row.text.startswith("'plate' has no keypoints in the training images") for row in dialog.list.rows)
    assert dialog.verb_button.isEnabled()
    dialog.reject()


def test_that_a_missing_checkpoint_is_said_before_the_start(make, qtbot):
    dialog = opened(qtbot, TrainDialog, make())
    dialog.weights.line.setText("/nowhere/model.pth")
    qtbot.waitUntil(lambda: any("/nowhere/model.pth" in row.text for row in dialog.list.rows))
    assert not dialog.verb_button.isEnabled()
    dialog.reject()


def test_that_a_split_can_be_made_and_the_counts_follow(make, qtbot):
    world = make(labelled=5, val=0)
    dialog = opened(qtbot, TrainDialog, world)
    assert dialog.split_button.isVisible()
    dialog.split_button.click()
    qtbot.waitUntil(lambda: "4 train, 1 val" in dialog.split_text.text())
    assert sum(image.split is Split.VAL for image in world.session.document.images) == 1
    dialog.reject()


def test_that_starting_queues_a_run_with_what_was_chosen(make, qtbot):
    world = make()
    add_pictures(world)
    dialog = opened(qtbot, TrainDialog, world)
    dialog.epochs.setValue(7)
    dialog.seed.setValue(3)
    with qtbot.waitSignal(dialog.started) as started:
        dialog.verb_button.click()
    run = world.session.project.runs.get(started.args[0])
    assert (run.recipe.epochs, run.recipe.seed, run.recipe.device) == (7, 3, dialog.choice().device)
    assert world.session.board.job(run.name).state is JobState.QUEUED
    assert world.parts.current.run == run.name


def test_that_suggestions_fill_what_was_not_chosen(make):
    ground = survey(make().session.project)
    recipe = recipe_of(ground, TrainChoice("heatmap-resnet18", epochs=2))
    assert recipe.epochs == 2 and recipe.val_interval == 1
    longer = recipe_of(ground, TrainChoice("heatmap-resnet18", epochs=24))
    assert (longer.epochs, longer.val_interval) == (24, 2)
    assert recipe.input_wh == recipe_of(ground, TrainChoice("heatmap-resnet18")).input_wh
    assert findings(recipe, ground)
    assert trainable(presets(), ground)[0].task == "pose"
    assert preset("heatmap-resnet18") in trainable(presets(), ground)


def test_that_images_of_a_prediction_are_counted_as_they_are_chosen(make):
    project = make(labelled=4, val=1, images=6).session.project
    assert [len(chosen_images(project, which, 2)) for which in Which] == [1, 2, 1, 6]


def test_that_an_image_with_a_class_of_its_own_is_not_without_labels(make):
    session = make(labelled=4, val=1, images=6).session
    bare = chosen_images(session.project, Which.UNLABELLED)[0]
    session.editor.commit(Edit("Tag", (Patch(bare, replace(bare, tags=(1,))),)))
    session.flush()
    assert bare.id not in [image.id for image in chosen_images(session.project, Which.UNLABELLED)]


def test_that_a_prediction_job_looks_where_it_was_told(make):
    import json

    world = make()
    world.run("mouse")
    project = world.session.project
    assert [run.name for run in usable_runs(project)] == ["mouse"]
    for boxes, expected in ((LABELS, [{"box_xywh": [10.0, 10.0, 40.0, 40.0], "category_id": 1}]), (WHOLE, None)):
        folder = make_job(project, PredictChoice("mouse", Which.THIS, 1, boxes))
        assert json.loads(folder.images.read_text())["spots"] == expected


def test_that_predicting_queues_a_job(make, qtbot):
    world = make()
    world.run("mouse")
    world.parts.current.set_image(1)
    dialog = opened(qtbot, PredictDialog, world)
    with qtbot.waitSignal(dialog.started) as started:
        dialog.verb_button.click()
    job = world.session.board.job(started.args[0])
    assert job.kind == "predict" and job.state is JobState.QUEUED


def test_that_poses_on_images_without_boxes_are_warned_of(make, qtbot):
    world = make(labelled=4, images=6)
    world.run("mouse")
    world.parts.current.set_image(1)
    dialog = opened(qtbot, PredictDialog, world)
    assert dialog.message.text() == ""
    dialog.which.setCurrentIndex(dialog.which.findData(Which.UNLABELLED))
    assert "Images without labelled boxes: 2 of 2." in dialog.message.text()
    dialog.boxes.setCurrentIndex(dialog.boxes.findData(WHOLE))
    assert dialog.message.text() == "", "asked for, it needs no warning"
    dialog.reject()


def test_that_a_detector_finds_the_boxes_in_the_same_job(make, qtbot):
    import json

    world = make(images=3)
    world.run("mouse")
    finder = world.run("finder", task="detection")
    world.run("sorter", task="classification")
    dialog = opened(qtbot, PredictDialog, world)
    dialog.run.setCurrentIndex(dialog.run.findData("mouse"))
    assert [dialog.boxes.itemData(row) for row in range(dialog.boxes.count())] == [LABELS, "finder", WHOLE]
    dialog.boxes.setCurrentIndex(dialog.boxes.findData("finder"))
    dialog.which.setCurrentIndex(dialog.which.findData(Which.ALL))
    assert dialog.message.text() == "", "no earlier job of the detector is needed"
    job = make_job(world.session.project, dialog.choice())
    recipe = read_recipe(job.recipe)
    assert recipe.detector_folder == str(finder.folder.path)
    assert [json.loads(line)["spots"] for line in job.images.read_text().splitlines()] == [None] * 3
    with pytest.raises(ProjectError, match="sorter finds no boxes"):
        make_job(world.session.project, PredictChoice("mouse", Which.ALL, boxes="sorter"))
    dialog.reject()


def test_that_without_a_run_the_dialog_says_what_to_do(make, qtbot):
    dialog = opened(qtbot, PredictDialog, make())
    assert "train one first" in dialog.message.text() and not dialog.verb_button.isEnabled()
    dialog.reject()


def add_pictures(world):
    """Pre-flight looks whether the files are there."""
    import cv2
    import numpy as np

    for image in world.session.document.images:
        path = world.session.project.image_file(image)
        path.write_bytes(cv2.imencode(".png", np.zeros((64, 64, 3), np.uint8))[1].tobytes())
