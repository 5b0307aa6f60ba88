"""The tools for rotated boxes, circles, lines and points, driven by lists of events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, double, drag, key, make_scene, move, play, press, release
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox, check_figure
from workbench.core.instance import Instance
from workbench.editing.gesture import Refused
from workbench.editing.pointer import SHIFT, Button
from workbench.editing.tools.circle import circle
from workbench.editing.tools.line import line
from workbench.editing.tools.point import point
from workbench.editing.tools.rotated_box import rotated_box

RIGHT = Button.RIGHT
TOOLS = {"rotated_box": rotated_box, "circle": circle, "line": line, "point": point}


def after(result):
    return result.patches[0].after


def shifted(event):
    return replace(event, modifiers=frozenset({SHIFT}))


# rotated box


def test_that_three_clicks_make_a_rotated_box():
    events = [press(20, 50), move(60, 50), press(60, 50), move(60, 70), press(60, 70)]
    result, drafts = play(rotated_box(make_scene()), events)
    assert result.title == "Add rotated box"
    assert after(result).figure == RotatedBox(40.0, 60.0, 40.0, 20.0, 0.0)
    assert after(result).bbox_xywh is None
    assert drafts[-1].instances[0].figure == after(result).figure
    assert [draft.hint.key for draft in drafts[:2]] == ["rotated_box.first", "rotated_box.side"]


def test_that_the_first_side_may_be_dragged():
    events = [*drag((20, 20), (50, 50)), move(40, 60), press(40, 60)]
    result, _ = play(rotated_box(make_scene()), events)
    box = after(result).figure
    assert box.angle == pytest.approx(45)
    assert box.width == pytest.approx(1800**0.5)
    assert box.corners()[0] == pytest.approx((20, 20))


def test_that_the_angle_is_that_of_the_stroke_on_either_side_of_it():
    below, _ = play(rotated_box(make_scene()), [press(20, 50), press(60, 50), press(40, 80)])
    above, _ = play(rotated_box(make_scene()), [press(20, 50), press(60, 50), press(40, 20)])
    assert after(below).figure.angle == after(above).figure.angle == 0
    assert (after(below).figure.cy, after(above).figure.cy) == (65.0, 35.0)


def test_that_shift_turns_the_side_to_steps_of_fifteen_degrees_and_keeps_it_inside():
    steps, _ = play(rotated_box(make_scene()), [press(20, 20), shifted(press(60, 33)), press(20, 60)])
    assert after(steps).figure.angle == pytest.approx(15)
    border, _ = play(rotated_box(make_scene()), [press(100, 50), shifted(press(130, 98)), press(80, 60)])
    assert after(border).figure.angle == pytest.approx(60)
    assert all(0 <= x <= 200 and 0 <= y <= 100.001 for x, y in after(border).figure.corners()[:2])


@pytest.mark.parametrize("back", [key("Backspace"), press(0, 0, button=RIGHT)])
def test_that_one_step_back_places_the_side_anew(back):
    events = [press(20, 50), press(60, 50), back, press(20, 90), press(60, 90)]
    result, _ = play(rotated_box(make_scene()), events)
    assert after(result).figure.angle == pytest.approx(90)
    result, drafts = play(rotated_box(make_scene()), [press(20, 50), back])
    assert result is None
    assert drafts[-1].is_busy


def test_that_a_box_reaches_no_further_than_the_image():
    result, _ = play(rotated_box(make_scene()), [press(0, 0), press(20, 10), press(200, 60)])
    box = after(result).figure
    assert box.cy == pytest.approx(2.5)
    assert box.corners()[0] == pytest.approx((2.5, -5))


def test_that_a_rotated_box_without_area_is_refused():
    too_thin, _ = play(rotated_box(make_scene()), [press(20, 50), press(60, 50), press(60, 50.4)])
    no_side, _ = play(rotated_box(make_scene()), [press(20, 50), press(20.3, 50)])
    assert too_thin == no_side == Refused("rotated_box.too_small")


# circle


def test_that_a_circle_is_dragged_from_its_centre():
    result, drafts = play(circle(make_scene()), drag((100, 50), (130, 50)))
    assert result.title == "Add circle"
    assert after(result).figure == Circle(100.0, 50.0, 30.0)
    assert drafts[-1].chip == "r 30.0 px"


def test_that_a_circle_is_made_by_two_clicks_and_one_can_be_given_up():
    result, _ = play(circle(make_scene()), [press(100, 50), release(100, 50), move(110, 50), press(110, 50)])
    assert after(result).figure.radius == 10
    gone, drafts = play(circle(make_scene()), [press(100, 50), move(110, 50), key("Backspace")])
    assert gone is None
    assert drafts[-1].instances[0].figure.radius == 10


def test_that_the_rim_is_taken_inside_the_image_but_a_circle_may_be_cut_off_by_its_border():
    result, _ = play(circle(make_scene()), drag((100, 50), (100, 500)))
    assert after(result).figure.radius == 50
    result, _ = play(circle(make_scene()), drag((0, 0), (30, 0)))
    assert after(result).figure == Circle(0.0, 0.0, 30.0)


def test_that_a_circle_without_area_is_refused():
    result, _ = play(circle(make_scene()), [press(100, 50), press(100.5, 50)])
    assert result == Refused("circle.too_small")


# line


def test_that_a_line_is_ended_by_double_click_or_enter_and_stays_open():
    clicked = [press(10, 10), release(10, 10), press(50, 10), release(50, 10), press(50, 50), release(50, 50)]
    for ending in (double(50, 50), key("Return"), key("Enter")):
        result, drafts = play(line(make_scene()), [*clicked, ending])
        assert result.title == "Add line"
        assert after(result).figure == Polyline((10, 10, 50, 10, 50, 50))
        assert drafts[-1].is_open
        assert not after(result).polygons


def test_that_backspace_and_right_click_go_back_along_the_line_and_out_of_it():
    events = [press(10, 10), press(50, 10), press(90, 90), key("Backspace"), key("Return")]
    result, _ = play(line(make_scene()), events)
    assert after(result).figure == Polyline((10, 10, 50, 10))
    result, drafts = play(line(make_scene()), [press(10, 10), press(0, 0, button=RIGHT)])
    assert result is None
    assert len(drafts) == 2


def test_that_one_point_is_no_line_and_stays_to_be_gone_on_with():
    events = [press(10, 10), key("Return"), press(10, 10), key("Return"), press(200, 300), key("Return")]
    result, drafts = play(line(make_scene()), events)
    assert [draft.refused for draft in drafts[2:5]] == [Refused("line.too_small"), None, Refused("line.too_small")]
    assert after(result).figure == Polyline((10, 10, 200, 100))


# points


def test_that_every_click_is_an_object_and_shift_adds_to_the_selected_one():
    scene = make_scene()
    result, _ = play(point(scene), [press(10, 20)])
    first = after(result)
    assert (result.title, first.figure) == ("Add points", PointSet((10.0, 20.0)))
    scene.index.put(first)
    scene.selection.set([first.id])
    more, drafts = play(point(scene), [press(30, 40, SHIFT)])
    assert drafts[0].hint.key == "point.more"
    assert (more.title, after(more).id) == ("Add point", first.id)
    assert after(more).figure == PointSet((10.0, 20.0, 30.0, 40.0))
    other, _ = play(point(scene), [press(30, 40)])
    assert after(other).id != first.id


def test_that_shift_without_points_to_add_to_begins_an_object():
    scene = make_scene(Instance(1, 1, CELL.id, bbox_xywh=(0.0, 0.0, 9.0, 9.0)))
    scene.selection.set([1])
    result, _ = play(point(scene), [press(250, -30, SHIFT)])
    assert after(result).figure == PointSet((200.0, 0.0))
    assert result.patches[0].before is None


# all of them


@pytest.mark.parametrize("name", TOOLS)
def test_that_without_a_class_nothing_is_drawn(name):
    result, _ = play(TOOLS[name](make_scene(category=None)), [press(10, 10)])
    assert result == Refused("no_class")


place = st.tuples(st.floats(-300, 500), st.floats(-300, 400))


@given(st.sampled_from(sorted(TOOLS)), st.lists(place, min_size=1, max_size=6), st.booleans())
def test_that_no_clicks_give_a_figure_that_is_broken_or_lies_outside(name, places, is_shifted):
    events = [shifted(press(x, y)) if is_shifted else press(x, y) for x, y in places]
    result, drafts = play(TOOLS[name](make_scene()), [*events, key("Return")])
    for draft in drafts:
        for instance in draft.instances:
            assert isinstance(instance.figure, RotatedBox) or instance.figure is not None
    if result is not None and not isinstance(result, Refused):
        figure = after(result).figure
        check_figure(figure)
        if isinstance(figure, RotatedBox | Circle):
            assert -1e-6 <= figure.cx <= 200 + 1e-6
            assert -1e-6 <= figure.cy <= 100 + 1e-6
        else:
            assert all(0 <= value <= limit for value, limit in zip(figure.points, (200, 100) * 9, strict=False))
