"""How the picture is shown, driven in the real window: panel, keys, chip, readout; the file stays as it is."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import tifffile
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from tests.unit.ui.window_world import show
from workbench.project.project import Project
from workbench.session import open_session
from workbench.ui.panels.picture import gamma_step
from workbench.ui.raster.adjustment import NEUTRAL, Adjustment, Channel


@pytest.fixture
def deep_path(tmp_path):
    """A project of a 16-bit grey, a float with NaN, and an 8-bit colour image."""
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    ramp = np.tile(np.linspace(1000, 3000, 320), (240, 1))
    (pictures / "a.png").write_bytes(cv2.imencode(".png", ramp.astype(np.uint16))[1].tobytes())
    floats = (ramp / 1e4).astype(np.float32)
    floats[:24, :] = np.nan
    tifffile.imwrite(pictures / "b.tif", floats)
    color = np.zeros((240, 320, 3), np.uint8)
    color[:, :, 2], color[:, :, 0] = 200, 50
    (pictures / "c.png").write_bytes(cv2.imencode(".png", color)[1].tobytes())
    path = tmp_path / "deep"
    Project.create(path, "Deep").close()
    session = open_session(path)
    session.commit_import(session.project.plan_images(pictures))
    session.close()
    return path


@pytest.fixture
def opened(qtbot, window, deep_path):
    show(qtbot, window, deep_path)
    act(window, "view.picture")
    qtbot.waitUntil(lambda: window.panels["picture"]._known is not None)
    return window


def act(window, name):
    window.action_set.get(name).trigger()


def color_at(window, x, y):
    canvas = window.canvas
    place = canvas.display.point(x, y).toPoint()
    return canvas.grab().toImage().pixelColor(place)


def go_to(qtbot, window, row):
    with qtbot.waitSignal(window.canvas.imageShown):
        window.frame.parts.current.set_image(window.frame.images.ids[row])


def test_that_a_16_bit_image_is_windowed_and_its_own_values_are_read_out(qtbot, opened):
    panel = opened.panels["picture"]
    assert (panel.black.value(), panel.white.value()) == pytest.approx((1002, 2998), abs=6)
    assert color_at(opened, 5, 120).red() < 15
    assert color_at(opened, 315, 120).red() > 240
    opened.workplace.image_news._show_pointer(160.5, 120.5)
    assert opened.workplace.face.status.color.text() == "grey 2003"


def test_that_a_float_image_says_what_is_no_number_and_shows_it_black(qtbot, opened):
    go_to(qtbot, opened, 1)
    panel = opened.panels["picture"]
    qtbot.waitUntil(lambda: "10.0 %" in panel.note.text())
    assert color_at(opened, 300, 5).red() == 0
    opened.workplace.image_news._show_pointer(160.5, 120.5)
    assert opened.workplace.face.status.color.text() == "grey 0.2003"
    opened.workplace.image_news._show_pointer(160.5, 5.5)
    assert opened.workplace.face.status.color.text() == "grey nan"


def test_that_a_look_stays_while_one_moves_on_and_the_chip_says_so(qtbot, opened):
    act(opened, "picture.channel")
    act(opened, "picture.brighter")
    assert opened.panels["picture"].look == Adjustment(brightness=5, channel=Channel.RED)
    assert opened.canvas.display.aids.note == "Shown adjusted: brightness +5, red only"
    go_to(qtbot, opened, 2)
    qtbot.waitUntil(lambda: color_at(opened, 100, 100).red() == 213)
    assert color_at(opened, 100, 100).blue() == 213
    act(opened, "picture.reset")
    assert opened.canvas.display.aids.note == ""
    qtbot.waitUntil(lambda: color_at(opened, 100, 100).blue() == 50)


def test_that_the_readout_shows_the_file_and_not_the_look(qtbot, opened):
    go_to(qtbot, opened, 2)
    opened.panels["picture"].set_look(Adjustment(brightness=50))
    opened.workplace.image_news._show_pointer(10.5, 10.5)
    assert opened.workplace.face.status.color.text() == "RGB 200 0 50"


def test_that_auto_levels_are_found_anew_for_every_image(qtbot, opened):
    act(opened, "picture.auto")
    panel = opened.panels["picture"]
    assert panel.auto.isChecked()
    assert panel.white.value() > 2900
    go_to(qtbot, opened, 1)
    qtbot.waitUntil(lambda: panel.white.value() < 1)
    act(opened, "picture.auto")
    assert panel.look == NEUTRAL


def test_that_the_marks_of_the_histogram_set_the_range(qtbot, opened):
    panel = opened.panels["picture"]
    left, _ = panel.histogram._marks()
    qtbot.mousePress(panel.histogram, Qt.MouseButton.LeftButton, pos=QPoint(round(left), 40))
    place = QPointF(panel.histogram.width() / 2, 40)
    left_button = Qt.MouseButton.LeftButton
    kind = QMouseEvent.Type.MouseMove
    event = QMouseEvent(kind, place, place, left_button, left_button, Qt.KeyboardModifier.NoModifier)
    panel.histogram.mouseMoveEvent(event)
    qtbot.mouseRelease(panel.histogram, Qt.MouseButton.LeftButton)
    assert panel.look.window == pytest.approx((2000, 2998), abs=15)
    assert panel.black.value() == pytest.approx(2000, abs=15)
    qtbot.waitUntil(lambda: color_at(opened, 150, 120).red() == 0)


def test_that_a_range_upside_down_is_not_taken(opened):
    panel = opened.panels["picture"]
    panel.black.setValue(5000)
    assert panel.look.window is None


def test_that_the_sliders_and_the_keys_say_the_same(qtbot, opened):
    panel = opened.panels["picture"]
    panel.gamma.slider.setValue(gamma_step(2.0))
    panel.contrast.slider.setValue(30)
    assert panel.look.gamma == pytest.approx(2.0, abs=0.05)
    act(opened, "picture.less_contrast")
    assert panel.contrast.slider.value() == 25
    qtbot.mouseDClick(panel.contrast.slider, Qt.MouseButton.LeftButton)
    assert panel.look.contrast == 0
    panel.reset.click()
    assert panel.look == NEUTRAL
    assert not panel.reset.isEnabled()


def test_that_the_files_are_not_touched(qtbot, opened, tmp_path):
    before = {path.name: path.read_bytes() for path in (tmp_path / "pictures").iterdir()}
    opened.panels["picture"].set_look(Adjustment(80, 80, 3.0, Channel.GRAY, window=(5.0, 9.0)))
    act(opened, "picture.auto")
    opened.workplace.project_commands.close()
    assert {path.name: path.read_bytes() for path in (tmp_path / "pictures").iterdir()} == before


def test_that_every_control_of_the_panel_has_a_name(opened):
    panel = opened.panels["picture"]
    controls = (panel.black, panel.white, panel.channel, panel.histogram, panel.gamma.slider, panel.brightness.slider)
    assert all(control.accessibleName() for control in controls)


def test_that_the_minimap_shows_only_above_fit_and_takes_one_there(qtbot, opened):
    canvas = opened.canvas
    assert canvas.minimap is None
    canvas.zoom_actual()
    for _ in range(8):
        canvas.zoom_in()
    small = canvas.minimap
    assert small is not None
    corner = (small.room.bottomRight() - QPointF(4, 4)).toPoint()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=corner)
    x0, y0, x1, y1 = canvas.display.visible_image()
    assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx(small.place(QPointF(corner)), abs=0.5)
    qtbot.mouseMove(canvas, small.room.center().toPoint())
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton)
    x0, _, x1, _ = canvas.display.visible_image()
    assert (x0 + x1) / 2 == pytest.approx(160, abs=3)
    act(opened, "view.minimap")
    assert canvas.minimap is None
    assert not opened.frame.settings.flag("canvas/minimap", True)


def test_that_grid_and_lines_are_switched_by_their_keys(qtbot, opened):
    canvas = opened.canvas
    canvas.zoom_actual()
    for _ in range(14):
        canvas.zoom_in()
    with_grid = canvas.grab().toImage()
    act(opened, "view.pixel_grid")
    assert not canvas.display.aids.pixel_grid
    assert canvas.grab().toImage() != with_grid
    plain = canvas.grab().toImage()
    act(opened, "view.crosshair")
    qtbot.mouseMove(canvas, QPoint(300, 300))
    qtbot.waitUntil(lambda: canvas.display.pointer is not None)
    assert canvas.grab().toImage() != plain


def test_that_measuring_is_no_edit_and_esc_takes_the_line_away(qtbot, opened):
    canvas = opened.canvas
    act(opened, "tool.measure")
    undo = opened.action_set.get("edit.undo")
    before = undo.text()
    places = [canvas.display.point(*place).toPoint() for place in ((20, 20), (50, 60))]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    qtbot.mouseMove(canvas, places[1])
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[1])
    assert canvas.display.draft.ruler.length == pytest.approx(50, abs=1)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.display.draft.ruler is None
    assert canvas.tool_id == "measure"
    assert undo.text() == before
