from dataclasses import replace

from workbench.core.schema import Skeleton
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import CategoryLabels, LabelCounts, LabelSummary
from workbench.tasks.preflight import check
from workbench.tasks.presets import preset

MOUSE = CategoryLabels(1, "mouse", Skeleton(("snout", "tail")), LabelCounts(50, 50, 0, 50), LabelCounts(10, 10, 0, 10))
GOOD = LabelSummary((MOUSE,), train_images=50, val_images=10, image_wh=(640, 480))
CELL = CategoryLabels(1, "cell", None, LabelCounts(50, 50, 0, 0), LabelCounts(10, 10, 0, 0))
PLATE = CategoryLabels(2, "plate", None)
HEATMAP = preset("heatmap-resnet18")
RTMDET = preset("rtmdet-tiny")


def codes(subject, summary):
    found = check(subject, summary)
    assert all(finding.text.endswith(".") for finding in found)
    return [(finding.level, finding.code) for finding in found]


def test_that_good_labels_raise_no_finding():
    assert codes(HEATMAP, GOOD) == []
    assert codes(suggest(HEATMAP, GOOD), GOOD) == []


def test_that_nothing_labelled_is_an_error():
    assert ("error", "no_labels") in codes(HEATMAP, LabelSummary())


def test_that_labels_of_another_kind_are_an_error_that_names_what_is_there():
    finding = check(preset("rtmdet-ins-tiny"), GOOD)[0]
    assert (finding.level, finding.code) == ("error", "no_task_labels")
    assert "boxes and keypoints" in finding.text


def test_that_labels_in_the_validation_split_only_are_named_as_such():
    summary = replace(GOOD, categories=(replace(MOUSE, train=LabelCounts()),))
    assert "validation split" in check(HEATMAP, summary)[0].text


def test_that_an_unlabelled_class_is_named():
    summary = replace(GOOD, categories=(CELL, PLATE))
    for subject in (RTMDET, suggest(RTMDET, summary)):  # the suggestion leaves the class out, and says so
        found = check(subject, summary)
        assert [finding.code for finding in found] == ["class_unlabelled"]
        assert found[0].text.startswith("'plate' has no boxes in the training images")


def test_that_many_unlabelled_classes_are_one_finding():
    others = tuple(replace(PLATE, id=number, name=f"c{number}") for number in range(2, 82))
    found = check(RTMDET, replace(GOOD, categories=(CELL, *others)))
    assert [finding.code for finding in found] == ["class_unlabelled"]
    assert found[0].text.startswith("'c2', 'c3', 'c4' and 77 more classes have no boxes")


def test_that_two_skeletons_in_one_pose_run_are_an_error_and_a_recipe_names_the_one_it_leaves_out():
    cat = replace(MOUSE, id=2, name="cat", skeleton=Skeleton(("nose",)))
    both = replace(GOOD, categories=(MOUSE, cat))
    assert codes(HEATMAP, both) == [("error", "two_skeletons")]
    assert codes(suggest(HEATMAP, both), both) == [("warning", "class_left_out")]
    assert check(suggest(HEATMAP, both), both)[0].text.startswith("'cat' has other keypoints than 'mouse'")


def test_that_a_validation_split_without_the_learned_classes_is_a_warning():
    cat = replace(MOUSE, id=2, name="cat", skeleton=Skeleton(("nose",)), train=LabelCounts())
    summary = replace(GOOD, categories=(replace(MOUSE, val=LabelCounts()), cat))
    assert ("warning", "no_validation") in codes(suggest(HEATMAP, summary), summary)


def test_that_keypoints_without_a_skeleton_are_an_error():
    assert codes(HEATMAP, replace(GOOD, categories=(replace(MOUSE, skeleton=None),))) == [("error", "no_skeleton")]


def test_that_missing_boxes_outlines_and_validation_are_warnings():
    unboxed = replace(MOUSE, train=LabelCounts(50, 20, 0, 50))
    assert codes(HEATMAP, replace(GOOD, categories=(unboxed,))) == [("warning", "no_boxes")]
    partly = CategoryLabels(1, "nut", None, LabelCounts(50, 50, 40, 0), LabelCounts(9, 9, 9, 0))
    assert codes(preset("rtmdet-ins-tiny"), replace(GOOD, categories=(partly,))) == [("warning", "partly_labelled")]
    assert codes(HEATMAP, replace(GOOD, val_images=0)) == [("warning", "no_validation")]
    assert ("warning", "one_image") in codes(HEATMAP, replace(GOOD, train_images=1))


def test_that_images_without_file_or_size_are_errors():
    summary = replace(GOOD, missing=("a.png",), unsized=("b.png", "c.png"))
    assert codes(HEATMAP, summary) == [("error", "image_missing"), ("error", "image_unsized")]


def test_that_an_input_size_a_pose_network_cannot_halve_is_refused_with_one_it_can():
    recipe = replace(suggest(HEATMAP, GOOD), input_wh=(100, 192))
    assert codes(recipe, GOOD) == [("error", "input_size")]
    assert "take 96 x 192" in check(recipe, GOOD)[0].text


def test_that_a_recipe_names_missing_weights_lost_categories_and_a_batch_too_large(tmp_path):
    recipe = replace(suggest(HEATMAP, GOOD), weights=str(tmp_path / "none.pth"), categories=(1, 8), batch_size=64)
    assert codes(recipe, GOOD) == [("error", "weights_missing"), ("error", "class_gone"), ("warning", "batch_large")]


def test_that_a_run_too_short_to_learn_is_warned_of():
    recipe = suggest(HEATMAP, GOOD)
    assert codes(replace(recipe, epochs=2), GOOD) == [("warning", "few_steps")]
    assert "Steps in all: 12." in check(replace(recipe, epochs=2), GOOD)[0].text
    assert codes(replace(recipe, epochs=2, weights=__file__), GOOD) == []


def tagged(*counts: int) -> LabelSummary:
    classes = tuple(
        CategoryLabels(number, f"c{number}", None, LabelCounts(tags=count), LabelCounts(tags=count))
        for number, count in enumerate(counts, 1)
    )
    return LabelSummary(classes, train_images=sum(counts), val_images=sum(counts), image_wh=(64, 64))


def test_that_classes_of_whole_images_are_labels_too():
    assert codes(preset("resnet18"), tagged(200, 200)) == []
    assert codes(suggest(preset("resnet18"), tagged(200, 200)), tagged(200, 200)) == []
    assert ("error", "one_class") in codes(preset("resnet18"), tagged(20))
    assert "image classes only" in check(RTMDET, tagged(200, 200))[0].text
    several = replace(tagged(200, 200), many_tags=3)
    assert codes(preset("resnet18"), several) == [("info", "several_classes")]
    assert ("error", "one_class") not in codes(preset("resnet18"), replace(tagged(20), many_tags=1))


def test_that_objects_beside_image_classes_are_nothing_that_a_classifier_misses():
    counts = LabelCounts(instances=50, boxes=50, tags=20)
    both = LabelSummary(tuple(CategoryLabels(n, f"c{n}", None, counts, counts) for n in (1, 2)), 40, 40)
    assert codes(preset("resnet18"), both) == []


def test_that_a_task_without_labels_asks_for_pictures_alone():
    pictures = LabelSummary(train_pictures=400, val_pictures=50)
    for name in ("srcnn-x4", "simclr-resnet50"):
        assert codes(suggest(preset(name), pictures), pictures) == []
        assert ("error", "no_pictures") in codes(preset(name), LabelSummary())
    assert codes(preset("srcnn-x4"), replace(pictures, val_pictures=0)) == [("warning", "no_validation")]
