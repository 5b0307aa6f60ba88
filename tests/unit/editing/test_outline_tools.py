"""Outlines drawn by clicks and by hand, parts, holes, cuts, snapping; driven by lists of events."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.unit.editing.scenes import CELL, SQUARE, double, drag, key, make_scene, move, play, press, release
from workbench.core.instance import Instance
from workbench.editing.gesture import Refused
from workbench.editing.pointer import ALT, CTRL, SHIFT, Kind, PointerEvent
from workbench.editing.tools.cut import cut
from workbench.editing.tools.hole import hole
from workbench.editing.tools.part import part
from workbench.editing.tools.polygon import polygon

POLYGON = Instance(2, 1, CELL.id, bbox_xywh=(10.0, 10.0, 40.0, 40.0), polygons=(SQUARE,))
TRIANGLE = ((70.0, 10.0), (90.0, 10.0), (80.0, 30.0))
INSIDE = ((20.0, 20.0), (30.0, 20.0), (30.0, 30.0))


def flat(places):
    return tuple(float(value) for place in places for value in place)


def clicks(*places, modifiers=()):
    return [event for x, y in places for event in (press(x, y, *modifiers), release(x, y))]


def moved(x, y, *modifiers):
    return PointerEvent(Kind.MOVE, x, y, modifiers=frozenset(modifiers))


def selecting(*instances, ids=(2,)):
    scene = make_scene(*instances)
    scene.selection.set(ids)
    return scene


def after(result):
    return result.patches[0].after


def circle(count=80, radius=30.0):
    turns = (2 * math.pi * step / count for step in range(count))
    return [(100 + radius * math.cos(turn), 50 + radius * math.sin(turn)) for turn in turns]


def test_that_press_and_drag_draws_along_the_hand_and_closes_at_the_start():
    places = circle()
    events = [press(*places[0]), *(move(*place) for place in places[1:]), move(*places[0]), release(*places[0])]
    result, drafts = play(polygon(make_scene()), events)
    ring = after(result).polygons[0]
    assert 12 <= len(ring) // 2 < 40
    assert all(abs(math.hypot(x - 100, y - 50) - 30) < 1.5 for x, y in zip(ring[::2], ring[1::2], strict=True))
    assert drafts[-1].hint.key == "polygon.stroke"


def test_that_clicks_and_strokes_mix_and_backspace_takes_a_whole_stroke_back():
    stroke = [press(60, 20), *(move(60 + step, 20 + step) for step in range(1, 31)), release(90, 50)]
    start = clicks((20, 20), (40, 20))
    result, drafts = play(polygon(make_scene()), [*start, *stroke, *clicks((20, 60)), key("Enter")])
    assert after(result).polygons[0] == flat([(20, 20), (40, 20), (60, 20), (90, 50), (20, 60)])
    _, drafts = play(polygon(make_scene()), [*start, *stroke, key("Backspace"), key("Backspace"), move(9, 9)])
    assert drafts[-1].path == ((20, 20), (40, 20))


def test_that_a_trembling_click_is_no_stroke():
    events = [press(20, 20), move(21, 21), move(22, 20), release(22, 20), move(50, 50)]
    _, drafts = play(polygon(make_scene()), events)
    assert drafts[-1].path == ((20, 20),)


def test_that_the_place_where_an_outline_crosses_itself_is_shown_and_a_second_enter_repairs_it():
    bow = clicks((20, 20), (60, 60), (60, 20), (20, 60))
    _, drafts = play(polygon(make_scene()), [*bow[:-2], move(20, 60)])
    assert drafts[-1].guides.crossing == pytest.approx((40, 40))
    result, drafts = play(polygon(make_scene()), [*bow, key("Enter"), move(30, 30), key("Enter")])
    assert Refused("polygon.crosses") in [draft.refused for draft in drafts]
    assert len(after(result).polygons) == 2
    result, drafts = play(polygon(make_scene()), [*bow, key("Enter"), key("Backspace"), key("Enter")])
    assert len(after(result).polygons) == 1


def test_that_shift_adds_a_part_to_the_selected_object_and_alt_cuts_a_hole():
    first, *others = clicks(*TRIANGLE)
    for events, tool in (
        ([press(*TRIANGLE[0], SHIFT), *others, key("Enter")], polygon),
        ([first, *others, key("Enter")], part),
    ):
        result, _ = play(tool(selecting(POLYGON)), events)
        assert result.title == "Add part to object"
        assert after(result).polygons == (SQUARE, flat(TRIANGLE))
    first, *others = clicks(*INSIDE)
    for events, tool in (
        ([press(*INSIDE[0], ALT), *others, key("Enter")], polygon),
        ([first, *others, double(*INSIDE[-1])], hole),
    ):
        result, _ = play(tool(selecting(POLYGON)), events)
        assert result.title == "Cut hole into object"
        assert after(result).holes == (flat(INSIDE),)


def test_that_without_a_selected_object_a_part_is_refused_and_shift_draws_a_new_one():
    result, drafts = play(part(make_scene(POLYGON)), [press(5, 5)])
    assert result == Refused("part.no_target")
    assert drafts[0].hint.key == "part.no_target"
    events = [press(*TRIANGLE[0], SHIFT), *clicks(*TRIANGLE)[1:], key("Enter")]
    assert play(polygon(make_scene(POLYGON)), events)[0].title == "Add polygon"


def test_that_a_hole_outside_is_refused():
    assert play(hole(selecting(POLYGON)), [*clicks(*TRIANGLE), key("Enter")])[0] == Refused("hole.outside")


def test_that_ctrl_snaps_to_a_vertex_before_an_edge_and_says_where():
    scene = make_scene(POLYGON)
    _, drafts = play(polygon(scene), [moved(53, 30, CTRL), moved(53, 13, CTRL), moved(53, 30), moved(90, 90, CTRL)])
    on_edge, on_vertex, without, nowhere = (draft.guides for draft in drafts[1:])
    assert (on_edge.snap, on_edge.is_vertex) == ((50, 30), False)
    assert (on_vertex.snap, on_vertex.is_vertex) == ((50, 10), True)
    assert without is None
    assert nowhere is None


def test_that_the_switch_snaps_and_ctrl_turns_it_over():
    scene = make_scene(POLYGON)
    scene.options.snaps = True
    _, drafts = play(polygon(scene), [moved(53, 30), moved(53, 30, CTRL)])
    assert drafts[1].guides.snap == (50, 30)
    assert drafts[2].guides is None


def test_that_two_places_on_a_neighbour_take_its_border_between_them():
    events = clicks((52, 20), (40, 51), modifiers=[CTRL]) + clicks((90, 90)) + [key("Enter")]
    result, _ = play(polygon(make_scene(POLYGON)), events)
    new, neighbour = (patch.after for patch in result.patches)
    assert new.polygons[0] == flat([(50, 20), (50, 50), (40, 50), (90, 90)])
    # The neighbour gets the two vertices at which the shared border begins and ends.
    assert neighbour.polygons[0] == flat([(10, 10), (50, 10), (50, 20), (50, 50), (40, 50), (10, 50)])


def test_that_f_turns_to_the_longer_way_and_to_a_straight_line():
    start = clicks((52, 20), modifiers=[CTRL])
    for flips, expected in ((0, 2), (1, 4), (2, 1), (3, 2)):
        _, drafts = play(polygon(make_scene(POLYGON)), [*start, *[key("F")] * flips, moved(40, 51, CTRL)])
        assert len(drafts[-1].guides.ahead) == expected


def test_that_the_border_ahead_is_shown_and_taken_back_as_one():
    events = [*clicks((52, 20), modifiers=[CTRL]), moved(40, 51, CTRL), press(40, 51, CTRL), release(40, 51)]
    _, drafts = play(polygon(make_scene(POLYGON)), [*events, key("Backspace"), move(0, 0)])
    assert drafts[-5].guides.ahead == ((50, 50), (40, 50))
    assert drafts[-3].path == ((50, 20), (50, 50), (40, 50))
    assert drafts[-5].hint.key == "polygon.border"
    assert drafts[-1].path == ((50, 20),)


def test_that_a_locked_neighbour_is_not_changed():
    events = clicks((52, 20), (52, 40), modifiers=[CTRL]) + clicks((90, 30)) + [key("Enter")]
    result, _ = play(polygon(make_scene(replace(POLYGON, is_locked=True))), events)
    assert [patch.after.id for patch in result.patches] != [2]
    assert len(result.patches) == 1


def test_that_a_line_cuts_the_selected_object_or_all_it_crosses():
    other = replace(POLYGON, id=3, polygons=(flat([(60, 10), (90, 10), (90, 50), (60, 50)]),))
    across = [*clicks((5, 30), (95, 30)), key("Enter")]
    result, drafts = play(cut(selecting(POLYGON, other)), across)
    assert {(patch.before or patch.after).id for patch in result.patches} == {2, 4}
    assert drafts[-1].is_open
    result, _ = play(cut(make_scene(POLYGON, other)), across)
    assert len(result.patches) == 4
    assert result.title == "Cut by a line"


def test_that_one_stroke_cuts_when_it_is_let_go():
    result, _ = play(cut(make_scene(POLYGON)), drag((30, 5), (32, 60)))
    assert len(result.patches) == 2
    assert play(cut(make_scene(POLYGON)), drag((70, 5), (72, 60)))[0] == Refused("cut.nothing")


def test_that_backspace_takes_a_cut_back():
    result, drafts = play(cut(make_scene(POLYGON)), [*clicks((5, 30), (20, 30)), key("Backspace"), move(9, 9)])
    assert result is None
    assert drafts[-1].path == ((5, 30),)


def test_that_a_long_cut_is_asked_for_and_its_new_objects_get_ids_when_the_answer_comes():
    turns = [2 * math.pi * step / 12_000 for step in range(12_000)]
    large = flat((100 + 40 * math.cos(turn), 50 + 40 * math.sin(turn)) for turn in turns)
    scene = make_scene(Instance(2, 1, CELL.id, polygons=(large,)))
    gesture = cut(scene)
    next(gesture)
    for event in drag((100, 0), (101, 99))[:-1]:
        gesture.send(event)
    draft = gesture.send(release(101, 99))
    assert draft.asks is not None and draft.hint.key == "cut.going"
    answer = draft.asks.work()
    with pytest.raises(StopIteration) as end:
        gesture.send(PointerEvent(Kind.ANSWER, 0, 0, answer=answer))
    edit = end.value.value
    assert [patch.after.id for patch in edit.patches] == [2, 3]
