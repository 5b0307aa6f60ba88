"""Folders named after classes: recognised with care, read with split and class."""

import pytest

from workbench.core.image import Split
from workbench.formats.catalog import detect
from workbench.formats.class_folders import ClassFoldersCodec
from workbench.formats.codec import FormatError

CODEC = ClassFoldersCodec()


def lay_out(root, *files):
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"picture")


def by_path(root):
    dataset = CODEC.read(root).dataset
    names = {category.id: category.name for category in dataset.schema.categories}
    return {image.path: ([names[tag] for tag in image.tags], image.split) for image in dataset.images}


def test_that_the_folder_is_the_class_in_the_order_a_person_counts(tmp_path):
    lay_out(tmp_path, "10/b.JPG", "2/a.png", "2/deeper/c.webp", ".git/x.png", "2/notes.txt")
    assert detect(tmp_path).name == "class_folders"
    assert by_path(tmp_path) == {
        "2/a.png": (["2"], Split.NONE),
        "2/deeper/c.webp": (["2"], Split.NONE),
        "10/b.JPG": (["10"], Split.NONE),
    }
    assert [category.name for category in CODEC.read(tmp_path).dataset.schema.categories] == ["2", "10"]


def test_that_train_and_val_above_the_classes_are_splits(tmp_path):
    lay_out(tmp_path, "train/cat/1.png", "train/dog/2.png", "valid/cat/3.png", "Test/dog/4.png", "README.md")
    assert detect(tmp_path).name == "class_folders"
    assert by_path(tmp_path) == {
        "train/cat/1.png": (["cat"], Split.TRAIN),
        "train/dog/2.png": (["dog"], Split.TRAIN),
        "valid/cat/3.png": (["cat"], Split.VAL),
        "Test/dog/4.png": (["dog"], Split.TEST),
    }


@pytest.mark.parametrize(
    "files",
    [
        ("1.png", "2.png"),
        ("cat/1.png",),
        ("cat/1.png", "dog/2.png", "labels.csv"),
        ("cat/1.png", "dog/2.png", "dog/2.json"),
        ("images/1.png", "masks/1.png"),
        ("train/1.png", "val/2.png"),
        ("train/images/1.png", "train/labels/1.txt"),
        ("cat/1.png", "dog/2.png", "3.png"),
        ("cat/1.png", "dog/2.png", "labels.db"),
    ],
)
def test_that_what_may_be_something_else_is_not_taken_for_classes(tmp_path, files):
    lay_out(tmp_path, *files)
    assert not CODEC.sniff(tmp_path)


def test_that_an_empty_class_is_told_and_a_folder_without_any_refused(tmp_path):
    lay_out(tmp_path, "cat/1.png", "dog/readme.txt")
    found = CODEC.read(tmp_path)
    assert [(problem.place, problem.reason) for problem in found.problems] == [("folder dog", "holds no images")]
    (tmp_path / "cat" / "1.png").unlink()
    with pytest.raises(FormatError, match="holds no folders with images"):
        CODEC.read(tmp_path)
    with pytest.raises(FormatError, match="not a folder"):
        CODEC.read(tmp_path / "dog" / "readme.txt")
    with pytest.raises(FormatError, match="export the 1 images as COCO"):
        CODEC.write(found.dataset, tmp_path / "out")
