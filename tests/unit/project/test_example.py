import json
from pathlib import Path

import pytest

from workbench.core.geometry import polygon_area
from workbench.core.image import Split
from workbench.core.resources import example_path
from workbench.project.error import ProjectError
from workbench.project.example import EXAMPLE, create_example


def test_that_the_example_opens_labelled_divided_and_partly_unlabelled(tmp_path: Path) -> None:
    project = create_example(tmp_path / "example")
    try:
        images = project.store.load_images()
        counts = project.store.instance_counts()
        splits = {split: sum(1 for image in images if image.split is split) for split in Split}
        assert splits == {Split.TRAIN: 34, Split.VAL: 10, Split.NONE: 16, Split.TEST: 0}
        assert all((image.id in counts) == (image.split is not Split.NONE) for image in images)
        assert all(project.image_file(image).is_file() for image in images)
        assert project.name == "Set squares"
    finally:
        project.close()


def test_that_the_shipped_labels_are_exact(tmp_path: Path) -> None:
    project = create_example(tmp_path / "example")
    try:
        for item in project.store.all_instances():
            assert item.bbox_xywh is not None and item.polygons and len(item.keypoints) == 3
            left, top, width, height = item.bbox_xywh
            assert left >= 0 and top >= 0 and left + width <= 640.01 and top + height <= 480.01
            assert sum(map(polygon_area, item.polygons)) == pytest.approx(item.area, rel=0.01)
            assert all(0 <= p.x < 640 and 0 <= p.y < 480 for p in item.keypoints if p.v)
            corners = [(p.x, p.y) for p in item.keypoints if p.v]
            if len(corners) == 3:
                (ax, ay), (bx, by), (cx, cy) = corners
                assert (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0, "clockwise as named"
    finally:
        project.close()


def test_that_the_example_is_small_enough_to_ship() -> None:
    files = [file for file in example_path(EXAMPLE).rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 6_000_000


def test_that_a_missing_example_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="example is missing"):
        create_example(tmp_path / "example", source=tmp_path)


def test_that_a_damaged_example_leaves_no_lock_behind(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "images").mkdir(parents=True)
    body = json.loads((example_path(EXAMPLE) / "labels.json").read_text())
    (source / "labels.json").write_text(json.dumps(body))
    with pytest.raises(ProjectError, match="not found"):
        create_example(tmp_path / "example", source=source)
    assert not (tmp_path / "example" / "project.lock").read_text().strip()
