"""Which format a path is."""

import pytest

from workbench.formats.catalog import CODECS, codec, detect
from workbench.formats.codec import FormatError


def test_that_every_codec_has_a_name_of_its_own_and_says_what_it_cannot_carry():
    assert len({known.name for known in CODECS}) == len({known.title for known in CODECS}) == len(CODECS)
    assert all(known.cannot_carry for known in CODECS)
    assert codec("coco").can_write


def test_that_an_unknown_name_is_answered_with_those_there_are():
    with pytest.raises(FormatError, match="coco, voc, deeplabcut"):
        codec("tiff")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.json", '\ufeff {"images": []}', "coco"),
        ("a.JSON", "[]", "coco"),
        ("a.xml", "<annotation/>", "voc"),
        ("Annotations/a.xml", "<annotation/>", "voc"),
        ("CollectedData_me.csv", "scorer,me\n", "deeplabcut"),
        ("labeled-data/v/CollectedData_me.csv", "scorer,me\n", "deeplabcut"),
    ],
)
def test_that_a_file_and_its_folder_are_recognised(tmp_path, name, content, expected):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert detect(path).name == expected
    if expected != "coco":
        assert detect(tmp_path).name == expected


@pytest.mark.parametrize("name", ["a.txt", "a.xml", "a.csv", "a.json"])
def test_that_something_else_is_refused_with_what_can_be_read(tmp_path, name):
    (tmp_path / name).write_text("hello")
    with pytest.raises(FormatError, match=r"COCO JSON, Pascal VOC XML, DeepLabCut CSV"):
        detect(tmp_path / name)


def test_that_a_missing_path_is_refused(tmp_path):
    with pytest.raises(FormatError, match="does not exist"):
        detect(tmp_path / "gone")
