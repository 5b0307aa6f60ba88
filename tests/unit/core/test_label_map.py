"""Who covers whom where masks overlap."""

import numpy as np
import pytest

from workbench.core.figure import Circle
from workbench.core.instance import Instance
from workbench.core.label_map import IGNORED, Region, paint, pixels_of
from workbench.core.masks import Mask

SIZE = (12, 8)


def region(category, label, box):
    return Region(category, label, Mask.from_box(8, 12, box))


def test_that_the_smaller_region_is_seen_and_the_rest_is_ignored():
    small, large = region(1, 0, (2, 2, 3, 3)), region(2, 1, (0, 0, 8, 8))
    for order in ([small, large], [large, small]):
        painted = paint(order, SIZE)
        assert (painted == 0).sum() == 9
        assert (painted == 1).sum() == 64 - 9
        assert (painted == IGNORED).sum() == 96 - 64


def test_that_a_priority_decides_and_what_it_does_not_name_lies_below():
    small, large, other = region(1, 0, (2, 2, 3, 3)), region(2, 1, (0, 0, 8, 8)), region(3, 2, (3, 3, 1, 1))
    painted = paint([small, other, large], SIZE, priority=[1, 2], empty=7)
    assert np.unique(painted).tolist() == [1, 7]
    assert paint([small, other, large], SIZE, priority=[2, 1])[3, 3] == 0


def test_that_a_wrong_size_or_label_is_refused():
    with pytest.raises(ValueError, match="12 x 8"):
        paint([region(1, 0, (0, 0, 2, 2))], (5, 5))
    with pytest.raises(ValueError, match="256"):
        paint([region(1, 256, (0, 0, 2, 2))], SIZE)


def test_that_holes_are_cut_and_objects_without_an_outline_have_no_pixels():
    square, hole = (0, 0, 8, 0, 8, 8, 0, 8), (2, 2, 4, 2, 4, 4, 2, 4)
    found = pixels_of(Instance(1, 1, 1, polygons=(square,), holes=(hole,)), SIZE)
    assert found is not None and found.area == 64 - 4
    round_one = pixels_of(Instance(1, 1, 1, figure=Circle(6, 4, 3)), SIZE)
    assert round_one is not None and 20 <= round_one.area <= 36
    assert pixels_of(Instance(1, 1, 1, (0, 0, 4, 4)), SIZE) is None
