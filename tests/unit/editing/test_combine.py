"""Objects united, subtracted, intersected and cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, MOUSE
from workbench.core.figure import Circle, Polyline, RotatedBox
from workbench.core.geometry import polygon_area
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.rasterise import mask_of_polygons
from workbench.editing.gesture import Refused
from workbench.editing.outlines.combine import cut, intersect, subtract, unite


def box(x, y, width, height):
    return (
        float(x),
        float(y),
        float(x + width),
        float(y),
        float(x + width),
        float(y + height),
        float(x),
        float(y + height),
    )


def polygon(number, *place, holes=(), **more):
    x, y, width, height = map(float, place)
    return Instance(number, 1, CELL.id, (x, y, width, height), (box(*place),), holes=holes, **more)


def painted(number, x, y, width, height, size=(40, 60)):
    pixels = np.zeros(size, bool)
    pixels[y : y + height, x : x + width] = True
    return Instance(number, 1, CELL.id, (float(x), float(y), float(width), float(height)), mask=Mask.from_array(pixels))


def area(instance):
    if instance.mask is not None and not instance.polygons:
        return instance.mask.area
    return sum(map(polygon_area, instance.polygons)) - sum(map(polygon_area, instance.holes))


def changes(edit):
    """What became of each object, by id; None where it was deleted."""
    return {(patch.after or patch.before).id: patch.after for patch in edit.patches}


def test_that_uniting_keeps_the_object_at_the_back_with_its_attributes():
    back = polygon(5, 0, 0, 10, 10, z=-1, attributes={"sick": True}, extras={"kept": 1}, group=3)
    edit = unite([polygon(1, 5, 0, 10, 10), back, polygon(2, 30, 0, 5, 5)])
    after = changes(edit)
    assert edit.title == "Unite 3 objects"
    assert (after[1], after[2]) == (None, None)
    assert area(after[5]) == 175
    assert len(after[5].polygons) == 2
    assert after[5].bbox_xywh == (0, 0, 35, 10)
    assert (after[5].attributes, after[5].extras, after[5].group) == ({"sick": True}, {"kept": 1}, 3)


def test_that_the_front_object_is_cut_out_of_the_others_and_stays():
    edit = subtract([polygon(1, 0, 0, 10, 10), polygon(2, 20, 0, 5, 5), polygon(3, 5, 0, 10, 10)])
    after = changes(edit)
    assert list(after) == [1]
    assert area(after[1]) == 50
    assert after[1].bbox_xywh == (0, 0, 5, 10)


def test_that_a_front_object_inside_leaves_a_hole():
    after = changes(subtract([polygon(1, 0, 0, 10, 10), polygon(2, 2, 2, 3, 3)]))[1]
    assert (len(after.holes), area(after)) == (1, 91)


def test_that_holes_are_kept():
    holed = polygon(1, 0, 0, 20, 20, holes=(box(2, 2, 4, 4),))
    assert area(changes(unite([holed, polygon(2, 18, 0, 10, 10)]))[1]) == 400 - 16 + 80
    assert area(changes(intersect([holed, polygon(2, 0, 0, 10, 10)]))[1]) == 100 - 16


def test_that_masks_are_combined_as_masks():
    both = [painted(1, 0, 0, 10, 10), polygon(2, 5, 0, 10, 10)]
    for operation, expected in ((unite, 150), (intersect, 50), (subtract, 50)):
        after = changes(operation(both))[1]
        assert (after.mask.area, after.polygons) == (expected, ())
    assert changes(subtract(both[::-1]))[1].bbox_xywh == (0, 0, 5, 10)


def test_that_boxes_and_figures_count_as_what_they_surround():
    turned = Instance(2, 1, CELL.id, figure=RotatedBox(10, 5, 10, 10, 90))
    after = changes(unite([Instance(1, 1, CELL.id, (0.0, 0.0, 10.0, 10.0)), turned]))[1]
    assert area(after) == pytest.approx(150)
    assert after.figure is None
    circle = Instance(3, 1, CELL.id, figure=Circle(5, 5, 2))
    assert area(changes(subtract([polygon(1, 0, 0, 10, 10), circle]))[1]) == pytest.approx(100 - np.pi * 4, abs=0.1)


POSE = Instance(9, 1, MOUSE.id, (0.0, 0.0, 9.0, 9.0), keypoints=(Keypoint(1, 1, 2),) * 3, polygons=(box(0, 0, 8, 8),))


def test_that_the_object_with_keypoints_is_the_one_that_stays():
    after = changes(unite([polygon(1, 5, 0, 10, 10), POSE]))
    assert after[1] is None
    assert after[9].keypoints == POSE.keypoints


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (unite([polygon(1, 0, 0, 5, 5)]), "combine.two"),
        (intersect([polygon(1, 0, 0, 5, 5), polygon(2, 9, 9, 5, 5)]), "combine.nothing_common"),
        (intersect([painted(1, 0, 0, 5, 5), polygon(2, 9, 9, 5, 5)]), "combine.nothing_common"),
        (subtract([polygon(1, 0, 0, 5, 5), polygon(2, 9, 9, 5, 5)]), "combine.apart"),
        (subtract([polygon(1, 2, 2, 5, 5), polygon(2, 0, 0, 9, 9)]), "combine.nothing_left"),
        (unite([polygon(1, 0, 0, 5, 5), Instance(2, 1, 2, figure=Polyline((0, 0, 5, 5)))]), "combine.no_area"),
        (
            unite([POSE, Instance(10, 1, 1, POSE.bbox_xywh, POSE.polygons, keypoints=POSE.keypoints)]),
            "combine.keypoints",
        ),
        (unite([painted(1, 0, 0, 5, 5), painted(2, 0, 0, 5, 5, (50, 50))]), "combine.sizes"),
        (cut([polygon(1, 0, 0, 5, 5)], np.array([(9.0, 0.0), (9.0, 9.0)]), lambda: 0), "cut.nothing"),
    ],
)
def test_that_what_cannot_be_done_is_refused_with_one_sentence(edit, key):
    assert edit == Refused(key)


def test_that_a_cut_makes_objects_of_the_same_class_and_attributes():
    whole = polygon(1, 0, 0, 20, 10, attributes={"sick": True}, holes=(box(12, 2, 2, 2),))
    edit = cut([whole, polygon(2, 50, 0, 5, 5)], np.array([(5.0, -3.0), (5.0, 30.0)]), iter([7, 8]).__next__)
    after = changes(edit)
    assert set(after) == {1, 7}
    assert (area(after[1]), area(after[7])) == (146, 50)
    assert (after[7].category_id, after[7].attributes) == (CELL.id, {"sick": True})
    assert after[7].bbox_xywh == (0, 0, 5, 10)


corners = st.floats(-10, 70)


@given(corners, corners, corners, corners)
def test_that_the_pieces_of_a_mask_are_disjoint_and_make_up_the_whole(x0, y0, x1, y1):
    pixels = mask_of_polygons((box(5, 5, 40, 30), box(30, 20, 25, 15)), (box(10, 10, 8, 8),), 40, 60).to_array()
    whole = Instance(1, 1, CELL.id, mask=Mask.from_array(pixels))
    edit = cut([whole], np.array([(x0, y0), (x1, y1)]), iter(range(2, 99)).__next__)
    if isinstance(edit, Refused):
        return
    parts = [item.mask.to_array() for item in changes(edit).values()]
    assert len(parts) > 1
    assert np.array_equal(np.sum(parts, axis=0), pixels.astype(int))
