"""Label pictures, in and out: a folder of images with a PNG each whose pixels are class numbers or class colours.

In: every class that a picture holds becomes one object with a mask, so that nothing of the picture is lost; see
``mask_folder`` for the layouts, ``class_table`` for the tables of names and ``legend`` for values that fit no class.
Numbers without a table become ``class 0``, ``class 1`` …; black and white pictures background and foreground; 255 in
an index picture, and classes called unlabeled, void or ignore, are pixels that nobody has decided about.

Out: ``masks/<image>.png`` with a palette, 0 for pixels without a label, and ``classes.json``, which also says which
picture is whose. Objects of one class on one image become one region there, and where classes overlap the smaller
region is seen.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
import numpy as np

from workbench.core.instance import Instance
from workbench.core.label_map import IGNORED, Region, paint, pixels_of
from workbench.formats.class_table import find_class_table, read_class_table
from workbench.formats.codec import Dataset, FormatError, Problem, Progress, ReadResult
from workbench.formats.index_picture import RGB, png_header, read_index_picture, write_index_picture
from workbench.formats.mask_folder import MaskFolder, MaskPair, find_pairs, first_pair, is_mask_name, roots_of
from workbench.formats.mask_reading import MaskReading, stretches

MOST_COLOURS = 256
"""A coloured picture of more is a photograph and no label picture, when a folder is looked at."""

CLASSES, MASKS = "classes.json", "masks"


class MaskPicturesCodec:
    """Reads and writes semantic label pictures."""

    name = "mask_pictures"
    title = "Label pictures (PNG)"
    can_write = True
    cannot_carry = (
        "single objects: those of one class become one region",
        "overlaps",
        "boxes and keypoints",
        "crowd marks, attributes and comments",
        "category ids",
    )

    def sniff(self, path: Path) -> bool:
        """Whether it is a folder that holds a label picture of an image, or one of the pictures in masks/."""
        try:
            if path.is_file() and not (path.suffix.lower() == ".png" and is_mask_name(path.parent.name)):
                return False
            pair = _first_pair(path)
            return pair is not None and _is_label_picture(pair.mask)
        except (OSError, FormatError):
            return False

    def read(self, path: Path, progress: Progress | None = None) -> ReadResult:
        """Read every label picture; see Codec.read."""
        try:
            root = _root(path)
            folder = find_pairs(root)
            pairs = folder.pairs or _written_pairs(root)
            _, table = find_class_table(_near(folder))
        except OSError as error:
            raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
        if not pairs:
            raise FormatError(f"{path}: holds no PNG that lies beside an image; put masks/ beside images/")
        result = MaskReading(pairs, table, progress).read()
        alone = folder.alone if folder.pairs else ()
        return ReadResult(result.dataset, (*result.problems, *(Problem(mask.name, _ALONE) for mask in alone)))

    def write(self, dataset: Dataset, path: Path) -> None:
        """Write a new folder; raises FormatError for one that holds something already."""
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise FormatError(f"{path}: is there already; choose a new or an empty folder for the label pictures")
        categories = dataset.schema.categories
        if len(categories) >= IGNORED:
            raise FormatError(f"{path}: {len(categories)} classes do not fit into pictures of one byte a pixel")
        partial = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            (partial / MASKS).mkdir(parents=True)
            names = _write_pictures(dataset, partial)
            rows: list[dict[str, Any]] = [{"name": "unlabeled", "number": 0}]
            for number, category in enumerate(categories, 1):
                colour = {"color": category.color} if category.color else {}
                rows.append({"name": category.name, "number": number, **colour})
            body = msgspec.json.encode({"classes": rows, "images": names})
            (partial / CLASSES).write_bytes(msgspec.json.format(body, indent=1))
            if path.is_dir():
                path.rmdir()
            partial.rename(path)
        finally:
            shutil.rmtree(partial, ignore_errors=True)


_ALONE = "no image of this name was found for it"


def _first_pair(path: Path) -> MaskPair | None:
    root = _root(path)
    return first_pair(root) or next(iter(_written_pairs(root)), None)


def _root(path: Path) -> Path:
    """The folder that label pictures are found in; the one pointed at where there are none."""
    roots = roots_of(path)
    return next((root for root in roots if first_pair(root) or _written_pairs(root)), roots[0])


def _is_label_picture(path: Path) -> bool:
    with open(path, "rb") as file:
        header = png_header(file.read(64))
    if header is None:
        return False
    return header.is_label_like or np.unique(stretches(read_index_picture(path).values)[0]).size <= MOST_COLOURS


def _near(folder: MaskFolder) -> list[Path]:
    """Where a table of classes may lie: at the root, in and beside the folders of masks."""
    places = dict.fromkeys([folder.root])
    for pair in folder.pairs:
        places |= dict.fromkeys((pair.mask.parent, pair.mask.parent.parent))
    return [place for place in places if place.is_relative_to(folder.root)]


def _written_pairs(root: Path) -> tuple[MaskPair, ...]:
    """What a folder holds that was written here: no images, but whose picture is which."""
    table = root / CLASSES
    if not table.is_file() or not read_class_table(table):
        return ()
    try:
        body = msgspec.json.decode(table.read_bytes())
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return ()
    names = body.get("images") if isinstance(body, Mapping) else None
    if not isinstance(names, Mapping):
        return ()
    inside = [(str(mask), str(name)) for mask, name in names.items() if ".." not in PurePosixPath(str(mask)).parts]
    return tuple(MaskPair(root / mask, root / mask, name) for mask, name in inside if mask.startswith(f"{MASKS}/"))


def _write_pictures(dataset: Dataset, folder: Path) -> dict[str, str]:
    palette = {number: _rgb(category.color, number) for number, category in enumerate(dataset.schema.categories, 1)}
    labels = {category.id: number for number, category in enumerate(dataset.schema.categories, 1)}
    regions: dict[int, list[Instance]] = {}
    for item in dataset.instances:
        if not item.iscrowd:
            regions.setdefault(item.image_id, []).append(item)
    names: dict[str, str] = {}
    for image in dataset.images:
        size = image.width, image.height
        if not all(size):
            raise FormatError(f"{image.path}: the image's size is not known, so it cannot have a label picture")
        found = [(item, pixels_of(item, size)) for item in regions.get(image.id, ())]
        drawn = [Region(item.category_id, labels[item.category_id], mask) for item, mask in found if mask is not None]
        name = _free_name(f"{MASKS}/{PurePosixPath(image.path).stem}", names)
        (folder / name).write_bytes(write_index_picture(paint(drawn, size, empty=0), palette))
        names[name] = image.path
    return names


def _rgb(color: str, number: int) -> RGB:
    if len(color) == 7:
        packed = int(color[1:], 16)
        return packed >> 16 & 255, packed >> 8 & 255, packed & 255
    # A class without a colour of its own: steps of the golden angle around the wheel of hues lie far apart.
    hue = number * 137.508 / 60 % 6
    red, green, blue = (int(255 * min(max(abs((hue + shift) % 6 - 3) - 1, 0), 1)) for shift in (0, 4, 2))
    return red, green, blue


def _free_name(stem: str, taken: Mapping[str, str]) -> str:
    name, number = f"{stem}.png", 2
    while name in taken:
        name = f"{stem}-{number}.png"
        number += 1
    return name
