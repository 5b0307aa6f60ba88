"""Pascal VOC XML boxes, in: one file, a folder of files, or a data set folder with Annotations/ and ImageSets/Main/.

Convention: VOC counts pixels from 1 and the last pixel belongs to the box, so a box is left = xmin - 1, width =
xmax - xmin + 1. Tools such as labelImg count from 0 and leave the last pixel out, and the files do not say so: a set
in which any box begins before 1 is read that way whole (left = xmin, width = xmax - xmin), and this is reported.

Ids are given here: images and objects from 1 in natural order of the file names, categories from 1 in alphabetical
order. The lists train.txt, val.txt and test.txt of ImageSets/Main become splits. pose, truncated, difficult and other
plain members are kept with each object. Parts and segmentation images are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import XYWH, Instance
from workbench.core.schema import Category, LabelSchema
from workbench.core.validity import check_box
from workbench.formats.codec import Dataset, FormatError, Problem, Progress, ReadResult
from workbench.formats.voc_xml import VocImage, read_voc_xml

_MAX_LIST_BYTES = 64 << 20


class VocCodec:
    """Reads Pascal VOC annotations."""

    name = "voc"
    title = "Pascal VOC XML"
    can_write = False
    cannot_carry = (
        "polygons",
        "masks",
        "keypoints",
        "rotated boxes, circles, lines and points",
        "fractions of a pixel",
        "crowd marks",
        "category ids",
        "areas",
    )

    def sniff(self, path: Path) -> bool:
        """Whether it is an XML file that begins as VOC's do, or a folder of XML files."""
        if path.is_dir():
            folder = path / "Annotations" if (path / "Annotations").is_dir() else path
            return next(folder.glob("*.xml"), None) is not None
        if path.suffix.lower() != ".xml":
            return False
        with open(path, "rb") as file:
            return b"<annotation" in file.read(4096)

    def read(self, path: Path, progress: Progress | None = None) -> ReadResult:
        """Read annotations; see Codec.read."""
        source = _source(path)
        images: dict[str, VocImage] = {}
        problems: list[Problem] = []
        for index, file in enumerate(source.files):
            if progress is not None:
                progress(index, len(source.files))
            try:
                images[file.stem] = read_voc_xml(file)
            except FormatError as error:
                if path.is_file():
                    raise
                problems.append(Problem(file.name, str(error).removeprefix(f"{file}: ")))
        if not images:
            raise FormatError(f"{path}: none of its {len(source.files)} XML files can be read; {problems[0].reason}")
        if progress is not None:
            progress(len(source.files), len(source.files))
        dataset = _dataset(images, source, problems)
        return ReadResult(dataset, tuple(problems))

    def write(self, dataset: Dataset, path: Path) -> None:
        """Raise FormatError: VOC would lose most of what our labels say."""
        raise FormatError(
            f"{path}: Pascal VOC can only be read; export the {len(dataset.images)} images as COCO instead"
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """Where one read looks: annotation files, image files by stem, and the lists of splits by stem."""

    files: tuple[Path, ...]
    image_names: Mapping[str, str]
    splits: Mapping[str, Split]
    listed_twice: int


def _source(path: Path) -> _Source:
    if path.is_file():
        return _Source((path,), {}, {}, 0)
    if not path.is_dir():
        raise FormatError(f"{path}: does not exist")
    has_root = (path / "Annotations").is_dir()
    folder = path / "Annotations" if has_root else path
    root = path if has_root else path.parent
    files = tuple(sorted(folder.glob("*.xml"), key=_natural))
    if not files:
        raise FormatError(f"{path}: holds no XML file; choose the folder with Annotations in it")
    pictures = root / "JPEGImages"
    names = {}
    if has_root and pictures.is_dir():
        names = {entry.stem: f"JPEGImages/{entry.name}" for entry in pictures.iterdir() if entry.is_file()}
    splits, twice = _read_splits(root / "ImageSets" / "Main")
    return _Source(files, names, splits, twice)


def _read_splits(folder: Path) -> tuple[dict[str, Split], int]:
    splits: dict[str, Split] = {}
    twice = 0
    for split in (Split.TRAIN, Split.VAL, Split.TEST):
        listing = folder / f"{split.value}.txt"
        if not listing.is_file() or listing.stat().st_size > _MAX_LIST_BYTES:
            continue
        for line in listing.read_text(encoding="utf-8", errors="replace").splitlines():
            words = line.split()
            if words:
                twice += words[0] in splits
                splits.setdefault(words[0], split)
    return splits, twice


def _dataset(images: Mapping[str, VocImage], source: _Source, problems: list[Problem]) -> Dataset:
    names = sorted({item.name for image in images.values() for item in image.objects})
    ids = {name: index for index, name in enumerate(names, 1)}
    has_zero = any(min(item.corners[:2]) < 1 for image in images.values() for item in image.objects)
    if has_zero:
        problems.append(Problem("all boxes", "some begin before pixel 1, so the set is read as counted from 0"))
    if source.listed_twice:
        problems.append(Problem("ImageSets/Main", f"{source.listed_twice} names stand in two lists; the first counts"))
    records: list[ImageRecord] = []
    instances: list[Instance] = []
    for stem, image in images.items():
        record = _record(len(records) + 1, stem, image, source)
        records.append(record)
        problems += [Problem(f"{stem}.xml", reason) for reason in image.problems]
        for item in image.objects:
            box = _box(item.corners, has_zero)
            try:
                check_box(box, image.width, image.height)
            except ValueError as error:
                problems.append(Problem(f"{stem}.xml", f"an object {item.name}: {error}"))
                continue
            number, category = len(instances) + 1, ids[item.name]
            instances.append(Instance(number, record.id, category, box, origin="import", extras=item.extras))
    categories = tuple(Category(index, name) for name, index in ids.items())
    return Dataset(LabelSchema(categories), tuple(records), tuple(instances))


def _record(image_id: int, stem: str, image: VocImage, source: _Source) -> ImageRecord:
    # The annotation's own file name is what counts where the image it names is there; many tools write it wrongly.
    said = image.filename.replace("\\", "/")
    known = {name.rsplit("/", 1)[-1]: name for name in _candidates(stem, said, source)}
    path = known.get(said) or next(iter(known.values()), said or f"{stem}.jpg")
    split = source.splits.get(stem, Split.NONE)
    return ImageRecord(image_id, path, image.width, image.height, split, image.extras)


def _candidates(stem: str, said: str, source: _Source) -> Iterable[str]:
    for key in (said.rsplit("/", 1)[-1].rsplit(".", 1)[0], said, stem):
        if key in source.image_names:
            yield source.image_names[key]


def _box(corners: tuple[float, float, float, float], has_zero: bool) -> XYWH:
    xmin, ymin, xmax, ymax = corners
    if has_zero:
        return xmin, ymin, xmax - xmin, ymax - ymin
    return xmin - 1, ymin - 1, xmax - xmin + 1, ymax - ymin + 1


def _natural(path: Path) -> list[tuple[int, str]]:
    """Sort key by which image 2 comes before image 10."""
    parts = re.split(r"(\d+)", path.name.lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
