"""Vertices and edges of outlines and holes, taken in hand."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.editing.scenes import CELL, SQUARE, drag, key, make_scene, move, play, press, release
from workbench.core.instance import Instance
from workbench.editing.gesture import Cursor, Refused
from workbench.editing.pointer import ALT, CTRL, SHIFT, Kind, PointerEvent
from workbench.editing.tools.select import select

INNER = (20.0, 20.0, 40.0, 20.0, 40.0, 40.0, 20.0, 40.0)
HOLED = Instance(1, 1, CELL.id, (10.0, 10.0, 40.0, 40.0), (SQUARE,), holes=(INNER,))
BESIDE = Instance(2, 1, CELL.id, (50.0, 10.0, 40.0, 40.0), ((50.0, 10.0, 90.0, 10.0, 90.0, 50.0, 50.0, 50.0),))


def scene_of(*instances, ids=(1,), snaps=False):
    scene = make_scene(*instances)
    scene.selection.set(ids)
    scene.options.snaps = snaps
    return scene


def after(result):
    return result.patches[0].after


def moved(x, y, *modifiers):
    return PointerEvent(Kind.MOVE, x, y, modifiers=frozenset(modifiers))


def test_that_vertices_of_a_hole_are_dragged_inserted_and_deleted():
    result, _ = play(select(scene_of(HOLED)), drag((20, 20), (25, 26)))
    assert after(result).holes == ((25, 26, *INNER[2:]),)
    assert after(result).polygons == HOLED.polygons
    assert after(result).bbox_xywh == HOLED.bbox_xywh
    result, _ = play(select(scene_of(HOLED)), drag((30, 20), (31, 25), CTRL))
    assert result.title == "Add point to polygon"
    assert after(result).holes[0][:6] == (20, 20, 31, 25, 40, 20)
    result, _ = play(
        select(scene_of(replace(HOLED, holes=((*INNER, 18.0, 30.0),)))), [move(18, 30), key("Delete", 18, 30)]
    )
    assert after(result).holes == (INNER,)


def test_that_a_vertex_of_a_hole_cannot_cross_the_outline():
    result, drafts = play(select(scene_of(HOLED)), drag((20, 20), (5, 30)))
    assert result == Refused("polygon.would_cross")
    assert drafts[-1].guides.crossing is not None


def test_that_a_vertex_that_crosses_already_may_be_dragged():
    bow = Instance(1, 1, CELL.id, polygons=((10.0, 10.0, 50.0, 50.0, 50.0, 10.0, 10.0, 50.0),))
    result, drafts = play(select(scene_of(bow)), drag((50, 50), (60, 60)))
    assert after(result).polygons[0][2:4] == (60, 60)
    assert drafts[-1].guides.crossing is None


def test_that_alt_and_drag_moves_both_ends_of_an_edge_inside_the_image():
    result, drafts = play(select(scene_of(HOLED)), drag((30, 10), (30, -20), ALT))
    assert result.title == "Move edge of polygon"
    assert after(result).polygons == ((10, 0, 50, 0, 50, 50, 10, 50),)
    assert drafts[-1].cursor is Cursor.MOVE
    assert play(select(scene_of(HOLED)), drag((30, 10), (30, 30), ALT))[0] == Refused("polygon.would_cross")


def test_that_a_plain_drag_on_an_edge_moves_the_object_with_its_hole():
    result, _ = play(select(scene_of(HOLED)), drag((30, 10), (33, 14)))
    assert result.title == "Move polygon"
    assert after(result).holes[0][:2] == (23, 24)


def test_that_ctrl_during_the_drag_snaps_to_a_neighbour_which_gets_the_vertex():
    apart = replace(HOLED, holes=(), polygons=((10.0, 10.0, 45.0, 10.0, 45.0, 50.0, 10.0, 50.0),))
    events = [press(45, 50), moved(52, 30), moved(52, 30, CTRL), replace(release(52, 30), modifiers=frozenset({CTRL}))]
    result, drafts = play(select(scene_of(apart, BESIDE)), events)
    mine, theirs = (patch.after for patch in result.patches)
    assert mine.polygons[0][4:6] == (50, 30)
    assert theirs.polygons[0] == (*BESIDE.polygons[0], 50, 30)
    assert drafts[2].guides.snap is None
    assert (drafts[3].guides.snap, drafts[3].guides.is_vertex) == ((50, 30), False)


def test_that_with_snapping_on_a_shared_vertex_moves_for_both():
    result, drafts = play(select(scene_of(HOLED, BESIDE, snaps=True)), drag((50, 10), (60, 20)))
    mine, theirs = (patch.after for patch in result.patches)
    assert mine.polygons[0][2:4] == theirs.polygons[0][:2] == (60, 20)
    assert len(drafts[-1].instances) == 2
    result, _ = play(select(scene_of(HOLED, BESIDE)), drag((50, 10), (60, 20)))
    assert len(result.patches) == 1
    locked = scene_of(HOLED, replace(BESIDE, is_locked=True), snaps=True)
    assert len(play(select(locked), drag((50, 10), (70, 30)))[0].patches) == 1


def chosen(scene, *points):
    scene.selection.choose_points(scene.only, frozenset(points))
    return scene


def test_that_a_band_with_ctrl_chooses_points_of_the_outline_and_its_holes():
    scene = scene_of(HOLED)
    assert play(select(scene), drag((5, 5), (45, 25), CTRL))[0] is None
    assert scene.selection.points == (HOLED, {(0, 0), (1, 0), (1, 1)})
    more = [press(45, 2, CTRL, SHIFT), move(50, 9), move(55, 15), release(55, 15)]
    play(select(scene), more)
    assert scene.selection.points[1] == {(0, 0), (0, 1), (1, 0), (1, 1)}
    play(select(scene), drag((60, 60), (70, 70), CTRL))
    assert scene.selection.points is None


def test_that_one_chosen_point_takes_the_others_along_and_they_stay_chosen():
    scene = chosen(scene_of(HOLED), (0, 0), (1, 0))
    result, _ = play(select(scene), drag((10, 10), (4, 7)))
    assert result.title == "Move points of polygon"
    assert after(result).polygons[0][:2] == (4, 7)
    assert after(result).holes[0][:2] == (14, 17)
    assert scene.selection.points[0] is after(result)


def test_that_arrows_nudge_chosen_points_and_delete_takes_them_out():
    result, _ = play(select(chosen(scene_of(HOLED), (0, 0), (0, 1))), [key("Left", 90, 90)])
    assert after(result).polygons == ((9, 10, 49, 10, 50, 50, 10, 50),)
    assert result.merge_key == "points:1"
    result, _ = play(select(chosen(scene_of(HOLED), (1, 0))), [key("Delete", 90, 90)])
    assert after(result).holes == (INNER[2:],)
    result, _ = play(select(chosen(scene_of(HOLED), (1, 0), (1, 1), (1, 2), (1, 3))), [key("Delete", 90, 90)])
    assert after(result).holes == ()
    result, _ = play(select(chosen(scene_of(HOLED), (0, 0), (0, 1))), [key("Delete", 90, 90)])
    assert result == Refused("polygon.keeps_three")


def test_that_escape_first_chooses_no_points_then_nothing():
    scene = chosen(scene_of(HOLED), (0, 0))
    play(select(scene), [key("Escape")])
    assert (scene.selection.points, scene.selection.ids) == (None, {1})
    play(select(scene), [key("Escape")])
    assert scene.selection.ids == frozenset()


def test_that_points_of_an_object_that_changed_meanwhile_are_forgotten():
    scene = chosen(scene_of(HOLED), (0, 0))
    scene.index.put(replace(HOLED, holes=()))
    result, _ = play(select(scene), drag((10, 10), (4, 7)))
    assert result.title == "Move point of polygon"
    scene.selection.set([2])
    assert scene.selection.points is None
