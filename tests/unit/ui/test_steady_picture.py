"""A photo that is copied looks as one that is drawn, wherever the view is moved."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tests.unit.ui.canvas_world import make_world
from workbench.ui.canvas.steady_picture import MARGIN_PX, SteadyPicture
from workbench.ui.canvas.view import CanvasView
from workbench.ui.canvas.view_transform import ViewTransform


@pytest.fixture
def view(qtbot, tmp_path):
    view = CanvasView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_session(make_world(tmp_path, size=(1600, 1200)))
    view.show()
    with qtbot.waitSignal(view.imageShown):
        view.show_image(1)
    qtbot.waitUntil(lambda: view.display.picture is not None, timeout=20_000)
    yield view
    view.release()


def pixels(view):
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., :3].copy()


def is_same(one, other):
    """Enlarged pixels may round another way by one step of 255 where the drawing began elsewhere."""
    return np.abs(one.astype(int) - other).max() <= 1


def drawn_directly(view):
    view.display.steady = SteadyPicture()
    return pixels(view)


@pytest.mark.parametrize("scale", [0.4, 0.8, 1.3, 2.7])
@pytest.mark.parametrize("by", [(0, 0), (37, -20), (MARGIN_PX, 60), (3 * MARGIN_PX, 0)])
def test_that_panning_shows_what_drawing_anew_shows(view, scale, by):
    view._zoom_by(scale / view.zoom)
    pixels(view), pixels(view)
    view._move_view(view.display.transform.panned(*by))
    panned = pixels(view)
    assert is_same(panned, drawn_directly(view))


def test_that_another_image_or_zoom_is_never_painted_from_the_old_picture(qtbot, view):
    view._zoom_by(0.6 / view.zoom)
    first = (pixels(view), pixels(view))[1]
    with qtbot.waitSignal(view.imageShown):
        view.show_image(2)
    second = pixels(view)
    assert not np.array_equal(first, second)
    assert is_same(second, drawn_directly(view))
    view._zoom_by(1.5)
    assert is_same(pixels(view), drawn_directly(view))


def test_that_little_is_drawn_directly_and_much_is_kept_from_the_second_time_on(qapp):
    steady, drawn = SteadyPicture(), []
    target = QImage(200, 100, QImage.Format.Format_RGB32)

    def paint(rect):
        from PySide6.QtGui import QPainter

        view = (ViewTransform(0.5, 3.0, 4.0), QSize(200, 100), 1.0, rect)
        with QPainter(target) as painter:
            return steady.paint(painter, ("photo",), view, lambda _, room: drawn.append(room))

    whole = target.rect()
    assert [paint(whole), paint(whole.adjusted(0, 0, -150, -50)), paint(whole), paint(whole)] == [
        False,
        False,
        True,
        True,
    ]
    assert len(drawn) == 1
