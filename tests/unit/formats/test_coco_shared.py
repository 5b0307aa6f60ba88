"""Official COCO files: an export equals its import annotation by annotation."""

import json
from pathlib import Path

import pytest

from workbench.formats.coco import CocoCodec

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
FILES = [
    "coco_mini/annotations/instances_train2017.json",
    "coco_mini/annotations/instances_val2017.json",
    "coco_mini/annotations/person_keypoints_train2017.json",
    "coco_mini/annotations/person_keypoints_val2017.json",
    "metric_conformance/faster_coco_eval/lvis_dataset/lvis_val_100.json",
    "fruits_nuts/trainval.json",
    "mmpose_testdata/ap10k/test_ap10k.json",
    "mmpose_testdata/coco/test_coco_wholebody.json",
    "mmpose_testdata/aflw/test_aflw.json",
    "voc100_formats/data/database/gts/coco_format_v1/instances_default.json",
]


@pytest.mark.shared_data
@pytest.mark.parametrize("name", FILES)
def test_that_an_export_equals_the_import_annotation_by_annotation(tmp_path, name):
    source = json.loads((SHARED / name).read_bytes())
    CocoCodec().write(CocoCodec().read(SHARED / name).dataset, tmp_path / "out.json")
    written = json.loads((tmp_path / "out.json").read_bytes())
    assert list(written) != []
    for before, after in zip(source.pop("annotations"), written.pop("annotations"), strict=True):
        assert after == before
    assert written == source
