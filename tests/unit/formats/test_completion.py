"""What training tools demand is filled in, what was given stays."""

import json

import pytest

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.formats.coco import CocoCodec
from workbench.formats.coco_annotation import NOTES
from workbench.formats.codec import Dataset
from workbench.formats.completion import completed, completed_instance

SQUARE = (10.0, 10.0, 20.0, 10.0, 20.0, 20.0, 10.0, 20.0)


@pytest.mark.parametrize(
    ("members", "box", "area"),
    [
        ({"polygons": (SQUARE,)}, (10, 10, 10, 10), 100),
        ({"polygons": ((-5.0, 0.0, 5.0, 0.0, 5.0, 10.0, -5.0, 10.0),)}, (0, 0, 5, 10), 50),
        ({"mask": Mask.from_counts(30, 40, [31, 2, 1167])}, (1, 1, 1, 2), 2),
        ({"keypoints": (Keypoint(5, 6, 2), Keypoint(9, 8, 1), Keypoint(99, 99, 0))}, (5, 6, 4, 2), 8),
        ({"bbox_xywh": (1.0, 2.0, 3.0, 4.0), "polygons": (SQUARE,)}, (1, 2, 3, 4), 100),
        ({"bbox_xywh": (1.0, 2.0, 3.0, 4.0), "area": 7.5}, (1, 2, 3, 4), 7.5),
        ({}, None, None),
        ({"keypoints": (Keypoint(0, 0, 0),)}, None, None),
    ],
)
def test_that_box_and_area_come_from_the_shape_that_is_there(members, box, area):
    filled = completed_instance(Instance(1, 1, 1, **members), (40, 30))
    assert (filled.bbox_xywh, filled.area) == (box, area)


def test_that_an_outline_that_cannot_be_filled_counts_as_drawn():
    assert completed_instance(Instance(1, 1, 1, polygons=(SQUARE,)), (0, 0)).area == 100
    assert completed_instance(Instance(1, 1, 1, polygons=((1.0, 1.0, 5.0, 1.0),)), (40, 30)).area == 0


def test_that_every_member_is_written_then_whatever_the_source_left_out(tmp_path):
    points = (Keypoint(5, 6, 2), Keypoint(9, 8, 1))
    notes = {NOTES: {"iscrowd": "absent", "num_keypoints": "absent"}, "note": "x"}
    mask = Mask.from_counts(30, 40, [31, 2, 1167])
    instance = Instance(1, 1, 1, mask=mask, keypoints=points, extras=notes)
    schema = LabelSchema(
        (
            Category(
                1, "a", skeleton=Skeleton(("left", "right"), ((0, 1),), ((0, 1),)), extras={NOTES: {"skeleton_base": 0}}
            ),
        )
    )
    CocoCodec().write(completed(Dataset(schema, (ImageRecord(1, "a", 40, 30),), (instance,))), tmp_path / "o.json")
    written = json.loads((tmp_path / "o.json").read_bytes())
    (record,) = written["annotations"]
    assert (written["categories"][0]["flip_pairs"], written["categories"][0]["skeleton"]) == ([[1, 2]], [[1, 2]])
    assert (record["iscrowd"], record["num_keypoints"], record["bbox"], record["area"]) == (0, 2, [1, 1, 1, 2], 2)
    assert (record["segmentation"]["counts"], record["note"]) == ([31, 2, 1167], "x")
