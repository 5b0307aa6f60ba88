"""Islands within holes."""

from __future__ import annotations

from workbench.core.nesting import cutting_holes, lies_within
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
