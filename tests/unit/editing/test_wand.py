"""The magic wand: regions of alike colours, added, taken away and kept by clicks and keys."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.unit.editing.scenes import CELL, key, make_scene, move, press
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.editing.gesture import Refused
from workbench.editing.masks.color_region import Pick, picked_mask, similar
from workbench.editing.masks.mask_edits import with_mask
from workbench.editing.pointer import ALT, SHIFT, Button, Kind, PointerEvent
from workbench.editing.tools.wand import wand


def picture():
    """200 x 100: blue ground, a red square, a redder one that touches it, a green one apart."""
    image = np.full((100, 200, 4), (120, 40, 40, 255), np.uint8)
    image[20:60, 20:60, :3] = (30, 30, 200)
    image[20:60, 60:90, :3] = (30, 30, 220)
    image[70:90, 120:160, :3] = (30, 200, 30)
    return image


def scene_with(*instances, **changes):
    scene = make_scene(*instances, **changes)
    image = picture()
    scene.pixels = lambda x, y, width, height: image[y : y + height, x : x + width]
    return scene


def drive(scene, *events):
    """Play events, answering every question at once; return the result and the drafts."""
    gesture = wand(scene)
    drafts, asked = [next(gesture)], None
    for event in events:
        try:
            drafts.append(gesture.send(event))
            while drafts[-1].asks is not None and drafts[-1].asks is not asked:
                asked = drafts[-1].asks
                drafts.append(gesture.send(PointerEvent(Kind.ANSWER, 0, 0, answer=asked.work())))
        except StopIteration as end:
            return end.value, drafts
    return None, drafts


def box(x, y, width, height):
    return Mask.from_box(100, 200, (x, y, width, height))


@given(
    hnp.arrays(np.uint8, st.tuples(st.integers(1, 8), st.integers(1, 8), st.just(3)), elements=st.integers(0, 40)),
    st.data(),
)
def test_that_a_region_hangs_together_and_is_of_alike_colour(image, data):
    row, column = (data.draw(st.integers(0, length - 1)) for length in image.shape[:2])
    tolerance = data.draw(st.integers(0, 40))
    region = similar(image, column, row, tolerance)
    colors = image.astype(int)
    alike = (abs(colors - colors[row, column]) <= tolerance).all(axis=2)
    _, labels = cv2.connectedComponents(alike.astype(np.uint8), connectivity=4)
    assert (region == (labels == labels[row, column])).all()


def test_that_a_giant_image_is_read_around_the_pixel_only():
    asked = []

    def read(*part):
        asked.append(part)
        return np.zeros((part[3], part[2], 4), np.uint8)

    mask = picked_mask(read, (9000, 9000), Pick(4500.5, 10.5, 5))
    assert asked == [(2452, 0, 4096, 4096)] and mask.area == 4096**2 and (mask.width, mask.height) == (9000, 9000)


def test_that_a_click_and_enter_make_an_object_of_the_region():
    result, drafts = drive(scene_with(), press(30, 30), key("Enter"))
    assert result.title == "Select by colour"
    assert result.patches[0].after.mask == box(20, 20, 70, 40)
    assert drafts[-1].instances[0].mask.area == 2800


def test_that_a_double_click_keeps_too():
    result, _ = drive(scene_with(), press(30, 30), PointerEvent(Kind.DOUBLE, 30, 30, Button.LEFT))
    assert result.patches[0].after.mask.area == 2800


def test_that_the_tolerance_of_the_last_pick_is_turned():
    scene = scene_with()
    scene.options.tolerance = 24
    result, drafts = drive(scene, press(30, 30), *[key("BracketLeft")] * 3, key("Return"))
    assert result.patches[0].after.mask.area < 41 * 40 and scene.options.tolerance == 18
    assert drafts[-1].hint.args == ("18",)
    result, _ = drive(scene, press(30, 30), PointerEvent(Kind.WHEEL, 30, 30, turn=8.0), key("Return"))
    assert result.patches[0].after.mask.area == 2800


def test_that_shift_adds_alt_takes_away_and_backspace_takes_back():
    scene = scene_with()
    scene.options.tolerance = 10
    both, _ = drive(scene, press(30, 30), press(130, 80, SHIFT), key("Enter"))
    assert both.patches[0].after.mask.contains(130, 80) and both.patches[0].after.mask.contains(30, 30)
    without, _ = drive(scene, press(30, 30), press(130, 80, SHIFT), press(30, 30, ALT), key("Enter"))
    assert not without.patches[0].after.mask.contains(30, 30)
    back, _ = drive(scene, press(30, 30), press(130, 80, SHIFT), key("Backspace"), key("Enter"))
    assert not back.patches[0].after.mask.contains(130, 80)
    assert drive(scene, press(30, 30), key("Backspace"), key("Enter"))[0] is None


def test_that_a_plain_click_begins_anew():
    scene = scene_with()
    result, _ = drive(scene, press(30, 30), press(130, 80), key("Enter"))
    assert result.patches[0].after.mask == box(120, 70, 40, 20)


def test_that_with_shift_or_alt_the_selected_object_is_changed():
    target = with_mask(Instance(1, 1, CELL.id), box(0, 0, 60, 60))
    scene = scene_with(target)
    scene.selection.set([1])
    grown, _ = drive(scene, press(130, 80, SHIFT), key("Enter"))
    assert grown.patches[0].before == target and grown.patches[0].after.mask.contains(130, 80)
    less, _ = drive(scene, press(30, 30, ALT), key("Enter"))
    assert less.patches[0].before == target and not less.patches[0].after.mask.contains(30, 30)
    new, _ = drive(scene, press(130, 80), key("Enter"))
    assert new.patches[0].before is None


def test_that_enter_before_the_answer_keeps_what_is_found():
    scene = scene_with()
    gesture = wand(scene)
    next(gesture)
    draft = gesture.send(press(30, 30))
    assert draft.asks is not None and not draft.instances
    assert gesture.send(key("Enter")).is_busy
    with pytest.raises(StopIteration) as end:
        gesture.send(PointerEvent(Kind.ANSWER, 0, 0, answer=draft.asks.work()))
    assert end.value.value.patches[0].after.mask.area == 2800


def test_that_a_fault_while_reading_is_said_and_the_picks_stay():
    gesture = wand(scene_with())
    next(gesture)
    asks = gesture.send(press(30, 30)).asks
    draft = gesture.send(PointerEvent(Kind.ANSWER, 0, 0, error="The file is gone."))
    assert draft.refused == Refused("text", ("The file is gone.",)) and draft.is_busy
    assert gesture.send(move(5, 5)).asks is asks


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([press(-5, 30)], "wand.outside"),
        ([press(30, 30, ALT)], "eraser.nothing"),
        ([press(30, 30), press(30, 30, ALT), key("Enter")], "mask.empty"),
    ],
)
def test_that_what_makes_no_sense_is_refused(events, reason):
    assert drive(scene_with(), *events)[0] == Refused(reason)


def test_that_it_waits_for_the_image_and_for_a_class():
    scene = make_scene()
    assert drive(scene, press(30, 30))[0] == Refused("wand.reading")
    assert drive(scene_with(category=None), press(30, 30))[0] == Refused("no_class")
