"""Every file format there is: a new one is one file beside this and one entry here."""

from __future__ import annotations

from pathlib import Path

from workbench.formats.class_folders import ClassFoldersCodec
from workbench.formats.coco import CocoCodec
from workbench.formats.codec import Codec, FormatError
from workbench.formats.deeplabcut import DeepLabCutCodec
from workbench.formats.mask_pictures import MaskPicturesCodec
from workbench.formats.voc import VocCodec

CODECS: tuple[Codec, ...] = (CocoCodec(), VocCodec(), DeepLabCutCodec(), MaskPicturesCodec(), ClassFoldersCodec())

_SUFFIXES = frozenset({".json", ".xml", ".csv"})
_LOOKED_AT = 50
"""So many folders, and files in each, are looked at to say which file was meant."""


def codec(name: str) -> Codec:
    """Return the codec of this name; raises FormatError naming those there are."""
    for known in CODECS:
        if known.name == name:
            return known
    raise FormatError(f"there is no format called {name!r}; there are {', '.join(known.name for known in CODECS)}")


def detect(path: Path) -> Codec:
    """Return the codec that a file or folder looks like; raises FormatError when it looks like none."""
    try:
        if not path.exists():
            raise FormatError(f"{path}: does not exist")
        found = _sniffed(path)
        inside = _file_inside(path) if found is None and path.is_dir() else None
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
    if found is not None:
        return found
    if inside is not None:
        raise FormatError(f"{path}: a folder; choose the label file in it, such as {inside.relative_to(path)}")
    titles = ", ".join(known.title for known in CODECS)
    raise FormatError(f"{path}: looks like none of the formats that can be read ({titles})")


def _sniffed(path: Path) -> Codec | None:
    return next((known for known in CODECS if known.sniff(path)), None)


def _file_inside(folder: Path) -> Path | None:
    """A label file in the folder or one below, for people who point at the whole data set; looks at a few only."""
    below = sorted(path for path in folder.iterdir() if path.is_dir())
    for place in (folder, *below[:_LOOKED_AT]):
        files = sorted(path for path in place.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file())
        if found := next((file for file in files[:_LOOKED_AT] if _sniffed(file) is not None), None):
            return found
    return None
