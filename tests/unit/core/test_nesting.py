"""Islands within holes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.nesting import cutting_holes, holes_by_part, lies_within
from workbench.core.rasterise import mask_of_polygons

OUTER = (0.0, 0.0, 30.0, 0.0, 30.0, 30.0, 0.0, 30.0)
HOLE = (5.0, 5.0, 25.0, 5.0, 25.0, 25.0, 5.0, 25.0)
ISLAND = (10.0, 10.0, 20.0, 10.0, 20.0, 20.0, 10.0, 20.0)
TOUCHING = (5.0, 5.0, 10.0, 5.0, 10.0, 10.0, 5.0, 10.0)


def test_that_a_hole_cuts_what_surrounds_it_and_not_what_lies_in_it():
    assert cutting_holes(OUTER, (HOLE,)) == (HOLE,)
    assert cutting_holes(ISLAND, (HOLE,)) == ()
    assert cutting_holes(TOUCHING, (HOLE,)) == ()


def test_that_a_ring_does_not_lie_within_itself_or_beside():
    assert not lies_within(HOLE, HOLE)
    assert not lies_within((25.0, 5.0, 28.0, 5.0, 28.0, 9.0), HOLE)


def test_that_an_island_is_filled():
    assert mask_of_polygons((OUTER, ISLAND), (HOLE,), 40, 40).area == 900 - 400 + 100
    assert mask_of_polygons((ISLAND, OUTER), (HOLE,), 40, 40).area == 900 - 400 + 100
    assert mask_of_polygons((OUTER,), (HOLE,), 40, 40).area == 500


coordinates = st.integers(0, 12).map(float)
boxes = st.tuples(coordinates, coordinates, st.integers(1, 6), st.integers(1, 6)).map(
    lambda b: (b[0], b[1], b[0] + b[2], b[1], b[0] + b[2], b[1] + b[3], b[0], b[1] + b[3])
)


@given(st.lists(boxes, max_size=5), st.lists(boxes, max_size=5))
def test_that_the_holes_of_all_parts_are_those_of_each_that_come_near_it(parts, holes):
    for part, found in zip(parts, holes_by_part(parts, holes), strict=True):
        cut = cutting_holes(part, holes)
        assert set(found) <= set(cut)
        for hole in set(cut) - set(found):
            apart = max(hole[::2]) < min(part[::2]) or min(hole[::2]) > max(part[::2])
            assert apart or max(hole[1::2]) < min(part[1::2]) or min(hole[1::2]) > max(part[1::2])
