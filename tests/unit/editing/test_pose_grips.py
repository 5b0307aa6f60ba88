"""Limbs, the cross, the round handle and the frame of a pose, dragged with the select tool."""

import math

import pytest

from tests.unit.editing.scenes import MOUSE, drag, make_scene, move, play, press
from workbench.core.instance import Instance, Keypoint
from workbench.editing.gesture import Cursor
from workbench.editing.grips.catalog import marks
from workbench.editing.grips.grip import MarkShape
from workbench.editing.pointer import CTRL, SHIFT, Button, Kind, PointerEvent
from workbench.editing.tools.select import select

POINTS = (Keypoint(60, 40, 2), Keypoint(80, 60, 2), Keypoint(100, 40, 1))
POSE = Instance(7, 1, MOUSE.id, (50, 30, 60, 40), keypoints=POINTS)


def scene_of(pose=POSE):
    scene = make_scene(pose, category=MOUSE)
    scene.selection.set([pose.id])
    return scene


def dragged(scene, start, end, *modifiers):
    held = frozenset(modifiers)
    places = [start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end]
    events = [PointerEvent(Kind.MOVE, *start, modifiers=held), press(*start, *modifiers)]
    events += [PointerEvent(Kind.MOVE, *place, modifiers=held) for place in places]
    events.append(PointerEvent(Kind.RELEASE, *end, Button.LEFT, held))
    return play(select(scene), events)


def after(result):
    (patch,) = result.patches
    return patch.after


def mark_of(scene, shape):
    return next(mark for mark in marks(scene, 1.0) if mark.shape is shape)


def test_that_ctrl_drags_a_joint_without_stretching_its_limb():
    result, _ = dragged(scene_of(), (100, 40), (140, 60), CTRL)
    moved = after(result).keypoints
    assert result.title == "Move limb"
    assert math.dist(moved[1][:2], moved[2][:2]) == pytest.approx(math.dist(POINTS[1][:2], POINTS[2][:2]))
    assert moved[2][:2] == pytest.approx((80 + math.dist((80, 60), (100, 40)), 60))


def test_that_a_drag_without_ctrl_moves_the_joint_alone():
    result, _ = dragged(scene_of(), (100, 40), (140, 60))
    assert after(result).keypoints == (*POINTS[:2], (140, 60, 1))


def test_that_a_pose_whose_class_has_no_skeleton_moves_its_joint_alone():
    scene = scene_of(Instance(7, 1, 2, keypoints=POINTS))
    result, _ = dragged(scene, (100, 40), (140, 60), CTRL)
    assert after(result).keypoints == (*POINTS[:2], (140, 60, 1))


def test_that_the_cross_moves_the_whole_pose_and_is_no_joint():
    scene = scene_of()
    cross = mark_of(scene, MarkShape.CROSS)
    assert all(math.dist((cross.x, cross.y), point[:2]) > 12 for point in POINTS)
    result, drafts = dragged(scene, (cross.x, cross.y), (cross.x + 10, cross.y + 20))
    assert after(result).keypoints[0] == (70, 60, 2)
    assert after(result).bbox_xywh == (60, 50, 60, 40)
    assert drafts[1].hint.key == "select.pose_move"


def test_that_the_cross_stays_on_the_image():
    scene = scene_of(Instance(7, 1, MOUSE.id, (130, 30, 68, 40), keypoints=POINTS))
    assert mark_of(scene, MarkShape.CROSS).x < 130


def test_that_the_round_handle_turns_the_pose_about_its_centre():
    scene = scene_of()
    handle = mark_of(scene, MarkShape.DISC)
    centre = (80, 50)
    result, drafts = dragged(scene, (handle.x, handle.y), (centre[0] + 60, centre[1]))
    assert after(result).keypoints[0][:2] == pytest.approx((90, 30))
    assert after(result).keypoints[2].v == 1
    assert drafts[1].cursor is Cursor.ROTATE
    assert drafts[-1].chip == "90.0°"


def test_that_shift_turns_in_steps_and_ctrl_resizes():
    scene = scene_of()
    handle = mark_of(scene, MarkShape.DISC)
    result, drafts = dragged(scene, (handle.x, handle.y), (136, 40), SHIFT)
    assert drafts[-1].chip == "75.0°"
    reach = 50 - handle.y
    result, _ = dragged(scene, (handle.x, handle.y), (80, 50 - reach / 2), CTRL)
    assert after(result).keypoints[0][:2] == pytest.approx((70, 45))
    assert after(result).bbox_xywh == pytest.approx((65, 40, 30, 20))


def test_that_ctrl_on_a_frame_handle_resizes_joints_and_box_and_without_it_the_box_alone():
    result, _ = dragged(scene_of(), (110, 70), (170, 90), CTRL)
    assert result.title == "Resize pose"
    assert after(result).keypoints[0] == (70, 45, 2)
    assert after(result).bbox_xywh == (50, 30, 120, 60)
    result, _ = dragged(scene_of(), (110, 70), (170, 90))
    assert after(result).keypoints == POINTS


def test_that_an_object_without_keypoints_has_no_handles_of_a_pose():
    scene = scene_of(Instance(7, 1, 2, (50, 30, 60, 40)))
    assert all(mark.shape is not MarkShape.CROSS for mark in marks(scene, 1.0))
    _, drafts = play(select(scene), [move(126, 30)])
    assert drafts[-1].hint.key == "select.nothing"
    result, _ = play(select(scene), drag((110, 70), (120, 80)))
    assert result.title == "Resize box"
