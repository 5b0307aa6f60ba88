"""What is asked about a run that has ended: for how much longer, and with which changes."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from workbench.jobs.job import JobState
from workbench.jobs.queue import QueueError
from workbench.project.error import ProjectError
from workbench.protocol.messages import OUT_OF_MEMORY, Finished, Scalars, Started
from workbench.tasks.recipe import read_recipe, recipe_to_json
from workbench.ui.dialogs.extend_run import ExtendRunDialog
from workbench.ui.dialogs.vary_run import VaryRunDialog
from workbench.ui.job_words import action_words, job_actions
from workbench.ui.panels.jobs import JobsPanel


@pytest.fixture
def panel(world, qtbot):
    panel = JobsPanel(world.parts)
    qtbot.addWidget(panel)
    panel.resize(1100, 300)
    panel.show()
    panel.set_session(world.session)
    yield panel
    panel.set_session(None)


def asked(panel, qtbot, action, kind):
    panel.act(action, "mouse")

    def found():
        return next((widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind)), None)

    qtbot.waitUntil(lambda: found() is not None)
    return found()


def ended(world, *end):
    now = time.time()
    rates = [Scalars(now, 1 + step, step / 10, "train", {"lr": 0.01 * (1 - step / 30)}) for step in range(20)]
    return world.run("mouse", Started(now, 1, now, "cpu"), *rates, Finished(now, *end))


def test_that_a_finished_run_is_extended_with_its_curve_in_sight(world, panel, qtbot):
    run = ended(world, "succeeded")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    dialog = asked(panel, qtbot, "extend", ExtendRunDialog)
    dialog.epochs.setValue(4)
    dialog.rate.setText("")
    assert not dialog.verb_button.isEnabled()
    dialog.rate.setText("0.005")
    assert dialog.picture.accessibleName().startswith("Learning rate from 0.005 to 5")
    before = run.recipe.epochs
    with qtbot.waitSignal(dialog.extended):
        dialog.verb_button.click()
    recipe = read_recipe(run.folder.recipe)
    assert recipe.epochs == before + 4
    assert recipe.options["extensions"][-1]["learning_rate"] == 0.005
    assert world.session.board.job("mouse").state is JobState.QUEUED


def test_that_several_values_make_a_run_each(world, panel, qtbot):
    ended(world, "succeeded")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    dialog = asked(panel, qtbot, "vary", VaryRunDialog)
    dialog.fields["learning_rate"].setText("1e-3, 2e-3")
    dialog.others.setPlainText("no equals sign")
    assert not dialog.verb_button.isEnabled()
    dialog.others.setPlainText("")
    size, corner = dialog.size(), dialog.pos()
    dialog.fields["learning_rate"].setText("abc")
    assert dialog.message.text() == "Learning rate: it must be a number above 0, not 'abc'."
    assert (dialog.size(), dialog.pos()) == (size, corner), "nothing moves while one types"
    dialog.fields["learning_rate"].setText("1e-3, 2e-3")
    dialog.others.setPlainText("ema=true\nschedule=zigzag")
    assert dialog.message.text().startswith("schedule: it must be one of ")
    dialog.others.setPlainText("ema=true")
    assert dialog.message.text().startswith("2 runs: ") or "2" in dialog.message.text()
    with qtbot.waitSignal(dialog.started):
        dialog.verb_button.click()
    names = [job.name for job in world.session.board.jobs() if job.state is JobState.QUEUED]
    recipes = [world.session.project.runs.get(name).recipe for name in names]
    assert sorted(recipe.learning_rate for recipe in recipes) == [0.001, 0.002]
    assert all(recipe.options["ema"] is True for recipe in recipes)


def test_that_what_is_queued_is_not_queued_again_when_one_of_several_failed(world, panel, qtbot, monkeypatch):
    ended(world, "succeeded")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    dialog = asked(panel, qtbot, "vary", VaryRunDialog)
    dialog.fields["seed"].setText("1, 2, 3")
    board, project = world.session.board, world.session.project
    submit, new_run = board.submit, project.runs.new_run

    def refuse_second(folder, device):
        if folder.path.name.endswith("seed2"):
            raise QueueError("The queue is full.")
        return submit(folder, device)

    def no_room_for_third(recipe):
        if recipe.seed == 3:
            raise ProjectError("No space left.")
        return new_run(recipe)

    with monkeypatch.context() as patched:
        patched.setattr(type(project.runs), "new_run", lambda _, recipe: no_room_for_third(recipe))
        patched.setattr(board, "submit", refuse_second)
        dialog.verb_button.click()
        qtbot.waitUntil(lambda: "Not in the queue" in dialog.message.text())
    first, rest = dialog.message.text().split(". Not in the queue: ")
    assert first.endswith("seed1") and "seed2, " in rest and "seed3. No space left." in rest
    assert dialog.verb_button.text() == "Queue the rest" and dialog.verb_button.isEnabled()
    with qtbot.waitSignal(dialog.started):
        dialog.verb_button.click()
    names = sorted(job.name for job in board.jobs() if job.state is JobState.QUEUED)
    assert [name[-5:] for name in names] == ["seed1", "seed2", "seed3"], "each of them once"
    assert len(project.runs.names()) == 4


def test_that_out_of_memory_offers_half_the_batch_first(world, panel, qtbot):
    run = ended(world, "failed", "The GPU ran out of memory", OUT_OF_MEMORY)
    run.folder.recipe.write_text(recipe_to_json(replace(run.recipe, batch_size=4)))
    world.session.board._refresh()
    world.session.board.poll(None)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    job = world.session.board.job("mouse")
    assert job_actions(job)[0] == "halve"
    assert action_words("halve", job) == f"Retry with batch {job.batch_size // 2}: half the memory, the same steps"
    panel.act("halve", "mouse")
    assert read_recipe(run.folder.recipe).options["accumulate"] == 2
    assert world.session.board.job("mouse").state is JobState.QUEUED
