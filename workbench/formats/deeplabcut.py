"""DeepLabCut keypoints (CollectedData_*.csv), in: one csv, a folder of frames, or a whole project folder.

Conventions: x, y are pixels, 0-based, as in the file; an empty cell is an absent point, any other is visible (the
format has no hidden points). It has no boxes either: an object's box is its points' bounds, MARGIN_PX wider on each
side and clipped to the image where the frame's PNG lies beside the file. An image without any point has no object.

The category is called as the project's Task in config.yaml, else ``animal``, with the skeleton's edges from there.
With an ``individuals`` row each individual is an object, its name kept as ``individual``; bodyparts of the individual
``single`` (unique ones) make a category of their own. Images and objects are numbered from 1 in file order. The .h5
file beside the csv holds the same and is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.core.image import ImageRecord
from workbench.core.instance import XYWH, Instance, Keypoint
from workbench.core.mirror_names import flip_pairs
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.core.validity import clip_box
from workbench.formats.codec import Dataset, FormatError, Problem, Progress, ReadResult
from workbench.formats.deeplabcut_config import DeepLabCutConfig, read_config
from workbench.formats.deeplabcut_table import Animal, Place, Table, read_table

MARGIN_PX = 30.0
_PATTERN = "CollectedData_*.csv"
_PNG_START = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


class DeepLabCutCodec:
    """Reads the labels of DeepLabCut projects."""

    name = "deeplabcut"
    title = "DeepLabCut CSV"
    can_write = False
    cannot_carry = (
        "boxes",
        "polygons",
        "masks",
        "rotated boxes, circles, lines and points",
        "hidden points",
        "more than one category",
        "crowd marks",
    )

    def sniff(self, path: Path) -> bool:
        """Whether it is a CollectedData table, a folder that holds some, or the project's config.yaml beside one."""
        if path.is_dir() or _is_config(path):
            return bool(_tables_below(_folder(path)))
        if path.suffix.lower() != ".csv":
            return False
        with open(path, "rb") as file:
            return file.read(64).removeprefix(b"\xef\xbb\xbf").startswith(b"scorer,")

    def read(self, path: Path, progress: Progress | None = None) -> ReadResult:
        """Read all tables; see Codec.read."""
        path = _folder(path)
        files = _tables_below(path) if path.is_dir() else [path]
        if not files:
            raise FormatError(f"{path}: holds no {_PATTERN}; choose the project folder or a folder of labelled frames")
        reading = _Reading(path)
        for index, file in enumerate(files):
            if progress is not None:
                progress(index, len(files))
            reading.add(file)
        if progress is not None:
            progress(len(files), len(files))
        return reading.result()

    def write(self, dataset: Dataset, path: Path) -> None:
        """Raise FormatError: DeepLabCut's own project holds more than a csv."""
        raise FormatError(
            f"{path}: DeepLabCut tables can only be read; export the {len(dataset.images)} images as COCO instead"
        )


class _Reading:
    """Tables on their way in: categories by their bodyparts, images by their path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._categories: dict[tuple[str, ...], Category] = {}
        self._images: dict[str, ImageRecord] = {}
        self._instances: list[Instance] = []
        self._problems: list[Problem] = []

    def add(self, file: Path) -> None:
        table = read_table(file)
        root = _root_of(file)
        config = read_config(root / "config.yaml")
        for animal in table.animals:
            self._category(animal, config)
        for name, row in table.rows:
            self._add_row(table, root, name, row)

    def result(self) -> ReadResult:
        schema = LabelSchema(tuple(self._categories.values()))
        dataset = Dataset(schema, tuple(self._images.values()), tuple(self._instances))
        return ReadResult(dataset, tuple(self._problems))

    def _add_row(self, table: Table, root: Path, name: str, row: Sequence[str]) -> None:
        if not name or "\0" in name:
            self._problems.append(Problem("a row", "it names no image"))
            return
        if name in self._images:
            self._problems.append(Problem(f"image {name}", "it has a second row, which was left out"))
            return
        width, height = _png_size(root, name)
        image = self._images[name] = ImageRecord(len(self._images) + 1, name, width, height)
        for animal in table.animals:
            try:
                places = animal.places(row)
            except ValueError as error:
                self._problems.append(Problem(f"image {name}", str(error)))
                continue
            if any(places):
                self._instances.append(self._instance(image, animal, places))

    def _instance(self, image: ImageRecord, animal: Animal, places: Sequence[Place]) -> Instance:
        points = tuple(Keypoint(*place, 2) if place is not None else Keypoint(0.0, 0.0, 0) for place in places)
        return Instance(
            len(self._instances) + 1,
            image.id,
            self._categories[animal.bodyparts].id,
            _box_around([place for place in places if place is not None], image),
            keypoints=points,
            origin="import",
            extras={"individual": animal.individual} if animal.individual else {},
        )

    def _category(self, animal: Animal, config: DeepLabCutConfig) -> None:
        if animal.bodyparts in self._categories:
            return
        name = config.task or "animal"
        if self._categories:
            name = f"{name} {animal.individual or len(self._categories) + 1}"
        places = {part: index for index, part in enumerate(animal.bodyparts)}
        edges = tuple(
            (places[first], places[second]) for first, second in config.skeleton if first in places and second in places
        )
        skeleton = Skeleton(animal.bodyparts, edges, flip_pairs(animal.bodyparts))
        self._categories[animal.bodyparts] = Category(len(self._categories) + 1, name, "", skeleton)


def _tables_below(folder: Path) -> list[Path]:
    """Return the tables in a folder of frames, in labeled-data, or in a project folder."""
    for pattern in (_PATTERN, f"*/{_PATTERN}", f"labeled-data/*/{_PATTERN}"):
        found = sorted(folder.glob(pattern))
        if found:
            return found
    return []


def _root_of(file: Path) -> Path:
    """The project folder: DeepLabCut keeps its tables in labeled-data/<video>/ below it."""
    parents = file.absolute().parents
    return parents[2] if len(parents) > 2 and parents[1].name == "labeled-data" else parents[0]


def _png_size(root: Path, name: str) -> tuple[int, int]:
    """Return width and height from a frame's PNG header, 0 when it is not there below the project folder."""
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or not parts[0] or ":" in parts[0]:
        return 0, 0
    try:
        with open(root.joinpath(*parts), "rb") as file:
            head = file.read(24)
    except (OSError, ValueError):
        return 0, 0
    if len(head) < 24 or not head.startswith(_PNG_START):
        return 0, 0
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    return (width, height) if 0 < width <= 1_000_000 and 0 < height <= 1_000_000 else (0, 0)


def _box_around(places: Sequence[tuple[float, float]], image: ImageRecord) -> XYWH:
    left, top = (min(place[axis] for place in places) - MARGIN_PX for axis in (0, 1))
    right, bottom = (max(place[axis] for place in places) + MARGIN_PX for axis in (0, 1))
    return clip_box((left, top, right - left, bottom - top), image.width, image.height)


def _is_config(path: Path) -> bool:
    """Whether this is what a person opens who thinks of the project: its config.yaml, which holds no labels."""
    return path.name == "config.yaml" and (path.parent / "labeled-data").is_dir()


def _folder(path: Path) -> Path:
    return path.parent if _is_config(path) else path
