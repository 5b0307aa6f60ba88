"""The parts of the canvas by themselves: transforms, colours, dashes, maps, texts."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ui.canvas_world import CELL, MOUSE, SCHEMA
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.outline import outline
from workbench.core.resources import resource_path
from workbench.editing.gesture import Hint, Refused
from workbench.editing.tools.catalog import TOOLS
from workbench.ui.canvas.dashes import dashes
from workbench.ui.canvas.heatmap_picture import COLORMAPS, color_heatmap, color_ramp
from workbench.ui.canvas.palette import class_color
from workbench.ui.canvas.prepared_shapes import PreparedShapes, mask_outlines
from workbench.ui.canvas.shape_picture import MARGIN_PX, PictureRequest, draw_picture
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.canvas.view_transform import MAX_SCALE, MIN_SCALE, ViewTransform

ROOT = resource_path().parent
place = st.floats(-5000, 5000)


@given(st.floats(0.05, 30), place, place, st.floats(0.1, 10), place, place)
def test_that_zooming_keeps_the_point_under_the_pointer(scale, left, top, factor, x, y):
    before = ViewTransform(scale, left, top)
    after = before.zoomed(factor, (x, y))
    assert MIN_SCALE <= after.scale <= MAX_SCALE
    assert np.allclose(after.to_image(x, y), before.to_image(x, y), atol=1e-6 * (1 + abs(x) + abs(y)) / min(scale, 1))
    assert np.allclose(after.to_screen(*after.to_image(x, y)), (x, y), atol=1e-6)


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_that_a_fitted_image_lies_within_the_screen(width, height):
    fitted = ViewTransform.fitting((width, height), (800, 600))
    right, bottom = fitted.to_screen(width, height)
    assert fitted.left >= 15
    assert fitted.top >= 15
    assert right <= 786
    assert bottom <= 586 or fitted.scale == MIN_SCALE


def test_that_an_image_cannot_be_pushed_off_the_screen():
    gone = ViewTransform(1.0, 5000, -5000).kept_near((400, 300), (800, 600))
    assert (gone.left, gone.top) == (736, -236)


def test_that_a_hundred_classes_have_a_hundred_colours():
    colors = [class_color(index) for index in range(100)]
    assert len(set(colors)) == 100
    assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in colors)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), min_size=2, max_size=12), st.booleans())
def test_that_dashes_cover_the_share_they_should(points, closed):
    line = np.array(points, np.float32)
    whole = np.concatenate([line, line[:1]]) if closed else line
    total = float(np.hypot(*np.diff(whole, axis=0).T).sum())
    parts = dashes(line, 6.0, 4.0, closed)
    covered = sum(float(np.hypot(*np.diff(part, axis=0).T).sum()) for part in parts)
    if total > 0:
        assert covered == pytest.approx(total * 0.6, abs=4.5 + total * 0.01)


@pytest.mark.parametrize("colormap", COLORMAPS)
def test_that_zero_is_transparent_and_more_is_more_opaque(colormap):
    ramp = color_ramp(colormap)
    assert ramp[0, 3] == 0
    assert (np.diff(ramp[:, 3].astype(int)) >= 0).all()
    assert ramp[255, 3] == round(0.9 * 255)
    assert (ramp[:, :3].max(axis=1) <= ramp[:, 3]).all()


def test_that_a_heatmap_knows_its_peak_in_image_pixels():
    values = np.zeros((4, 6), np.float16)
    values[2, 5] = 0.75
    picture = color_heatmap(values, (10, 0, 100, 0, 20, 200))
    assert picture.peak == (155.0, 250.0)
    assert picture.peak_value == 0.75
    corner = picture.to_image.map(float(picture.image.width()), float(picture.image.height()))
    assert corner == (160.0, 280.0)


def test_that_a_heatmap_of_nan_is_shown_as_nothing_and_a_wrong_shape_refused():
    assert color_heatmap(np.full((3, 3), np.nan), (1, 0, 0, 0, 1, 0)).buffer.max() == 0
    with pytest.raises(ValueError, match="two dimensions"):
        color_heatmap(np.zeros((2, 3, 3)), (1, 0, 0, 0, 1, 0))


def test_that_a_mask_is_painted_where_its_exact_outline_runs():
    array = np.zeros((30, 40), bool)
    array[5:20, 8:30] = True
    array[9:12, 12:18] = False
    mask = Mask.from_array(array)
    painted, exact = mask_outlines(mask), outline(mask)
    assert len(painted) == len(exact) == 2
    for ours, theirs in zip(sorted(map(_bounds, painted)), sorted(map(_bounds, exact)), strict=True):
        assert np.allclose(ours, theirs, atol=0.5)


def _bounds(ring):
    points = np.asarray(ring, float).reshape(-1, 2)
    return (*points.min(axis=0), *points.max(axis=0))


def request(*instances, **changes):
    values = dict(stamp=1, scale=1.0, left=0.0, top=0.0, width=200, height=100, ratio=1.0, schema=SCHEMA)
    return PictureRequest(**{**values, "instances": instances, **changes})


def test_that_a_picture_shows_a_box_where_it_is_and_leaves_hidden_ones_out():
    box = Instance(1, 1, CELL.id, bbox_xywh=(20.0, 30.0, 50.0, 40.0))
    prepared = PreparedShapes()
    alpha = draw_picture(request(box), prepared).buffer[MARGIN_PX:-MARGIN_PX, MARGIN_PX:-MARGIN_PX, 3]
    assert min(alpha[50, 20], alpha[50, 70]) > 240
    assert 20 < alpha[50, 45] < 40
    assert alpha[50, 80] == 0
    hidden = draw_picture(request(box, hidden=frozenset([1])), prepared).buffer
    assert hidden.max() == 0


def test_that_prepared_shapes_follow_edits_deletions_and_additions():
    prepared = PreparedShapes()
    first = Instance(1, 1, CELL.id, bbox_xywh=(0.0, 0.0, 10.0, 10.0))
    second = Instance(2, 1, MOUSE.id, keypoints=(Keypoint(100, 50, 2), *[Keypoint(0, 0, 0)] * 3))
    prepared.update((first, second))
    assert [s.instance.id for s in prepared.visible(90, 40, 110, 60, frozenset())] == [2]
    moved = Instance(1, 1, CELL.id, bbox_xywh=(95.0, 45.0, 10.0, 10.0))
    prepared.update((moved, second))
    assert [s.instance.id for s in prepared.visible(90, 40, 110, 60, frozenset())] == [1, 2]
    prepared.update((second, Instance(3, 1, CELL.id)))
    assert [s.instance.id for s in prepared.visible(0, 0, 200, 200, frozenset([2]))] == []


def test_that_far_away_points_do_not_overflow():
    huge = Instance(1, 1, CELL.id, polygons=((-1e7, -1e7, 1e7, -1e7, 1e7, 1e7, -1e7, 1e7),))
    draw_picture(request(huge, scale=64.0), PreparedShapes())


def _used(pattern, room="editing"):
    found = set()
    for path in (ROOT / "workbench" / room).rglob("*.py"):
        found |= set(re.findall(pattern, path.read_text(encoding="utf-8")))
    return found


def test_that_every_hint_and_refusal_has_a_sentence(qapp):
    texts = CanvasTexts()
    keys = _used(r'Hint\(\s*"([a-z._]+)"') | {"select.nothing", "select.body", "select.edge", "select.vertex"}
    keys |= {"select.joint", "select.handle", "polygon.closes", "polygon.next", "polygon.more"}
    assert all(texts.hint(Hint(key, ("a", "b", "c"))) for key in keys), keys
    # "text" carries a sentence of its own.
    for key in _used(r'Refused\("([a-z._]+)"') - {"text"}:
        assert texts.refusal(Refused(key, ("a",))).endswith("."), key


def test_that_every_edit_title_can_be_translated(qapp):
    texts = CanvasTexts()
    titles = _used(r'"((?:Add|Move|Delete|Resize|Change|Duplicate|Accept) [a-z ]+)"')
    for room in ("project", "ui", "editing"):
        titles |= _used(r'Edit\(\s*"([A-Z][a-z ]+)"', room)
    assert {title for title in titles if title not in texts._titles()} == set()


def test_that_every_tool_has_a_drawing(qapp):
    for tool in TOOLS:
        assert resource_path("icons", f"{tool.icon}.svg").exists()
