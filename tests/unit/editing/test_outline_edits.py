"""Parts, holes, simplifying, smoothing and repairing of one outline."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, SQUARE
from workbench.core.figure import Polyline
from workbench.core.geometry import polygon_area
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.editing.gesture import Refused
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.outline_edits import point_count, repair, simplify, smooth
from workbench.editing.outlines.outline_parts import add_part, cut_hole, delete_ring, ring_at
from workbench.editing.outlines.region import Region

POLYGON = Instance(1, 1, CELL.id, (10.0, 10.0, 40.0, 40.0), (SQUARE,))
INNER = (20.0, 20.0, 30.0, 20.0, 30.0, 30.0, 20.0, 30.0)
BESIDE = (60.0, 10.0, 70.0, 10.0, 70.0, 20.0, 60.0, 20.0)
ACROSS = (45.0, 20.0, 60.0, 20.0, 60.0, 30.0, 45.0, 30.0)
MASKED = Instance(2, 1, CELL.id, mask=Mask.from_array(np.pad(np.ones((40, 40), bool), ((10, 50), (10, 150)))))


def after(edit):
    (patch,) = edit.patches
    return patch.after


def area(instance):
    return sum(map(polygon_area, instance.polygons)) - sum(map(polygon_area, instance.holes))


def test_that_a_part_beside_is_added_as_drawn_and_one_across_grows_together():
    assert after(add_part(POLYGON, [BESIDE])).polygons == (SQUARE, BESIDE)
    assert after(add_part(POLYGON, [BESIDE])).bbox_xywh == (10, 10, 60, 40)
    joined = after(add_part(POLYGON, [ACROSS]))
    assert len(joined.polygons) == 1
    assert area(joined) == 1700


def test_that_a_box_keeps_its_box_when_it_gets_its_first_part():
    tight = Instance(3, 1, CELL.id, (0.0, 0.0, 99.0, 99.0))
    assert after(add_part(tight, [INNER])).bbox_xywh == (0, 0, 99, 99)
    assert after(add_part(tight, [INNER])).polygons == (INNER,)


def test_that_a_hole_inside_is_cut_as_drawn_and_one_across_bites():
    holed = after(cut_hole(POLYGON, [INNER]))
    assert (holed.polygons, holed.holes, holed.bbox_xywh) == ((SQUARE,), (INNER,), POLYGON.bbox_xywh)
    bitten = after(cut_hole(POLYGON, [ACROSS]))
    assert (bitten.holes, area(bitten)) == ((), 1550)


def test_that_masks_get_parts_and_holes_too():
    assert after(add_part(MASKED, [ACROSS])).mask.area == 1700
    assert after(cut_hole(MASKED, [INNER])).mask.area == 1500


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (cut_hole(POLYGON, [BESIDE]), "hole.outside"),
        (cut_hole(MASKED, [BESIDE]), "hole.outside"),
        (cut_hole(POLYGON, [(0.0, 0.0, 99.0, 0.0, 99.0, 99.0, 0.0, 99.0)]), "hole.everything"),
        (cut_hole(Instance(3, 1, CELL.id, (0.0, 0.0, 9.0, 9.0)), [INNER]), "hole.no_outline"),
        (add_part(POLYGON, [INNER]), "part.inside"),
        (delete_ring(POLYGON, 0), "part.last"),
        (simplify([MASKED]), "outline.none"),
        (simplify([POLYGON]), "outline.simple"),
        (repair([POLYGON]), "outline.sound"),
        (repair([Instance(1, 1, 2, polygons=((0.0, 0.0, 5.0, 5.0, 9.0, 9.0),))]), "outline.no_area"),
    ],
)
def test_that_what_cannot_be_done_is_refused(edit, key):
    assert edit == Refused(key)


def test_that_a_part_goes_with_its_holes_and_a_hole_is_filled():
    rich = Instance(1, 1, CELL.id, (10.0, 10.0, 60.0, 40.0), (SQUARE, BESIDE), holes=(INNER,))
    assert after(delete_ring(rich, 0)).polygons == (BESIDE,)
    assert after(delete_ring(rich, 0)).holes == ()
    assert after(delete_ring(rich, 1)).holes == (INNER,)
    filled = delete_ring(rich, 2)
    assert (filled.title, after(filled).polygons, after(filled).holes) == ("Fill hole of object", (SQUARE, BESIDE), ())


def test_that_the_part_or_hole_under_the_pointer_is_found():
    rich = Instance(1, 1, CELL.id, polygons=(SQUARE, BESIDE), holes=(INNER,))
    places = {(12, 40): 0, (65, 15): 1, (25, 25): 2, (20.5, 25): 2, (50.5, 30): 0, (90, 90): None}
    assert {place: ring_at(rich, *place, 2) for place in places} == places


def rough(count=60):
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    radii = 30 + 0.4 * np.sin(angles * 17)
    ring = np.stack([100 + radii * np.cos(angles), 50 + radii * np.sin(angles)], axis=1)
    return Instance(1, 1, CELL.id, polygons=(tuple(ring.reshape(-1).tolist()),))


def test_that_simplifying_goes_on_from_press_to_press_until_nothing_can_go():
    counts, item = [60], rough()
    while not isinstance(edit := simplify([item]), Refused):
        item = after(edit)
        counts.append(point_count([item]))
        assert area(item) == pytest.approx(area(rough()), rel=0.3)
    assert len(counts) > 3
    assert counts == sorted(counts, reverse=True)
    assert edit == Refused("outline.simple")


def test_that_a_line_is_simplified_too():
    line = Instance(1, 1, CELL.id, figure=Polyline((0.0, 0.0, 5.0, 0.1, 10.0, 0.0)))
    assert after(simplify([line])).figure == Polyline((0.0, 0.0, 10.0, 0.0))


def test_that_smoothing_keeps_the_area_and_the_holes():
    holed = Instance(1, 1, CELL.id, (10.0, 10.0, 40.0, 40.0), (SQUARE,), holes=(INNER,))
    rounder = after(smooth([holed]))
    assert (point_count([holed]), point_count([rounder])) == (8, 16)
    assert area(rounder) == pytest.approx(area(holed))
    assert algebra.is_sound(Region(rounder.polygons, rounder.holes))


places = st.tuples(st.integers(0, 90), st.integers(0, 90))


@given(st.lists(places, min_size=4, max_size=10))
def test_that_a_repaired_outline_is_sound_and_needs_no_other_repair(points):
    ring = tuple(float(value) for point in points for value in point)
    edit = repair([Instance(1, 1, CELL.id, polygons=(ring,))])
    if not isinstance(edit, Refused):
        assert repair([after(edit)]) == Refused("outline.sound")


@given(st.lists(st.floats(-6, 6), min_size=20, max_size=60))
def test_that_outlines_that_share_a_border_share_it_when_they_are_simplified_together(wiggle):
    heights = np.linspace(0, 100, len(wiggle)).tolist()
    border = [(50 + shift, y) for shift, y in zip(wiggle, heights, strict=True)]
    left = Instance(1, 1, CELL.id, polygons=(flat([*border, (0, 100), (0, 0)]),))
    right = Instance(2, 1, CELL.id, polygons=(flat([*border[::-1], (100, 0), (100, 100)]),))
    edit = simplify([left, right])
    if isinstance(edit, Refused):
        return
    simpler = [patch.after for patch in edit.patches]
    assert point_count(simpler) < point_count([left, right])
    assert sum(map(area, simpler)) == pytest.approx(10_000)
    regions = [Region(item.polygons, item.holes) for item in simpler]
    assert algebra.common(regions).is_empty
    assert algebra.united(regions).holes == ()


def flat(places):
    return tuple(float(value) for place in places for value in place)
