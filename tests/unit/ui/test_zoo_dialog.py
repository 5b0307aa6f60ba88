from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from tests.unit.tasks.small_zoo import write_zoo
from tests.unit.ui.panel_world import make_world
from workbench.jobs import board as board_module
from workbench.ui.dialogs.train import TrainDialog
from workbench.ui.dialogs.zoo import ZooDialog
from workbench.ui.models.zoo_model import NAME, PARAMETERS, PUBLISHED, WEIGHTS, parameters_words
from workbench.ui.theme import Scheme, Theme

TINY, OUTLINED = "net_tiny_8xb32-300e_coco", "net-ins_tiny_8xb32-300e_coco"


@pytest.fixture
def world(tmp_path, qapp, monkeypatch):
    """A project with boxes and keypoints, and a training environment with two small zoos."""
    monkeypatch.setattr(board_module, "ensure_runner", lambda state, options: False)
    write_zoo(tmp_path / "env" / "lib" / "python3.11" / "site-packages")
    monkeypatch.setenv("WORKBENCH_WORKER_PYTHON", str(tmp_path / "env" / "bin" / "python"))
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "net_tiny_abc.pth").write_bytes(b"")
    monkeypatch.setenv("WORKBENCH_WEIGHTS", str(tmp_path / "weights"))
    made = make_world(tmp_path / "p", Theme(qapp, Scheme.DARK))
    yield made
    made.close()


def opened(qtbot, world, session=True) -> ZooDialog:
    dialog = ZooDialog(world.parts, world.session if session else None, None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog._task is None and dialog.model.rowCount() > 0)
    return dialog


def names(dialog) -> list[str]:
    return [dialog.model.index(row, NAME).data() for row in range(dialog.model.rowCount())]


def test_that_it_begins_with_what_the_labels_can_teach(world, qtbot):
    dialog = opened(qtbot, world)
    assert dialog.fits.isChecked()
    assert names(dialog) == [TINY]
    assert dialog.model.index(0, WEIGHTS).data() == "on disk"
    assert dialog.model.index(0, PUBLISHED).data() == "40.9 box AP"
    dialog.fits.click()
    assert len(names(dialog)) == 4
    assert "1 of" not in dialog.count.text()
    dialog.reject()


def test_that_words_chips_and_columns_narrow_and_order_the_list(world, qtbot):
    dialog = opened(qtbot, world)
    dialog.fits.click()
    dialog.search.setText("tiny net")
    dialog.search_now()
    assert names(dialog) == [TINY, OUTLINED]
    dialog.tasks["instances"].click()
    assert names(dialog) == [OUTLINED]
    assert dialog.details.entry.name == OUTLINED
    dialog.search.setText("nothing like this")
    dialog.search_now()
    assert names(dialog) == []
    assert not dialog.verb_button.isEnabled()
    dialog.search.clear()
    dialog.tasks["instances"].click()
    dialog.table.header().sectionClicked.emit(PARAMETERS)
    assert names(dialog)[0] == "resnet18_8xb16_cifar10"
    dialog.on_disk.click()
    dialog.size_field.setCurrentIndex(0)
    dialog.library.setCurrentIndex(dialog.library.findData("mmdet"))
    assert names(dialog) == [TINY]
    dialog.reject()


def test_that_a_sorted_list_shows_its_top(world, qtbot):
    dialog = opened(qtbot, world)
    dialog.fits.click()
    dialog.table.setFixedHeight(60)
    dialog.table.setCurrentIndex(dialog.model.index(3, NAME))
    bar = dialog.table.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    dialog.table.header().sectionClicked.emit(PARAMETERS)
    qtbot.wait(10)
    assert bar.value() == 0
    dialog.reject()


def test_that_arrows_move_the_mark_while_one_types(world, qtbot):
    dialog = opened(qtbot, world)
    dialog.fits.click()
    before = dialog.table.currentIndex().row()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.table.currentIndex().row() == before + 1
    assert dialog.details.entry == dialog.model.entry_at(before + 1)
    dialog.reject()


