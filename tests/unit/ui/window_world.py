"""A small project and a window on it, for the tests of the window."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.app import build_window
from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.project.project import Project
from workbench.session import open_session
from workbench.ui.settings import Settings

SKELETON = Skeleton(("left corner", "right corner", "tip"), ((0, 1), (1, 2)), ((0, 1),))
SCHEMA = LabelSchema((Category(1, "cell"), Category(2, "square", "", SKELETON)))
IMAGES = 5


def draw_images(folder, count=IMAGES, size=(320, 240)):
    """Write PNG files img-0.png … of a plain colour with a mark."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"img-{number}.png").write_bytes(_png(number, size))
    return folder


@cache
def _png(number, size):
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(40, 40 + 30 * number, 90))
    with QPainter(image) as painter:
        painter.fillRect(60, 60, 80, 60, QColor(220, 200, 40))
    written = QBuffer()
    image.save(written, "PNG")
    return written.data().data()


def make_project(folder):
    """A project of five images; the first has a box, the second a set square with keypoints."""
    images = draw_images(folder / "pictures")
    path = folder / "project"
    Project.create(path, "Cells").close()
    session = open_session(path)
    session.commit_import(session.project.plan_images(images))
    session.editor.commit(Edit("Add classes", (Patch(session.document.schema, SCHEMA),)))
    first, second = session.document.images[:2]
    box = Instance(session.editor.new_instance_id(), first.id, 1, (60.0, 60.0, 80.0, 60.0))
    points = (Keypoint(60, 60, 2), Keypoint(140, 60, 1), Keypoint(0, 0, 0))
    square = Instance(session.editor.new_instance_id(), second.id, 2, (60.0, 60.0, 80.0, 60.0), keypoints=points)
    session.editor.commit(Edit("Add objects", (Patch(None, box), Patch(None, square))))
    session.close()
    return path


def open_window(qtbot, app, size=(1600, 1000)):
    """A shown window; close it before the test ends."""
    window = build_window(app, Settings())
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    return window


def end_window(app, window):
    """Close and delete a window now: the style sheet is then taken from nothing, which is quick."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    app.setStyleSheet("")


def show(qtbot, window, path):
    """Open a project and wait until its first image is on the canvas."""
    with qtbot.waitSignal(window.canvas.imageShown, timeout=10000):
        window.open_path(path)
    qtbot.wait(30)


def do(window, action_id):
    """Trigger an action that a person could trigger now."""
    action = window.action_set.get(action_id)
    assert action.isEnabled(), action_id
    action.trigger()


def current_instances(window):
    """The objects of the shown image."""
    return window.opened.session.document.instances(window.frame.parts.current.image_id)


def drag(qtbot, window, start, end):
    """Drag with the left button between two places of the image, in image pixels."""
    from PySide6.QtCore import QPoint, Qt

    canvas = window.canvas
    places = [QPoint(*(round(v) for v in canvas.display.transform.to_screen(*place))) for place in (start, end)]
    qtbot.mouseMove(canvas, places[0])
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    middle = (places[0] + places[1]) / 2
    qtbot.mouseMove(canvas, middle)
    qtbot.mouseMove(canvas, places[1])
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[1])
