"""Pascal VOC: the one-pixel convention, splits, and files from strangers."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.image import Split
from workbench.formats.codec import Dataset, FormatError
from workbench.formats.voc import VocCodec
from workbench.formats.voc_xml import MAX_DEPTH

CODEC = VocCodec()
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture(scope="module")
def work_folder(tmp_path_factory):
    """One folder for all examples of a property."""
    return tmp_path_factory.mktemp("work")


def xml(*objects, filename="a.jpg", size=(100, 80)):
    width, height = size
    head = f"<filename>{filename}</filename><size><width>{width}</width><height>{height}</height></size>"
    return f"<annotation>{head}{''.join(objects)}</annotation>"


def box(name="cat", xmin=11, ymin=21, xmax=20, ymax=40, more="<difficult>1</difficult>"):
    corners = f"<xmin>{xmin}</xmin><ymin>{ymin}</ymin><xmax>{xmax}</xmax><ymax>{ymax}</ymax>"
    return f"<object><name>{name}</name>{more}<bndbox>{corners}</bndbox></object>"


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_that_pixels_counted_from_one_with_the_last_included_become_an_exact_box(tmp_path):
    result = CODEC.read(write(tmp_path, "a.xml", xml(box())))
    (instance,) = result.dataset.instances
    assert instance.bbox_xywh == (10, 20, 10, 20)
    assert instance.extras == {"difficult": 1}
    assert result.problems == ()


def test_that_a_box_over_the_whole_image_is_the_whole_image(tmp_path):
    result = CODEC.read(write(tmp_path, "a.xml", xml(box(xmin=1, ymin=1, xmax=100, ymax=80))))
    assert result.dataset.instances[0].bbox_xywh == (0, 0, 100, 80)


def test_that_a_set_that_counts_from_zero_is_read_so_whole_and_reported(tmp_path):
    write(tmp_path, "a.xml", xml(box(xmin=0, ymin=0, xmax=100, ymax=80)))
    write(tmp_path, "b.xml", xml(box(), filename="b.jpg"))
    result = CODEC.read(tmp_path)
    assert [item.bbox_xywh for item in result.dataset.instances] == [(0, 0, 100, 80), (11, 21, 9, 19)]
    assert "counted from 0" in result.problems[0].reason


def test_that_a_data_set_folder_gives_images_in_natural_order_with_their_splits(tmp_path):
    for number, split in ((2, "val"), (10, "train"), (1, "train"), (3, "test"), (4, "")):
        write(
            tmp_path, f"Annotations/i{number}.xml", xml(box("dog" if number == 2 else "cat"), filename=f"i{number}.jpg")
        )
        write(tmp_path, f"JPEGImages/i{number}.jpg", "")
        if split:
            with open(write_list(tmp_path, split), "a") as file:
                file.write(f"i{number}  1\n")
    dataset = CODEC.read(tmp_path).dataset
    assert [image.path for image in dataset.images] == [f"JPEGImages/i{n}.jpg" for n in (1, 2, 3, 4, 10)]
    assert [image.split for image in dataset.images] == [Split.TRAIN, Split.VAL, Split.TEST, Split.NONE, Split.TRAIN]
    assert [(item.id, item.name) for item in dataset.schema.categories] == [(1, "cat"), (2, "dog")]


def write_list(folder, split):
    path = folder / "ImageSets" / "Main" / f"{split}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_that_a_name_in_two_lists_is_reported(tmp_path):
    write(tmp_path, "Annotations/a.xml", xml(box()))
    for split in ("train", "val"):
        write_list(tmp_path, split).write_text("a\n")
    result = CODEC.read(tmp_path)
    assert result.dataset.images[0].split is Split.TRAIN
    assert [problem.place for problem in result.problems] == ["ImageSets/Main"]


@pytest.mark.parametrize("filename", ["wrong.png", "a", "", "C:\\photos\\a.png"])
def test_that_a_wrong_file_name_gives_way_to_the_image_that_is_there(tmp_path, filename):
    write(tmp_path, "Annotations/a.xml", xml(box(), filename=filename))
    write(tmp_path, "JPEGImages/a.png", "")
    assert CODEC.read(tmp_path).dataset.images[0].path == "JPEGImages/a.png"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not XML"),
        ("<annotation>", "not XML"),
        ("<html></html>", "<annotation>"),
        ('<!DOCTYPE a [<!ENTITY b "boom">]><annotation>&b;</annotation>', "DTD"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><annotation/>', "DTD"),
        ("<annotation>" + "<a>" * MAX_DEPTH, "nested"),
        ("<annotation>" + "<a>" * 100_000, "nested"),
        ('<?xml version="1.0" encoding="nonsense"?><annotation/>', "not"),
        (b"\xff\xfe\x00<annotation/>", "not XML"),
    ],
)
def test_that_a_hostile_file_is_refused_by_name_and_in_a_folder_left_out(tmp_path, text, reason):
    path = write(tmp_path, "a.xml", text)
    with pytest.raises(FormatError, match=r"a\.xml: ") as caught:
        CODEC.read(path)
    assert reason in str(caught.value)
    write(tmp_path, "b.xml", xml(box(), filename="b.jpg"))
    result = CODEC.read(tmp_path)
    assert [problem.place for problem in result.problems] == ["a.xml"]
    assert len(result.dataset.instances) == 1


def test_that_a_file_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.formats.voc_xml.MAX_FILE_BYTES", 100)
    with pytest.raises(FormatError, match="larger"):
        CODEC.read(write(tmp_path, "a.xml", xml(box())))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (box(xmin="nan"), "xmin"),
        (box(xmax="inf"), "xmax"),
        (box(ymin=""), "ymin"),
        (box(xmin=30), "before it begins"),
        (box(xmax=90000), "far outside"),
        (box(name=" "), "no name"),
        ("<object><name>cat</name></object>", "no bndbox"),
    ],
)
def test_that_a_bad_object_is_named_and_the_others_come_over(tmp_path, bad, reason):
    result = CODEC.read(write(tmp_path, "a.xml", xml(box(), bad, box())))
    assert len(result.dataset.instances) == 2
    (problem,) = result.problems
    assert problem.place == "a.xml" and reason in problem.reason


def test_that_a_folder_without_annotations_is_refused(tmp_path):
    with pytest.raises(FormatError, match="holds no XML"):
        CODEC.read(tmp_path)
    with pytest.raises(FormatError, match="does not exist"):
        CODEC.read(tmp_path / "gone")


def test_that_writing_is_refused_with_the_way_out(tmp_path):
    dataset = CODEC.read(write(tmp_path, "a.xml", xml(box()))).dataset
    with pytest.raises(FormatError, match="COCO"):
        CODEC.write(Dataset(dataset.schema, (), ()), tmp_path / "out.xml")


@given(st.integers(0, 300), st.integers(0, 8), st.binary(max_size=6))
@settings(max_examples=300)
def test_that_mutated_files_raise_nothing_but_format_errors(work_folder, position, length, piece):
    valid = xml(box(), box("dog")).encode()
    data = valid[:position] + piece + valid[position + length :]
    try:
        CODEC.read(write(work_folder, "a.xml", data))
    except FormatError:
        pass


@pytest.mark.shared_data
def test_that_the_blood_cells_come_over_whole():
    result = CODEC.read(SHARED / "bccd")
    dataset = result.dataset
    names = {category.id: category.name for category in dataset.schema.categories}
    counts = {name: sum(names[item.category_id] == name for item in dataset.instances) for name in names.values()}
    assert (len(dataset.images), counts) == (364, {"RBC": 4155, "WBC": 372, "Platelets": 361})
    assert sum(image.split is Split.TRAIN for image in dataset.images) == 205
    assert result.problems == ()
