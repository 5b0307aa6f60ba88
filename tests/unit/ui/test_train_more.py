"""More settings of a training: what differs from the model's own reaches the recipe, the rest leaves no trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from workbench.core.image import Split
from workbench.jobs.job import JobError, JobState
from workbench.tasks.defaults import suggest
from workbench.tasks.features import FEATURES, FOLLOWED
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.run_changes import Extension, extended
from workbench.ui.dialogs.train import TrainDialog
from workbench.ui.dialogs.train_more import MoreSettings
from workbench.ui.overlap_field import OverlapField
from workbench.ui.pinned_field import MOST_PINNED, Candidates, PinnedField
from workbench.ui.theme import Scheme, Theme
from workbench.ui.train_form import findings, survey

CLASSES = ((1, "road"), (2, "house"), (3, "tree"))


def recipe_of_preset(name: str) -> TrainRecipe:
    return suggest(preset(name), LabelSummary())


@pytest.fixture
def more(qtbot, qapp):
    settings = MoreSettings(Theme(qapp, Scheme.DARK))
    qtbot.addWidget(settings)
    settings.resize(424, 700)
    settings.show()
    settings.offer(recipe_of_preset("fast-scnn"), CLASSES, Candidates(range(1, 31), (3, 4, 99), 5))
    return settings


def choose(field, value):
    field.setCurrentIndex(field.findData(value))


def test_that_only_what_differs_from_the_model_is_an_option(more):
    assert more.options() == {}
    choose(more.schedule, "cosine")
    more.early_stop.setValue(5)
    choose(more.best, "mDice")
    choose(more.half, "bfloat16")
    more.accumulate.setValue(4)
    QTest.mouseClick(more.tensorboard, Qt.MouseButton.LeftButton, pos=QPoint(8, more.tensorboard.height() // 2))
    choose(more.background, "class")
    wanted = {"schedule": "cosine", "early_stop": 5, "best_metric": "mDice", "half": "bfloat16", "accumulate": 4}
    wanted |= {"tensorboard": True, "background": "class"}
    assert more.options() == wanted
    assert all(FEATURES[key].is_right(value) for key, value in wanted.items())
    choose(more.schedule, "flat_cosine")
    assert "schedule" not in more.options(), "what an absent option means is no change"
    QTest.mouseClick(more.reset, Qt.MouseButton.LeftButton)
    assert more.options() == {} and not more.reset.isEnabled()


def test_that_another_model_keeps_what_was_chosen_and_means_something_to_it(more):
    more.take({"tensorboard": True, "background": "class", "best_metric": "mDice", "pinned": [7], "ema_momentum": 0.1})
    assert more.pinned.currentText() == "As chosen before (1)"
    more.offer(recipe_of_preset("rtmdet-tiny"), CLASSES, Candidates(range(1, 31)))
    assert more.options() == {"tensorboard": True, "pinned": [7], "ema_momentum": 0.1}
    assert more.ema.isChecked(), "the model's own average"
    more.ema.setChecked(False)
    assert more.options()["ema"] is False
    more.offer(recipe_of_preset("rtmdet-s"), CLASSES, Candidates(range(1, 31)))
    assert more.schedule.value() is None
    longer = extended(replace(recipe_of_preset("rtmdet-s"), options={"clip": 5}), Extension(3))
    more.take(longer.options)
    assert more.options() == {"clip": 5}, "a new run is not extended yet"


def test_that_no_schedule_is_offered_that_a_saved_preset_has_replaced(more):
    zoo = replace(recipe_of_preset("fast-scnn"), fit="config", options={})
    for options, is_offered in (({}, True), ({"schedule": "cosine"}, False)):
        more.offer(replace(zoo, options=options), CLASSES, Candidates())
        assert (more.schedule.findText("The configuration's own") >= 0) is is_offered
        assert more.schedule.value() == options.get("schedule") and more.options() == {}


def test_that_the_course_is_drawn_and_that_of_a_configuration_is_not(more):
    recipe = replace(recipe_of_preset("fast-scnn"), epochs=40, learning_rate=0.01)
    more.show_course(recipe, 1000)
    drawn = more.picture._future
    assert drawn[0][0] == 0 and drawn[-1][0] == 40 and max(rate for _, rate in drawn) == pytest.approx(0.01)
    assert len(drawn) <= 300 and more.picture.isVisibleTo(more)
    more.offer(recipe_of_preset("segformer-b0"), CLASSES, Candidates())
    more.show_course(recipe, 1000)
    assert not more.picture.isVisibleTo(more) and not more.warmup.isEnabled()


def test_that_images_to_follow_are_validation_images(qtbot):
    field = PinnedField()
    qtbot.addWidget(field)
    assert not field.isEnabled() and field.value() == []
    many = list(range(100, 200))
    field.offer(Candidates(many, (5, *many[10:90]), 150))
    kinds = [field.itemData(row) for row in range(field.count())]
    assert kinds == ["first", "spread", "listed", "shown"] and field.value() == []
    choose(field, "spread")
    assert len(field.value()) == FOLLOWED and (field.value()[0], field.value()[-1]) == (100, 199)
    choose(field, "listed")
    assert field.value() == many[10 : 10 + MOST_PINNED]
    choose(field, "shown")
    field.offer(Candidates(many[:20], (), 105))
    assert field.value() == [105], "the choice stays, the images follow"
    field.offer(Candidates(many[:20], (), 5))
    assert field.value() == [105] and field.currentText() == "As chosen before (1)"


def test_that_the_order_of_classes_says_which_one_is_seen(qtbot):
    field = OverlapField()
    qtbot.addWidget(field)
    field.offer(CLASSES)
    field.show()
    assert field.value() == [] and not field.list.isVisible()
    field.show_value([3])
    assert field.value() == [3] and field.list.item(0).text() == "tree", "shown, it is not changed"
    field.list.setCurrentRow(2)
    QTest.mouseClick(field.up, Qt.MouseButton.LeftButton)
    assert field.value() == [1, 2, 3]
    QTest.mouseClick(field.up, Qt.MouseButton.LeftButton)
    assert field.value() == [1, 3, 2] and [field.list.item(row).text() for row in range(3)] == ["house", "tree", "road"]
    field.how.setCurrentIndex(0)
    assert field.value() == []


def test_that_more_settings_reach_the_run_and_its_place_in_the_queue(world, qtbot):
    session = world.session
    for image in session.document.images:
        session.project.image_file(image).write_bytes(b"")
    dialog = TrainDialog(world.parts, session, None)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._task is None)
    followed = [image.id for image in session.document.images if image.split is Split.VAL]
    width = dialog.width()
    QTest.mouseClick(dialog.more_button, Qt.MouseButton.LeftButton)
    assert dialog.more.isVisible() and dialog.width() > width
    dialog.more.tensorboard.setChecked(True)
    dialog.more.pinned.show_value(followed)
    choose(dialog.more.place, "held")
    assert dialog.more_button.text() == "More settings · 2 changed"
    submit = session.board.submit

    def refuse(*_, **__):
        raise JobError("The queue cannot be opened.")

    session.board.submit = refuse
    dialog.verb_button.click()
    qtbot.waitUntil(lambda: dialog.message.text() == "The queue cannot be opened.")
    session.board.submit = submit
    with qtbot.waitSignal(dialog.started) as started:
        dialog.verb_button.click()
    assert session.project.runs.names() == (started.args[0],), "what stood prepared was queued, not a second run"
    options = session.project.runs.get(started.args[0]).recipe.options
    assert options["tensorboard"] is True and options["pinned"] == followed
    assert session.board.job(started.args[0]).state is JobState.HELD
    again = TrainDialog(world.parts, session, None)
    again.begin_with(session.project.runs.get(started.args[0]).recipe)
    again.open()
    qtbot.waitUntil(lambda: again._task is None)
    assert again.more.options() == {"tensorboard": True, "pinned": followed}, "as the recipe that it begins with"
    again.reject()


def test_that_images_that_no_validation_looks_at_are_said(world):
    ground = survey(world.session.project)
    recipe = recipe_of_preset("heatmap-resnet18")
    told = [finding.code for finding in findings(replace(recipe, options={"pinned": [1]}), ground)]
    assert "pinned" in told
    told = [finding.code for finding in findings(replace(recipe, options={"pinned": [4]}), ground)]
    assert "pinned" not in told


def test_that_no_field_is_cut_when_findings_come_and_go(world, qtbot):
    dialog = TrainDialog(world.parts, world.session, None)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert len(dialog.list.rows) > 1, "the pictures are not there"
    fields = (dialog.preset, dialog.weights.line, dialog.device, dialog.epochs, dialog.rate, dialog.overrides.config)

    def is_whole():
        return all(field.height() >= field.minimumSizeHint().height() for field in fields)

    assert is_whole()
    dialog.rate.clear()
    dialog.check()
    assert is_whole() and dialog.list.height() >= dialog.list.heightForWidth(dialog.list.width())
    dialog.reject()
