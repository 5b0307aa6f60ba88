"""Filling polygons, bit for bit against pycocotools on valid input; hostile input is refused, never a crash."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools import mask as oracle

from workbench.core.masks import Mask
from workbench.core.rasterise import mask_of_rings
from workbench.core.rle_text import text_of_mask


def by_the_oracle(rings, height, width):
    parts = oracle.frPyObjects([list(ring) for ring in rings], height, width)
    return oracle.merge(parts)["counts"].decode()


sides = st.integers(1, 60)
coordinates = st.one_of(
    st.floats(-70, 130, allow_nan=False),
    st.integers(-20, 80).map(float),
    st.integers(-200, 800).map(lambda value: value / 10),
)


@given(st.data())
@settings(max_examples=400)
def test_that_any_ring_fills_the_pixels_the_coco_tools_fill(data):
    height, width = data.draw(sides), data.draw(sides)
    coordinate = st.floats(-1, 2).map(lambda part: part * width)
    points = st.lists(st.tuples(coordinate, st.floats(-1, 2).map(lambda part: part * height)), min_size=3, max_size=9)
    rings = [tuple(v for point in data.draw(points) for v in point) for _ in range(data.draw(st.integers(1, 3)))]
    assert text_of_mask(mask_of_rings(rings, height, width)) == by_the_oracle(rings, height, width)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=12))
@settings(max_examples=400)
def test_that_grid_and_half_grid_vertices_match_the_coco_tools(points):
    ring = tuple(value for point in points for value in point)
    assert text_of_mask(mask_of_rings([ring], 50, 40)) == by_the_oracle([ring], 50, 40)


def test_that_twenty_thousand_random_rings_match_the_coco_tools():
    rng = np.random.default_rng(7)
    for number in range(20_000):
        height, width = (int(side) for side in rng.integers(1, 700 if number % 10 == 0 else 90, 2))
        ring = rng.uniform(-0.5, 1.5, (int(rng.integers(3, 30)), 2)) * (width, height)
        ring = ring if number % 3 else np.round(ring * 2) / 2
        flat = tuple(ring.ravel().tolist())
        assert text_of_mask(mask_of_rings([flat], height, width)) == by_the_oracle([flat], height, width), flat


@pytest.mark.parametrize("value", [1e7, 1e8, 1e9, -1e9, float("inf"), float("-inf"), float("nan")])
def test_that_a_vertex_that_crashes_the_coco_tools_is_refused(value):
    with pytest.raises(ValueError, match="a polygon"):
        mask_of_rings([(0.0, 0.0, value, 1.0, 5.0, 5.0)], 100, 100)


@pytest.mark.parametrize("ring", [(), (1.0, 2.0), (1.0, 2.0, 3.0, 4.0), (1.0,) * 7])
def test_that_a_ring_without_three_points_is_refused(ring):
    with pytest.raises(ValueError, match="a polygon"):
        mask_of_rings([ring], 10, 10)


@pytest.mark.parametrize("size", [(0, 10), (10, 0), (-1, 5), (100_000, 100_000)])
def test_that_an_impossible_size_is_refused(size):
    with pytest.raises(ValueError, match="not possible"):
        mask_of_rings([(0.0, 0.0, 1.0, 0.0, 1.0, 1.0)], *size)


def test_that_a_ring_that_would_take_gigabytes_is_refused():
    zigzag = tuple(float(v) for k in range(3000) for v in ((k % 2) * 30_000, k))
    with pytest.raises(ValueError, match="too often"):
        mask_of_rings([zigzag], 30_000, 30_000)


def test_that_no_ring_is_refused():
    with pytest.raises(ValueError, match="no ring"):
        mask_of_rings([], 10, 10)


def test_that_a_square_fills_its_pixels():
    assert mask_of_rings([(1.0, 1.0, 3.0, 1.0, 3.0, 3.0, 1.0, 3.0)], 4, 5) == Mask.from_array(
        np.pad(np.ones((2, 2), dtype=bool), ((1, 1), (1, 2)))
    )
