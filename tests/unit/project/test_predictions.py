from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.error import ProjectError
from workbench.project.layout import ProjectLayout
from workbench.project.prediction_json import PredictionError, prediction_from_json
from workbench.project.predictions import PredictImage, PredictionShelf
from workbench.tasks.recipe import PredictRecipe, Spot, read_recipe


@pytest.fixture
def shelf(tmp_path):
    return PredictionShelf(ProjectLayout(tmp_path))


def job(shelf, tmp_path, **fields):
    return shelf.new_job(PredictRecipe("predict", str(tmp_path / "runs" / "first"), **fields), [])


def line(image_id, *scores, **fields):
    items = [{"category_id": 1, "score": score, "bbox_xywh": [1, 2, 3, 4], **fields} for score in scores]
    return json.dumps({"image_id": image_id, "width": 8, "height": 6, "instances": items}) + "\n"


def test_that_a_job_holds_its_recipe_and_images(shelf, tmp_path):
    recipe = PredictRecipe("predict", str(tmp_path / "runs" / "first"), heatmaps=True)
    images = [PredictImage(3, tmp_path / "a.png", (Spot((1, 2, 3, 4), 7),)), PredictImage(-1, tmp_path / "ü.png")]
    folder = shelf.new_job(recipe, images)
    assert read_recipe(folder.recipe).heatmaps
    rows = [json.loads(row) for row in folder.images.read_text().splitlines()]
    assert rows[0] == {
        "id": 3,
        "path": str(tmp_path / "a.png"),
        "spots": [{"box_xywh": [1, 2, 3, 4], "category_id": 7}],
    }
    assert rows[1] == {"id": -1, "path": str(tmp_path / "ü.png"), "spots": None}
    assert shelf.jobs("first") == (folder,)
    assert shelf.jobs("second") == ()


def test_that_the_newest_job_that_has_the_image_wins(shelf, tmp_path):
    old, new = job(shelf, tmp_path), job(shelf, tmp_path)
    old.predictions.write_text(line(1, 0.5) + line(2, 0.5))
    new.predictions.write_text(line(1, 0.2, 0.9))
    assert [item.score for item in shelf.read("first", 1).instances] == [0.9, 0.2]
    assert len(shelf.read("first", 2).instances) == 1
    assert shelf.read("first", 3) is None
    assert shelf.image_ids("first") == {1, 2}
    assert shelf.read_job(old, 1).instances[0].score == 0.5


def test_that_lines_are_found_while_the_worker_writes_and_a_torn_one_is_waited_for(shelf, tmp_path):
    folder = job(shelf, tmp_path)
    assert shelf.image_ids("first") == frozenset()
    whole = line(1, 0.5)
    with open(folder.predictions, "w") as file:
        file.write(whole + line(2, 0.5)[:20])
        file.flush()
        assert shelf.image_ids("first") == {1}
        file.write(line(2, 0.5)[20:])
    assert shelf.image_ids("first") == {1, 2}


def test_that_a_rewritten_file_is_read_anew(shelf, tmp_path):
    folder = job(shelf, tmp_path)
    folder.predictions.write_text(line(1, 0.5) + line(2, 0.5))
    assert shelf.read("first", 1) is not None
    folder.predictions.write_text(line(5, 0.5))
    assert shelf.image_ids("first") == {5}


def test_that_keypoints_masks_and_heatmaps_come_over(shelf, tmp_path):
    folder = job(shelf, tmp_path)
    fields = {
        "keypoints": [[1, 2, 0.5], [3, 4, 0.25]],
        "rle": {"size": [6, 8], "counts": [40, 8]},
        "heatmap": {"key": "0", "to_image": [1, 0, 0, 0, 1, 0]},
    }
    folder.predictions.write_text(line(1, 0.5, **fields))
    prediction = shelf.read("first", 1)
    item = prediction.instances[0]
    assert item.extras["keypoint_scores"] == [0.5, 0.25]
    assert item.mask.area == 8
    assert prediction.heatmaps[0].path == str(folder.heatmaps / "1.npz")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"bbox_xywh": [float("nan"), 0, 1, 1]}, "box"),
        ({"rle": {"size": [6, 8], "counts": [1]}}, "rle"),
        ({"rle": {"size": [60, 80], "counts": [4800]}}, "does not fit"),
        ({"rle": {"size": [6, 8], "counts": "abc"}}, "rle"),
        ({"polygons": [[1, 2, 3]]}, "polygon"),
        ({"keypoints": [[1, 2]]}, "not a prediction"),
        ({"heatmap": {"key": "../x", "to_image": [1, 0, 0, 0, 1, 0]}}, "plain name"),
        ({"heatmap": {"key": "0", "to_image": [1]}}, "not enough|not a prediction|unpack"),
        ({"category_id": "x"}, "category_id"),
    ],
)
def test_that_a_forged_line_is_a_sentence_and_the_others_are_read(shelf, tmp_path, fields, reason):
    folder = job(shelf, tmp_path)
    folder.predictions.write_text(line(1, 0.5, **fields) + line(2, 0.5))
    with pytest.raises(ProjectError, match=reason):
        shelf.read("first", 1)
    assert shelf.read("first", 2) is not None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ["category_id", "score", "bbox_xywh", "polygons", "rle", "keypoints", "heatmap"]


@given(st.dictionaries(st.sampled_from(FIELDS), json_values), json_values)
def test_that_any_json_is_read_or_refused_never_a_crash(tmp_path_factory, item, size):
    body = {"image_id": 1, "height": size, "width": size, "instances": [{"category_id": 1, "score": 0.5, **item}]}
    try:
        prediction_from_json(body, tmp_path_factory.getbasetemp())
    except PredictionError:
        pass


@given(json_values)
def test_that_any_body_is_read_or_refused(tmp_path_factory, body):
    with pytest.raises(PredictionError):
        prediction_from_json(body, tmp_path_factory.getbasetemp())


def test_that_a_restored_picture_is_read_under_its_own_name_alone(tmp_path):
    line = {"image_id": 7, "width": 4, "height": 4, "instances": []}
    folder = tmp_path / "pictures"
    read = prediction_from_json(line | {"picture": "pictures/7.png"}, tmp_path, folder)
    assert read.picture == str(folder / "7.png")
    assert prediction_from_json(line, tmp_path, folder).picture == ""
    for name in ("pictures/8.png", "/etc/passwd", "pictures/../7.png", "../pictures/7.png", 7, ["pictures/7.png"]):
        with pytest.raises(PredictionError, match="picture"):
            prediction_from_json(line | {"picture": name}, tmp_path, folder)
