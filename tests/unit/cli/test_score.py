"""workbench score: the figures of a results file, in words and as JSON."""

import json

import pytest

from workbench.cli.main import main


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
