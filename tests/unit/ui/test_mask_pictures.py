"""Masks on the canvas and on thumbnails: the very pixels, at every zoom, holes open."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.unit.ui.canvas_world import CELL, SCHEMA
from workbench.core.instance import Instance
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.editing.gesture import Painting
from workbench.editing.masks.mask_edits import with_mask
from workbench.editing.masks.mask_stroke import MaskStroke
from workbench.editing.masks.superpixels import Cells
from workbench.ui.canvas.cells_picture import CellsPicture
from workbench.ui.canvas.mask_picture import Look, MaskPicture
from workbench.ui.canvas.mask_pictures import MaskPictures
from workbench.ui.canvas.prepared_shapes import mask_outlines, prepare
from workbench.ui.canvas.stroke_picture import StrokePicture
from workbench.ui.canvas.tip_picture import paint_tip
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.label_overlay import draw_labels

images = hnp.arrays(bool, hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=10))


def even_odd(rings, shape):
    rows, columns = np.mgrid[: shape[0], : shape[1]] + 0.5
    inside = np.zeros(shape, dtype=bool)
    for ring in rings:
        for (x0, y0), (_, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
            if y0 != y1:
                inside ^= (columns < x0) & (min(y0, y1) < rows) & (rows < max(y0, y1))
    return inside


@given(images)
def test_that_the_outlines_lie_on_the_borders_of_the_pixels(image):
    rings = mask_outlines(Mask.from_array(image))
    assert all((ring == np.rint(ring)).all() for ring in rings)
    assert (even_odd(rings, image.shape) == image).all()


def test_that_a_ragged_mask_is_thinned_where_the_image_is_shrunk():
    noise = np.random.default_rng(1).random((200, 200)) < 0.5
    shape = prepare(with_mask(Instance(1, 1, CELL.id), Mask.from_array(noise)))
    assert sum(map(len, shape.coarse)) < sum(map(len, shape.rings)) / 3 and shape.extent <= 40


def canvas(width=120, height=90):
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def alpha(image):
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return pixels[:, : image.width(), 3].copy()


@given(images, st.sampled_from([4.0, 7.0, 9.5]), st.integers(-20, 30), st.integers(-20, 30), st.sampled_from([1, 2]))
def test_that_every_pixel_of_the_screen_shows_its_pixel_of_the_mask(image, scale, left, top, inner):
    mask = Mask.from_array(image)
    screen = canvas()
    view = ViewTransform(scale, left, top)
    with QPainter(screen) as painter:
        MaskPictures().paint(painter, mask, Look("#ff0000", 0.4, inner), view, 1.0, (120, 90))
    rows, columns = (np.floor((np.arange(n) + 0.5 - at) / scale).astype(int) for n, at in ((90, top), (120, left)))
    expected = mask.sample(columns, rows).astype(np.uint8)
    seen = alpha(screen)
    core = cv2.erode(np.pad(expected, 3), np.ones((2 * inner + 1,) * 2, np.uint8))[3:-3, 3:-3]
    interior = (slice(3, -3), slice(3, -3))
    assert (seen[interior][core[interior] > 0] == 102).all()
    beyond = cv2.dilate(expected, np.ones((5, 5), np.uint8)) == 0
    assert (seen[interior][beyond[interior]] == 0).all()
    line = (expected > 0) & (core == 0)
    assert (seen[interior][line[interior]] == 255).all()


def test_that_a_picture_stays_while_the_view_is_panned_and_not_when_it_is_zoomed(monkeypatch):
    drawn = []
    monkeypatch.setattr(MaskPicture, "draw", lambda self, box=None: drawn.append(self))
    mask, kept = Mask.from_box(90, 120, (10, 10, 50, 50)), MaskPictures()
    screen = canvas()
    with QPainter(screen) as painter:
        for view in (ViewTransform(2.0, 0.25, 0), ViewTransform(2.0, 31.25, -14), ViewTransform(2.5, 0.25, 0)):
            kept.paint(painter, mask, Look("#00ff00"), view, 1.0, (120, 90))
    assert len(drawn) == 2


@pytest.mark.parametrize("erases", [False, True])
def test_that_a_stroke_is_drawn_where_it_passed_and_ends_as_the_mask_it_makes(erases):
    base = Mask.from_box(90, 120, (20, 20, 60, 40))
    stroke = MaskStroke(120, 90)
    painting = Painting(CELL.id, None, base, stroke, erases)
    live, view = StrokePicture(), (ViewTransform(1.0, 0, 0), 1.0, (120, 90))
    assert live.changed(painting) == [mask_bounds_xywh(base)]
    for start in (10, 40, 70):
        stroke.line((start, 35), (start + 30, 50), 12, False)
        assert live.changed(painting) == [stroke.marks[-1]]
        live.picture(painting, lambda: Look("#0000ff", inner=2), *view)
    screens = [canvas(), canvas()]
    from_scratch = StrokePicture()
    from_scratch.changed(painting)
    for screen, pictures in zip(screens, (live, from_scratch), strict=True):
        with QPainter(screen) as painter:
            pictures.picture(painting, lambda: Look("#0000ff", inner=2), *view).paint(painter, view[0])
    assert (alpha(screens[0]) == alpha(screens[1])).all()
    assert len(live.changed(None)) == 4, "all of it is painted over once it is gone"


def test_that_cells_are_parted_by_thin_lines_and_hidden_when_too_small():
    labels = (np.mgrid[:40, :60][0] // 20 * 3 + np.mgrid[:40, :60][1] // 20 + 1).astype(np.uint16)
    cells = Cells(10, 5, 20, labels, np.zeros((7, 4), np.int32))
    screen, pictures = canvas(200, 150), CellsPicture()
    assert pictures.is_other(cells) and not pictures.is_other(cells)
    with QPainter(screen) as painter:
        pictures.paint(painter, cells, ViewTransform(2.0, 0, 0), 1.0, (200, 150))
    seen = alpha(screen) > 0
    assert seen[5 * 2 + 39, 22:100].all() and seen[12:80, 10 * 2 + 39].all()
    assert not seen[20:40, 24:56].any() and not seen[:, 145:].any()
    screen = canvas()
    with QPainter(screen) as painter:
        pictures.paint(painter, cells, ViewTransform(0.2, 0, 0), 1.0, (120, 90))
    assert not alpha(screen).any()


@pytest.mark.parametrize("size", [3.0, 40.0, 1100.0])
@pytest.mark.parametrize("is_square", [False, True])
def test_that_a_tip_is_a_line_around_nothing(size, is_square):
    screen = canvas(1150, 1150)
    with QPainter(screen) as painter:
        paint_tip(painter, QRectF(20, 20, size, size), is_square, 1.0)
    seen = alpha(screen)
    assert seen.any() and (size < 10 or not seen[36:44, 36:44].any())


def test_that_thumbnails_show_the_pixels_and_not_the_box():
    image = np.zeros((90, 120), bool)
    image[10:80, 10:110] = True
    image[30:60, 40:80] = False
    screen = canvas(60, 45)
    with QPainter(screen) as painter:
        draw_labels(painter, [with_mask(Instance(1, 1, CELL.id), Mask.from_array(image))], SCHEMA, 0.5)
    seen = alpha(screen)
    assert seen[10, 25] and not seen[22, 30] and not seen[2, 2]
