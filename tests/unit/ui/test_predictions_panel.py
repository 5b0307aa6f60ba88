from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.prediction import HeatmapRef
from workbench.core.schema import Category
from workbench.project.evaluation import Evaluation
from workbench.protocol.arrays import write_arrays
from workbench.ui.heatmap_style import MAXIMUM, NONE, HeatmapStyle, read_heatmap
from workbench.ui.panels.predictions import PredictionsPanel
from workbench.ui.run_metrics import headline_figures, keypoint_rows

UNLABELLED = 5


@pytest.fixture
def panel(world, qtbot):
    panel = PredictionsPanel(world.parts)
    qtbot.addWidget(panel)
    panel.resize(340, 760)
    panel.show()
    yield panel
    panel.set_session(None)


@pytest.fixture
def look(world, panel, qtbot):
    def look(image_id=1, **predicted):
        run = world.run("mouse")
        world.predict(run, **predicted)
        show(world, panel, qtbot, image_id)

    return look


def show(world, panel, qtbot, image_id):
    """Go to an image and wait until what was found on it is read."""
    panel.set_session(world.session)
    world.parts.current.set_run("mouse")
    world.parts.current.set_image(image_id)
    qtbot.waitUntil(lambda: not panel.is_reading)


def test_that_accepting_is_one_undoable_edit_that_names_the_run(world, panel, look):
    look(UNLABELLED)
    panel.accept()
    (label,) = world.session.document.instances(UNLABELLED)
    assert (label.origin, label.score) == ("run:mouse", None)
    world.session.editor.undo()
    assert world.session.document.instances(UNLABELLED) == ()


def test_that_an_accepted_object_is_not_accepted_twice(world, panel, look):
    look(UNLABELLED)
    panel.accept()
    panel.accept()
    panel.accept_all()
    assert len(world.session.document.instances(UNLABELLED)) == 1
    assert panel.fields.list.item(0).text().endswith("accepted")
    assert not panel.fields.accept.isEnabled() and not panel.fields.accept_all.isEnabled()
    world.session.editor.undo()
    assert panel.fields.accept.isEnabled()
    panel.accept_all()
    assert len(world.session.document.instances(UNLABELLED)) == 1


@pytest.fixture
def tell_classes(world, panel, qtbot):
    """A run says of every class how likely it is; ``tags_before`` and ``tags_after`` are what image 1 has by then."""

    def tell_classes(scores, tags_before=(1,), tags_after=(1,)):
        world.parts.current.set_threshold(0.1)
        edit, schema = world.session.editor.commit, world.session.document.schema
        edit(Edit("Add", (Patch(schema, schema.with_category(Category(2, "cat")).with_category(Category(3, "dog"))),)))
        image = world.session.document.image(1)
        edit(Edit("Tag", (Patch(image, replace(image, tags=tags_before)),)))
        world.session.flush()
        run = world.run("mouse", task="classification", categories=(1, 2, 3))
        image = world.session.document.image(1)
        if image.tags != tags_after:
            edit(Edit("Tag", (Patch(image, replace(image, tags=tags_after)),)))
        folder = world.predict(run, with_maps=False)
        told = [{"category_id": number, "score": score} for number, score in enumerate(scores, 1)]
        line = {"image_id": UNLABELLED, "width": 64, "height": 64, "instances": told}
        folder.predictions.write_text(json.dumps(line) + "\n")
        show(world, panel, qtbot, UNLABELLED)
        return [panel.fields.list.item(row).text() for row in range(panel.fields.list.count())]

    return tell_classes


def test_that_of_a_run_that_tells_one_class_only_that_one_is_offered(world, panel, tell_classes):
    # Nothing but the run decides it: an image with two classes is no reason to take every class over.
    rows = tell_classes((0.2, 0.5, 0.3), tags_after=(1, 2))
    assert rows == ["cat   0.50", "dog   0.30   less likely", "mouse   0.20   less likely"]
    assert [ghost.instance.category_id for ghost in panel.desk.open] == [2]
    panel.accept_all()
    assert world.session.document.image(UNLABELLED).tags == (2,)
    assert not panel.fields.accept_all.isEnabled()


