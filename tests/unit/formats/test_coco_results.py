"""Results of other tools: detections in, one bad row never blocks the rest."""

import json

import pytest

from workbench.core.image import ImageRecord
from workbench.core.instance import Keypoint
from workbench.formats.coco_results import read_results
from workbench.formats.codec import FormatError

IMAGES = (ImageRecord(4, "a.jpg", 40, 30),)


def read(tmp_path, content):
    path = tmp_path / "results.json"
    path.write_text(json.dumps(content))
    return read_results(path, IMAGES)


def row(**members):
    return {"image_id": 4, "category_id": 1, "score": 0.5, **members}


def test_that_boxes_masks_and_keypoints_come_over(tmp_path):
    content = [
        row(bbox=[1, 2, 3, 4], track=7),
        row(segmentation={"size": [30, 40], "counts": [600, 100, 500]}),
        row(keypoints=[1, 2, 0.9, 3, 4, 0.1]),
    ]
    (box, mask, points), problems = read(tmp_path, content)
    assert problems == ()
    assert (box.bbox_xywh, box.score, box.extras, box.id) == ((1, 2, 3, 4), 0.5, {"track": 7}, 1)
    assert mask.mask.area == 100
    assert points.keypoints == (Keypoint(1, 2, 2), Keypoint(3, 4, 2))
    assert points.extras["keypoint_scores"] == [0.9, 0.1]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (row(image_id=5, bbox=[1, 2, 3, 4]), "image 5"),
        (row(), "neither"),
        (row(bbox=[1, 2, 3, float("nan")]), "finite"),
        (row(bbox=[1, 2, 3, 4], score=None), "score"),
        (row(bbox=[1, 2, 3, 4], category_id="x"), "category_id"),
        (row(keypoints=[1, 2]), "three a point"),
        (row(keypoints=[1, float("inf"), 1]), "finite place"),
        (row(keypoints=[1, 1, float("nan")]), "keypoint's score"),
        (17, "not a JSON object"),
    ],
)
def test_that_a_bad_row_is_named_by_its_number(tmp_path, bad, reason):
    found, problems = read(tmp_path, [row(bbox=[1, 2, 3, 4]), bad])
    assert len(found) == 1
    assert problems[0].place == "result number 2"
    assert reason in problems[0].reason


def test_that_a_label_file_is_no_results_file(tmp_path):
    with pytest.raises(FormatError, match="flat list"):
        read(tmp_path, {"images": []})
