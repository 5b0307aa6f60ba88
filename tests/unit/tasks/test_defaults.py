import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.tasks.defaults import explain, recommend, suggest
from workbench.tasks.label_summary import CategoryLabels, LabelCounts, LabelSummary, summarize
from workbench.tasks.presets import preset, presets
from workbench.tasks.recipe import recipe_from_json, recipe_to_json
from workbench.tasks.task import TASKS

SKELETON = Skeleton(("snout", "tail"))


def poses(count: int, aspect: float = 1.0) -> LabelSummary:
    mouse = CategoryLabels(1, "mouse", SKELETON, LabelCounts(count, count, 0, count))
    return LabelSummary((mouse,), train_images=count, image_wh=(640, 480), object_px=100.0, object_aspect=aspect)


def boxes(count: int, small_px: float) -> LabelSummary:
    cell = CategoryLabels(5, "cell", None, LabelCounts(count, count, 0, 0))
    return LabelSummary((cell,), train_images=count, image_wh=(640, 480), object_px=90.0, small_object_px=small_px)


def test_that_few_poses_without_weights_lead_to_heatmaps_and_say_why():
    choice = recommend(poses(95))
    assert choice.preset == "heatmap-resnet18"
    assert "95" in choice.reason
    assert recommend(poses(95), has_weights=True).preset == "rtmpose-t"
    assert recommend(poses(5000)).preset == "rtmpose-t"


def test_that_the_kind_of_label_chooses_the_task():
    outlined = CategoryLabels(1, "nut", None, LabelCounts(10, 10, 10, 0))
    assert recommend(boxes(10, 30.0)).preset == "rtmdet-tiny"
    assert recommend(LabelSummary((outlined,))).preset == "rtmdet-ins-tiny"
    assert recommend(boxes(10, 30.0), task="pose").preset == "heatmap-resnet18"


def test_that_every_task_has_a_choice_to_begin_with():
    for kind in TASKS:
        choice = recommend(LabelSummary(), kind.name)
        assert preset(choice.preset).task == kind.name
        assert choice.reason.endswith(".")


def test_that_image_classes_lead_to_a_classifier():
    tagged = CategoryLabels(1, "cat", None, LabelCounts(tags=40))
    assert recommend(LabelSummary((tagged,), train_images=40)).preset == "resnet18"
    assert suggest(preset("resnet18"), LabelSummary((tagged,), train_images=40)).categories == (1,)


def test_that_a_task_without_labels_counts_pictures():
    few, many = (suggest(preset("srcnn-x4"), LabelSummary(train_pictures=count)) for count in (16, 1600))
    assert few.epochs > many.epochs
    assert few.categories == ()
    assert few.fit == "config"


def test_that_small_objects_ask_for_a_larger_input():
    detector = preset("rtmdet-tiny")
    assert suggest(detector, boxes(300, 40.0)).input_wh == (384, 288)
    assert suggest(detector, boxes(300, 12.0)).input_wh == (544, 384)
    assert "12 px" in explain(detector, boxes(300, 12.0))["input_wh"]


def test_that_tall_boxes_get_a_tall_input():
    assert suggest(preset("heatmap-resnet18"), poses(95, aspect=0.5)).input_wh == (192, 256)
    assert suggest(preset("heatmap-resnet18"), poses(95, aspect=2.0)).input_wh == (256, 192)


def test_that_only_categories_with_labels_of_one_skeleton_are_learned():
    other = CategoryLabels(2, "cat", Skeleton(("nose",)), LabelCounts(3, 3, 0, 3))
    empty = CategoryLabels(3, "dog", SKELETON)
    summary = LabelSummary((*poses(95).categories, other, empty), train_images=98)
    assert suggest(preset("heatmap-resnet18"), summary).categories == (1,)


@given(count=st.integers(0, 200_000), small=st.floats(0, 500))
def test_that_every_suggestion_is_possible_and_explained(count, small):
    for entry in presets():
        summary = poses(count) if entry.task == "pose" else boxes(count, small)
        recipe = suggest(entry, summary)
        assert entry.defaults.min_epochs <= recipe.epochs <= entry.defaults.max_epochs
        assert 1 <= recipe.batch_size <= entry.defaults.batch_size
        assert recipe.learning_rate > 0
        assert 1 <= recipe.val_interval <= recipe.epochs
        assert all(side % 32 == 0 and 32 <= side <= 1024 for side in recipe.input_wh)
        assert recipe.fit == entry.fit
        assert recipe_from_json(recipe_to_json(recipe)) == recipe
        assert all(text.endswith(".") for text in explain(entry, summary).values())


def test_that_objects_that_stand_alike_are_not_turned_far():
    heatmaps = preset("heatmap-resnet18")
    assert suggest(heatmaps, poses(95)).options["rotation_deg"] == 60
    standing = replace(poses(95), pose_alignment=0.9)
    assert suggest(heatmaps, standing).options["rotation_deg"] == 25
    assert "same way" in explain(heatmaps, standing)["rotation_deg"]
    assert "rotation_deg" not in suggest(preset("rtmdet-tiny"), boxes(10, 30.0)).options


@given(st.floats(0, 2 * math.pi), st.integers(2, 20))
def test_that_alignment_is_one_for_one_direction_and_nothing_for_all(angle, count):
    images = [ImageRecord(1, "a.png", 640, 480)]

    def alignment(angles):
        points = [(Keypoint(50 * math.cos(a), 50 * math.sin(a), 2), Keypoint(0, 0, 1)) for a in angles]
        items = [Instance(number, 1, 1, keypoints=pair) for number, pair in enumerate(points)]
        return summarize(LabelSchema((Category(1, "mouse", skeleton=SKELETON),)), images, items).pose_alignment

    assert alignment([angle] * count) == pytest.approx(1)
    assert alignment([angle + 2 * math.pi * k / count for k in range(count)]) == pytest.approx(0, abs=1e-6)


def test_that_outlines_that_divide_the_pictures_are_regions_and_single_objects_are_not():
    regions = tuple(CategoryLabels(n, str(n), None, LabelCounts(20, 20, 20)) for n in (1, 2))
    divided = LabelSummary(regions, train_images=20, image_wh=(300, 300), outlined_part=0.9, most_alike=1)
    assert recommend(divided).preset in {entry.name for entry in presets("semantic")}
    for other in (
        replace(divided, outlined_part=0.2),
        replace(divided, most_alike=3),
        replace(divided, categories=regions[:1]),
    ):
        assert recommend(other).preset in {entry.name for entry in presets("instances")}
