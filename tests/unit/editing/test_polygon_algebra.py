"""Boolean operations on regions, held against masks of the same shapes pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.geometry import contains, nearest_edge, points_of, polygon_area
from workbench.core.rasterise import mask_of_polygons
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.region import Region

SIDE = 64


def box(x, y, width, height):
    return (x, y, x + width, y, x + width, y + height, x, y + height)


def square_region(*places, holes=()):
    return Region(tuple(box(*map(float, place)) for place in places), tuple(box(*map(float, hole)) for hole in holes))


# Corners on whole pixels: there the COCO rule fills exactly what the ring surrounds.
sides = st.integers(1, 24)
boxes = st.tuples(st.integers(0, 40), st.integers(0, 40), sides, sides)
regions = st.builds(
    lambda places, holes: square_region(*places, holes=holes),
    st.lists(boxes, min_size=1, max_size=3),
    st.lists(boxes, max_size=2),
)


def area(region):
    return sum(polygon_area(ring) for ring in region.polygons) - sum(polygon_area(ring) for ring in region.holes)


def pixels(region):
    if region.is_empty:
        return np.zeros((SIDE, SIDE), bool)
    return mask_of_polygons(region.polygons, region.holes, SIDE, SIDE).to_array()


@given(regions, regions)
def test_that_boolean_operations_agree_with_those_of_masks(first, second):
    one, two = pixels(first), pixels(second)
    assert np.array_equal(pixels(algebra.united([first, second])), one | two)
    assert np.array_equal(pixels(algebra.common([first, second])), one & two)
    assert np.array_equal(pixels(algebra.without(first, [second])), one & ~two)


@given(regions, regions)
def test_that_results_are_sound_and_areas_add_up(first, second):
    both, either = algebra.common([first, second]), algebra.united([first, second])
    rest = algebra.without(first, [second])
    for result in (both, either, rest):
        assert result.is_empty or algebra.is_sound(result)
    whole = algebra.repaired(first)
    assert area(rest) + area(both) == pytest.approx(area(whole), abs=1e-6)
    assert area(either) == pytest.approx(area(whole) + area(algebra.repaired(second)) - area(both), abs=1e-6)


def test_that_holes_are_kept_and_cut():
    ring = square_region((0, 0, 30, 30), holes=[(10, 10, 10, 10)])
    joined = algebra.united([ring, square_region((40, 40, 5, 5))])
    assert (len(joined.polygons), len(joined.holes), area(joined)) == (2, 1, 825)
    plugged = algebra.united([ring, square_region((9, 9, 12, 12))])
    assert plugged.holes == ()
    assert area(plugged) == 900


lines = st.lists(st.tuples(st.floats(-5, 70), st.floats(-5, 70)), min_size=2, max_size=5).map(
    lambda points: np.array(points, dtype=float)
)


@given(regions, lines)
def test_that_the_pieces_of_a_cut_make_up_the_whole(region, line):
    found = algebra.pieces(region, line)
    if len(found) == 1:
        assert found == (region,)
        return
    assert sum(area(piece) for piece in found) == pytest.approx(area(algebra.repaired(region)), abs=1e-4)
    assert area(algebra.united(found)) == pytest.approx(area(algebra.repaired(region)), abs=1e-4)


def test_that_a_line_across_cuts_in_two_and_one_that_ends_inside_does_not():
    whole = square_region((0, 0, 20, 10), holes=[(8, 4, 4, 2)])
    left, right = algebra.pieces(whole, np.array([(5.0, -1.0), (5.0, 11.0)]))
    assert (area(left), area(right)) == (142, 50)
    assert len(left.holes) == 1
    assert algebra.pieces(whole, np.array([(5.0, -1.0), (5.0, 6.0)])) == (whole,)


def test_that_uncut_parts_stay_with_the_largest_piece():
    whole = square_region((0, 0, 10, 10), (30, 0, 10, 10))
    largest, other = algebra.pieces(whole, np.array([(4.0, -1.0), (4.0, 11.0)]))
    assert (area(largest), len(largest.polygons)) == (160, 2)
    assert area(other) == 40


BOW_TIE = (0.0, 0.0, 10.0, 10.0, 10.0, 0.0, 0.0, 10.0)


def test_that_a_bow_tie_is_repaired_into_its_two_halves():
    bow = Region((BOW_TIE,))
    assert not algebra.is_sound(bow)
    repaired = algebra.repaired(bow)
    assert algebra.is_sound(repaired)
    assert [polygon_area(ring) for ring in repaired.polygons] == [25, 25]


rings = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=3, max_size=9).map(
    lambda points: tuple(float(value) for point in points for value in point)
)


PROBES = np.random.default_rng(3).uniform(0, 60, (60, 2)).tolist()


@given(rings)
def test_that_a_repair_covers_what_the_even_odd_rule_fills_and_is_sound(ring):
    repaired = algebra.repaired(Region((ring,)))
    if repaired.is_empty:
        return
    assert algebra.is_sound(repaired)
    points = points_of(ring)
    for x, y in PROBES:
        if nearest_edge(points, x, y)[1] > 1e-3:
            covers = sum(contains(points_of(part), x, y) for part in repaired.polygons)
            covers -= sum(contains(points_of(hole), x, y) for hole in repaired.holes)
            assert covers == contains(points, x, y)


@pytest.mark.parametrize("ring", [(1.0, 1.0, 5.0, 5.0), (0.0, 0.0, 5.0, 5.0, 10.0, 10.0), (3.0, 3.0) * 4])
def test_that_a_ring_without_area_leaves_nothing(ring):
    assert not algebra.is_sound(Region((ring,)))
    assert algebra.repaired(Region((ring,))).is_empty


def test_that_a_hole_outside_and_parts_that_overlap_are_not_sound():
    assert not algebra.is_sound(square_region((0, 0, 10, 10), holes=[(20, 20, 5, 5)]))
    assert not algebra.is_sound(square_region((0, 0, 10, 10), (5, 5, 10, 10)))
    assert algebra.is_sound(square_region((0, 0, 10, 10), (10, 0, 10, 10)))


@given(st.integers(5, 60), st.floats(0.1, 8), st.randoms(use_true_random=False))
def test_that_simplifying_keeps_outlines_sound_and_near(count, tolerance, random):
    angles = np.sort([random.uniform(0, 2 * np.pi) for _ in range(count)])
    radii = np.array([random.uniform(10, 30) for _ in range(count)])
    ring = np.stack([32 + radii * np.cos(angles), 32 + radii * np.sin(angles)], axis=1)
    region = algebra.repaired(Region((tuple(ring.reshape(-1).tolist()),)))
    if region.is_empty:
        return
    simpler = algebra.simplified(region, tolerance)
    assert simpler.point_count <= region.point_count
    assert simpler.is_empty or algebra.is_sound(simpler)


def test_that_apart_and_surrounded_are_told():
    region = square_region((0, 0, 20, 20))
    assert algebra.surrounds(region, box(5, 5, 5, 5))
    assert not algebra.surrounds(region, box(0, 5, 5, 5))
    assert algebra.is_apart(region, box(30, 0, 5, 5))
    assert algebra.is_apart(region, box(20, 20, 5, 5))
    assert not algebra.is_apart(region, box(20, 0, 5, 5))
    assert not algebra.is_apart(region, box(15, 0, 10, 5))
