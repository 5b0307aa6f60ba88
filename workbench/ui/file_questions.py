"""Asking for a file or a folder: the system's chooser opens where the person was last, never among the program's files.

Without a place of its own a chooser would begin in the folder that the program was started in.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.ui.settings import Settings

PLACE = "files/place"
"""The setting that holds the folder of the last choice."""


class _Home:
    """The folder of the project that is open."""

    path: Path | None = None


def begin_at(project: Path | None) -> None:
    """Let choosers begin in this project's folder until something was chosen; None: no project is open."""
    _Home.path = project


def first_place() -> Path:
    """Return the folder of the last choice, else the project's, else the person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    last = Settings().text(PLACE)
    for place in (Path(last) if last else None, _Home.path, Path(documents) if documents else None):
        if place is not None and place.is_dir():
            return place
    return Path.home()


def ask_file(parent: QWidget, title: str, at: str = "", kinds: str = "") -> str:
    """Return the file that the person chose to be read, or nothing. ``at`` is what stands in the field so far."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, _start(at), kinds)
    return _remembered(chosen, Path(chosen).parent)


def ask_target(parent: QWidget, title: str, at: str, kinds: str = "") -> tuple[str, str]:
    """Return the file to be written and the kind that was marked, or nothing; ``at`` may be a mere name."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, _start(at), kinds)
    return _remembered(chosen, Path(chosen).parent), kind


def ask_folder(parent: QWidget, title: str, at: str = "") -> str:
    """Return the folder that the person chose, or nothing."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _start(at))
    return _remembered(chosen, Path(chosen))


def _start(at: str) -> str:
    wanted = Path(at).expanduser()
    return str(wanted if wanted.is_absolute() else first_place() / wanted)


def _remembered(chosen: str, place: Path) -> str:
    if chosen:
        Settings().put(PLACE, str(place))
    return chosen
