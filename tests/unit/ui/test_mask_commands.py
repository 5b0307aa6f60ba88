"""The mask actions in the window: what is selected changes, one step each, and what cannot is said."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from tests.unit.ui.window_world import current_instances, drag, show
from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.core.masks import Mask


@pytest.fixture
def session(qtbot, window, project_path):
    show(qtbot, window, project_path)
    return window.opened.session


@pytest.fixture
def said(window):
    texts = []
    window.frame.parts.notices.raised.connect(lambda kind, text: texts.append(text))
    return texts


def add_mask(session, fill):
    image = np.zeros((240, 320), bool)
    for rows, columns in fill:
        image[rows, columns] = True
    mask = Mask.from_array(image)
    made = Instance(
        session.editor.new_instance_id(), session.document.images[0].id, 1, (10.0, 10.0, 90.0, 90.0), mask=mask
    )
    session.editor.commit(Edit("Add mask", (Patch(None, made),)))
    session.selection.set([made.id])
    return made


TWO = [(slice(10, 60), slice(10, 60)), (slice(90, 95), slice(90, 95))]


def test_that_a_box_is_cut_out_by_colour(qtbot, window, session):
    (box,) = current_instances(window)
    session.selection.set([box.id])
    window.action_set.get("mask.cut_out").trigger()
    qtbot.waitUntil(lambda: current_instances(window)[0].mask is not None)
    found = current_instances(window)[0].mask.to_array()
    assert abs(int(found.sum()) - 80 * 60) < 300 and found[65:115, 65:135].all()
    assert session.editor.undo_title == "Cut out object"
    window.action_set.get("edit.undo").trigger()
    assert current_instances(window) == (box,)


def test_that_splitting_selects_the_parts(window, session):
    made = add_mask(session, TWO)
    window.action_set.get("mask.split").trigger()
    assert session.editor.undo_title == "Split mask into 2 objects"
    assert len(session.selection.ids) == 2 and made.id in session.selection.ids


@pytest.mark.parametrize(
    ("action", "area"),
    [("largest_part", 2500), ("grow", 50 * 54 - 0 + 5 * 9), ("shrink", 48 * 48 + 9), ("invert", 85 * 85 - 2525)],
)
def test_that_an_action_changes_the_selected_mask(window, session, action, area):
    made = add_mask(session, TWO)
    window.action_set.get(f"mask.{action}").trigger()
    assert session.document.instance(made.image_id, made.id).mask.area == area


def test_that_specks_are_asked_for_by_size(qtbot, window, session):
    made = add_mask(session, TWO)
    window.action_set.get("mask.specks").trigger()
    dialog = window.findChild(QInputDialog)
    dialog.setIntValue(26)
    dialog.accept()
    assert session.document.instance(made.image_id, made.id).mask.area == 2500


def test_that_a_large_mask_is_worked_on_in_the_background(qtbot, window, session, monkeypatch):
    monkeypatch.setattr("workbench.ui.commands.mask_commands._AT_ONCE_PIXELS", 10)
    made = add_mask(session, TWO)
    window.action_set.get("mask.largest_part").trigger()
    qtbot.waitUntil(lambda: session.document.instance(made.image_id, made.id).mask.area == 2500)


def test_that_a_box_alone_has_no_mask_to_change_and_nothing_to_do_is_said(window, session, said):
    session.selection.set([current_instances(window)[0].id])
    window.action_set.get("mask.grow").trigger()
    assert "has a mask" in said[-1]
    add_mask(session, TWO)
    window.action_set.get("mask.fill_holes").trigger()
    assert said[-1] == "There was nothing to change."


def test_that_brush_and_eraser_work_in_the_window(qtbot, window, session):
    window.action_set.get("tool.brush").trigger()
    before = current_instances(window)
    drag(qtbot, window, (200, 100), (260, 180))
    made = next(item for item in current_instances(window) if item not in before)
    assert made.mask.area > 1000 and session.editor.undo_title == "Paint mask"
    qtbot.keyClick(window.canvas, Qt.Key.Key_BracketRight)
    assert window.canvas.display.draft.tip.size > 24
    window.action_set.get("tool.eraser").trigger()
    drag(qtbot, window, (200, 100), (210, 110))
    assert session.document.instance(made.image_id, made.id).mask.area < made.mask.area
    assert session.editor.undo_title == "Erase mask"
