"""A folder per class with images in it, as ImageNet is laid out; ``train`` and ``val`` may stand above the classes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from workbench.core.image import ImageRecord, Split
from workbench.core.schema import Category, LabelSchema
from workbench.formats.codec import Dataset, FormatError, Problem, Progress, ReadResult

_IMAGES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp")
_LABELS = (".json", ".xml", ".csv", ".yaml", ".yml", ".h5", ".mat", ".tfrecord")
"""Where such a file lies among the images or classes, it holds the labels and the folders' names do not."""

_NO_CLASS = frozenset(
    {"images", "image", "img", "imgs", "jpegimages", "pictures", "photos", "frames", "data", "labels", "annotations"}
    | {"masks", "imagesets", "segmentationclass", "segmentationobject", "labeled-data", "videos", "runs"}
    | {"predictions", "snapshots"}
)
"""Folders of these names hold the parts of another format, and say nothing about what is in a picture."""

_SPLITS = {
    "train": Split.TRAIN,
    "training": Split.TRAIN,
    "val": Split.VAL,
    "valid": Split.VAL,
    "validation": Split.VAL,
    "test": Split.TEST,
    "testing": Split.TEST,
}
_LOOKED_AT = 200
"""So many entries of a folder are looked at to tell what it is."""


class ClassFoldersCodec:
    """Reads which class every image has from the folder it lies in; see Codec."""

    name = "class_folders"
    title = "Folder per class"
    can_write = False
    cannot_carry = (
        "boxes, polygons, masks and keypoints",
        "images of several classes",
        "attributes and comments",
    )

    def sniff(self, path: Path) -> bool:
        """Whether it is a folder of at least two folders that hold images, and neither it nor they hold label files."""
        if not path.is_dir():
            return False
        try:
            return any(_looks_like_classes(place) for place, _ in _split_folders(path)) and not _has_labels(path)
        except OSError:
            return False

    def read(self, path: Path, progress: Progress | None = None) -> ReadResult:
        """Read every class folder; images that lie deeper belong to the class above them. See Codec.read."""
        if not path.is_dir():
            raise FormatError(f"{path}: not a folder; choose the folder that holds one folder for each class")
        try:
            places = _split_folders(path)
            folders = [(folder, split) for place, split in places for folder in _class_folders(place)]
            found = list(_images(path, folders, progress))
        except OSError as error:
            raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
        if not found:
            raise FormatError(f"{path}: holds no folders with images in them; choose the folder above the classes")
        return _result(found, folders)

    def write(self, dataset: Dataset, path: Path) -> None:
        """Raise FormatError: the pictures themselves would have to be moved."""
        raise FormatError(
            f"{path}: a folder per class can only be read; export the {len(dataset.images)} images as COCO instead, "
            "which keeps their classes"
        )


_Found = tuple[str, str, Split]
"""An image's path below the root, its class, its split."""


def _split_folders(root: Path) -> list[tuple[Path, Split]]:
    """The folders that hold the class folders: those of the splits, or the root itself."""
    parts = [(root / name, _SPLITS[name.lower()]) for name in _folders(root) if name.lower() in _SPLITS]
    nested = [(place, split) for place, split in parts if any(_class_folders(place))]
    return nested or [(root, Split.NONE)]


def _class_folders(place: Path) -> list[Path]:
    return [place / name for name in _folders(place)]


def _folders(place: Path) -> list[str]:
    with os.scandir(place) as entries:
        names = [entry.name for entry in entries if entry.name[0] not in "._" and entry.is_dir()]
    return sorted(names, key=_natural)


def _looks_like_classes(place: Path) -> bool:
    folders = _class_folders(place)
    if any(folder.name.lower() in _NO_CLASS or folder.name.lower() in _SPLITS for folder in folders):
        return False
    with_images = 0
    for folder in islice(folders, _LOOKED_AT):
        names = _some_names(folder)
        if any(name.lower().endswith(_LABELS) for name in names):
            return False
        with_images += any(name.lower().endswith(_IMAGES) for name in names)
    return with_images >= 2


def _has_labels(root: Path) -> bool:
    return any(name.lower().endswith((*_LABELS, *_IMAGES, ".db")) for name in _some_names(root))


def _some_names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in islice(entries, _LOOKED_AT) if entry.name[0] != "."]


def _images(root: Path, folders: list[tuple[Path, Split]], progress: Progress | None) -> Iterator[_Found]:
    for done, (folder, split) in enumerate(folders, 1):
        for place, below, files in os.walk(folder):
            below[:] = sorted((name for name in below if name[0] != "."), key=_natural)
            here = Path(place).relative_to(root)
            names = [name for name in files if name[0] != "." and name.lower().endswith(_IMAGES)]
            yield from ((f"{here.as_posix()}/{name}", folder.name, split) for name in sorted(names, key=_natural))
        if progress is not None:
            progress(done, len(folders))


def _result(found: list[_Found], folders: list[tuple[Path, Split]]) -> ReadResult:
    held = {name for _, name, _ in found}
    names = sorted({folder.name for folder, _ in folders}, key=_natural)
    ids = {name: number for number, name in enumerate((name for name in names if name in held), 1)}
    categories = tuple(Category(number, name) for name, number in ids.items())
    images = tuple(
        ImageRecord(number, path, 0, 0, split, tags=(ids[name],)) for number, (path, name, split) in enumerate(found, 1)
    )
    bare = tuple(Problem(f"folder {name}", "holds no images") for name in names if name not in held)
    return ReadResult(Dataset(LabelSchema(categories), images, ()), bare)


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key by which class 2 comes before class 10."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(1, int(part), part) if part.isdecimal() else (0, 0, part) for part in parts]
