"""Every path inside a project folder, named once."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from workbench.project.error import ProjectError
from workbench.protocol.job_folder import JobFolder

_NAME = re.compile(r"\w[\w.\- ]{0,79}")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True)
class ProjectLayout:
    """The files of one project. Only names; nothing is created."""

    path: Path

    @property
    def database(self) -> Path:
        """Labels, images, classes and the journal: one SQLite file when the project is closed."""
        return self.path / "labels.db"

    @property
    def lock(self) -> Path:
        """Held by the one process that may write; its text says who that is."""
        return self.path / "project.lock"

    @property
    def snapshots(self) -> Path:
        """Copies of the database as it was at openings and before imports."""
        return self.path / "snapshots"

    @property
    def runs(self) -> Path:
        """Training runs, a folder each."""
        return self.path / "runs"

    @property
    def predictions(self) -> Path:
        """Prediction jobs: ``predictions/<run>/<job>``."""
        return self.path / "predictions"

    def run(self, name: str) -> JobFolder:
        """The folder of a training run; raises ProjectError for a name that is no plain file name."""
        return JobFolder(self.runs / checked_name(name))

    def prediction_job(self, run: str, job: str) -> JobFolder:
        """The folder of a prediction job; raises ProjectError for a name that is no plain file name."""
        return JobFolder(self.predictions / checked_name(run) / checked_name(job))


def absolute(path: Path) -> Path:
    """Return a path from the root without ``..``; links are kept, because people know folders by those names."""
    return Path(os.path.normpath(path.absolute()))


def checked_name(name: str) -> str:
    """Return a name that is safe as a folder's name on every system; raises ProjectError otherwise."""
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name) or name[-1] in ". ":
        raise ProjectError(f"{name!r} cannot be a folder's name: use letters, digits, - and _ (at most 80)")
    return name


def plain_name(text: str) -> str:
    """Turn any text into a name that ``checked_name`` accepts."""
    name = re.sub(r"[^\w.\-]+", "-", text).strip(".-")[:80].rstrip(".- ") or "run"
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        name = f"run-{name}"[:80].rstrip(".- ")
    return name
