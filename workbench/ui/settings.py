"""What the window remembers between two starts: look, language, layouts, recent projects."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from workbench.jobs.state_folder import state_folder

MAX_RECENT = 12


def cache_folder() -> Path:
    """The folder for what can be made again (thumbnails); lies in the state folder when that is overridden."""
    if os.environ.get("WORKBENCH_STATE"):
        return state_folder() / "cache"
    return Path(platformdirs.user_cache_dir("workbench", appauthor=False))


def data_folder() -> Path:
    """The folder where the working copy of the example is made."""
    if os.environ.get("WORKBENCH_STATE"):
        return state_folder() / "data"
    return Path(platformdirs.user_data_dir("workbench", appauthor=False))


@dataclass(frozen=True, slots=True)
class RecentProject:
    """One card of the start page, as it was when the project was last closed. ``opened`` is s since the epoch.

    ``image_id``, ``category_id`` and ``run`` are where the person was: the shown image, the class of new objects, and
    the run that was looked at.
    """

    path: str
    name: str
    opened: float
    kind: str = ""
    images: int = 0
    labelled: int = 0
    objects: int = 0
    image_id: int = 0
    category_id: int = 0
    run: str = ""


class Settings:
    """Typed access to one ini file. Anything unreadable in it counts as not set."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or state_folder() / "window.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a text setting."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a yes/no setting."""
        return self.text(key, "true" if default else "false") == "true"

    def state(self, key: str) -> QByteArray:
        """Return a saved layout or geometry; empty when there is none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put(self, key: str, value: str | bool | QByteArray) -> None:
        """Remember one value."""
        if isinstance(value, bool):
            value = "true" if value else "false"
        self._store.setValue(key, value)

    def forget(self, prefix: str) -> None:
        """Remove a key and all below it."""
        self._store.remove(prefix)

    def recent(self) -> tuple[RecentProject, ...]:
        """The projects opened last, newest first; entries we cannot read are left out."""
        try:
            rows = json.loads(self.text("recent", "[]"))
        except ValueError:
            return ()
        names = {entry.name for entry in fields(RecentProject)}
        return tuple(RecentProject(**row) for row in rows if isinstance(row, dict) and {"path"} < set(row) <= names)

    def add_recent(self, project: RecentProject) -> None:
        """Put a project first, in place of what was known about it."""
        kept = [known for known in self.recent() if known.path != project.path]
        self._put_recent([project, *kept][:MAX_RECENT])

    def drop_recent(self, path: str) -> None:
        """Forget a project; its folder is not touched."""
        self._put_recent([known for known in self.recent() if known.path != path])

    def _put_recent(self, projects: list[RecentProject]) -> None:
        self.put("recent", json.dumps([asdict(project) for project in projects]))

    def flush(self) -> None:
        """Write now."""
        self._store.sync()
