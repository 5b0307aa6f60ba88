"""Where an annotation file's images lie: its names matched with real files, never outside the chosen folders."""

from __future__ import annotations

import os
import re
from pathlib import Path

from workbench.project.image_header import SUFFIXES
from workbench.project.layout import absolute

_SIBLINGS = ("images", "JPEGImages", "img", "imgs", "data", "train", "val", "test", "train2017", "val2017")
_MAX_FOLDERS = 20_000
_DRIVE = re.compile(r"[A-Za-z]:")


class ImageSearch:
    """Finds image files by the names that an annotation file uses.

    With ``images`` only that folder is searched; else the file's own folder, the one above and their usual
    neighbours (``images``, ``JPEGImages``). A name that points outside all of them (``../``, an absolute path
    elsewhere) is looked up by its last part alone, inside them. Containment is by name: links inside the folders
    were laid by the owner of this disk.
    """

    def __init__(self, annotations: Path, images: Path | None = None) -> None:
        if images is not None:
            self._roots = [absolute(images)]
            self._bounds = self._indexed = self._roots
        else:
            home = absolute(annotations)
            home = home if home.is_dir() else home.parent
            self._roots = _roots(home)
            self._bounds = self._roots
            self._indexed = [home, *(home.parent / name for name in _SIBLINGS)]
        self._by_name: dict[str, Path | None] | None = None

    def find(self, name: str) -> Path | None:
        """Return the file, or None when there is none inside the folders or its bare name is there twice."""
        if "\0" in name or not name.strip():
            return None
        clean = name.replace("\\", "/")
        for candidate in self._candidates(clean):
            if any(candidate.is_relative_to(bound) for bound in self._bounds) and candidate.is_file():
                return candidate
        return self._index().get(clean.rsplit("/", 1)[-1])

    def _candidates(self, name: str) -> list[Path]:
        if name.startswith("/") or _DRIVE.match(name):
            return [Path(os.path.normpath(name))]
        return [Path(os.path.normpath(root / name)) for root in self._roots]

    def _index(self) -> dict[str, Path | None]:
        """All images below the search folders by bare name; None for a name that is there twice."""
        if self._by_name is None:
            self._by_name = {}
            for root in self._indexed:
                _add(self._by_name, root)
        return self._by_name


def _add(by_name: dict[str, Path | None], root: Path) -> None:
    for visited, (place, folders, files) in enumerate(os.walk(root)):
        if visited == _MAX_FOLDERS:
            return
        folders[:] = [name for name in folders if name[0] != "."]
        for name in files:
            file = Path(place) / name
            if name.lower().endswith(SUFFIXES) and by_name.setdefault(name, file) != file:
                by_name[name] = None


def _roots(home: Path) -> list[Path]:
    near = [home, *(home / name for name in _SIBLINGS)]
    if len(home.parent.parts) > 2:  # a folder such as /home or / is nobody's data set
        near += [home.parent, *(home.parent / name for name in _SIBLINGS)]
    return [folder for folder in near if folder.is_dir()]
