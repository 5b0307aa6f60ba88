"""Which models find objects by themselves."""

from __future__ import annotations

from workbench.tasks.looking import finds_boxes, looks_into_boxes
from workbench.tasks.recipe import TrainRecipe


def recipe(config: str, task: str = "pose", fit: str = "config") -> TrainRecipe:
    return TrainRecipe("run", "", task, "mmpose", config, 1, 1, (0, 0), 0.0, 0, fit=fit)


def test_that_one_stage_pose_models_need_no_boxes_and_top_down_ones_do():
    assert not looks_into_boxes(recipe("body_2d_keypoint/rtmo/coco/rtmo-s.py"))
    assert looks_into_boxes(recipe("body_2d_keypoint/topdown_heatmap/coco/td-hm_res50.py"))
    assert looks_into_boxes(recipe("body_2d_keypoint/topdown_heatmap/coco/td-hm_res50.py", fit=""))
    assert not looks_into_boxes(recipe("rtmdet/rtmdet_tiny.py", task="detection"))


def test_that_detectors_show_where_to_look_and_classifiers_do_not():
    assert [finds_boxes(recipe("", task)) for task in ("detection", "instances", "classification", "pose")] == [
        True,
        True,
        False,
        False,
    ]
