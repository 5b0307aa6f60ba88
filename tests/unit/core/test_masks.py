"""Masks as values: set operations against plain arrays and pycocotools."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from pycocotools import mask as oracle

from workbench.core.masks import Mask, intersection, iou, mask_bounds_xywh, union

shapes = hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=12)
pairs = shapes.flatmap(lambda shape: st.tuples(hnp.arrays(bool, shape), hnp.arrays(bool, shape)))


def rle(image):
    return oracle.encode(np.asfortranarray(image.astype(np.uint8)))


@given(hnp.arrays(bool, shapes))
def test_that_a_mask_gives_its_pixels_back(image):
    mask = Mask.from_array(image)
    assert (mask.to_array() == image).all()
    assert mask.area == image.sum()


@given(pairs)
def test_that_union_and_intersection_are_those_of_the_pixels(pair):
    first, second = map(Mask.from_array, pair)
    assert union((first, second)) == Mask.from_array(pair[0] | pair[1])
    assert intersection((first, second)) == Mask.from_array(pair[0] & pair[1])


@given(pairs, st.booleans())
def test_that_iou_is_the_one_of_the_coco_tools(pair, is_crowd):
    first, second = map(Mask.from_array, pair)
    expected = oracle.iou([rle(pair[0])], [rle(pair[1])], [int(is_crowd)])[0][0] if first.area else 0.0
    assert iou(first, second, is_crowd) == pytest.approx(expected, abs=1e-12)


@given(hnp.arrays(bool, shapes))
def test_that_the_bounds_hold_exactly_the_set_pixels(image):
    left, top, width, height = mask_bounds_xywh(Mask.from_array(image))
    assert image[top : top + height, left : left + width].sum() == image.sum()
    if image.any():
        rows, columns = np.nonzero(image)
        assert (left, top) == (columns.min(), rows.min())
        assert (left + width, top + height) == (columns.max() + 1, rows.max() + 1)
    else:
        assert (left, top, width, height) == (0, 0, 0, 0)


def test_that_runs_of_no_length_change_nothing():
    assert union([Mask.from_counts(2, 2, [1, 0, 1, 0, 2])]) == Mask.from_counts(2, 2, [4])
    assert mask_bounds_xywh(Mask.from_counts(2, 2, [0, 0, 1, 1, 2])) == (0, 1, 1, 1)


@pytest.mark.parametrize("masks", [[], [Mask.from_counts(1, 2, [2]), Mask.from_counts(2, 1, [2])]])
def test_that_masks_of_different_sizes_are_not_combined(masks):
    with pytest.raises(ValueError, match="combine"):
        union(masks)


@pytest.mark.parametrize(
    ("height", "width", "counts", "reason"),
    [
        (2, 2, [5], "cover 5"),
        (2, 2, [1], "cover 1"),
        (2, 2, [], "cover 0"),
        (0, 2, [0], "not possible"),
        (100_000, 100_000, [10], "not possible"),
        (2, 2, [-1, 5], "zero or more"),
        (2, 2, [1.5, 2.5], "zero or more"),
        (2, 2, [2**32 + 4], "longer than any image"),
        (2, 2, [2**70], "zero or more"),
        (2, 2, [[4]], "zero or more"),
        (2, 2, ["4"], "zero or more"),
    ],
)
def test_that_runs_that_crash_the_coco_tools_are_refused(height, width, counts, reason):
    with pytest.raises(ValueError, match=reason):
        Mask.from_counts(height, width, counts)
