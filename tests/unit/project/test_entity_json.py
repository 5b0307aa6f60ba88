from __future__ import annotations

import json

import pytest
from hypothesis import given

from tests.unit.project import entity_strategies as values
from workbench.project.entity_fields import EntityError
from workbench.project.entity_json import dump, edit_from_json, edit_to_json, instance_from_json


@given(values.edits)
def test_that_any_edit_survives_json_without_loss(edit):
    assert edit_from_json(json.loads(dump(edit_to_json(edit)))) == edit


def test_that_numpy_numbers_are_stored_as_plain_ones():
    import numpy as np

    assert json.loads(dump({"a": np.float32(0.5), "b": np.int64(3), "c": np.array([1, 2])})) == {
        "a": 0.5,
        "b": 3,
        "c": [1, 2],
    }


def test_that_half_a_character_from_a_foreign_file_can_be_stored():
    assert json.loads(dump({"name": "\ud800"}).encode()) == {"name": "\ud800"}


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("bbox_xywh", [float("nan"), 0, 1, 1], "box"),
        ("bbox_xywh", [1, 2, 3], "box"),
        ("polygons", [[0, 0, 1, 1]], "polygon"),
        ("polygons", [[0, 0, 1, 1, "2", 2]], "polygon"),
        ("keypoints", [[0, 0, 7]], "keypoint"),
        ("mask", {"size": [2, 2], "counts": [5]}, "mask"),
        ("mask", {"size": [10**9, 10**9], "counts": [5]}, "mask"),
        ("area", float("inf"), "area"),
        ("image_id", "one", "image_id"),
        ("extras", [], "extra"),
    ],
)
def test_that_a_broken_field_is_refused_by_name(field, value, place):
    body = {"id": 1, "image_id": 1, "category_id": 1, field: value}
    with pytest.raises(EntityError, match=place):
        instance_from_json(body)
