"""Every file format there is: a new one is one file beside this and one entry here."""

from __future__ import annotations

from pathlib import Path

from workbench.formats.coco import CocoCodec
from workbench.formats.codec import Codec, FormatError
from workbench.formats.deeplabcut import DeepLabCutCodec
from workbench.formats.voc import VocCodec

CODECS: tuple[Codec, ...] = (CocoCodec(), VocCodec(), DeepLabCutCodec())


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
        for known in CODECS:
            if known.sniff(path):
                return known
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
    titles = ", ".join(known.title for known in CODECS)
    raise FormatError(f"{path}: looks like none of the formats that can be read ({titles})")
