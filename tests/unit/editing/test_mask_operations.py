"""Operations on masks, held against slow and plain ones on arrays."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask, intersection, mask_bounds_xywh, union
from workbench.editing.gesture import Refused
from workbench.editing.masks import mask_operations as operations

images = hnp.arrays(bool, hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=10))


def flood(is_free, seeds, steps):
    """All free pixels that can be reached from the seeds by steps."""
    reached, todo = set(), [place for place in seeds if place in is_free]
    while todo:
        place = todo.pop()
        if place not in reached:
            reached.add(place)
            todo += [(place[0] + dy, place[1] + dx) for dy, dx in steps if (place[0] + dy, place[1] + dx) in is_free]
    return reached


SIDES = ((0, 1), (1, 0), (0, -1), (-1, 0))
ALL = tuple((dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0))


def pixels(image):
    return set(zip(*map(list, np.nonzero(image)), strict=True)) if image.any() else set()


def components(image):
    free, found = pixels(image), []
    while free:
        part = flood(free, [next(iter(free))], ALL)
        found.append(part)
        free -= part
    return found


@given(images)
def test_that_what_a_mask_surrounds_is_filled(image):
    padded = np.pad(image, 1)
    outside = flood(pixels(~padded), [(0, 0)], SIDES)
    expected = np.ones_like(padded)
    for place in outside:
        expected[place] = False
    assert (operations.fill_holes(Mask.from_array(image)).to_array() == expected[1:-1, 1:-1]).all()


@given(images)
def test_that_the_parts_are_the_connected_ones_and_make_up_the_mask(image):
    mask = Mask.from_array(image)
    found = operations.parts(mask)
    assert sorted(map(sorted, components(image))) == sorted(sorted(pixels(part.to_array())) for part in found)
    assert [part.area for part in found] == sorted((part.area for part in found), reverse=True)
    if found:
        assert union(found) == mask
        assert operations.largest_part(mask) == found[0]
    else:
        assert operations.largest_part(mask) == mask


@given(images, st.integers(1, 12))
def test_that_small_parts_and_small_holes_go_and_the_largest_part_stays(image, least):
    mask = Mask.from_array(image)
    kept = operations.without_specks(mask, least)
    assert bool(kept.area) == bool(image.any())
    left = operations.parts(kept)
    assert all(part.area >= least for part in left[1:])
    assert operations.without_specks(kept, least) == kept


@given(images)
def test_that_growing_and_shrinking_move_the_border_by_a_pixel(image):
    mask = Mask.from_array(image)
    grown = image.copy()
    for dy, dx in SIDES:
        grown |= np.roll(np.pad(image, 1), (dy, dx), (0, 1))[1:-1, 1:-1]
    assert (operations.grow(mask).to_array() == grown).all()
    shrunk = image.copy()
    for dy, dx in SIDES:
        shrunk &= np.roll(np.pad(image, 1, constant_values=True), (dy, dx), (0, 1))[1:-1, 1:-1]
    assert (operations.shrink(mask).to_array() == shrunk).all()


@given(images)
def test_that_inverting_swaps_the_pixels_of_the_box(image):
    mask = Mask.from_array(image)
    inverted = operations.invert(mask)
    assert intersection((mask, inverted)).area == 0
    if image.any():
        assert union((mask, inverted)) == Mask.from_box(*image.shape, mask_bounds_xywh(mask))


def masked(text, instance_id=1, **changes):
    image = np.array([[cell == "#" for cell in row] for row in text.split()])
    mask = Mask.from_array(image)
    box = tuple(map(float, mask_bounds_xywh(mask)))
    return replace(Instance(instance_id, 1, 2, box, mask=mask), **changes)


RING = "##### #...# #...# ##### ....."
TWO = "##... ##... ..... ...#. ....."


def test_that_one_edit_changes_all_the_masks_and_says_how_many():
    edit = operations.changed([masked(RING), masked(TWO, 2), masked(RING, 3)], "fill_holes")
    assert edit.title == "Fill holes of 2 masks"
    assert [patch.before.id for patch in edit.patches] == [1, 3]
    assert all(patch.after.mask.area == 20 for patch in edit.patches)
    assert operations.changed([masked(TWO)], "fill_holes") is None
    assert operations.changed([masked(RING)], "fill_holes").title == "Fill holes of mask"


def test_that_the_box_follows_the_mask():
    edit = operations.changed([masked(TWO)], "largest_part")
    assert edit.patches[0].after.bbox_xywh == (0, 0, 2, 2)


def test_that_split_parts_are_objects_of_their_own():
    new_ids = iter((7, 8))
    whole = masked(TWO, keypoints=(Keypoint(1.0, 1.0, 2),), attributes={"age": "old"})
    edit = operations.split([whole, masked(RING, 2)], lambda: next(new_ids))
    assert edit.title == "Split mask into 2 objects"
    kept, made = (patch.after for patch in edit.patches)
    assert (kept.id, kept.mask.area, kept.keypoints) == (1, 4, whole.keypoints)
    assert (made.id, made.mask.area, made.keypoints, made.attributes) == (7, 1, (), {"age": "old"})
    assert made.bbox_xywh == (3, 3, 1, 1)
    assert operations.split([masked(RING)], lambda: 9) is None


def test_that_specks_are_removed_by_their_size():
    edit = operations.despeckled([masked(TWO)], 2)
    assert edit.title == "Remove specks" and edit.patches[0].after.mask.area == 4
    assert operations.despeckled([masked(TWO)], 1) is None


@pytest.mark.parametrize(
    ("objects", "reason"),
    [
        ([Instance(1, 1, 2, (0.0, 0.0, 5.0, 5.0))], "mask.none_selected"),
        ([masked(RING, is_locked=True)], "mask.locked"),
        ([], "mask.none_selected"),
    ],
)
def test_that_without_a_mask_that_may_change_it_is_refused(objects, reason):
    for name in operations.CHANGES:
        assert operations.changed(objects, name) == Refused(reason)
    assert operations.split(objects, lambda: 9) == operations.despeckled(objects, 4) == Refused(reason)


def test_that_a_mask_does_not_vanish():
    assert operations.changed([masked("..... ..#..")], "shrink") == Refused("mask.would_vanish")
