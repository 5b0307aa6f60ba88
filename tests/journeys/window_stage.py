"""Stage for the journeys of a window: a project of triangles, keys and mouse, and the words for waiting."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from tests.journeys.real_training import draw_labels
from workbench.app import build_window
from workbench.core.image import Split
from workbench.formats.atomic_file import write_atomically
from workbench.project.project import Project
from workbench.session import open_session
from workbench.ui.settings import Settings

TRIANGLE = 17
"""The category of the triangles."""

LONG_MS = 240_000
"""How long a busy machine may take for a step of a real training."""


def make_triangles(folder: Path, labelled: int = 10, unlabelled: int = 2) -> Path:
    """Make a project of drawn triangles with boxes, polygons and keypoints; the last images have no labels."""
    labels = draw_labels(folder / "images", labelled + unlabelled)
    labels["annotations"] = [item for item in labels["annotations"] if item["image_id"] <= labelled]
    write_atomically(folder / "labels.json", [json.dumps(labels).encode()])
    path = folder / "project"
    Project.create(path, "Triangles").close()
    session = open_session(path)
    session.commit_import(session.project.plan_import(folder / "labels.json", split=Split.NONE))
    session.flush()
    session.editor.commit(session.project.plan_split(0.2))
    session.close()
    return path


def open_window(qtbot, app, project: Path):
    """A shown window on a project, its clock running as in the application."""
    window = build_window(app, Settings())
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
        window.open_path(project)
    window.start()
    window.frame.parts.current.set_category(TRIANGLE)
    return window


def act(window, action: str) -> None:
    """Do what the menu entry or its key does."""
    found = window.action_set.get(action)
    assert found.isEnabled(), f"{action} cannot be done now"
    found.trigger()


def dialog(qtbot, name: str):
    """The open dialog of this object name, as soon as it is there."""
    from PySide6.QtWidgets import QApplication

    def found():
        return [w for w in QApplication.topLevelWidgets() if w.objectName() == name and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    return found()[0]


def press_verb(qtbot, opened) -> None:
    """Press a dialog's button as soon as it may be pressed."""
    qtbot.waitUntil(opened.verb_button.isEnabled, timeout=30_000)
    qtbot.mouseClick(opened.verb_button, Qt.MouseButton.LeftButton)


def click_image(qtbot, window, *places: tuple[float, float]) -> None:
    """Click at places of the image, in image pixels."""
    canvas = window.canvas
    for place in places:
        point = QPoint(*(round(v) for v in canvas.display.transform.to_screen(*place)))
        qtbot.mouseMove(canvas, point)
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)


def wait_for_job(qtbot, window, name: str):
    """Wait until a job has ended; returns it."""
    board = window.opened.session.board

    def has_ended():
        return any(job.name == name and job.state.is_ended for job in board.jobs())

    qtbot.waitUntil(has_ended, timeout=LONG_MS)
    return board.job(name)


def show_image(qtbot, window, image_id: int) -> None:
    """Go to an image."""
    if window.canvas.image_id == image_id:
        return
    with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
        window.frame.parts.current.set_image(image_id)
