"""Cutting out by pointing, in a real window: by colour, and with a stand-in pair of models in its own process."""

from __future__ import annotations

import re
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QPoint, Qt

from tests.unit.ui.window_world import current_instances, drag, show
from tests.unit.worker.sam_stand_in import write_pair
from workbench.jobs.onnx_segmenter import ModelFiles, OnnxSegmenter
from workbench.ui.canvas.cutting_texts import SENTENCES, said
from workbench.ui.dialogs.segmenter import BY_COLOUR, BY_MODEL, SegmenterDialog
from workbench.ui.segmenter_choice import chosen_files

LONG_MS = 60_000
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def pointing(qtbot, window, project_path):
    """The smart tool in hand on the third image: a yellow rectangle 60, 60, 80 x 60 on plain ground, no labels."""
    show(qtbot, window, project_path)
    third = window.opened.session.document.images[2].id
    with qtbot.waitSignal(window.canvas.imageShown, timeout=20_000):
        window.frame.parts.current.set_image(third)
    window.frame.parts.current.set_category(1)
    window.action_set.get("tool.smart").trigger()
    return window


def click(qtbot, window, x, y, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier):
    place = QPoint(*(round(v) for v in window.canvas.display.transform.to_screen(x, y)))
    qtbot.mouseMove(window.canvas, place)
    qtbot.mouseClick(window.canvas, button, keys, place)


def shown_mask(window):
    draft = window.canvas.display.draft
    return draft.instances[0].mask if draft is not None and draft.instances else None


def test_that_a_box_is_cut_out_by_colour_and_enter_adds_the_mask(pointing, qtbot):
    drag(qtbot, pointing, (50, 50), (152, 132))
    qtbot.waitUntil(lambda: shown_mask(pointing) is not None, timeout=LONG_MS)
    assert current_instances(pointing) == ()
    qtbot.keyClick(pointing.canvas, Qt.Key.Key_Return)
    (label,) = current_instances(pointing)
    assert label.mask.area == pytest.approx(80 * 60, rel=0.05) and label.category_id == 1
    pointing.action_set.get("edit.undo").trigger()
    assert current_instances(pointing) == ()


def test_that_a_click_and_the_key_for_outlines_make_a_polygon(pointing, qtbot):
    qtbot.keyClick(pointing.canvas, Qt.Key.Key_Tab)
    click(qtbot, pointing, 100, 90)
    qtbot.waitUntil(lambda: shown_mask(pointing) is not None, timeout=LONG_MS)
    qtbot.keyClick(pointing.canvas, Qt.Key.Key_Return)
    (label,) = current_instances(pointing)
    assert label.mask is None and label.polygons


def test_that_escape_throws_away_what_was_pointed_at(pointing, qtbot):
    click(qtbot, pointing, 100, 90)
    assert pointing.canvas.is_busy
    qtbot.keyClick(pointing.canvas, Qt.Key.Key_Escape)
    assert not pointing.canvas.is_busy and current_instances(pointing) == ()


def choose(qtbot, window, **texts):
    window.action_set.get("models.segmenter").trigger()
    dialog = window.findChildren(SegmenterDialog)[-1]
    dialog.kind.setCurrentIndex(dialog.kind.findData(BY_MODEL if texts else BY_COLOUR))
    for name, text in texts.items():
        getattr(dialog, name).line.setText(str(text))
    dialog.verb_button.click()
    return dialog


def workers():
    found = []
    for child in psutil.Process().children():
        try:
            found += [child] if "workbench.worker.segmenter" in child.cmdline() else []
        except psutil.Error:
            pass
    return found


def test_that_a_pair_of_models_is_tried_used_remembered_and_left(pointing, qtbot, tmp_path):
    encoder, decoder = write_pair(tmp_path / "models")
    choose(qtbot, pointing, encoder=encoder, decoder=decoder)
    qtbot.waitUntil(lambda: isinstance(pointing.canvas.display.scene.segmenter, OnnxSegmenter), timeout=LONG_MS)
    assert chosen_files(pointing.frame.settings) == ModelFiles(encoder, decoder)
    click(qtbot, pointing, 160, 120)
    qtbot.waitUntil(lambda: shown_mask(pointing) is not None, timeout=LONG_MS)
    whole = shown_mask(pointing).area
    click(qtbot, pointing, 180, 120, Qt.MouseButton.RightButton)
    qtbot.waitUntil(lambda: shown_mask(pointing).area < whole, timeout=LONG_MS)
    assert len(workers()) == 1
    choose(qtbot, pointing)
    assert chosen_files(pointing.frame.settings) is None
    qtbot.waitUntil(lambda: workers() == [])


def test_that_a_wrong_file_is_told_in_the_dialog_and_nothing_changes(pointing, qtbot, tmp_path):
    encoder, _ = write_pair(tmp_path / "models")
    dialog = choose(qtbot, pointing, encoder=encoder, decoder=encoder)
    qtbot.waitUntil(lambda: bool(dialog.message.text()), timeout=LONG_MS)
    assert "encoder.onnx is no SAM decoder: its input image_embeddings" in dialog.message.text()
    assert chosen_files(pointing.frame.settings) is None
    dialog.decoder.line.setText("")
    dialog.verb_button.click()
    assert dialog.message.text().startswith("Name both files")
    dialog.reject()


def test_that_every_fixed_sentence_of_cutting_out_can_be_translated():
    files = ("editing/ghosts/segmenting.py", "editing/masks/grabcut.py", "jobs/onnx_segmenter.py")
    code = "".join((ROOT / "workbench" / file).read_text(encoding="utf-8") for file in files)
    used = set(re.findall(r'Error\("([A-Z][^"{]+\.)"', code))
    assert used - {"The box holds a value that is not a number."} <= set(SENTENCES)
    assert said("/a.onnx is no SAM decoder.") == "/a.onnx is no SAM decoder."
