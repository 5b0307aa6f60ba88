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


@st.composite
def parts(draw):
    """An image size, a part of it and where it lies."""
    part = draw(hnp.arrays(bool, shapes))
    left, top = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    height = part.shape[0] + top + draw(st.integers(0, 3))
    width = part.shape[1] + left + draw(st.integers(0, 3))
    return height, width, left, top, part


@given(parts())
def test_that_a_part_is_encoded_as_the_whole_image_would_be(drawn):
    height, width, left, top, part = drawn
    whole = np.zeros((height, width), bool)
    whole[top : top + part.shape[0], left : left + part.shape[1]] = part
    flat = whole.T.reshape(-1)
    bounds = np.flatnonzero(np.diff(np.concatenate(([False], flat))))
    assert Mask.from_crop(height, width, left, top, part.astype(np.uint8) * 255) == Mask.from_counts(
        height, width, np.diff(np.concatenate(([0], bounds, [flat.size])))
    )


@given(hnp.arrays(bool, shapes), *[st.integers(-4, 15)] * 2, *[st.integers(0, 15)] * 2)
def test_that_a_crop_is_that_part_of_the_pixels(image, left, top, width, height):
    roomy = np.zeros((60, 60), bool)
    roomy[20 : 20 + image.shape[0], 20 : 20 + image.shape[1]] = image
    expected = roomy[20 + top : 20 + top + height, 20 + left : 20 + left + width]
    assert (Mask.from_array(image).crop(left, top, width, height) == expected).all()


@given(hnp.arrays(bool, shapes))
def test_that_a_mask_contains_the_points_in_its_pixels(image):
    mask = Mask.from_array(image)
    rows, columns = np.indices(image.shape)
    asked = [mask.contains(x + 0.5, y + 0.99) for x, y in zip(columns.flat, rows.flat, strict=True)]
    assert asked == image.reshape(-1).tolist()
    assert not mask.contains(-0.1, 0) and not mask.contains(0, image.shape[0])


@given(shapes, st.tuples(*[st.integers(-4, 15)] * 2, *[st.integers(-1, 15)] * 2))
def test_that_a_box_becomes_the_pixels_in_it(shape, box):
    left, top, width, height = box
    rows, columns = np.indices(shape)
    image = (columns >= left) & (columns < left + width) & (rows >= top) & (rows < top + height)
    assert Mask.from_box(*shape, box) == Mask.from_array(image)


def test_that_a_part_outside_the_image_is_refused():
    with pytest.raises(ValueError, match="not in 4 x 3"):
        Mask.from_crop(3, 4, 2, 0, np.ones((3, 3)))
