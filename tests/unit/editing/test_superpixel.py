"""Superpixels: cells that cover the picture, and painting with them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.unit.editing.scenes import key, make_scene, move, play, press, release
from workbench.core.edit import Edit, Patch
from workbench.core.masks import Mask
from workbench.editing.gesture import Aim, Refused
from workbench.editing.masks.mask_edits import with_mask
from workbench.editing.masks.superpixels import SIDE, Cells, cells_of, divide, part_around
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.tools.superpixel import superpixel

pictures = hnp.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.just(3)))


@given(pictures, st.integers(2, 12))
def test_that_every_pixel_is_in_a_cell_and_every_cell_is_where_it_says(image, size):
    cells = cells_of(lambda x, y, width, height: image, (7, 3, image.shape[1], image.shape[0]), size)
    assert cells.labels.shape == image.shape[:2] and cells.labels.min() >= 1
    covered = np.zeros(image.shape[:2], int)
    for number in np.unique(cells.labels).tolist():
        left, top, pixels = cells.pixels(number)
        assert pixels[0].any() and pixels[-1].any() and pixels[:, 0].any() and pixels[:, -1].any()
        covered[top - 3 : top - 3 + pixels.shape[0], left - 7 : left - 7 + pixels.shape[1]] += pixels
    assert (covered == 1).all()


def test_that_borders_follow_an_edge():
    image = np.full((120, 160, 3), 40, np.uint8)
    image[:, 83:] = 200
    labels = divide(image, 16)
    left, right = set(labels[:, 75:81].flat), set(labels[:, 85:91].flat)
    assert not left & right


def test_that_the_part_is_the_same_for_near_points_and_lies_in_the_image():
    assert part_around(5, 5, 1000, 800) == (0, 0, 1000, 800)
    for x in range(0, 6000, 37):
        left, _, width, height = part_around(x, 1500, 6000, 4000)
        assert (width, height) == (SIDE, SIDE) and 0 <= left <= min(x, 6000 - SIDE) and left + width >= x
    assert part_around(3000, 1500, 6000, 4000) == part_around(3010, 1490, 6000, 4000)


def checkered(scene):
    """Cells of 20 x 20 pixels, numbered row by row from 1."""
    rows, columns = np.mgrid[:100, :200]
    labels = (rows // 20 * 10 + columns // 20 + 1).astype(np.uint16)
    corners = [(0, 0, 0, 0)] + [(20 * c, 20 * r, 20 * c + 19, 20 * r + 19) for r in range(5) for c in range(10)]
    scene.cells = Cells(0, 0, scene.options.cell_size, labels, np.array(corners, np.int32))
    return scene


def drive(scene, *events):
    return play(superpixel(scene), events)


def test_that_the_cells_under_the_way_are_painted_whole():
    result, drafts = drive(checkered(make_scene()), press(5, 5), move(70, 5), release(70, 30))
    expected = np.zeros((100, 200), bool)
    expected[:20, :80] = expected[20:40, 60:80] = True
    assert result.title == "Paint mask" and (result.patches[0].after.mask.to_array() == expected).all()
    assert drafts[1].is_busy and drafts[1].cells is not None


def test_that_the_right_button_erases_cells():
    scene = checkered(make_scene())
    target = with_mask(
        drive(scene, press(5, 5), release(5, 5))[0].patches[0].after, Mask.from_box(100, 200, (0, 0, 60, 20))
    )
    scene.index.put(target)
    scene.selection.set([target.id])
    up = PointerEvent(Kind.RELEASE, 5, 5, Button.RIGHT)
    result, _ = drive(scene, press(5, 5, button=Button.RIGHT), up)
    assert result.title == "Erase mask" and result.patches[0].after.bbox_xywh == (20, 0, 40, 20)


def test_that_cells_join_what_is_selected_only_beside_it():
    scene = checkered(make_scene())
    target = drive(scene, press(5, 5), release(5, 5))[0].patches[0].after
    scene.index.put(target)
    scene.editor.commit(Edit("Paint mask", (Patch(None, target),)))
    scene.selection.set([target.id])
    reach = scene.options.cell_size
    result, drafts = drive(scene, move(19 + reach, 5), press(19 + reach, 5), release(19 + reach, 5))
    assert result.patches[0].before == target
    assert (drafts[1].hint.key, drafts[1].aim) == ("superpixel.add", Aim("cell #1"))
    result, drafts = drive(scene, move(150, 50), press(150, 50), release(150, 50))
    assert result.patches[0].before is None
    assert (drafts[1].hint.key, drafts[1].aim) == ("superpixel.beside", Aim("cell", is_new=True))


def test_that_the_cell_under_the_pointer_is_shown_and_kept_while_it_is_the_same():
    _, drafts = drive(checkered(make_scene()), move(5, 5), move(9, 9), move(25, 5), move(-50, 5))
    assert drafts[1].painting is drafts[2].painting is not None
    assert drafts[3].painting is not drafts[2].painting and drafts[4].painting is None
    assert drafts[1].painting.stroke.mask() == Mask.from_box(100, 200, (0, 0, 20, 20))


def test_that_cells_are_asked_for_and_again_in_another_size():
    scene = make_scene()
    image = np.random.default_rng(1).integers(0, 255, (100, 200, 4)).astype(np.uint8)
    scene.pixels = lambda x, y, width, height: image[y : y + height, x : x + width]
    gesture = superpixel(scene)
    assert next(gesture).asks is None
    asks = gesture.send(move(50, 50)).asks
    assert asks is not None and gesture.send(move(60, 50)).asks is asks
    draft = gesture.send(PointerEvent(Kind.ANSWER, 50, 50, answer=asks.work()))
    assert draft.cells is scene.cells is not None and draft.painting is not None
    other = gesture.send(key("BracketRight", 50, 50)).asks
    assert other is not asks and other.work().cell_size == scene.options.cell_size == 28


@pytest.mark.parametrize(("has_pixels", "reason"), [(False, "wand.reading"), (True, "superpixel.none")])
def test_that_painting_waits_for_the_cells(has_pixels, reason):
    scene = make_scene()
    scene.pixels = (lambda *part: None) if has_pixels else None
    assert drive(scene, press(5, 5))[0] == Refused(reason)


def test_that_n_begins_a_new_object_and_a_class_is_needed():
    scene = checkered(make_scene())
    target = drive(scene, press(5, 5), release(5, 5))[0].patches[0].after
    scene.index.put(target)
    scene.selection.set([target.id])
    result, _ = drive(scene, key("N"), press(105, 5), release(105, 5))
    assert result.patches[0].before is None
    assert drive(checkered(make_scene(category=None)), press(5, 5))[0] == Refused("no_class")


def test_that_cells_of_a_soft_slope_are_no_strips():
    slope = np.repeat(np.linspace(40, 200, 240)[None, :, None], 240, axis=0).repeat(3, axis=2).astype(np.uint8)
    cells = cells_of(lambda x, y, width, height: slope, (0, 0, 240, 240), 24)
    spans = np.diff(cells.corners.reshape(-1, 2, 2), axis=1)[1:, 0] + 1
    assert np.median(spans.max(axis=1)) < 60
    assert (divide(slope, 24) == divide(slope, 24)).all()
