"""An outline painted by way of its own small picture looks as one painted straight onto the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

from workbench.ui.canvas.flat_outline import FlatLook, paint_flat
from workbench.ui.canvas.live_shape import stroke

SIZE = (240, 180)
LINE, FILL, GROUND = QColor("#56b4e9"), QColor(86, 180, 233, 56), QColor("#805a30")


def star(scale=1.0):
    corners = [(40.3, 30.6), (190.2, 52.1), (120.7, 80.4), (160.9, 150.8), (30.1, 120.5)]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) * scale for x, y in corners]))
    path.closeSubpath()
    return path


def painted(paint, ratio, clip=None):
    image = QImage(*(round(side * ratio) for side in SIZE), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    with QPainter(image) as painter:
        if clip is not None:
            painter.setClipRect(clip)
        paint(painter)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def painted_straight(fill, ratio):
    def paint(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if fill is not None:
            painter.fillPath(star(), fill)
        stroke(painter, star(), LINE, 2.5)

    return painted(paint, ratio)


# With a fill the halo differs by what shines through it: 22 % of the fill, seen through 45 %.
@pytest.mark.parametrize(("fill", "most"), [(None, 2), (FILL, 25)])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_that_it_looks_as_if_painted_straight_onto_the_canvas(qtbot, ratio, fill, most):
    flat = painted(lambda painter: paint_flat(painter, star(), FlatLook(LINE, 2.5, fill), ratio), ratio)
    assert np.abs(flat - painted_straight(fill, ratio)).max() <= most


def test_that_only_what_is_exposed_is_painted(qtbot):
    exposed = QRect(50, 40, 60, 30)
    flat = painted(lambda painter: paint_flat(painter, star(), FlatLook(LINE, 2.5, FILL), 1.0), 1.0, exposed)
    whole = painted(lambda painter: paint_flat(painter, star(), FlatLook(LINE, 2.5, FILL), 1.0), 1.0)
    assert (flat[40:70, 50:110] == whole[40:70, 50:110]).all()
    flat[40:70, 50:110] = flat[0, 0]
    assert (flat == flat[0, 0]).all()


def test_that_an_outline_far_larger_than_the_screen_is_no_large_picture(qtbot):
    look = FlatLook(LINE, 2.5, FILL)
    clip = QRect(0, 0, *SIZE)
    shown = painted(lambda painter: paint_flat(painter, star(1e5), look, 1.0), 1.0, clip)
    assert shown.shape == (SIZE[1], SIZE[0], 3)
