"""Which PNG is the label picture of which image: folders such as masks/ beside images/, or pairs in one folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.core.image import Split

MAX_FOLDERS = 20_000
SNIFFED_FOLDERS = 200

_MASK_WORDS = ("mask", "label", "annot", "segm", "groundtruth")
_MASK_NAMES = frozenset({"gt", "ann", "anns", "anndir", "gtfine", "gtcoarse", "seg"})
_IMAGE_NAMES = ("images", "image", "imgs", "img", "imgdir", "jpegimages", "leftimg8bit", "rgb", "input", "inputs")
_IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp")
_MASK_ENDINGS = (
    "_gtfine_labeltrainids",
    "_gtfine_labelids",
    "_labeltrainids",
    "_labelids",
    "_segmentation",
    "_annotation",
    "_labels",
    "_label",
    "_masks",
    "_mask",
    "_seg",
    "_lab",
    "_gt",
    "_l",
)
"""What stands behind an image's name in that of its label picture; where an image has several the first is taken."""
_IMAGE_ENDINGS = ("_leftimg8bit", "_image", "_img", "_rgb", "_sat")
_NOT_ENDINGS = ("_instanceids", "_color", "_polygons")
_SPLITS = {
    "train": Split.TRAIN,
    "training": Split.TRAIN,
    "val": Split.VAL,
    "valid": Split.VAL,
    "validation": Split.VAL,
    "test": Split.TEST,
    "testing": Split.TEST,
}


@dataclass(frozen=True, slots=True)
class MaskPair:
    """One image and its label picture; ``name`` is the image's path below the root, with forward slashes."""

    mask: Path
    image: Path
    name: str
    split: Split = Split.NONE


@dataclass(frozen=True, slots=True)
class MaskFolder:
    """All pairs below a root in natural order, and the label pictures without an image (or beside another one)."""

    root: Path
    pairs: tuple[MaskPair, ...]
    alone: tuple[Path, ...] = ()


def roots_of(path: Path) -> tuple[Path, ...]:
    """Return what a person may mean who points at a folder or a file: the folder, then the one above its masks."""
    folder = path if path.is_dir() else path.parent
    home = next((place for place in (folder, *folder.parents)[:3] if is_mask_name(place.name)), None)
    return (folder,) if home is None or home.parent == home else (folder, home.parent)


def find_pairs(root: Path) -> MaskFolder:
    """Return the pairs below a folder; raises OSError when it cannot be listed."""
    pairs: dict[Path, MaskPair] = {}
    alone: list[Path] = []
    for pair in _pairs(root, MAX_FOLDERS):
        known = pairs.get(pair.image)
        if pair.image == pair.mask:
            alone.append(pair.mask)
        elif known is None or _rank(pair.mask) < _rank(known.mask):
            pairs[pair.image] = pair
            alone += [known.mask] if known else []
        else:
            alone.append(pair.mask)
    return MaskFolder(root, tuple(sorted(pairs.values(), key=lambda pair: _natural(pair.name))), tuple(alone))


def first_pair(root: Path) -> MaskPair | None:
    """Return any pair, after a look at a few folders; None when there seems to be none."""
    return next((pair for pair in _pairs(root, SNIFFED_FOLDERS) if pair.image != pair.mask), None)


def _pairs(root: Path, most: int) -> Iterator[MaskPair]:
    """Every label picture with its image; with itself where none is found in a folder of masks."""
    for visited, (place, folders, files) in enumerate(os.walk(root)):
        if visited == most:
            return
        folders[:] = sorted(name for name in folders if name[0] != ".")
        folder = Path(place)
        home = _mask_home(folder, root)
        stems = [name for name in sorted(files) if name.lower().endswith(".png") and name[0] != "."]
        if not stems:
            continue
        images = _images_for(folder, home)
        for name in stems:
            stem = _stem(name, _MASK_ENDINGS)
            found = images.get(stem)
            if home is None and (found is None or found.name == name):
                continue
            image = found if found is not None else folder / name
            below = image.relative_to(root).as_posix() if image.is_relative_to(root) else image.as_posix()
            yield MaskPair(folder / name, image, below, _split(folder, root))


def _mask_home(folder: Path, root: Path) -> Path | None:
    """The folder of masks that this folder is or lies in, not above the root."""
    for place in (folder, *folder.parents):
        if place == root or not place.is_relative_to(root):
            return None
        if is_mask_name(place.name):
            return place
    return None


def _images_for(folder: Path, home: Path | None) -> dict[str, Path]:
    """Images by their stem that the label pictures of a folder can belong to, the likeliest place first."""
    found: dict[str, Path] = {}
    if home is not None:
        below = folder.relative_to(home)
        near = [place for place in sorted(home.parent.iterdir()) if place.is_dir() and not is_mask_name(place.name)]
        near.sort(key=lambda place: (_plain(place.name) not in _IMAGE_NAMES, _plain(place.name) not in home.name))
        for place in (*(place / below for place in near), home.parent / below):
            for name in _images_in(place):
                found.setdefault(_stem(name, _IMAGE_ENDINGS), place / name)
    # In one folder with its label picture, which is a PNG, the image is the other one.
    beside = [name for name in _images_in(folder) if not name.lower().endswith(".png")]
    if home is None:
        beside += [name for name in _images_in(folder) if name.lower().endswith(".png")]
    for name in beside:
        found.setdefault(_stem(name, _IMAGE_ENDINGS), folder / name)
    return found


def _images_in(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    names = [entry.name for entry in folder.iterdir()]
    return sorted(name for name in names if name.lower().endswith(_IMAGE_SUFFIXES) and name[0] != ".")


def _stem(name: str, endings: tuple[str, ...]) -> str:
    stem = name.rsplit(".", 1)[0].lower().replace("-", "_")
    if stem.endswith(_NOT_ENDINGS):
        return "\0"
    ending = next((ending for ending in endings if stem.endswith(ending) and len(stem) > len(ending)), "")
    return stem.removesuffix(ending)


def _rank(mask: Path) -> int:
    stem = mask.stem.lower().replace("-", "_")
    return next((place for place, ending in enumerate(_MASK_ENDINGS) if stem.endswith(ending)), len(_MASK_ENDINGS))


def _split(folder: Path, root: Path) -> Split:
    parts = folder.relative_to(root).parts
    return next((_SPLITS[part.lower()] for part in parts if part.lower() in _SPLITS), Split.NONE)


def is_mask_name(name: str) -> bool:
    """Whether a folder of this name holds label pictures by custom."""
    plain = _plain(name)
    return plain in _MASK_NAMES or any(word in plain for word in _MASK_WORDS)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _natural(name: str) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", name.lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
