"""The workshop as a real process in the training interpreter: one child answers every check."""

from __future__ import annotations

from dataclasses import replace

import psutil
import pytest

from tests.unit.jobs.live_stage import TRIANGLE, UNLABELLED, make_project
from workbench.jobs.fitted_config import read_fitted
from workbench.jobs.live_process import LiveError, UnansweredError
from workbench.jobs.workshop import Workshop
from workbench.jobs.xray import read_xray
from workbench.project.config_export import export_config
from workbench.project.project import Project
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset


def tiny(project, name):
    recipe = suggest(preset(name), project.label_summary())
    return replace(recipe, epochs=2, batch_size=2, input_wh=(64, 64), categories=(TRIANGLE,))


@pytest.fixture
def project(tmp_path):
    opened = Project.open(make_project(tmp_path / "stage"))
    yield opened
    opened.close()


@pytest.mark.worker
@pytest.mark.timeout(400)
def test_that_one_workshop_fits_tries_and_looks_inside(project, tmp_path):
    """All checks share one child: what costs is loading the libraries."""
    shop = Workshop(project)
    try:
        a_pose_goes_through_its_pipeline_step_by_step(project, shop)
        augmentations_are_set_by_the_name_of_their_transform(project, shop)
        an_iteration_is_tried_and_the_whole_run_estimated(project, shop)
        a_detector_shows_its_anchors_and_its_config_and_leaves_as_a_plain_one(project, shop, tmp_path)
    finally:
        shop.close()
    assert not [child for child in psutil.Process().children() if "workbench.worker.workshop" in child.cmdline()]


def a_pose_goes_through_its_pipeline_step_by_step(project, shop):
    recipe = tiny(project, "heatmap-resnet18")
    xray = read_xray(shop.ask("xray", recipe, {"seed": 3, "image_id": 2}))
    kinds = [step.kind for step in xray.steps]
    assert kinds == [
        "LoadPicture",
        "GetBBoxCenterScale",
        "RandomFlip",
        "RandomBBoxTransform",
        "TopdownAffine",
        "GenerateTarget",
    ]
    assert (xray.image_id, xray.samples, xray.category_id) == (2, UNLABELLED - 1, TRIANGLE)
    assert [step.is_random for step in xray.steps] == [False, False, True, True, False, False]
    first, last = xray.steps[0], xray.steps[-1]
    assert last.picture.shape == (64, 64, 3) and last.shapes.size == (64, 64)
    # The matrix that is told leads from the labels to where the transforms have put them.
    a, b, c, d, e, f = last.affine
    led = [(a * x + b * y + c, d * x + e * y + f) for x, y, _ in first.shapes.keypoints[0]]
    for x, y, _ in last.shapes.keypoints[0]:
        assert min(abs(x - px) + abs(y - py) for px, py in led) < 2.5
    assert xray.target.kind == "heatmaps" and xray.target.arrays["target"].shape == (3, 16, 16)
    assert xray.target.facts["names"] == ["top", "right", "left"]
    again, other = (read_xray(shop.ask("xray", recipe, {"seed": seed, "image_id": 2})) for seed in (3, 4))
    assert again.steps[-1].shapes == last.shapes != other.steps[-1].shapes


def augmentations_are_set_by_the_name_of_their_transform(project, shop):
    still = {"augment.RandomBBoxTransform.rotate_prob": 0.0, "augment.RandomBBoxTransform.scale_prob": 0.0}
    still |= {"augment.RandomBBoxTransform.shift_prob": 0.0, "augment.RandomFlip.prob": 0.0}
    recipe = replace(tiny(project, "heatmap-resnet18"), overrides=still)
    xray = read_xray(shop.ask("xray", recipe, {"seed": 3}))
    assert not any(step.has_acted for step in xray.steps if step.is_random)
    counted = shop.ask("draws", recipe, {"count": 12, "shown": 2}).body
    assert (counted["draws"], counted["keypoints"], counted["lost"], len(counted["shown"])) == (12, 36, 0, 2)
    with pytest.raises(UnansweredError, match="the training pipeline has no Mosaic"):
        shop.ask("xray", replace(recipe, overrides={"augment.Mosaic.prob": 1.0}))


def an_iteration_is_tried_and_the_whole_run_estimated(project, shop):
    told = shop.ask("dry_run", tiny(project, "heatmap-resnet18"), {"train_samples": 10}).body
    assert told["train_s"] > 0 and told["checkpoint_bytes"] > 10**6 and told["iterations"] == 10
    assert told["losses"]["loss_kpt"] > 0


def a_detector_shows_its_anchors_and_its_config_and_leaves_as_a_plain_one(project, shop, tmp_path):
    recipe = tiny(project, "rtmdet-tiny")
    xray = read_xray(shop.ask("xray", recipe, {"assign": True}))
    assert xray.target.kind == "assigned" and sum(len(level["rows"]) for level in xray.target.facts["levels"]) > 0
    fitted = read_fitted(shop.ask("fit", recipe))
    changes = {change.key: change for change in fitted.changes}
    assert changes["model.bbox_head.num_classes"][1:] == ("80", "1") and fitted.parameters > 10**6
    assert any(row.is_changed for row in fitted.lines) and any(not row.is_changed for row in fitted.lines)
    answer = shop.ask("export", recipe).body
    text = answer["config"]
    path = export_config(project, recipe, answer, tmp_path / "plain")
    assert "workbench" not in text.split("\n", 2)[2] and "CocoDataset" in text
    assert path.read_text() == text and (tmp_path / "plain" / "annotations" / "train.json").is_file()
    with pytest.raises(UnansweredError, match="not a registered name"):
        shop.ask("fit", replace(recipe, overrides={"model.bbox_head.loss_cls.type": "os.system"}))


def test_that_a_closed_workshop_leaves_no_folder_and_answers_no_more(project):
    made = Workshop(project)
    draft = made.draft("detection", (2,))
    assert draft.images == {"train": (2, 1, 3), "val": ()}
    folder = made._folder.path
    assert (folder / "labels" / "train.json").is_file()
    made.close()
    assert not folder.exists()
    with pytest.raises(LiveError, match="closed"):
        made.draft("pose")
