"""Rotated boxes, circles, lines and points in the whole window: keys, mouse, menu, what is said and undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from tests.unit.ui.window_world import current_instances, drag, show
from workbench.core.edit import Edit, Patch
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.instance import Instance
from workbench.ui.figure_fields import figure_measure

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.canvas.setFocus()
    yield window
    window.opened.close()


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.canvas, key, modifier)
    qtbot.wait(1)


def click(qtbot, window, x, y, modifier=Qt.KeyboardModifier.NoModifier):
    place = QPoint(*(round(value) for value in window.canvas.display.transform.to_screen(x, y)))
    qtbot.mouseMove(window.canvas, place)
    qtbot.mouseClick(window.canvas, LEFT, modifier, place)


def newest(window):
    return max(current_instances(window), key=lambda item: item.id)


def put(window, *figures):
    """Add figures to the shown image and select them."""
    session, image_id = window.opened.session, window.frame.parts.current.image_id
    items = [Instance(session.editor.new_instance_id(), image_id, 1, figure=figure) for figure in figures]
    session.editor.commit(Edit("Add objects", tuple(Patch(None, item) for item in items)))
    session.selection.set(item.id for item in items)
    return items


def test_that_every_figure_is_drawn_by_its_key_and_the_mouse(qtbot, shown):
    press(qtbot, shown, Qt.Key.Key_O)
    assert shown.canvas.tool_id == "rotated_box"
    for place in ((60, 150), (120, 150), (100, 190)):
        click(qtbot, shown, *place)
    assert newest(shown).figure.width == pytest.approx(60, abs=1)
    press(qtbot, shown, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    drag(qtbot, shown, (200, 100), (230, 100))
    assert isinstance(newest(shown).figure, Circle)
    press(qtbot, shown, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    for place in ((20, 20), (80, 30), (150, 20)):
        click(qtbot, shown, *place)
    press(qtbot, shown, Qt.Key.Key_Return)
    assert len(newest(shown).figure.points) == 6
    press(qtbot, shown, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    click(qtbot, shown, 250, 200)
    click(qtbot, shown, 270, 210, Qt.KeyboardModifier.ShiftModifier)
    assert len(newest(shown).figure.points) == 4
    assert len(current_instances(shown)) == 5


def test_that_z_x_c_v_rotate_the_selected_box_as_one_step(qtbot, shown):
    (item,) = put(shown, RotatedBox(160.0, 120.0, 80.0, 40.0, 0.0))
    for key in (Qt.Key.Key_V, Qt.Key.Key_V, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Z):
        press(qtbot, shown, key)
    assert newest(shown).figure.angle == pytest.approx(10)
    shown.action_set.get("edit.undo").trigger()
    assert newest(shown) == item


def test_that_v_belongs_to_the_keypoints_while_they_are_placed(qtbot, shown):
    (item,) = put(shown, RotatedBox(160.0, 120.0, 80.0, 40.0, 0.0))
    shown.canvas.set_tool("keypoints")
    assert not shown.action_set.get("shape.turn_far").isEnabled()
    press(qtbot, shown, Qt.Key.Key_V)
    assert newest(shown) == item


def test_that_keys_do_not_make_rotated_boxes_of_plain_ones(qtbot, shown):
    (plain,) = current_instances(shown)
    shown.opened.session.selection.set([plain.id])
    press(qtbot, shown, Qt.Key.Key_Z)
    assert current_instances(shown) == (plain,)
    assert any("round handle" in text for text in shown.bars.texts)


def test_that_several_objects_are_converted_and_what_is_lost_is_said_and_taken_back(qtbot, shown):
    before = put(shown, Circle(100.0, 100.0, 30.0), RotatedBox(200.0, 120.0, 80.0, 40.0, 20.0), PointSet((9.0, 9.0)))
    shown.action_set.get("shape.to_polygon").trigger()
    assert [bool(item.polygons) for item in current_instances(shown)[-3:]] == [True, True, False]
    (said,) = shown.bars.texts
    assert "64 points" in said
    assert "enclose nothing" in said
    assert shown.opened.session.editor.undo_title == "Convert 2 objects to polygons"
    shown.bars.findChild(QPushButton).click()
    assert list(current_instances(shown)[-3:]) == before
    assert shown.bars.texts == ()


def test_that_the_bars_undo_leaves_what_was_done_since_alone(qtbot, shown):
    put(shown, Circle(100.0, 100.0, 30.0))
    shown.action_set.get("shape.to_polygon").trigger()
    shown.action_set.get("edit.duplicate").trigger()
    shown.bars.findChild(QPushButton).click()
    assert len(current_instances(shown)) == 3


def test_that_numbers_of_a_figure_are_typed_in_the_inspector(qtbot, shown):
    inspector = shown.panels["inspector"]
    put(shown, RotatedBox(160.0, 120.0, 80.0, 40.0, 0.0))
    fields = inspector.figure.fields
    assert [field.isVisibleTo(inspector) for field in fields.values()] == [True, True, True, True, False, True]
    assert not inspector.box[0].isVisibleTo(inspector)
    fields["angle"].setValue(200)
    fields["width"].setValue(50)
    fields["cx"].setValue(5000)
    assert newest(shown).figure == RotatedBox(320.0, 120.0, 50.0, 40.0, -160.0)
    titles = [shown.opened.session.editor.undo_title]
    shown.action_set.get("edit.undo").trigger()
    titles.append(shown.opened.session.editor.undo_title)
    assert titles == ["Move rotated box", "Resize rotated box"]
    put(shown, Circle(60.0, 60.0, 20.0))
    assert fields["radius"].value() == 20
    fields["radius"].setValue(0)
    assert newest(shown).figure.radius == 1
    assert figure_measure(newest(shown).figure) == "r 1"
    put(shown, PointSet((5.0, 5.0)))
    assert not inspector.figure.isVisibleTo(inspector)


def test_that_nothing_is_said_when_nothing_is_lost(qtbot, shown):
    put(shown, RotatedBox(160.0, 120.0, 80.0, 40.0, 30.0))
    shown.action_set.get("shape.to_polygon").trigger()
    assert newest(shown).polygons
    assert shown.bars.texts == ()


def test_that_masks_are_converted_in_the_background(qtbot, shown):
    put(shown, Circle(100.0, 100.0, 30.0))
    shown.action_set.get("shape.to_mask").trigger()
    qtbot.waitUntil(lambda: newest(shown).mask is not None)
    assert newest(shown).mask.area == pytest.approx(2827, rel=0.02)
    shown.action_set.get("shape.to_polygon").trigger()
    qtbot.waitUntil(lambda: bool(newest(shown).polygons))
    assert any("pixel borders" in text for text in shown.bars.texts)


def test_that_what_cannot_be_converted_is_said_and_nothing_changes(qtbot, shown):
    (item,) = put(shown, Polyline((10.0, 10.0, 90.0, 10.0)))
    shown.action_set.get("shape.to_polygon").trigger()
    assert newest(shown) == item
    assert any("stay" in text for text in shown.bars.texts)


def test_that_all_tools_find_room_in_the_strip(qtbot, shown):
    strip = shown.shell.tool_strip
    for height in (1000, 800):
        shown.resize(1280, height)
        qtbot.wait(20)
        buttons = [strip.widgetForAction(action) for action in strip.actions() if action.objectName()]
        assert len(buttons) >= 10
        assert all(button.isVisible() and button.y() + button.height() <= strip.height() for button in buttons)
