"""The training pipeline in the window, and the config of a run: with a workshop that answers from drawn arrays."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from tests.unit.ui.xray_world import Shop
from workbench.jobs.fitted_config import side_by_side
from workbench.jobs.live_process import LiveError, UnansweredError
from workbench.jobs.workshop import Answered
from workbench.jobs.xray import read_xray
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe_copies import as_command
from workbench.ui.dialogs.config_view import ConfigDialog
from workbench.ui.panels.xray import XrayPanel
from workbench.ui.workshop_desk import Wish, WorkshopDesk

RECIPE = replace(suggest(preset("heatmap-resnet18"), LabelSummary()), categories=(2,))


@pytest.fixture
def shop(tmp_path):
    return Shop(tmp_path / "answers")


@pytest.fixture
def panel(qtbot, world, shop):
    desk = WorkshopDesk(lambda project, tell: shop)
    made = XrayPanel(world.parts, desk)
    qtbot.addWidget(made)
    made.resize(1400, 860)
    made.set_session(world.session)
    made.show()
    yield made
    desk.close()


def looked(qtbot, panel, **changes):
    if not changes:
        panel.look_at(RECIPE)
    qtbot.waitUntil(lambda: panel.xray is not None and not panel.desk.is_busy)


def test_that_every_step_is_shown_with_what_it_drew(qtbot, panel, shop):
    looked(qtbot, panel)
    qtbot.waitUntil(lambda: [verb for verb, _, _ in shop.asked] == ["xray", "draws"] and not panel.desk.is_busy)
    panel.bench.choose(1)
    shown = panel.bench.grab().toImage()
    dark = QColor("#15171a").rgb()
    assert any(shown.pixel(x, y) != dark for x in range(40, 400, 20) for y in range(250, 500, 20))
    assert panel.controls._card_text.text() == "In 200 draws 9.0 % of the keypoints left the crop."
    assert panel.bench.facts._error_text.text() == "Decode(encode) error 0.09 px, largest 0.21 px"
    assert len(panel.bench.target.cells._cells) == 3 and panel.bench.target.cells._cells[2].is_off
    assert panel.bench.place.text() == "sample 1 of 5"


def test_that_a_model_that_comes_from_the_dialog_is_named(qtbot, panel):
    panel.look_at(replace(RECIPE, preset="of_the_zoo", name="my pose"))
    qtbot.waitUntil(lambda: panel.xray is not None and panel.controls.preset.count() > 0)
    assert panel.controls.preset.currentText() == "my pose"


def test_that_a_workshop_that_hangs_is_not_waited_for_until_the_window_closes(qtbot, world, shop):
    gate, closed = Event(), []
    shop.close = lambda: (gate.wait(10), closed.append(True))
    desk = WorkshopDesk(lambda project, tell: shop)
    desk.set_session(world.session)
    desk.ask(Wish("test", "xray", RECIPE), lambda _: None, pytest.fail)
    qtbot.waitUntil(lambda: not desk.is_busy)
    desk.rest()
    assert closed == [] and not desk.is_running
    gate.set()
    desk.close()
    assert closed == [True]


def test_that_keys_go_through_steps_samples_and_draws(qtbot, panel, shop):
    looked(qtbot, panel)
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.bench.strip.cells.number == 1
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    looked(qtbot, panel, again=True)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    looked(qtbot, panel, again=True)
    asked = [question for verb, _, question in shop.asked if verb == "xray"]
    assert [question["seed"] for question in asked] == [0, 1, 1]
    assert asked[-1]["index"] == 1 and "image_id" not in asked[-1]
    assert panel.xray.steps[1].drawn[1].value == -23.0
    place = panel.bench.strip.cells.place(2).center().toPoint()
    qtbot.mouseClick(panel.bench.strip.cells, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))
    assert panel.bench.strip.cells.number == 2


def test_that_a_slider_is_previewed_and_taken_into_the_next_run(qtbot, panel, shop):
    looked(qtbot, panel)
    flip = panel.controls.augmentations.findChild(object, "picture.RandomFlip.prob")
    flip.setValue(80)
    qtbot.waitUntil(lambda: shop.asked[-1][1].overrides == {"augment.RandomFlip.prob": 0.8})
    tick = panel.controls.augmentations.findChild(object, "xray.RandomFlip.Flip")
    tick.setChecked(False)
    qtbot.waitUntil(lambda: shop.asked[-1][1].overrides == {"augment.RandomFlip.prob": 0.0})
    tick.setChecked(True)
    qtbot.waitUntil(lambda: shop.asked[-1][1].overrides == {"augment.RandomFlip.prob": 0.8})
    looked(qtbot, panel, again=True)
    with qtbot.waitSignal(panel.useAsked) as used:
        panel.controls.use.click()
    assert used.args[0].overrides == {"augment.RandomFlip.prob": 0.8}


def test_that_many_draws_are_seen_at_once_and_one_goes_on(qtbot, panel, shop):
    looked(qtbot, panel)
    panel.controls.many.click()
    qtbot.waitUntil(lambda: panel.bench.pages.currentWidget() is panel.bench.draws)
    assert len(panel.bench.draws._draws) == 12
    place = panel.bench.draws._rooms()[5].center().toPoint()
    qtbot.mouseClick(panel.bench.draws, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: shop.asked[-2][2].get("seed") == 5 or shop.asked[-1][2].get("seed") == 5)
    assert panel.controls.seed.value() == 5


def test_that_a_refusal_stands_where_the_pictures_would(qtbot, panel, shop):
    shop.trouble = UnansweredError("There are no labels to look at.")
    panel.look_at(RECIPE)
    qtbot.waitUntil(lambda: not panel.desk.is_busy)
    assert panel.empty.isVisible() and panel.empty.text.text() == "There are no labels to look at."


def test_that_it_is_asked_again_after_a_refusal(qtbot, panel, shop):
    shop.trouble = UnansweredError("The disk is full.")
    panel.look_at(RECIPE)
    qtbot.waitUntil(lambda: not panel.desk.is_busy)
    shop.trouble = None
    panel.empty.asked.emit()
    qtbot.waitUntil(lambda: panel.xray is not None)


def test_that_a_broken_answer_is_a_sentence(tmp_path):
    with pytest.raises(LiveError, match="no X-ray"):
        read_xray(Answered({"steps": [{"type": 1}]}, tmp_path / "1.npz", 0.0))


def test_that_lines_that_are_the_same_stand_in_one_row():
    rows = side_by_side(["a", "b", "c"], ["a", "x", "y", "c"])
    assert rows == (("a", "a", False), ("b", "x", True), (None, "y", True), ("c", "c", False))


def test_that_a_closed_config_is_filled_no_more_and_the_window_says_what_became_of_its_export(
    qtbot, world, shop, panel, tmp_path
):
    gate, ask, told = Event(), shop.ask, []
    world.parts.notices.raised.connect(lambda kind, text: told.append((kind, text)))

    def late(verb, *rest):
        gate.wait(10)
        if verb == "export":
            raise UnansweredError("It cannot leave.")
        return ask(verb, *rest)

    shop.ask = late
    dialog = ConfigDialog(world.parts, world.session, panel.desk, None)
    dialog.show()
    dialog.look_at(RECIPE)
    dialog.export_to(tmp_path / "left")
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gate.set()
    qtbot.waitUntil(lambda: told == [("error", "It cannot leave.")])


def test_that_the_config_is_shown_set_copied_and_kept(qtbot, world, shop):
    desk = WorkshopDesk(lambda project, tell: shop)
    desk.set_session(world.session)
    dialog = ConfigDialog(world.parts, world.session, desk, None)
    qtbot.addWidget(dialog)
    dialog.look_at(RECIPE)
    qtbot.waitUntil(lambda: dialog.fitted is not None)
    assert dialog.text.sides[1].toPlainText().splitlines()[1].strip() == "depth=18,"
    assert len(dialog.text.sides[0].extraSelections()) == 1 and dialog.text.go_to("DEPTH") == 1
    dialog.key.setText("model.depth")
    dialog.value.setText("34")
    dialog._buttons["set"].click()
    qtbot.waitUntil(lambda: dialog.recipe.overrides == {"model.depth": 34} and not desk.is_busy)
    dialog.copy(as_command)
    assert "--set model.depth=34" in QApplication.clipboard().text()
    dialog.try_out()
    wanted = "One iteration takes 0.5 s and 354 MB, a checkpoint 1.2 GB; all 120 iterations on cpu about 1 min."
    qtbot.waitUntil(lambda: dialog.message.text() == wanted)
    shop.trouble = UnansweredError("It does not fit.")
    dialog.value.setText("35")
    dialog._buttons["set"].click()
    qtbot.waitUntil(lambda: dialog.message.text() == "It does not fit.")
    assert dialog.recipe.overrides == {"model.depth": 34}
    dialog.save_as("Mine")
    replace_button = dialog.findChild(QPushButton, "config.replace")
    assert "Saved as" in dialog.message.text() and replace_button.isHidden()
    dialog.save_as("Mine")
    assert "called Mine already" in dialog.message.text()
    replace_button.click()
    assert "Saved as" in dialog.message.text() and replace_button.isHidden()
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.verb_button.click()
    assert taken.args[0] == {"model.depth": 34}
    desk.close()
