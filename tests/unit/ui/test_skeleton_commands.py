"""Poses in a real window: mirrored, swapped, completed, stamped, taken over; what is shown while placing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from tests.unit.ui.window_world import current_instances, show
from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance, Keypoint
from workbench.ui.object_menu import ObjectMenu

POSE = (Keypoint(60, 60, 2), Keypoint(140, 60, 1), Keypoint(0, 0, 0))


@pytest.fixture
def posed(qtbot, window, project_path):
    """The window on the second image, whose one pose is selected."""
    show(qtbot, window, project_path)
    go_to(qtbot, window, 1)
    window.opened.session.selection.set([pose(window).id])
    return window


def go_to(qtbot, window, row):
    image_id = window.opened.session.document.images[row].id
    with qtbot.waitSignal(window.canvas.imageShown, timeout=10000):
        window.frame.parts.current.set_image(image_id)
    qtbot.wait(20)


def pose(window):
    return next(item for item in current_instances(window) if item.keypoints)


def run(window, action):
    window.action_set.get(action).trigger()


def click(qtbot, window, x, y, button=Qt.MouseButton.LeftButton):
    place = QPoint(*(round(value) for value in window.canvas.display.transform.to_screen(x, y)))
    qtbot.mouseMove(window.canvas, place)
    qtbot.mouseClick(window.canvas, button, Qt.KeyboardModifier.NoModifier, place)


def test_that_a_pose_is_mirrored_and_swapped_as_one_step_each(posed):
    run(posed, "skeleton.mirror")
    assert pose(posed).keypoints == (Keypoint(60, 60, 1), Keypoint(140, 60, 2), Keypoint(0, 0, 0))
    run(posed, "skeleton.swap")
    assert pose(posed).keypoints == (Keypoint(140, 60, 2), Keypoint(60, 60, 1), Keypoint(0, 0, 0))
    assert posed.opened.session.editor.undo_title == "Swap left and right"
    run(posed, "edit.undo")
    run(posed, "edit.undo")
    assert pose(posed).keypoints == POSE


def test_that_the_other_side_is_completed_or_a_sentence_says_why_not(qtbot, posed):
    run(posed, "skeleton.complete")
    assert "nothing to complete" in posed.bars.texts[0]
    session, before = posed.opened.session, pose(posed)
    half = (Keypoint(60, 60, 2), Keypoint(0, 0, 0), Keypoint(100, 140, 2))
    changed = Instance(before.id, before.image_id, 2, before.bbox_xywh, keypoints=half)
    session.editor.commit(Edit("Move keypoints", (Patch(before, changed),)))
    run(posed, "skeleton.complete")
    assert pose(posed).num_keypoints == 3
    assert session.editor.undo_title == "Complete by symmetry"


def test_that_a_key_turns_the_visibility_of_the_picked_joint(posed):
    run(posed, "skeleton.visibility")
    assert "keypoint" in posed.bars.texts[0]
    posed.opened.session.selection.set([pose(posed).id], (pose(posed).id, 0))
    for state in (1, 0, 2):
        run(posed, "skeleton.visibility")
        assert pose(posed).keypoints[0].v == state


def test_that_commands_without_a_pose_say_so(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.opened.session.selection.set([current_instances(window)[0].id])
    for action in ("skeleton.mirror", "skeleton.swap", "skeleton.complete"):
        run(window, action)
    assert "pose" in window.bars.texts[0]


def test_that_the_poses_of_the_image_before_are_shown_and_copied_here(qtbot, posed):
    go_to(qtbot, posed, 2)
    assert posed.canvas.display.previous == ()
    run(posed, "skeleton.previous")
    assert [item.keypoints for item in posed.canvas.display.previous] == [POSE]
    posed.canvas.grab()
    run(posed, "skeleton.take_previous")
    copy = pose(posed)
    assert copy.keypoints == POSE
    assert posed.opened.session.selection.ids == {copy.id}
    assert posed.opened.session.editor.undo_title == "Copy pose"
    run(posed, "skeleton.take_previous")
    assert len(current_instances(posed)) == 1, "not a second time"
    go_to(qtbot, posed, 0)
    assert posed.canvas.display.previous == ()


def test_that_a_pose_is_stamped_with_one_click_after_three_are_labelled(qtbot, posed):
    session = posed.opened.session
    for row, shift in ((2, 10), (3, 20)):
        points = tuple(Keypoint(p.x + shift, p.y, 2) for p in (*POSE[:2], Keypoint(100, 140, 2)))
        item = Instance(session.editor.new_instance_id(), session.document.images[row].id, 2, keypoints=points)
        session.editor.commit(Edit("Add keypoints", (Patch(None, item),)))
    session.flush()
    posed.frame.parts.current.set_category(2)
    go_to(qtbot, posed, 4)
    qtbot.waitUntil(lambda: 2 in posed.canvas.display.scene.typical)
    run(posed, "skeleton.stamp")
    assert posed.canvas.tool_id == "keypoints"
    click(qtbot, posed, 160, 120)
    stamped = pose(posed)
    assert stamped.num_keypoints == 3
    assert stamped.keypoints[0].x < 160 < stamped.keypoints[1].x
    run(posed, "skeleton.stamp")
    click(qtbot, posed, 200, 200)
    assert len(current_instances(posed)) == 1, "points one by one again"
    posed.canvas.cancel()


def test_that_where_the_next_point_is_expected_can_be_switched_off(qtbot, posed):
    assert posed.action_set.get("skeleton.expected").isChecked()
    run(posed, "skeleton.expected")
    assert not posed.canvas.tool_options.shows_expected
    run(posed, "skeleton.expected")
    assert posed.canvas.tool_options.shows_expected


def test_that_the_list_of_points_says_what_is_next_and_a_click_changes_it(qtbot, posed):
    go_to(qtbot, posed, 2)
    listed = posed.panels["instances"].placing
    assert listed.isHidden()
    posed.frame.parts.current.set_category(2)
    posed.canvas.set_tool("keypoints")
    assert not listed.isHidden()
    assert [listed.rows.item(row).text() for row in range(3)] == ["left corner   placing now", "right corner", "tip"]
    click(qtbot, posed, 50, 50)
    assert listed.rows.currentRow() == 1
    item = listed.rows.visualItemRect(listed.rows.item(2))
    qtbot.mouseClick(listed.rows.viewport(), Qt.MouseButton.LeftButton, pos=item.center())
    click(qtbot, posed, 100, 100)
    click(qtbot, posed, 150, 60)
    (made,) = current_instances(posed)
    assert [round(point.x, -1) for point in made.keypoints] == [50, 150, 100]
    posed.canvas.set_tool("select")
    assert listed.isHidden()


def test_that_a_right_click_on_a_pose_offers_what_can_be_done_with_it(posed):
    session = posed.opened.session
    menus = [ObjectMenu(posed, session, posed.action_set, pile) for pile in ((pose(posed),), ())]
    submenus = [{child.title(): child.actions() for child in menu.findChildren(QMenu)} for menu in menus]
    assert ["Pose" in titles for titles in submenus] == [True, False]
    deeds = ("skeleton.mirror", "skeleton.swap", "skeleton.complete")
    assert submenus[0]["Pose"] == [posed.action_set.get(deed) for deed in deeds]
    assert "Outline" not in submenus[0] and "Review" in submenus[0]
    assert posed.action_set.get("view.zoom_selection") in menus[0].actions()
    for menu in menus:
        menu.deleteLater()
