"""What the select tool takes hold of on rotated boxes, circles, lines and points."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, SQUARE, drag, key, make_scene, move, play, press, release
from workbench.core.edit import Edit
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox, check_figure
from workbench.core.instance import Instance, Keypoint
from workbench.editing.gesture import Cursor, Refused
from workbench.editing.grips import rotate
from workbench.editing.pointer import ALT, CTRL, SHIFT, Button, Kind, PointerEvent
from workbench.editing.shape_index import bounds
from workbench.editing.shapes.figures import box_point, dragged_box
from workbench.editing.tools.select import select

TURNED = RotatedBox(100.0, 50.0, 60.0, 20.0, 30.0)
PLAIN = Instance(1, 1, CELL.id, bbox_xywh=(80.0, 40.0, 40.0, 20.0), area=800.0)
LINE = Polyline((20.0, 20.0, 100.0, 20.0, 100.0, 80.0))


def chosen(figure, **values):
    scene = make_scene(Instance(1, 1, CELL.id, figure=figure, **values))
    scene.selection.set([1])
    return scene


def after(result):
    return result.patches[0].after


def handle_of(scene):
    mark = rotate.KIND.marks(scene, 1.0)[0]
    return mark.x, mark.y


# rotating


def test_that_the_round_handle_lies_beyond_the_top_and_rotates_about_the_centre():
    scene = chosen(replace(TURNED, angle=0.0))
    x, y = handle_of(scene)
    assert (x, y) == (100, 40 - rotate.OUT_PX)
    result, drafts = play(select(scene), drag((x, y), (160, 50)))
    assert result.title == "Rotate box"
    assert after(result).figure == replace(TURNED, angle=pytest.approx(90.0))
    assert drafts[-1].chip == "90.0°"
    assert drafts[-1].cursor is Cursor.ROTATE


def test_that_shift_rotates_in_steps_of_fifteen_degrees():
    scene = chosen(TURNED)
    x, y = handle_of(scene)
    grabbed = math.degrees(math.atan2(y - 50, x - 100))
    to = math.radians(grabbed + 22)
    end = (100 + 40 * math.cos(to), 50 + 40 * math.sin(to))
    events = [replace(event, modifiers=frozenset({SHIFT})) for event in drag((x, y), end)]
    result, _ = play(select(scene), events)
    assert after(result).figure.angle == pytest.approx(45)


def test_that_a_plain_box_becomes_a_rotated_one_and_the_hint_says_so():
    scene = make_scene(PLAIN)
    scene.selection.set([1])
    x, y = handle_of(scene)
    result, drafts = play(select(scene), [move(x, y), *drag((x, y), (100, 90))])
    assert drafts[1].hint.key == "select.rotate_box"
    turned = after(result)
    assert turned.figure == RotatedBox(100.0, 50.0, 40.0, 20.0, pytest.approx(180))
    assert (turned.bbox_xywh, turned.area) == (None, None)


@pytest.mark.parametrize(
    "instance",
    [
        Instance(1, 1, CELL.id, polygons=(SQUARE,), bbox_xywh=(10.0, 10.0, 40.0, 40.0)),
        Instance(1, 1, CELL.id, bbox_xywh=(10.0, 10.0, 40.0, 40.0), keypoints=(Keypoint(20, 20, 2),)),
        Instance(1, 1, CELL.id, figure=LINE),
    ],
)
def test_that_what_is_no_box_alone_has_no_round_handle(instance):
    scene = make_scene(instance)
    scene.selection.set([1])
    assert rotate.KIND.marks(scene, 1.0) == ()


def test_that_the_round_handle_goes_where_there_is_room_for_it():
    scene = chosen(RotatedBox(100.0, 10.0, 60.0, 18.0, 0.0))
    assert handle_of(scene) == (100.0, 19 + rotate.OUT_PX)


def test_that_a_trembling_hand_rotates_nothing():
    scene = chosen(TURNED)
    x, y = handle_of(scene)
    result, _ = play(select(scene), drag((x, y), (x + 1, y + 1)))
    assert result is None


def test_that_the_handle_is_found_at_any_zoom():
    scene = chosen(TURNED)
    mark = rotate.KIND.marks(scene, 0.1)[0]
    _, drafts = play(select(scene), [PointerEvent(move(0, 0).kind, mark.x, mark.y, px=0.1)])
    assert drafts[-1].cursor is Cursor.ROTATE


# sides of a rotated box


def test_that_a_side_follows_the_hand_and_the_opposite_one_stays():
    scene = chosen(TURNED)
    start, goal = box_point(TURNED, 1, 0.5), box_point(TURNED, 1.5, 0.5)
    result, drafts = play(select(scene), [move(*start), *drag(start, goal)])
    box = after(result).figure
    assert result.title == "Resize rotated box"
    assert (box.width, box.height, box.angle) == pytest.approx((90, 20, 30))
    assert box_point(box, 0, 0.5) == pytest.approx(box_point(TURNED, 0, 0.5))
    assert drafts[1].cursor is Cursor.SIZE_NWSE


angles = st.floats(-180, 180)
handles = st.sampled_from([(0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0), (0.5, 1), (0, 0.5), (1, 0.5)])


@given(angles, handles, st.floats(0, 200), st.floats(0, 100))
def test_that_the_opposite_corner_or_side_always_stays(angle, handle, x, y):
    box = replace(TURNED, angle=angle)
    now = dragged_box(box, *handle, x, y)
    before = box_point(box, *[1 - value for value in handle])
    corners = [box_point(now, across, down) for across in (0, 0.5, 1) for down in (0, 0.5, 1)]
    assert min(math.dist(before, corner) for corner in corners) < 1e-6
    assert now.width >= 0
    assert now.height >= 0
    assert now.angle == angle


def test_that_a_rotated_box_cannot_be_made_nothing():
    result, _ = play(select(chosen(TURNED)), drag(box_point(TURNED, 1, 0.5), box_point(TURNED, 0.005, 0.5)))
    assert result == Refused("rotated_box.too_small")


def test_that_the_middle_of_a_box_cannot_be_dragged_out_of_the_image():
    box = RotatedBox(20.0, 10.0, 20.0, 10.0, 26.0)
    start = box_point(box, 0.5, 0)
    result, drafts = play(select(chosen(box)), [press(*start), move(60, 0), move(199, 60), release(199, 60)])
    for draft in drafts[2:]:
        assert draft.instances[0].figure.cy >= 0
    assert after(result).figure == drafts[-1].instances[0].figure


# circles


def test_that_the_rim_of_a_circle_changes_its_radius():
    scene = chosen(Circle(100.0, 50.0, 20.0), bbox_xywh=(80.0, 30.0, 40.0, 40.0))
    result, drafts = play(select(scene), [move(120, 50), *drag((120, 50), (140, 50))])
    assert after(result).figure == Circle(100.0, 50.0, 40.0)
    assert after(result).bbox_xywh == (60.0, 10.0, 80.0, 80.0), "the box around it follows"
    assert drafts[1].cursor is Cursor.SIZE_WE
    assert play(select(scene), drag((120, 50), (100.2, 50)))[0] == Refused("circle.too_small")


# points of lines and sets


def test_that_a_point_of_a_line_is_moved_inside_the_image():
    result, _ = play(select(chosen(LINE)), drag((100, 20), (150, -40)))
    assert result.title == "Move point of line"
    assert after(result).figure == Polyline((20.0, 20.0, 150.0, 0.0, 100.0, 80.0))


@pytest.mark.parametrize("events", [[press(100, 20, CTRL)], [move(100, 20), key("Delete", 100, 20)]])
def test_that_a_point_of_a_line_is_deleted(events):
    result, _ = play(select(chosen(LINE)), events)
    assert result.title == "Delete point of line"
    assert after(result).figure == Polyline((20.0, 20.0, 100.0, 80.0))


def test_that_a_line_keeps_two_points():
    short = Polyline((20.0, 20.0, 100.0, 20.0))
    assert play(select(chosen(short)), [press(100, 20, CTRL)])[0] == Refused("line.keeps_two")


def test_that_a_point_is_put_into_a_line_but_not_between_its_ends():
    result, _ = play(select(chosen(LINE)), [press(100, 50, CTRL)])
    assert after(result).figure == Polyline((20.0, 20.0, 100.0, 20.0, 100.0, 50.0, 100.0, 80.0))
    first, _ = play(select(chosen(LINE)), [press(60, 22, CTRL)])
    assert after(first).figure.points[:4] == (20.0, 20.0, 60.0, 22.0)
    _, drafts = play(select(chosen(LINE)), [move(60, 50)])
    assert drafts[-1].hint.key == "select.nothing"


def test_that_a_line_is_moved_by_a_drag_on_it():
    result, _ = play(select(chosen(LINE)), drag((60, 20), (70, 25)))
    assert (result.title, after(result).figure.points[:2]) == ("Move line", (30.0, 25.0))


def test_that_points_of_a_set_are_moved_and_deleted_but_not_the_last_one():
    points = PointSet((20.0, 20.0, 60.0, 60.0))
    assert play(select(chosen(points)), drag((60, 60), (70, 65)))[0].title == "Move point"
    less, _ = play(select(chosen(points)), [press(20, 20, CTRL)])
    assert (less.title, after(less).figure) == ("Delete point", PointSet((60.0, 60.0)))
    alone = PointSet((20.0, 20.0))
    assert play(select(chosen(alone)), [press(20, 20, CTRL)])[0] == Refused("point.keeps_one")
    gone, _ = play(select(chosen(alone)), [move(20, 20), key("Delete", 20, 20)])
    assert (gone.title, after(gone)) == ("Delete object", None)


def test_that_points_of_a_set_are_hit_and_the_room_between_them_is_not():
    scene = make_scene(Instance(1, 1, CELL.id, figure=PointSet((20.0, 20.0, 60.0, 60.0))))
    play(select(scene), [press(60, 60), release(60, 60)])
    assert scene.selection.ids == {1}
    play(select(scene), [press(40, 40), release(40, 40)])
    assert scene.selection.ids == frozenset()


def test_that_shift_on_a_point_means_the_object():
    scene = chosen(LINE)
    play(select(scene), [press(100, 20, SHIFT)])
    assert scene.selection.ids == frozenset()


# whatever the hand does

SHAPES = (
    Instance(1, 1, CELL.id, figure=TURNED),
    Instance(2, 1, CELL.id, figure=Circle(40.0, 70.0, 15.0), bbox_xywh=(25.0, 55.0, 30.0, 30.0)),
    Instance(3, 1, CELL.id, figure=LINE),
    Instance(4, 1, CELL.id, figure=PointSet((150.0, 20.0, 170.0, 30.0))),
    Instance(5, 1, CELL.id, bbox_xywh=(150.0, 60.0, 30.0, 20.0)),
)
places = st.tuples(st.floats(-50, 250), st.floats(-50, 150)) | st.sampled_from(
    [(100.0, 20.0), (55.0, 70.0), (150.0, 20.0), (165.0, 36.0), (180.0, 80.0), (100.0, 50.0), (40.0, 55.0)]
)
held = st.frozensets(st.sampled_from([SHIFT, CTRL, ALT]), max_size=2)
keys = st.sampled_from(["Escape", "Delete", "Backspace", "Left", "Return"])


@st.composite
def hands(draw):
    kind = draw(st.sampled_from(list(Kind)))
    x, y = draw(places)
    button = draw(st.sampled_from([Button.LEFT, Button.LEFT, Button.RIGHT]))
    return PointerEvent(kind, x, y, button, draw(held), key=draw(keys) if kind is Kind.KEY else "")


@given(st.sets(st.integers(1, 5)), st.lists(hands(), min_size=1, max_size=12))
def test_that_nothing_the_hand_does_breaks_a_figure(selected, events):
    scene = make_scene(*SHAPES)
    scene.selection.set(selected)
    result, _ = play(select(scene), events)
    for patch in result.patches if isinstance(result, Edit) else ():
        if patch.after is None:
            continue
        if patch.after.figure is not None:
            check_figure(patch.after.figure)
        assert bounds(patch.after) is not None
