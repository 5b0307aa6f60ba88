"""The select tool, driven by lists of events."""

from __future__ import annotations

import pytest

from tests.unit.editing.scenes import CELL, MOUSE, SQUARE, drag, key, make_scene, move, play, press, release
from workbench.core.instance import Instance, Keypoint
from workbench.editing.gesture import Cursor, Refused
from workbench.editing.pointer import ALT, CTRL, SHIFT, Button
from workbench.editing.tools.select import select

BOX = Instance(1, 1, CELL.id, bbox_xywh=(100.0, 20.0, 40.0, 30.0))
POLYGON = Instance(2, 1, CELL.id, bbox_xywh=(10.0, 10.0, 40.0, 40.0), polygons=(SQUARE,))
POSE = Instance(
    3,
    1,
    MOUSE.id,
    bbox_xywh=(150.0, 50.0, 40.0, 40.0),
    keypoints=(Keypoint(160.0, 60.0, 2), Keypoint(180.0, 60.0, 1), Keypoint(0.0, 0.0, 0)),
)


def after(result):
    return result.patches[0].after


def test_that_a_click_selects_what_lies_on_top_and_a_click_beside_clears():
    scene = make_scene(BOX, POLYGON)
    play(select(scene), [press(120, 30), release(120, 30)])
    assert scene.selection.ids == {1}
    play(select(scene), [press(90, 90), release(90, 90)])
    assert scene.selection.ids == frozenset()


def test_that_the_smaller_of_two_nested_boxes_is_hit():
    outer = Instance(7, 1, CELL.id, bbox_xywh=(0.0, 0.0, 190.0, 95.0))
    scene = make_scene(BOX, outer)
    play(select(scene), [press(120, 35), release(120, 35)])
    assert scene.selection.ids == {1}


def test_that_shift_click_adds_and_takes_out():
    scene = make_scene(BOX, POLYGON)
    scene.selection.set([1])
    play(select(scene), [press(30, 30, SHIFT)])
    assert scene.selection.ids == {1, 2}
    play(select(scene), [press(30, 30, SHIFT)])
    assert scene.selection.ids == {1}


def test_that_a_rubber_band_selects_what_lies_wholly_inside():
    scene = make_scene(BOX, POLYGON, POSE)
    result, drafts = play(select(scene), drag((95, 5), (199, 99)))
    assert result is None
    assert scene.selection.ids == {1, 3}
    assert drafts[-1].band == (95, 5, 104, 94)


def test_that_a_drag_moves_and_stops_at_the_border():
    scene = make_scene(BOX)
    result, drafts = play(select(scene), drag((120, 30), (300, 33)))
    assert result.title == "Move box"
    assert after(result).bbox_xywh == (160.0, 23.0, 40.0, 30.0)
    assert drafts[-1].instances[0].bbox_xywh == (160.0, 23.0, 40.0, 30.0)


def test_that_a_trembling_hand_moves_nothing():
    scene = make_scene(BOX)
    result, _ = play(select(scene), drag((120, 30), (122, 31)))
    assert result is None
    assert scene.selection.ids == {1}


@pytest.mark.parametrize(
    ("handle", "to", "expected"),
    [
        ((100, 20), (90, 10), (90.0, 10.0, 50.0, 40.0)),
        ((140, 50), (150, 60), (100.0, 20.0, 50.0, 40.0)),
        ((120, 20), (125, 40), (100.0, 40.0, 40.0, 10.0)),
        ((140, 35), (90, 35), (90.0, 20.0, 10.0, 30.0)),
    ],
)
def test_that_a_handle_resizes(handle, to, expected):
    scene = make_scene(BOX)
    scene.selection.set([1])
    result, _ = play(select(scene), drag(handle, to))
    assert after(result).bbox_xywh == expected


def test_that_the_cursor_says_what_a_press_would_do():
    scene = make_scene(BOX, POLYGON)
    scene.selection.set([1])
    _, drafts = play(select(scene), [move(100, 20), move(120, 35), move(90, 90)])
    assert [draft.cursor for draft in drafts[1:]] == [Cursor.SIZE_NWSE, Cursor.MOVE, Cursor.ARROW]
    assert drafts[1].hint.key == "select.handle"


def test_that_a_box_cannot_be_resized_to_nothing():
    scene = make_scene(BOX)
    scene.selection.set([1])
    result, _ = play(select(scene), drag((140, 35), (100.2, 35)))
    assert result == Refused("box.too_small")


def test_that_a_group_is_resized_as_one():
    scene = make_scene(BOX, Instance(4, 1, CELL.id, bbox_xywh=(140.0, 50.0, 20.0, 10.0)))
    scene.selection.set([1, 4])
    result, _ = play(select(scene), drag((160, 60), (190, 80)))
    assert [patch.after.bbox_xywh for patch in result.patches] == [
        (100.0, 20.0, 60.0, 45.0),
        (160.0, 65.0, 30.0, 15.0),
    ]


