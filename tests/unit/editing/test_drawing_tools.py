"""Box, polygon and keypoints, driven by lists of events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, MOUSE, double, drag, key, make_scene, move, play, press, release
from workbench.core.instance import Instance, Keypoint
from workbench.editing.gesture import Refused
from workbench.editing.pointer import Button
from workbench.editing.tools.box import box
from workbench.editing.tools.catalog import TOOLS, tool
from workbench.editing.tools.keypoints import keypoints
from workbench.editing.tools.polygon import polygon

PLACES = ((20.0, 20.0), (60.0, 20.0), (60.0, 60.0), (20.0, 60.0))


def made(result):
    return result.patches[0].after


def clicks(*places):
    return [event for x, y in places for event in (press(x, y), release(x, y))]


def test_that_a_box_is_dragged_in_any_direction():
    result, drafts = play(box(make_scene()), drag((80, 70), (30, 20)))
    assert made(result).bbox_xywh == (30.0, 20.0, 50.0, 50.0)
    assert made(result).category_id == CELL.id
    assert made(result).origin == "hand"
    assert drafts[-1].is_busy
    assert drafts[-1].instances[0].bbox_xywh == (30.0, 20.0, 50.0, 50.0)


def test_that_a_box_is_made_by_two_clicks():
    result, _ = play(box(make_scene()), [press(10, 10), release(10, 10), move(40, 40), press(50, 60)])
    assert made(result).bbox_xywh == (10.0, 10.0, 40.0, 50.0)


@given(*[st.floats(-500, 700) for _ in range(4)])
def test_that_a_box_never_leaves_the_image(x0, y0, x1, y1):
    result, _ = play(box(make_scene()), [press(x0, y0), release(x0, y0), press(x1, y1)])
    if isinstance(result, Refused):
        assert result.key == "box.too_small"
    else:
        x, y, width, height = made(result).bbox_xywh
        assert x >= 0
        assert y >= 0
        assert x + width <= 200
        assert y + height <= 100


def test_that_a_flat_box_is_refused():
    result, _ = play(box(make_scene()), drag((10, 10), (60, 10.5)))
    assert result == Refused("box.too_small")


@pytest.mark.parametrize("gesture", [box, polygon, keypoints])
def test_that_nothing_is_drawn_without_a_class(gesture):
    result, _ = play(gesture(make_scene(category=None)), [move(5, 5), press(10, 10)])
    assert result == Refused("no_class")


@pytest.mark.parametrize(
    "closing",
    [[key("Enter")], [key("Return")], [press(22, 21)], [double(20, 60)]],
    ids=["enter", "return", "first", "double"],
)
def test_that_an_outline_is_closed(closing):
    result, drafts = play(polygon(make_scene()), [*clicks(*PLACES), *closing])
    assert made(result).polygons == (tuple(value for place in PLACES for value in place),)
    assert made(result).bbox_xywh == (20.0, 20.0, 40.0, 40.0)
    assert drafts[-1].path == PLACES


def test_that_backspace_takes_points_back_until_nothing_is_left():
    result, drafts = play(polygon(make_scene()), [*clicks(*PLACES[:2]), key("Backspace"), key("Backspace"), move(0, 0)])
    assert result is None
    assert drafts[-1].path == PLACES[:1]


def test_that_a_crossing_outline_is_refused_and_goes_on():
    bow = (PLACES[0], PLACES[2], PLACES[1], PLACES[3])
    result, drafts = play(polygon(make_scene()), [*clicks(*bow), key("Enter"), key("Backspace"), key("Backspace")])
    assert result is None
    assert Refused("polygon.crosses") in [draft.refused for draft in drafts]
    assert drafts[-1].path == bow[:2]


def test_that_two_points_are_no_outline():
    _, drafts = play(polygon(make_scene()), [*clicks(*PLACES[:2]), key("Enter")])
    assert drafts[-1].refused == Refused("polygon.too_small")
    assert drafts[-1].path == PLACES[:2]


def test_that_points_outside_are_put_on_the_border():
    result, _ = play(polygon(make_scene()), [*clicks((-5, -5), (250, 20), (100, 140)), key("Enter")])
    assert made(result).polygons == ((0.0, 0.0, 200.0, 20.0, 100.0, 100.0),)


def test_that_keypoints_are_placed_in_the_order_of_the_skeleton():
    scene = make_scene(category=MOUSE)
    events = [move(50, 50), press(50, 50), release(50, 50), press(60, 40, button=Button.RIGHT), key("Tab")]
    result, drafts = play(keypoints(scene), events)
    assert made(result).keypoints == (Keypoint(50, 50, 2), Keypoint(60, 40, 1), Keypoint(0.0, 0.0, 0))
    assert made(result).bbox_xywh == (46.0, 36.0, 18.0, 18.0)
    assert made(result).num_keypoints == 2
    assert [draft.chip for draft in drafts] == ["mouse: nose", "mouse: nose", "left_ear", "left_ear", "right_ear"]
    assert drafts[0].hint.args == ("nose", "1", "3", "mouse")
    assert drafts[2].hint.args == ("left_ear", "2", "3", "mouse")
    assert drafts[2].links[0].side == "left"


def test_that_v_places_an_occluded_point_at_the_pointer():
    result, _ = play(keypoints(make_scene(category=MOUSE)), [key("V", 30, 30), key("X"), key("X")])
    assert made(result).keypoints[0] == Keypoint(30, 30, 1)


def test_that_backspace_gives_the_last_name_again_and_enter_finishes_early():
    scene = make_scene(category=MOUSE)
    events = [press(50, 50), press(60, 60), key("Backspace"), press(70, 70), key("Enter")]
    result, drafts = play(keypoints(scene), events)
    assert [draft.chip for draft in drafts[1:]] == ["left_ear", "right_ear", "left_ear", "right_ear"]
    assert made(result).keypoints[1] == Keypoint(70, 70, 2)


def test_that_a_pose_without_any_point_is_refused():
    result, _ = play(keypoints(make_scene(category=MOUSE)), [key("X")] * 3)
    assert result == Refused("keypoints.none")


def test_that_the_selected_box_of_the_class_is_filled():
    target = Instance(9, 1, MOUSE.id, bbox_xywh=(10.0, 10.0, 50.0, 50.0), extras={"note": "kept"})
    scene = make_scene(target, category=MOUSE)
    scene.selection.set([9])
    result, _ = play(keypoints(scene), [press(20, 20), press(90, 30), press(40, 40)])
    filled = made(result)
    assert result.patches[0].before is target
    assert (filled.id, filled.extras) == (9, {"note": "kept"})
    assert filled.bbox_xywh == (10.0, 10.0, 80.0, 50.0)


def test_that_a_class_without_skeleton_says_so():
    result, drafts = play(keypoints(make_scene(category=CELL)), [move(5, 5), press(5, 5)])
    assert result == Refused("keypoints.no_skeleton", ("cell",))
    assert drafts[0].hint.key == "keypoints.no_skeleton"


def test_that_every_tool_has_an_id_of_its_own():
    assert len({item.tool_id for item in TOOLS}) == len(TOOLS)
    assert tool("box").gesture is box
    with pytest.raises(KeyError):
        tool("laser")
