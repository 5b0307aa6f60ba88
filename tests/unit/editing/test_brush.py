"""Brush and eraser, driven by hand movements and held against plain arrays."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, MOUSE, SQUARE, drag, key, make_scene, move, play, press, release
from workbench.core.edit import Edit
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.rasterise import mask_of_polygons
from workbench.editing.gesture import Aim, Refused
from workbench.editing.masks.brush_tip import swept
from workbench.editing.pointer import SHIFT, Button, Kind, PointerEvent
from workbench.editing.tools.brush import brush
from workbench.editing.tools.eraser import eraser

places = st.tuples(st.floats(-30, 230), st.floats(-30, 130))
sizes = st.floats(2, 40)


def square_mask():
    image = np.zeros((100, 200), bool)
    image[10:50, 10:50] = True
    return Mask.from_array(image)


def masked(instance_id=1, **changes):
    return replace(Instance(instance_id, 1, CELL.id, (10.0, 10.0, 40.0, 40.0), mask=square_mask()), **changes)


def distances(start, end):
    """How far every pixel centre of the image is from a line."""
    rows, columns = np.mgrid[:100, :200] + 0.5
    dx, dy = end[0] - start[0], end[1] - start[1]
    length2 = dx * dx + dy * dy
    part = np.clip(((columns - start[0]) * dx + (rows - start[1]) * dy) / length2, 0, 1) if length2 else 0.0
    return np.hypot(columns - start[0] - part * dx, rows - start[1] - part * dy)


def stroke(tool, scene, *points, size=10.0, button=Button.LEFT, modifiers=()):
    scene.options.tip_size = size
    first, *rest = points
    up = PointerEvent(Kind.RELEASE, *(rest[-1] if rest else first), button)
    return play(tool(scene), [press(*first, *modifiers, button=button), *[move(*at) for at in rest], up])


@given(st.lists(places, min_size=1, max_size=5), sizes)
def test_that_a_stroke_paints_the_pixels_within_its_radius(points, size):
    scene = make_scene()
    result, _ = stroke(brush, scene, *points, size=size)
    ways = zip(points, points[1:] or points, strict=False)
    far = np.min([distances(*way) for way in ways], axis=0)
    if not isinstance(result, Edit):
        assert result == Refused("brush.outside") and far.min() > size / 2 - 1e-6
        return
    (patch,) = result.patches
    painted = patch.after.mask.to_array()
    is_clear = abs(far - size / 2) > 1e-6
    assert (painted == (far <= size / 2))[is_clear].all()
    assert patch.before is None and patch.after.bbox_xywh == mask_bounds_xywh(patch.after.mask)


@given(places, places, sizes)
def test_that_the_square_tip_is_a_square_at_both_ends(start, end, size):
    left, top, pixels = swept(start, end, size, is_square=True)
    rows, columns = np.nonzero(pixels)
    for x, y in (start, end):
        near = (abs(columns + left + 0.5 - x) < size / 2 - 1e-6) & (abs(rows + top + 0.5 - y) < size / 2 - 1e-6)
        span = [np.sum(abs(np.floor(c) + np.arange(-60, 60) + 0.5 - c) < size / 2 - 1e-6) for c in (x, y)]
        assert near.sum() == span[0] * span[1]


@given(places)
def test_that_the_smallest_tip_paints_the_pixel_under_it(place):
    left, top, pixels = swept(place, place, 1.0, is_square=False)
    assert pixels.shape == (1, 1) and pixels.all()
    assert abs(left + 0.5 - place[0]) <= 0.5 and abs(top + 0.5 - place[1]) <= 0.5


@given(st.lists(places, min_size=2, max_size=4), sizes, st.booleans())
def test_that_undo_brings_the_very_mask_back(points, size, erases):
    target = masked()
    scene = make_scene(target)
    scene.selection.set([1])
    result, _ = stroke(eraser if erases else brush, scene, (30, 30), *points, size=size)
    before = square_mask().to_array()
    if isinstance(result, Edit):
        (patch,) = result.patches
        after = patch.after.mask.to_array() if patch.after is not None else np.zeros_like(before)
        assert patch.before == target and (after != before).any()
        assert (before[after] if erases else after[before]).all()
        assert result.title == ("Erase mask" if erases else "Paint mask")


def test_that_a_new_object_gets_the_chosen_class_and_one_edit_a_stroke():
    scene = make_scene(masked(), category=MOUSE)
    result, drafts = stroke(brush, scene, (100, 50), (150, 50))
    assert (result.title, result.patches[0].after.category_id, result.patches[0].after.id) == ("Paint mask", 1, 2)
    assert drafts[0].hint.key == "brush.new" and drafts[1].is_busy


def test_that_an_outline_that_is_painted_on_becomes_a_mask_with_its_holes():
    hole = (20.0, 20.0, 30.0, 20.0, 30.0, 30.0, 20.0, 30.0)
    target = Instance(1, 1, CELL.id, (10.0, 10.0, 40.0, 40.0), polygons=(SQUARE,), holes=(hole,))
    scene = make_scene(target)
    scene.selection.set([1])
    result, drafts = stroke(brush, scene, (58, 30), (110, 30))
    after = result.patches[0].after
    assert (after.polygons, after.holes, result.title) == ((), (), "Paint on polygon, now a mask")
    assert drafts[0].hint.key == "brush.over_polygon"
    filled = mask_of_polygons((SQUARE,), (hole,), 100, 200).to_array()
    assert (after.mask.to_array()[:, :50] == filled[:, :50]).all()
    assert after.bbox_xywh == mask_bounds_xywh(after.mask)


def test_that_shift_draws_a_straight_line_from_the_last_end():
    scene = make_scene()
    stroke(brush, scene, (20, 20), (30, 20), size=3)
    result, _ = stroke(brush, scene, (90, 20), size=3, modifiers=(SHIFT,))
    assert result.patches[0].after.bbox_xywh == mask_bounds_xywh(result.patches[0].after.mask)
    assert result.patches[0].after.mask.to_array()[20, 30:90].all()
    other = make_scene()
    other.options, other.image_id = scene.options, 2
    result, _ = stroke(brush, other, (150, 20), size=3, modifiers=(SHIFT,))
    assert result.patches[0].after.bbox_xywh[2] <= 3, "the last end was on another image"


def test_that_with_shift_the_line_to_come_is_shown():
    scene = make_scene()
    stroke(brush, scene, (20, 20), (30, 20))
    shifted = PointerEvent(Kind.MOVE, 90, 20, modifiers=frozenset((SHIFT,)))
    _, drafts = play(brush(scene), [move(80, 20), shifted, move(95, 20)])
    assert [draft.path for draft in drafts] == [(), (), ((30, 20),), ()]


def test_that_keys_and_wheel_change_the_tip():
    scene = make_scene()
    size = scene.options.tip_size
    _, drafts = play(brush(scene), [key("BracketRight"), key("Q"), PointerEvent(Kind.WHEEL, 5, 5, turn=-2.0)])
    assert [draft.tip.size > size for draft in drafts[1:3]] == [True, True]
    assert drafts[-1].tip.size < size and drafts[-1].tip.is_square
    scene.options.turn_tip(-100)
    assert scene.options.tip_size == 1
    scene.options.turn_tip(1)
    assert scene.options.tip_size == 2
    scene.options.turn_tip(200)
    assert scene.options.tip_size == 1000


def test_that_n_begins_a_new_object_though_one_is_selected():
    scene = make_scene(masked())
    scene.selection.set([1])
    gesture = brush(scene)
    result, drafts = play(gesture, [key("N"), *drag((100, 50), (120, 50))])
    assert drafts[0].hint.key == "brush.add" and drafts[1].hint.key == "brush.new"
    assert result.patches[0].before is None


@pytest.mark.parametrize(("x", "size", "joins"), [(59, 4, True), (61, 4, False), (79, 30, True), (81, 30, False)])
def test_that_a_stroke_joins_what_is_selected_only_if_it_begins_beside_it(x, size, joins):
    scene = make_scene(masked(), category=MOUSE)
    scene.selection.set([1])
    scene.options.tip_size = size
    result, drafts = play(brush(scene), [move(x, 30), *drag((x, 30), (150, 30))])
    (patch,) = result.patches
    assert (patch.before is not None) == joins and patch.after.category_id == (CELL.id if joins else MOUSE.id)
    assert drafts[1].aim == (Aim("cell #1") if joins else Aim("mouse", is_new=True))
    assert drafts[1].hint.key == ("brush.add" if joins else "brush.beside")


def test_that_an_outline_is_not_changed_from_afar():
    scene = make_scene(Instance(1, 1, CELL.id, (10.0, 10.0, 40.0, 40.0), polygons=(SQUARE,)))
    scene.selection.set([1])
    result, _ = stroke(brush, scene, (150, 50), (160, 50))
    assert (result.title, result.patches[0].before) == ("Paint mask", None)


def test_that_how_far_beside_is_the_same_for_the_hand_at_every_zoom():
    scene = make_scene(masked())
    scene.selection.set([1])
    scene.options.tip_size = 4
    far_out = [PointerEvent(Kind.MOVE, 85, 30, px=px) for px in (1.0, 4.0)]
    _, drafts = play(brush(scene), far_out)
    assert [draft.aim.is_new for draft in drafts[1:]] == [True, False]


def test_that_a_straight_line_goes_on_what_the_last_stroke_was_on():
    scene = make_scene(masked())
    scene.selection.set([1])
    stroke(brush, scene, (30, 30), (40, 30), size=4)
    result, _ = stroke(brush, scene, (120, 30), size=4, modifiers=(SHIFT,))
    assert result.patches[0].before.id == 1 and result.patches[0].after.mask.to_array()[30, 50:120].all()


def test_that_the_pointer_says_nothing_of_objects_while_none_is_selected():
    _, drafts = play(brush(make_scene(masked())), [move(30, 30)])
    assert drafts[1].aim is None


def test_that_the_object_aimed_at_is_named_as_in_the_list():
    others = [Instance(key, 1, MOUSE.id, (0.0, 0.0, 5.0, 5.0)) for key in (1, 2)]
    scene = make_scene(*others, masked(3), masked(4))
    scene.selection.set([4])
    _, drafts = play(brush(scene), [move(30, 30)])
    assert drafts[1].aim == Aim("cell #2")


def test_that_the_eraser_takes_from_what_is_selected_wherever_it_begins():
    scene = make_scene(masked())
    scene.selection.set([1])
    result, _ = stroke(eraser, scene, (150, 30), (30, 30))
    assert (result.title, result.patches[0].before.id) == ("Erase mask", 1)


def test_that_the_right_button_does_the_opposite():
    scene = make_scene(masked())
    scene.selection.set([1])
    result, _ = stroke(brush, scene, (10, 30), (50, 30), button=Button.RIGHT)
    assert result.title == "Erase mask"
    result, _ = stroke(eraser, scene, (60, 30), (90, 30), button=Button.RIGHT)
    assert result.title == "Paint mask"


def test_that_the_eraser_takes_what_lies_under_it_when_nothing_is_selected():
    scene = make_scene(masked())
    result, _ = stroke(eraser, scene, (30, 30), (40, 30))
    assert result.patches[0].before.id == 1
    result, _ = stroke(eraser, scene, (150, 80), (160, 80))
    assert result == Refused("eraser.nothing")


def test_that_an_object_without_pixels_left_is_deleted_unless_it_has_keypoints():
    scene = make_scene(masked())
    scene.selection.set([1])
    result, _ = stroke(eraser, scene, (30, 30), size=100)
    assert result.patches[0].after is None
    scene = make_scene(masked(keypoints=(Keypoint(20.0, 20.0, 2),)))
    scene.selection.set([1])
    result, _ = stroke(eraser, scene, (30, 30), size=100)
    after = result.patches[0].after
    assert after.mask is None and after.keypoints and after.bbox_xywh == (10.0, 10.0, 40.0, 40.0)


def test_that_around_keypoints_the_box_only_grows():
    scene = make_scene(masked(keypoints=(Keypoint(20.0, 20.0, 2),), bbox_xywh=(5.0, 5.0, 60.0, 60.0)))
    scene.selection.set([1])
    result, _ = stroke(brush, scene, (72, 30), (90, 30), size=4)
    assert result.patches[0].after.bbox_xywh == (5.0, 5.0, 87.0, 60.0)


@pytest.mark.parametrize(
    ("changes", "key_of_refusal"),
    [
        ({"is_locked": True}, "mask.locked"),
        ({"mask": Mask.empty(50, 60)}, "mask.other_size"),
        ({"mask": None, "polygons": ((1.0, 1.0, 9e9, 1.0, 5.0, 5.0),)}, "mask.not_filled"),
    ],
)
@pytest.mark.parametrize("tool", [brush, eraser])
def test_that_what_cannot_be_painted_on_is_refused(tool, changes, key_of_refusal):
    scene = make_scene(masked(**changes))
    scene.selection.set([1])
    result, _ = stroke(tool, scene, (30, 30), (40, 30))
    assert result.key == key_of_refusal


def test_that_nothing_happens_without_a_class_or_beside_the_image():
    assert stroke(brush, make_scene(category=None), (30, 30))[0] == Refused("no_class")
    assert stroke(brush, make_scene(), (-50, 30), (-40, 200))[0] == Refused("brush.outside")


def test_that_painting_what_is_painted_changes_nothing():
    scene = make_scene(masked())
    scene.selection.set([1])
    assert stroke(brush, scene, (25, 25), (35, 35), size=4)[0] is None
    assert stroke(eraser, scene, (125, 25), (135, 35), size=4)[0] is None


def test_that_a_quick_second_click_paints_too():
    scene = make_scene()
    result, _ = play(brush(scene), [PointerEvent(Kind.DOUBLE, 50, 50, Button.LEFT), release(50, 50)])
    assert isinstance(result, Edit)