def test_that_of_a_run_that_tells_several_classes_those_over_the_score_are_offered(world, panel, tell_classes):
    rows = tell_classes((0.6, 0.05, 0.7), tags_before=(1, 2), tags_after=(1, 2))
    assert rows == ["dog   0.70", "mouse   0.60"]
    panel.accept_all()
    assert world.session.document.image(UNLABELLED).tags == (1, 3)


def test_that_a_class_of_the_image_is_accepted_as_its_class(world, panel, tell_classes):
    assert tell_classes((0.8, 0.15, 0.05)) == ["mouse   0.80", "cat   0.15   less likely"]
    panel.accept_all()
    assert world.session.document.image(UNLABELLED).tags == (1,)
    assert world.session.document.instances(UNLABELLED) == ()
    assert panel.fields.list.item(0).text() == "mouse   0.80   labelled already"
    assert not panel.fields.accept_all.isEnabled()
    world.session.editor.undo()
    panel.fields.list.setCurrentRow(1)
    panel.accept()
    assert world.session.document.image(UNLABELLED).tags == (2,)


def test_that_a_class_that_a_person_gave_is_replaced_only_when_asked_and_that_is_said(
    world, panel, tell_classes, monkeypatch
):
    said = []
    monkeypatch.setattr(world.parts.notices, "info", said.append)
    image = world.session.document.image(UNLABELLED)
    world.session.editor.commit(Edit("Tag", (Patch(image, replace(image, tags=(1,))),)))
    rows = tell_classes((0.1, 0.5, 0.4))
    assert rows == ["cat   0.50   instead of its class", "dog   0.40   less likely", "mouse   0.10   labelled already"]
    assert not panel.fields.accept_all.isEnabled()
    panel.accept_all()
    assert world.session.document.image(UNLABELLED).tags == (1,) and not said
    panel.fields.list.setCurrentRow(0)
    panel.accept()
    assert world.session.document.image(UNLABELLED).tags == (2,)
    assert said == ["This took the place of the class mouse. Undo brings it back."]


def test_that_what_a_label_says_already_cannot_be_accepted(world, panel, look):
    look(1)
    assert panel.fields.list.item(0).text().endswith("labelled already")
    assert not panel.fields.accept.isEnabled() and not panel.fields.accept_all.isEnabled()
    panel.accept()
    panel.accept_all()
    assert [item.origin for item in world.session.document.instances(1)] == ["hand"]
    # It is shown beside the truth while inspecting, and is noise while labelling.
    assert panel.desk.shown().hidden_ids == frozenset()
    panel.desk.hides_labelled = True
    assert panel.desk.shown().hidden_ids == {-1}


def test_that_a_dismissed_object_is_offered_no_more_on_its_image(world, panel, look, qtbot):
    look(UNLABELLED)
    panel.desk.dismiss_focus()
    assert panel.desk.ghosts == () and panel.fields.note.text() == "Nothing at this score; 1 dismissed."
    for image_id, count in ((1, 1), (UNLABELLED, 0)):
        world.parts.current.set_image(image_id)
        qtbot.waitUntil(lambda: not panel.is_reading)
        assert len(panel.desk.ghosts) == count
    assert panel.desk.ghosts == () and panel.desk.dismissed == 1
    panel.desk.bring_back()
    assert len(panel.desk.open) == 1 and panel.desk.dismissed == 0


def test_that_nothing_hidden_can_be_accepted_on_the_canvas(panel, look):
    look(UNLABELLED)
    assert panel.desk.is_offering and panel.desk.shown().focus is not None
    panel.fields.shown.setChecked(False)
    assert not panel.desk.is_offering and panel.desk.shown().open == ()


def test_that_only_objects_at_or_above_the_threshold_are_offered(world, panel, look):
    look(score=0.4)
    assert len(panel.desk.ghosts) == 1
    panel.fields.threshold.setValue(50)
    assert world.parts.current.threshold == 0.5
    assert panel.desk.ghosts == () and not panel.fields.accept_all.isEnabled()
    assert panel.fields.note.text() == "Nothing at this score; 1 below it."


