"""A long way through the history is gone in parts: the window lives between them, and nobody's edit is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex

from workbench.core.edit import Edit, Patch
from workbench.ui import history_way
from workbench.ui.panels.history import HistoryPanel

STEPS = 30


@pytest.fixture
def panel(world, qtbot, monkeypatch):
    monkeypatch.setattr(history_way, "MOST_S", 0.0)
    panel = HistoryPanel(world.parts)
    qtbot.addWidget(panel)
    panel.set_session(world.session)
    for number in range(STEPS):
        name(world, f"step {number}", number % 2 + 1)
    yield panel
    panel.set_session(None)


def name(world, text, image_id=1):
    image = world.session.document.image(image_id)
    world.session.editor.commit(Edit(text, (Patch(image, replace(image, path=f"{text}.png")),)))


def go(panel, row):
    """Click a row; the newest step is row 0, the beginning the last."""
    panel.list.clicked.emit(panel.model.index(row, 0) if row >= 0 else QModelIndex())


def test_that_the_window_lives_on_a_long_way(world, panel, qtbot):
    way, left = panel._way, []
    way.moved.connect(left.append)
    go(panel, STEPS - 1)
    assert way.is_going and left == [STEPS - 2] and "28 steps left" in panel._note.text()
    qtbot.waitUntil(lambda: not way.is_going)
    assert left == [*range(STEPS - 2, 0, -1), 0] and "Click a step" in panel._note.text()
    assert [step.title for step in world.session.editor.done_steps][-1] == "step 0"
    go(panel, 0)
    qtbot.waitUntil(lambda: not way.is_going)
    assert len(world.session.editor.undone_steps) == 0


def test_that_an_edit_on_the_way_ends_it_and_stays(world, panel, qtbot):
    go(panel, STEPS - 1)
    name(world, "of the person")
    qtbot.waitUntil(lambda: not panel._way.is_going)
    assert world.session.editor.done_steps[-1].title == "of the person"
    assert len(world.session.editor.done_steps) > STEPS - 3


def test_that_a_closed_project_is_left_alone(world, panel, qtbot):
    go(panel, STEPS - 1)
    panel.set_session(None)
    count = len(world.session.editor.done_steps)
    qtbot.wait(20)
    assert not panel._way.is_going and len(world.session.editor.done_steps) == count
