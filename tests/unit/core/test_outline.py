"""The outline of a mask, proven by its area and by filling it again."""

import numpy as np
from hypothesis import given
from hypothesis.extra import numpy as hnp

from workbench.core.geometry import points_of
from workbench.core.masks import Mask
from workbench.core.outline import outline

shapes = hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=12)


def signed_area(ring):
    x, y = points_of(ring).T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def even_odd(rings, shape):
    rows, columns = np.mgrid[: shape[0], : shape[1]] + 0.5
    inside = np.zeros(shape, dtype=bool)
    for ring in rings:
        points = points_of(ring)
        for (x0, y0), (_, y1) in zip(points, np.roll(points, -1, axis=0), strict=True):
            if y0 != y1:
                inside ^= (columns < x0) & (min(y0, y1) < rows) & (rows < max(y0, y1))
    return inside


@given(hnp.arrays(bool, shapes))
def test_that_the_outline_surrounds_exactly_the_set_pixels(image):
    rings = outline(Mask.from_array(image))
    assert sum(map(signed_area, rings)) == image.sum()
    assert (even_odd(rings, image.shape) == image).all()


@given(hnp.arrays(bool, shapes))
def test_that_every_corner_turns(image):
    for ring in outline(Mask.from_array(image)):
        steps = np.diff(np.vstack([points_of(ring), points_of(ring)[:1]]), axis=0)
        is_level = steps[:, 1] == 0
        assert (is_level != np.roll(is_level, 1)).all()


def test_that_a_hole_is_its_own_ring_the_other_way_round():
    image = np.ones((3, 3), dtype=bool)
    image[1, 1] = False
    assert sorted(map(signed_area, outline(Mask.from_array(image)))) == [-1, 9]


def test_that_pixels_that_touch_at_a_corner_are_apart():
    assert [signed_area(ring) for ring in outline(Mask.from_array(np.eye(3, dtype=bool)))] == [1, 1, 1]
