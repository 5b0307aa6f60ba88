"""What lies beside a plain config that leaves: pictures, lists and label pictures as each library reads them."""

from __future__ import annotations

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from benchmarks.zoo_project import make_project
from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.schema import LabelSchema
from workbench.formats.codec import Dataset
from workbench.project.config_export import export_config
from workbench.project.config_labels import LeavingSplit, write_split
from workbench.project.error import ProjectError
from workbench.tasks.recipe import TrainRecipe

RECIPE = TrainRecipe("left", "", "detection", "mmdet", "a/b.py", 1, 2, (64, 64), 0.1, 0)


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    opened = make_project(tmp_path_factory.mktemp("drawn"))
    yield opened
    opened.close()


def export(session, folder, task, form, **asked):
    labels = {"form": form, "categories": [2, 1], "painted": None, **asked}
    answer = {
        "config": "# left: a/b.py, fitted by the workbench.\n",
        "labels": labels,
        "scope": "mmdet",
        "keypoints": "",
        "notes": ["One thing."],
    }
    export_config(session.project, replace(RECIPE, task=task), answer, folder)
    return folder / "annotations"


def read(path):
    return cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)


def test_that_boxes_leave_in_label_order_with_pictures_that_can_be_moved(session, tmp_path):
    lists = export(session, tmp_path / "first", "detection", "boxes")
    (tmp_path / "first").rename(tmp_path / "moved")
    folder = tmp_path / "moved"
    body = json.loads((folder / "annotations" / "train.json").read_text())
    assert not lists.exists()
    assert [category["id"] for category in body["categories"]] == [2, 1]
    assert [image["file_name"] for image in body["images"]] == [f"{n}.png" for n in range(4)]
    assert read(folder / "images" / "train" / "0.png").shape == (144, 192, 3)
    said = (folder / "README.md").read_text()
    assert "mim train mmdet config.py" in said and "* One thing." in said and "4 training and 2 validation" in said


def test_that_things_stand_in_the_list_and_regions_in_the_label_pictures(session, tmp_path):
    painted = {"empty": 255, "priority": [], "labels": [0, 1]}
    lists = export(session, tmp_path, "panoptic", "boxes", painted=painted, things=1)
    body = json.loads((lists / "train.json").read_text())
    assert [category["id"] for category in body["categories"]] == [2]
    assert {item["category_id"] for item in body["annotations"]} == {2}
    found = np.unique(np.stack([read(tmp_path / "labels" / "train" / f"{n}.png") for n in range(4)]))
    assert found.tolist() == [0, 1, 255]


def test_that_regions_leave_as_label_pictures_called_after_the_whole_name(session, tmp_path):
    painted = {"empty": 2, "priority": [], "labels": [0, 1]}
    lists = export(session, tmp_path, "semantic", "regions", painted=painted)
    assert (lists / "val.txt").read_text().splitlines() == ["4.png", "5.png"]
    labels = read(tmp_path / "labels" / "val" / "4.png.png")
    assert labels.shape == (144, 192) and labels.dtype == np.uint8 and 2 in labels and labels.min() < 2


def test_that_classes_and_names_leave_as_lists(session, tmp_path):
    lists = export(session, tmp_path, "classification", "classes")
    assert (lists / "train.txt").read_text().splitlines() == ["0.png 1", "1.png 0", "2.png 1", "3.png 0"]
    lists = export(session, tmp_path, "classification", "tags")
    first = json.loads((lists / "train.json").read_text())["data_list"][0]
    assert first == {"img_path": "0.png", "gt_label": [1]}
    lists = export(session, tmp_path, "restoration", "pictures")
    assert (lists / "val.txt").read_text().splitlines() == ["4.png", "5.png"]


def test_that_a_folder_with_other_things_in_it_keeps_them(session, tmp_path):
    mine = tmp_path / "images" / "train" / "mine.png"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    with pytest.raises(ProjectError, match="holds something already"):
        export(session, tmp_path, "detection", "boxes")
    assert mine.read_bytes() == b"mine"


def test_that_a_picture_that_is_gone_is_named_before_the_config_is_written(session, tmp_path):
    image = session.document.images[0]
    edit = Edit("Move", (Patch(image, replace(image, path="pictures/gone.png")),))
    session.editor.commit(edit)
    session.flush()
    with pytest.raises(ProjectError, match=r"gone\.png: the picture is not there"):
        export(session, tmp_path, "detection", "boxes")
    assert not any(tmp_path.iterdir())
    session.editor.undo()
    session.flush()
    export(session, tmp_path, "detection", "boxes")


def test_that_pictures_whose_names_differ_in_a_blank_stay_whole(tmp_path):
    names = ("a b.png", "a_b.png", "3-a_b.jpg")
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(b"%d" % number)
    images = tuple(ImageRecord(number + 1, str(tmp_path / name), 1, 1) for number, name in enumerate(names))
    asked = {"form": "pictures", "categories": [], "painted": None}
    folder = tmp_path / "out"
    (folder / "annotations").mkdir(parents=True)
    write_split(LeavingSplit("train", Dataset(LabelSchema(()), images, ()), asked, folder))
    listed = (folder / "annotations" / "train.txt").read_text().splitlines()
    assert [(folder / "images" / "train" / name).read_bytes() for name in listed] == [b"0", b"1", b"2"]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"0", b"1", b"2"]
