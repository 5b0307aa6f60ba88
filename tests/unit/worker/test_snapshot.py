import json

import pytest

from workbench.worker.failures import JobFailure
from workbench.worker.snapshot import read_snapshot

KEYPOINTS = {"keypoints": ["a", "b"], "skeleton": [[1, 2]], "flip_pairs": [[1, 2]], "sigmas": [0.1, 0.2]}


def annotation(**changes):
    return {"id": 7, "image_id": 4, "category_id": 9, "bbox": [10, 20, 30, 40], "iscrowd": 0} | changes


@pytest.fixture
def write(tmp_path):
    def write(*annotations):
        body = {
            "images": [{"id": 4, "file_name": "/data/a.png", "width": 100, "height": 80}],
            "annotations": list(annotations),
            "categories": [{"id": 9, "name": "mouse", **KEYPOINTS}, {"id": 2, "name": "cage"}],
        }
        path = tmp_path / "train.json"
        path.write_text(json.dumps(body))
        return path

    return write


def only_object(path):
    (image,) = read_snapshot(path, [9]).images
    (item,) = image.objects
    return item


def test_that_categories_come_in_the_order_asked_for_with_their_skeleton(write):
    found = read_snapshot(write(annotation()), [2, 9])
    assert [category.id for category in found.categories] == [2, 9]
    skeleton = found.categories[1].skeleton
    assert (skeleton.edges, skeleton.flip_pairs, skeleton.sigmas) == (((0, 1),), ((0, 1),), (0.1, 0.2))
    assert [category.id for category in read_snapshot(write(), []).categories] == [9, 2]


def test_that_other_categories_are_left_out_and_boxes_are_clipped(write):
    path = write(annotation(bbox=[90, -5, 30, 40]), annotation(id=8, category_id=2))
    assert only_object(path).box_xyxy == (90.0, 0.0, 100.0, 35.0)


def test_that_a_pose_without_a_box_gets_one_around_its_points(write):
    item = only_object(write(annotation(bbox=None, keypoints=[20, 20, 2, 60, 40, 1])))
    assert item.box_xyxy == (10.0, 10.0, 70.0, 50.0)


def test_that_run_lengths_are_checked_before_any_c_code_sees_them(write):
    good = {"size": [80, 100], "counts": [0, 8000]}
    assert only_object(write(annotation(segmentation=good))).mask.area == 8000
    for bad in ({"size": [80, 100], "counts": [0, 9000]}, {"size": [10, 10], "counts": [100]}, {"size": [80, 100]}):
        with pytest.raises(JobFailure, match="annotation 7"):
            read_snapshot(write(annotation(segmentation=bad)), [9])


@pytest.mark.parametrize("bad", [{"bbox": [float("nan"), 0, 1, 1]}, {"bbox": [1, 2]}, {"bbox": None}, {"id": "x"}])
def test_that_a_bad_record_is_named(write, bad):
    with pytest.raises(JobFailure, match=r"train\.json: annotation"):
        read_snapshot(write(annotation(**bad)), [9])


def test_that_a_snapshot_that_is_missing_or_none_is_named(tmp_path):
    with pytest.raises(JobFailure, match="is not there"):
        read_snapshot(tmp_path / "train.json", [])
    (tmp_path / "train.json").write_text("{}")
    with pytest.raises(JobFailure, match="cannot be read"):
        read_snapshot(tmp_path / "train.json", [])
