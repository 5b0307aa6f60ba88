"""The mask actions in the window: what is selected changes, one step each, and what cannot is said."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog

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


def turn(window, modifiers):
    place = QPointF(400, 300)
    nothing, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, place, QPoint(), QPoint(0, 240), nothing, modifiers, phase, False)
    QApplication.sendEvent(window.canvas, event)


def test_that_shift_and_wheel_size_the_tip_while_the_bare_wheel_scrolls(window, session):
    canvas = window.canvas
    window.action_set.get("tool.brush").trigger()
    before = canvas.display.transform
    turn(window, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.display.draft.tip.size > 24 and canvas.display.transform == before
    size = canvas.display.draft.tip.size
    canvas.zoom_actual()
    before = canvas.display.transform
    turn(window, Qt.KeyboardModifier.ControlModifier)
    assert canvas.display.transform.scale > before.scale and canvas.display.draft.tip.size == size
    window.action_set.get("tool.box").trigger()
    turn(window, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.display.draft.tip is None


def test_that_another_class_begins_another_object(qtbot, window, session):
    window.action_set.get("tool.brush").trigger()
    drag(qtbot, window, (200, 100), (240, 110))
    assert len(session.selection.ids) == 1
    window.action_set.get("label.class_2").trigger()
    assert not session.selection.ids
    before = current_instances(window)
    drag(qtbot, window, (200, 180), (240, 190))
    made = next(item for item in current_instances(window) if item not in before)
    assert made.category_id == 2 and len(current_instances(window)) == 3


def test_that_the_wand_selects_what_is_seen(qtbot, window, session):
    canvas = window.canvas
    window.action_set.get("tool.wand").trigger()
    place = canvas.display.point(100, 90).toPoint()
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(canvas.display.draft.instances))
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    made = current_instances(window)[-1]
    assert made.bbox_xywh == (60, 60, 80, 60) and made.mask.area == 80 * 60


def test_that_superpixels_are_painted_once_they_are_made(qtbot, window, session):
    canvas = window.canvas
    window.action_set.get("tool.superpixel").trigger()
    qtbot.mouseMove(canvas, canvas.display.point(100, 90).toPoint())
    qtbot.waitUntil(lambda: canvas.display.scene.cells is not None)
    drag(qtbot, window, (80, 80), (120, 100))
    assert session.editor.undo_title == "Paint mask"
