"""Finding the images of a folder, in the order a person would name them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from workbench.core.image import ImageRecord
from workbench.formats.codec import Problem
from workbench.project.error import ProjectError
from workbench.project.image_header import SUFFIXES, ImageError, displayed_size

Progress = Callable[[int, int], None]
"""Called with done and total; may raise to give up."""

FILE_NAME = "file_name"
"""The key in an image's extras for the name it had in the file or folder it came from: exports give it back."""

OWN_FOLDERS = frozenset({"runs", "predictions", "snapshots"})


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key in which image 9 comes before image 10."""
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((1, int(part), part) if part.isdecimal() else (0, 0, part) for part in parts)


def find_images(folder: Path, skip: Path | None = None) -> list[Path]:
    """Return the image files below a folder in natural order; ``skip`` is a project's folder, whose runs are none.

    Raises ProjectError when the folder cannot be read or holds no images.
    """
    if not folder.is_dir():
        raise ProjectError(f"{folder}: there is no such folder")
    found = sorted(_walk(folder, skip), key=lambda path: natural_key(path.relative_to(folder).as_posix()))
    if not found:
        kinds = " ".join(suffix[1:] for suffix in SUFFIXES)
        raise ProjectError(f"{folder}: holds no images ({kinds}); choose the folder the images lie in")
    return found


def _walk(folder: Path, skip: Path | None) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        here = Path(place)
        is_project = skip is not None and here == skip
        folders[:] = [name for name in folders if name[0] != "." and not (is_project and name in OWN_FOLDERS)]
        yield from (here / name for name in files if name[0] != "." and name.lower().endswith(SUFFIXES))


def stored_path(project: Path, file: Path) -> str:
    """Return how a project writes an image's path: relative when it lies inside, else absolute; forward slashes."""
    try:
        return file.relative_to(project).as_posix()
    except ValueError:
        return file.as_posix()


def read_images(
    files: list[Path], names: list[str], project: Path, progress: Progress | None = None
) -> tuple[list[ImageRecord], list[Problem]]:
    """Read the sizes of image files; returns records without ids (0) and what had to be left out."""
    records: list[ImageRecord] = []
    problems: list[Problem] = []
    for done, (file, name) in enumerate(zip(files, names, strict=True), 1):
        try:
            records.append(read_image(file, name, project))
        except ImageError as error:
            problems.append(Problem(str(file), f"left out: {error}"))
        if progress is not None:
            progress(done, len(files))
    return records, problems


def read_image(file: Path, name: str, project: Path) -> ImageRecord:
    """Read one image's size into a record without id (0); raises ImageError."""
    try:
        str(file).encode()
    except UnicodeEncodeError:
        raise ImageError("its name is not valid text; rename the file") from None
    width, height = displayed_size(file)
    return ImageRecord(0, stored_path(project, file), width, height, extras={FILE_NAME: name})
