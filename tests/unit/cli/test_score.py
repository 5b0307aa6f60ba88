"""workbench score: the figures of a results file, in words and as JSON."""

import json

import numpy as np
import pytest

from workbench.cli.main import main
from workbench.formats.index_picture import write_index_picture


@pytest.fixture
def truth(tmp_path):
    path = tmp_path / "truth.json"
    box = {"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 20, 20], "area": 400, "iscrowd": 0}
    ring = [[10, 10, 30, 10, 30, 30, 10, 30]]
    images = [{"id": 1, "file_name": "a.png", "width": 100, "height": 80}]
    categories = [{"id": 1, "name": "a"}]
    content = {"images": images, "categories": categories, "annotations": [box | {"segmentation": ring}]}
    path.write_text(json.dumps(content))
    return path


def results(tmp_path, *rows):
    path = tmp_path / "results.json"
    path.write_text(json.dumps([{"image_id": 1, "category_id": 1, "score": 0.9} | row for row in rows]))
    return path


def test_that_perfect_boxes_score_one(tmp_path, truth, capsys):
    found = results(tmp_path, {"bbox": [10, 10, 20, 20]}, {"bbox": [1, 2, 3]})
    assert main(["score", str(truth), str(found)]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("bbox\n  AP     1.000\n")
    assert "result number 2" in printed.err


def test_that_the_kind_is_told_by_what_the_detections_have(tmp_path, truth, capsys):
    found = results(tmp_path, {"segmentation": [[10, 10, 30, 10, 30, 30, 10, 30]]})
    assert main(["score", str(truth), str(found), "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["kind"] == "segm"
    assert body["figures"]["AP"] == pytest.approx(1)
    assert body["problems"] == []


def test_that_results_without_any_use_end_with_a_sentence(tmp_path, truth, capsys):
    assert main(["score", str(truth), str(results(tmp_path))]) == 1
    assert "--kind" in capsys.readouterr().err
    assert main(["score", str(truth), str(truth)]) == 1
    assert "flat list" in capsys.readouterr().err


def test_that_folders_of_label_pictures_are_compared_pixel_by_pixel(tmp_path, capsys):
    halves = np.zeros((10, 20), np.uint8)
    halves[:, 10:] = 1
    for name in ("truth", "found"):
        shown = halves if name == "truth" else np.roll(halves, 5, axis=1)
        for part, content in (("masks", write_index_picture(shown, {})), ("images", b"")):
            (tmp_path / name / part).mkdir(parents=True)
            (tmp_path / name / part / f"a.{'png' if content else 'jpg'}").write_bytes(content)
    assert main(["score", str(tmp_path / "truth"), str(tmp_path / "found"), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures["pixel accuracy"] == 0.5
    assert figures["class 0"] == pytest.approx(1 / 3)
    other = tmp_path / "found" / "masks" / "a.png"
    other.rename(other.with_name("b.png"))
    (tmp_path / "found" / "images" / "a.jpg").rename(tmp_path / "found" / "images" / "b.jpg")
    assert main(["score", str(tmp_path / "truth"), str(tmp_path / "found")]) == 1
    assert "the names of the files differ" in capsys.readouterr().err