def test_that_the_chosen_keypoints_map_is_sent_to_the_canvas(panel, look, qtbot):
    shown = []
    panel.heatmapChosen.connect(shown.append)
    look()
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] is not None)
    assert shown[-1].values.max() == 1.0
    with qtbot.waitSignal(panel.heatmapChosen, check_params_cb=lambda value: value is not None):
        panel.fields.keypoint.setCurrentIndex(panel.fields.keypoint.findData(0))
        panel.fields.keypoint.activated.emit(0)
    assert shown[-1].values.max() == 0.5 and shown[-1].to_image == (10, 0, 10, 0, 10, 10)


def test_that_an_image_without_prediction_offers_to_predict(world, panel, qtbot):
    world.run("mouse")
    show(world, panel, qtbot, 1)
    assert "not looked at" in panel.fields.note.text()
    with qtbot.waitSignal(panel.predictAsked):
        panel.fields.predict.click()


def test_that_what_was_found_on_the_last_image_cannot_be_accepted_on_this_one(world, panel, look, qtbot):
    look()
    world.parts.current.set_image(2)
    panel.accept_all()
    assert panel.is_reading and panel.prediction is None
    assert all(item.origin == "hand" for item in world.session.document.instances(2))
    qtbot.waitUntil(lambda: not panel.is_reading)
    assert panel.prediction is not None and panel.prediction.image_id == 2


def test_that_the_run_is_measured_on_its_validation_images(panel, look, qtbot):
    look()
    qtbot.waitUntil(lambda: "1 validation images" in panel.metrics.note.text(), timeout=10000)
    rows = [panel.metrics.table.topLevelItem(row).text(1) for row in range(2)]
    assert rows == ["3.0 px", "3.0 px"]


def test_that_maps_can_be_one_keypoint_their_maximum_or_none(tmp_path):
    maps = np.zeros((2, 3, 3), np.float16)
    maps[0, 0, 0], maps[1, 2, 2] = 0.25, 0.75
    write_arrays(tmp_path / "1.npz", {"0": maps})
    ref = HeatmapRef(str(tmp_path / "1.npz"), "0", (1, 0, 0, 0, 1, 0))
    assert read_heatmap(ref, HeatmapStyle(NONE)) is None
    assert read_heatmap(ref, HeatmapStyle(5)) is None
    assert float(read_heatmap(ref, HeatmapStyle(0)).values.max()) == 0.25
    assert np.count_nonzero(read_heatmap(ref, HeatmapStyle(MAXIMUM)).values) == 2


def test_that_large_errors_stand_out_and_come_first():
    table = {"AP": 0.5, "EPE": 3.0, "PCK@0.1": 0.9, "EPE/a": 2.0, "EPE/b": 9.0, "EPE/c": 3.0, "PCK@0.1/b": 0.1}
    found = Evaluation("mouse", "val", 3, 4, {"keypoints": table}, {})
    assert [(row.name, row.tone) for row in keypoint_rows(found)] == [("b", "bad"), ("c", ""), ("a", "")]
    assert headline_figures(found)[0] == ("OKS AP", "0.500")


def test_that_several_skeletons_share_a_headline_and_name_their_rows():
    tables = {f"keypoints/{name}": {"AP": value, "EPE/a": 1.0} for name, value in (("x", 0.2), ("y", 0.4))}
    found = Evaluation("mouse", "val", 3, 4, tables, {})
    assert headline_figures(found)[0].text == "0.300"
    assert {row.name for row in keypoint_rows(found)} == {"a, x", "a, y"}


def test_that_regions_have_their_figures_and_a_row_for_each_class_the_worst_first(panel):
    tables = {"regions": {"mIoU": 0.6, "mDice": 0.7, "pixel accuracy": 0.8}}
    found = Evaluation("seg", "val", 3, 4, tables, {}, {"IoU": {"road": 0.9, "car": 0.3, "sky": float("nan")}})
    assert [figure.text for figure in headline_figures(found)] == ["0.600", "0.700", "0.800"]
    assert [(row.name, row.texts) for row in keypoint_rows(found)] == [
        ("sky", ("–",)),
        ("car", ("0.300",)),
        ("road", ("0.900",)),
    ]
    panel.metrics.show_figures(found)
    assert panel.metrics.table.headerItem().text(1) == "IoU"
