"""Following a neighbour's border: two shapes share it without gap or overlap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, make_scene
from workbench.core.geometry import points_of, polygon_area
from workbench.core.instance import Instance
from workbench.core.rasterise import mask_of_polygons, mask_of_rings
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.border import ways_between
from workbench.editing.outlines.region import Region
from workbench.editing.outlines.snapping import Anchor, border_patches

SIDE = 200
RING = np.array([(0.0, 0.0), (10, 0), (10, 10), (0, 10)])


def instance_of(points):
    return Instance(1, 1, CELL.id, polygons=(tuple(np.asarray(points, float).reshape(-1).tolist()),))


def anchor(points, position):
    """An anchor at a position that counts edges: 1.5 is the middle of the second one."""
    edge, along = int(position), position - int(position)
    start, end = points[edge], points[(edge + 1) % len(points)]
    return Anchor(instance_of(points), 0, edge, along, *(start + along * (end - start)).tolist())


@pytest.mark.parametrize(
    ("start", "end", "shorter", "longer"),
    [
        (0.5, 1.5, [(10, 0), (10, 5)], [(0, 0), (0, 10), (10, 10), (10, 5)]),
        (1.5, 0.5, [(10, 0), (5, 0)], [(10, 10), (0, 10), (0, 0), (5, 0)]),
        (0.2, 0.6, [(6, 0)], [(0, 0), (0, 10), (10, 10), (10, 0), (6, 0)]),
        (0.6, 0.2, [(2, 0)], [(10, 0), (10, 10), (0, 10), (0, 0), (2, 0)]),
        (0.0, 1.0, [(10, 0)], [(0, 10), (10, 10), (10, 0)]),
        (3.5, 0.0, [(0, 0)], [(0, 10), (10, 10), (10, 0), (0, 0)]),
        (1.0, 0.5, [(5, 0)], [(10, 10), (0, 10), (0, 0), (5, 0)]),
    ],
)
def test_that_both_ways_between_two_places_are_found(start, end, shorter, longer):
    ways = ways_between(RING, anchor(RING, start), anchor(RING, end))
    assert [list(way) for way in ways] == [shorter, longer]


def test_that_there_is_no_way_from_a_place_to_itself():
    assert ways_between(RING, anchor(RING, 1.25), anchor(RING, 1.25)) == ((), ())


@st.composite
def stars(draw):
    """A star-shaped ring about the middle of the image, and a position on it for each of two anchors."""
    count = draw(st.integers(3, 14))
    radii = np.array(draw(st.lists(st.floats(15, 45), min_size=count, max_size=count)))
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = 100 + radii[:, None] * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    positions = st.one_of(st.integers(0, count - 1).map(float), st.floats(0, count - 0.001))
    return ring, draw(positions), draw(positions)


@given(stars(), st.booleans())
def test_that_two_shapes_share_a_traced_border_without_gap_or_overlap(star, is_long):
    ring, start, end = star
    first, last = anchor(ring, start), anchor(ring, end)
    assume(np.hypot(first.x - last.x, first.y - last.y) > 1)
    border = np.array([first.place, *ways_between(ring, first, last)[is_long]])
    # The new shape lies between the border and the same line twice as far from the middle.
    beyond = 100 + 2 * (border[::-1] - 100)
    shape = np.concatenate([border, beyond])
    neighbour = instance_of(ring)
    scene = make_scene(neighbour)
    anchors = [Anchor(neighbour, 0, each.edge, each.along, each.x, each.y) for each in (first, last)]
    patches = border_patches(scene, anchors)
    grown = patches[0].after if patches else neighbour

    rings = grown.polygons[0], tuple(shape.reshape(-1).tolist())
    assume(algebra.is_sound(Region((rings[1],))))
    one, two = (mask_of_rings([each], SIDE, SIDE).to_array() for each in rings)
    # Every vertex of the border is a vertex of both, so that their edges are rounded to the same pixels.
    assert {tuple(place) for place in border.tolist()} <= {tuple(place) for place in points_of(rings[0]).tolist()}
    assert not (one & two).any()
    both = algebra.united([Region((each,)) for each in rings])
    areas = [polygon_area(each) for each in rings]
    assert sum(map(polygon_area, both.polygons)) - sum(map(polygon_area, both.holes)) == pytest.approx(sum(areas))
    assert len(both.polygons) == 1
    assert np.array_equal(mask_of_polygons(both.polygons, both.holes, SIDE, SIDE).to_array(), one | two)


def test_that_a_vertex_is_shared_only_where_there_was_none():
    neighbour = instance_of(RING)
    scene = make_scene(neighbour)
    places = [
        Anchor(neighbour, 0, 0, 0.0, 0.0, 0.0),
        Anchor(neighbour, 0, 1, 0.5, 10.0, 5.0),
        Anchor(neighbour, 0, 1, 0.2, 10.0, 2.0),
    ]
    (patch,) = border_patches(scene, places)
    assert points_of(patch.after.polygons[0]).tolist() == [[0, 0], [10, 0], [10, 2], [10, 5], [10, 10], [0, 10]]
    assert border_patches(scene, places, ignored=(1,)) == ()
    assert border_patches(make_scene(), places) == ()
