"""The job folders of one project, training runs and prediction jobs, and what they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from workbench.project.layout import ProjectLayout
from workbench.protocol.job_folder import JobFolder


class HasPath(Protocol):
    """A project, as far as the job board needs one."""

    @property
    def path(self) -> Path:
        """The project's folder."""


def job_folders(project: Path) -> list[JobFolder]:
    """All folders that hold a recipe, oldest recipe first. A folder that cannot be listed counts as empty."""
    layout = ProjectLayout(project)
    dated: list[tuple[float, str, JobFolder]] = []
    for recipe in (*layout.runs.glob("*/recipe.json"), *layout.predictions.glob("*/*/recipe.json")):
        try:
            dated.append((recipe.stat().st_mtime, str(recipe), JobFolder(recipe.parent)))
        except OSError:
            continue
    return [folder for _, _, folder in sorted(dated, key=lambda item: item[:2])]


def project_of(folder: Path) -> Path:
    """The project that a job's folder belongs to."""
    above = folder.parent.parent
    return above if ProjectLayout(above).runs == folder.parent else above.parent


def job_name(project: Path, folder: JobFolder) -> str:
    """The name of a job within its project: the run's own, or ``run/job`` for a prediction job."""
    is_run = folder.path.parent == ProjectLayout(project).runs
    return folder.path.name if is_run else f"{folder.path.parent.name}/{folder.path.name}"
