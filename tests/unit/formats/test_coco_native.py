"""What COCO has no member for comes back whole, and what other tools see instead is right."""

import json
from dataclasses import replace

import pytest

from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.rasterise import mask_of_polygons
from workbench.core.review import Comment, ReviewState
from workbench.core.schema import Attribute, AttributeKind, Category, LabelSchema, Skeleton
from workbench.formats.coco import CocoCodec
from workbench.formats.codec import Dataset

SQUARE = (2.0, 2.0, 30.0, 2.0, 30.0, 20.0, 2.0, 20.0)
HOLE = (8.0, 8.0, 16.0, 8.0, 16.0, 14.0, 8.0, 14.0)
ATTRIBUTES = (
    Attribute("colour", AttributeKind.CHOICE, ("red", "blue"), "red", is_mutable=False),
    Attribute("age", AttributeKind.NUMBER, default=2.5),
)
SKELETON = Skeleton(
    ("left_ear", "right_ear"), ((0, 1),), ((0, 1),), (), ("#56b4e9", "#e69f00"), ((0.1, 0.2), (0.9, 0.2))
)
SCHEMA = LabelSchema((Category(3, "cat", "", SKELETON, {}, "#009e73", ATTRIBUTES),))
IMAGE = ImageRecord(7, "a.jpg", 40, 30, tags=(3,), state=ReviewState.APPROVED, comments=(Comment(1, 3, 4, "ear?"),))


def written(tmp_path, *instances):
    path = tmp_path / "labels.json"
    CocoCodec().write(Dataset(SCHEMA, (IMAGE,), instances, {}), path)
    return path, json.loads(path.read_bytes())


def instance(number=1, **members):
    return Instance(number, 7, 3, (2.0, 2.0, 28.0, 18.0), area=100.0, origin="import", **members)


@pytest.mark.parametrize(
    "labelled",
    [
        instance(polygons=(SQUARE,), holes=(HOLE,)),
        instance(figure=RotatedBox(20.0, 15.0, 12.0, 6.0, 30.0)),
        instance(figure=Circle(20.0, 15.0, 6.5)),
        instance(figure=Polyline((1.0, 2.0, 5.0, 8.0, 9.0, 3.0))),
        instance(figure=PointSet((4.0, 5.0)), polygons=(SQUARE,)),
        instance(attributes={"colour": "blue", "age": 3, "tame": True}),
        instance(group=4, z=-2, is_locked=True, state=ReviewState.NEEDS_LOOK),
    ],
)
def test_that_an_object_comes_back_as_it_was(tmp_path, labelled):
    path, _ = written(tmp_path, labelled)
    result = CocoCodec().read(path)
    assert result.problems == ()
    assert result.dataset.instances == (labelled,)
    assert result.dataset.images == (IMAGE,)
    assert result.dataset.schema == SCHEMA


def test_that_other_tools_see_a_hole_as_a_hole_and_a_turned_box_as_a_polygon(tmp_path):
    holed, turned = instance(1, polygons=(SQUARE,), holes=(HOLE,)), instance(2, figure=RotatedBox(20, 15, 12, 6, 90))
    _, body = written(tmp_path, holed, turned)
    first, second = body["annotations"]
    assert first["segmentation"]["size"] == [30, 40]
    assert second["segmentation"] == [pytest.approx([23, 9, 23, 21, 17, 21, 17, 9])]


def test_that_box_and_area_of_a_figure_are_measured(tmp_path):
    _, body = written(tmp_path, Instance(1, 7, 3, figure=Circle(20.0, 15.0, 5.0)))
    assert body["annotations"][0]["bbox"] == [15, 10, 10, 10]
    holed = Instance(1, 7, 3, polygons=(SQUARE,), holes=(HOLE,))
    _, body = written(tmp_path, holed)
    assert body["annotations"][0]["area"] == mask_of_polygons((SQUARE,), (HOLE,), 30, 40).area == 28 * 18 - 8 * 6


def test_that_a_mask_changed_by_another_tool_wins_over_our_member(tmp_path):
    path, body = written(tmp_path, instance(polygons=(SQUARE,), holes=(HOLE,)))
    body["annotations"][0]["segmentation"]["counts"] = [30 * 40]
    path.write_text(json.dumps(body))
    (read,) = CocoCodec().read(path).dataset.instances
    assert read.mask is not None and read.mask.area == 0 and not read.polygons


@pytest.mark.parametrize(
    "member",
    [
        [],
        {"figure": {"type": "circle", "cx": 1, "cy": 2, "radius": float("nan")}},
        {"figure": {"type": "cloud"}},
        {"state": "lost"},
        {"z": 1e300},
        {"holes": "none"},
        {"group": "a"},
    ],
)
def test_that_a_broken_member_of_ours_is_named_and_the_rest_kept(tmp_path, member):
    path, body = written(tmp_path, instance(polygons=(SQUARE,), holes=(HOLE,)), instance(2))
    body["annotations"][0]["workbench"] = member
    path.write_text(json.dumps(body).replace("NaN", "1e999"))
    result = CocoCodec().read(path)
    assert len(result.dataset.instances) == 2
    assert result.problems[0].place == "annotation 1" or member == {"holes": "none"}
    assert result.dataset.instances[0].bbox_xywh == (2, 2, 28, 18)


def test_that_attributes_which_are_no_values_stay_an_unknown_member(tmp_path):
    path, body = written(tmp_path, instance())
    body["annotations"][0]["attributes"] = {"boxes": [1, 2]}
    path.write_text(json.dumps(body))
    (read,) = CocoCodec().read(path).dataset.instances
    assert not read.attributes and read.extras["attributes"] == {"boxes": [1, 2]}
    _, again = written(tmp_path, replace(read, keypoints=(Keypoint(1, 2, 2), Keypoint(3, 4, 1))))
    assert again["annotations"][0]["attributes"] == {"boxes": [1, 2]}
