"""The table of runs: order, filter, columns, marks, and what sets two runs apart."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from tests.unit.ui.panel_world import tell
from workbench.jobs.record import JobRecord
from workbench.protocol.messages import Finished, Scalars, Started
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.tasks.recipe import recipe_to_json
from workbench.ui.models.runs_model import NAMES
from workbench.ui.panels.runs import RunsPanel
from workbench.ui.theme import Scheme


def trained(world, name, errors, **changes):
    now = time.time()
    told = [Scalars(now, step, float(step), "val", {"EPE": error}) for step, error in enumerate(errors, 1)]
    project = world.session.project
    recipe = replace(suggest(preset("demo-pose"), project.label_summary()), name=name, **changes)
    run = project.runs.new_run(recipe)
    tell(run.folder, Started(now, 1, now, "cpu"), *told, Finished(now + 90, "succeeded"))
    run.folder.config.write_text(f"lr = {changes.get('learning_rate', 0)}\nsize = 4\n")
    return run


@pytest.fixture
def panel(world, qtbot):
    trained(world, "run-2", (9.0, 4.0, 6.0), learning_rate=0.01)
    trained(world, "run-10", (8.0, 12.0), learning_rate=0.002, options={"ema": True})
    trained(world, "third", (), batch_size=2)
    world.session.board.poll(None)
    panel = RunsPanel(world.parts)
    qtbot.addWidget(panel)
    panel.resize(1500, 220)
    panel.show()
    panel.set_session(world.session)
    qtbot.waitUntil(lambda: all(row.images for row in panel.model.rows))
    yield panel
    panel.set_session(None)


def names(panel):
    return [row.name for row in panel.shown()]


def select(panel, *wanted):
    panel.table.clearSelection()
    mode = panel.table.selectionModel().SelectionFlag
    for name in wanted:
        index = panel.order.index(names(panel).index(name), 0)
        panel.table.selectionModel().select(index, mode.Select | mode.Rows)


def picture(panel, name):
    """Kept for eyes where a folder is named."""
    if folder := os.environ.get("WORKBENCH_PICTURES"):
        panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(f"{folder}/{name}.png")


def test_that_the_names_of_runs_have_the_room_they_need(world, panel):
    before = panel.table.columnWidth(0)
    world.session.board.job(trained(world, "rtmpose-t_8xb256-420e_coco-256x192-longer", (3.0,)).name)
    panel.show_runs()
    assert before < panel.table.columnWidth(0) <= 420
    assert panel.table.textElideMode() is Qt.TextElideMode.ElideMiddle


def test_that_runs_are_sorted_as_numbers_and_what_is_missing_comes_last(panel):
    column = NAMES.index("best")
    panel.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert names(panel) == ["run-2", "run-10", "third"]
    panel.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert names(panel) == ["run-10", "run-2", "third"]
    first = panel.shown()[1]
    assert (first.metric, first.best, first.best_epoch, first.last) == ("EPE", 4.0, 2.0, 6.0)
    assert len(first.labels) == 8 and first.images == 3
    picture(panel, "runs")


def test_that_the_table_is_filtered_copied_and_exported_as_it_is_seen(panel, tmp_path):
    panel.show_column("seed", False)
    panel.search.setText("run 0.002")
    assert names(panel) == ["run-10"]
    panel.export_to(tmp_path / "runs.csv")
    head, line = (tmp_path / "runs.csv").read_text().splitlines()
    assert "Seed" not in head.split(",") and line.startswith("run-10,") and "0.002" in line.split(",")
    panel.search.clear()
    select(panel, "run-2")
    panel.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("run-2\t")
    again = RunsPanel(panel.parts)
    assert again.table.isColumnHidden(NAMES.index("seed"))
    again.deleteLater()


def test_that_the_table_reads_no_events_itself(world, panel, monkeypatch):
    now = time.time()
    for name in names(panel):
        told = Started(now, 1, now, "cpu"), Scalars(now, 9, 9.0, "val", {"EPE": 2.0}), Finished(now, "succeeded")
        tell(world.session.project.runs.get(name).folder, *told)
    world.session.board._watch.scan_now()
    world.session.board.poll(0.0)  # one of them is read, the others wait for their turn
    with monkeypatch.context() as patch:
        patch.setattr(JobRecord, "read", lambda *_: pytest.fail("read where clicks are handled"))
        panel.show_runs()
        assert {row.last for row in panel.model.rows} > {2.0}
    world.session.board.poll(None)
    panel.show_runs()
    assert {row.last for row in panel.model.rows} == {2.0}


def test_that_a_row_is_the_run_in_sight_and_its_box_hides_its_curves(world, panel):
    select(panel, "run-10")
    assert world.parts.current.run == "run-10"
    world.parts.current.set_run("third")
    assert panel.chosen() == ("third",)
    index = panel.order.index(0, 0)
    panel.order.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not world.parts.marks.is_shown(names(panel)[0])


def test_that_two_runs_are_compared(world, panel, qtbot):
    labels = world.session.project.runs.get("run-10")
    snapshot = labels.folder.labels / "train.json"
    body = json.loads(snapshot.read_text())
    body["annotations"] = body["annotations"][:-1]
    snapshot.write_text(json.dumps(body))
    labels.folder.recipe.write_text(recipe_to_json(replace(labels.recipe, labels_hash="other")))
    assert not panel.compare_button.isEnabled()
    select(panel, "run-2", "run-10")
    dialog = panel.compare()
    qtbot.waitUntil(lambda: dialog.found is not None)
    settings = {pair.name: (pair.one, pair.other) for pair in dialog.found.settings}
    assert settings["learning_rate"] == ("0.01", "0.002")
    assert settings["ema"] == ("", "true")
    shown = {dialog.settings.item(row, 0).text() for row in range(dialog.settings.rowCount())}
    assert {"Learning rate", "Average the weights"} <= shown and "learning_rate" not in shown
    assert dialog.settings.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft
    assert dialog.found.figures[0].name == "EPE"
    assert [line.is_changed for line in dialog.found.config] == [True, False]
    assert len(dialog.found.labels) == 1 and dialog.labels.count() == 1
    assert dialog.config.go_to("0.002") >= 0
    for tab in range(4):
        dialog.tabs.setCurrentIndex(tab)
        picture(dialog, f"compare-{tab}")
    world.parts.theme.set_scheme(Scheme.LIGHT)
    picture(panel, "runs-light")
    picture(dialog, "compare-light")
    dialog.accept()