def test_that_the_details_say_whether_it_fits_and_what_can_be_copied(world, qtbot):
    dialog = opened(qtbot, world)
    assert texts(dialog, "Fits these labels. It learns from boxes: 3 labels of one class.")
    assert texts(dialog, "bbox_head.num_classes = 80")
    copy = next(button for button in dialog.details.findChildren(QPushButton) if button.text() == "Command")
    copy.click()
    assert QGuiApplication.clipboard().text().endswith(f"--zoo mmdet:net/{TINY}.py")
    dialog.fits.click()
    dialog.search.setText("tracker")
    dialog.search_now()
    assert texts(dialog, "Does not fit. The workbench does not train this kind. Follows objects through a video.")
    assert not dialog.verb_button.isEnabled()
    assert "does not train" in dialog.verb_button.toolTip()
    dialog.reject()


def texts(dialog, wanted: str) -> bool:
    from workbench.ui.plain_label import PlainLabel

    shown = [label.text().replace("\u200b", "") for label in dialog.details.findChildren(PlainLabel)]
    return wanted in shown


def test_that_the_chosen_one_fills_the_form_of_a_run(world, qtbot):
    zoo = opened(qtbot, world)
    train = TrainDialog(world.parts, world.session, None)
    qtbot.addWidget(train)
    train.open()
    qtbot.waitUntil(lambda: train._task is None)
    with qtbot.waitSignal(train.zooAsked):
        train.models.more.click()
    zoo.chosen.connect(lambda entry, _: train.offer(entry))
    with qtbot.waitSignal(zoo.chosen) as chosen:
        zoo.verb_button.click()
    assert chosen.args[1].endswith("net_tiny_abc.pth")
    assert train.preset.currentText() == f"{TINY} (zoo of mmdet)"
    assert "40.9" in train.why.text()
    choice = train.choice()
    assert (choice.zoo.fit, choice.zoo.base_config) == ("config", f"net/{TINY}.py")
    assert not any("suits better" in row.text for row in train.list.rows)
    train.reject()


def test_that_a_form_that_is_not_filled_yet_takes_it_too(world, qtbot):
    zoo = opened(qtbot, world)
    train = TrainDialog(world.parts, world.session, None)
    qtbot.addWidget(train)
    train.offer(zoo.details.entry)
    train.open()
    qtbot.waitUntil(lambda: train._task is None)
    assert train.choice().preset == TINY
    for dialog in (train, zoo):
        dialog.reject()


def test_that_published_weights_that_are_not_here_are_said_before_the_start(world, qtbot, tmp_path):
    zoo = opened(qtbot, world)
    entry = zoo.details.entry
    for name, is_said in (("net_tiny_abc.pth", False), ("other_abc.pth", True)):
        (tmp_path / "weights" / "net_tiny_abc.pth").rename(tmp_path / "weights" / name)
        train = TrainDialog(world.parts, world.session, None)
        qtbot.addWidget(train)
        train.offer(entry)
        train.open()
        qtbot.waitUntil(lambda shown=train: shown._task is None)
        text = "The published weights net_tiny_abc.pth are not on this computer, so it learns from scratch."
        assert any(row.text.startswith(text) and "weights." in row.text for row in train.list.rows) is is_said
        train.reject()
    zoo.reject()


def test_that_without_a_project_it_is_a_catalog(world, qtbot):
    dialog = opened(qtbot, world, session=False)
    assert len(names(dialog)) == 4
    assert dialog.verb_button.toolTip() == "Open a project to train it"
    dialog.reject()


def test_that_numbers_of_parameters_are_short():
    assert [parameters_words(count) for count in (0, 20_099, 11_170_000, 632_000_000)] == [
        "–",
        "0.020 M",
        "11.2 M",
        "632 M",
    ]