def test_that_resizing_the_box_of_a_pose_leaves_its_joints():
    scene = make_scene(POSE)
    scene.selection.set([3])
    result, _ = play(select(scene), drag((190, 90), (195, 95)))
    assert after(result).keypoints == POSE.keypoints
    assert after(result).bbox_xywh == (150.0, 50.0, 45.0, 45.0)


def test_that_a_vertex_is_dragged_and_the_box_follows():
    scene = make_scene(POLYGON)
    scene.selection.set([2])
    result, _ = play(select(scene), drag((10, 10), (5, 4)))
    assert after(result).polygons[0][:2] == (5, 4)
    assert after(result).bbox_xywh == (5.0, 4.0, 45.0, 46.0)


def test_that_a_vertex_dragged_across_the_outline_is_refused():
    scene = make_scene(POLYGON)
    scene.selection.set([2])
    result, drafts = play(select(scene), drag((10, 10), (90, 30)))
    assert result == Refused("polygon.would_cross")
    assert drafts[-1].guides.crossing is not None


@pytest.mark.parametrize("modifier", [CTRL, ALT])
def test_that_a_point_is_inserted_on_an_edge_and_taken_out_again(modifier):
    scene = make_scene(POLYGON)
    scene.selection.set([2])
    result, _ = play(select(scene), [press(30, 11, modifier), release(30, 11)])
    grown = after(result)
    assert grown.polygons[0][:6] == (10.0, 10.0, 30, 11, 50.0, 10.0)
    scene.index.put(grown)
    result, _ = play(select(scene), [press(30, 11, modifier)])
    assert after(result).polygons[0] == SQUARE


def test_that_a_triangle_keeps_its_points():
    triangle = Instance(5, 1, CELL.id, polygons=((10.0, 10.0, 50.0, 10.0, 30.0, 50.0),))
    scene = make_scene(triangle)
    scene.selection.set([5])
    result, _ = play(select(scene), [move(10, 10), key("Delete", 10, 10)])
    assert result == Refused("polygon.keeps_three")


def test_that_a_joint_is_dragged_alone_and_with_alt_the_whole_object():
    scene = make_scene(POSE)
    result, _ = play(select(scene), drag((160, 60), (170, 70)))
    assert after(result).keypoints[0] == Keypoint(170, 70, 2)
    assert after(result).keypoints[1] == POSE.keypoints[1]
    assert scene.selection.keypoint == (3, 0)
    result, _ = play(select(scene), drag((160, 60), (150, 62), ALT))
    assert result.title == "Move keypoints"
    assert after(result).keypoints[1] == Keypoint(170.0, 62.0, 1)


def test_that_a_joint_dragged_out_of_the_box_takes_the_box_along():
    scene = make_scene(POSE)
    result, _ = play(select(scene), drag((160, 60), (120, 40)))
    assert after(result).bbox_xywh == (120.0, 40.0, 70.0, 50.0)


def test_that_right_click_on_a_joint_goes_visible_occluded_absent():
    scene = make_scene(POSE)
    states = []
    for _ in range(2):
        result, _ = play(select(scene), [press(160, 60, button=Button.RIGHT)])
        states.append(after(result).keypoints[0])
        scene.index.put(after(result))
    assert states == [Keypoint(160.0, 60.0, 1), Keypoint(0.0, 0.0, 0)]


def test_that_arrows_nudge_with_one_merge_key_and_escape_clears():
    scene = make_scene(BOX)
    scene.selection.set([1])
    result, _ = play(select(scene), [key("Right", 0, 0, SHIFT)])
    assert after(result).bbox_xywh == (110.0, 20.0, 40.0, 30.0)
    assert result.merge_key == "nudge:1"
    play(select(scene), [key("Escape")])
    assert scene.selection.ids == frozenset()


def test_that_delete_deletes_the_selected():
    scene = make_scene(BOX, POLYGON)
    scene.selection.set([1, 2])
    result, _ = play(select(scene), [key("Delete")])
    assert {patch.before.id for patch in result.patches} == {1, 2}


def test_that_closing_a_gesture_midway_leaves_no_edit():
    scene = make_scene(BOX)
    gesture = select(scene)
    play(gesture, drag((120, 30), (150, 40))[:-1])
    gesture.close()
    assert scene.index.get(1) is BOX


def test_that_hover_names_the_object_and_the_joint():
    scene = make_scene(POSE)
    _, drafts = play(select(scene), [move(180, 61)])
    assert scene.selection.hovered == 3
    assert drafts[-1].chip == "left_ear"
