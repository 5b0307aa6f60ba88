"""In the training dialog a finding is mended by one click and one undo, and its images are shown."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton

from tests.unit.ui.window_world import make_project, open_window, show
from workbench.core.edit import Edit, Patch
from workbench.ui.dialogs.train import TrainDialog


def test_that_boxes_beyond_their_image_are_cut_off_by_one_click_and_come_back_by_one_undo(qtbot, qapp, tmp_path):
    window = open_window(qtbot, qapp)
    show(qtbot, window, make_project(tmp_path))
    session = window.opened.session
    image = session.document.images[0]
    box = session.document.instances(image.id)[0]
    far = replace(box, bbox_xywh=(-40.0, 60.0, 90.0, 60.0))
    session.editor.commit(Edit("Move box", (Patch(box, far),)))
    dialog = TrainDialog(window.frame.parts, session, window)
    dialog.open()
    button = "finding.repair.box_outside"
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, button) is not None, timeout=10_000)
    dialog.findChild(QPushButton, "finding.show.box_outside").click()
    assert window.frame.parts.current.image_id == image.id
    place = dialog.geometry(), dialog.verb_button.mapToGlobal(dialog.verb_button.rect().bottomRight())
    dialog.findChild(QPushButton, button).click()
    qtbot.waitUntil(
        lambda: session.document.instances(image.id)[0].bbox_xywh == (0.0, 60.0, 50.0, 60.0), timeout=10_000
    )
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, button) is None, timeout=10_000)
    qtbot.waitUntil(lambda: dialog._task is None)
    dialog.layout().activate()
    now = dialog.geometry(), dialog.verb_button.mapToGlobal(dialog.verb_button.rect().bottomRight())
    assert now == place, "what is under the pointer stays what it was"
    session.editor.undo()
    assert session.document.instances(image.id)[0] == far
    dialog.reject()
    window.close()
    window.deleteLater()
