"""Making a project from images, labels and class names: the work behind the dialog, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.schema_edits import add_class
from workbench.formats.skeleton_file import skeleton_category
from workbench.project.importing import ImportPlan
from workbench.project.project import Project
from workbench.session import Session

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class NewProject:
    """What the person asked for. ``images`` and ``labels`` may each be missing; ``skeleton`` names a shipped one."""

    path: Path
    name: str
    images: Path | None = None
    labels: Path | None = None
    classes: tuple[str, ...] = ()
    skeleton: str = ""


@dataclass(frozen=True, slots=True)
class MadeProject:
    """The folder that was made and what is to be committed into it, in order."""

    wanted: NewProject
    plans: tuple[ImportPlan, ...]


def make_project(wanted: NewProject, report: Report) -> MadeProject:
    """Create the folder and read images and labels. Whatever goes wrong, no half-made project stays behind."""
    project = Project.create(wanted.path, wanted.name)
    is_whole = False
    try:
        made = MadeProject(wanted, _plans(project, wanted, report))
        is_whole = True
        return made
    finally:
        project.close()
        if not is_whole:
            project.take_back()


def _plans(project: Project, wanted: NewProject, report: Report) -> tuple[ImportPlan, ...]:
    if wanted.labels is not None:
        return (project.plan_import(wanted.labels, images=wanted.images, progress=report),)
    if wanted.images is not None:
        return (project.plan_images(wanted.images, report),)
    return ()


def fill_project(session: Session, made: MadeProject) -> None:
    """Commit what was planned, then the classes that are still missing."""
    for plan in made.plans:
        session.commit_import(plan)
    for category in _classes(made.wanted, session.document.schema):
        session.editor.commit(add_class(session.document.schema, category.name, category.skeleton))


def _classes(wanted: NewProject, schema: LabelSchema) -> list[Category]:
    shipped = skeleton_category(wanted.skeleton) if wanted.skeleton else None
    skeleton: Skeleton | None = shipped.skeleton if shipped else None
    names = wanted.classes or ((shipped.name,) if shipped else ())
    return [Category(0, name, "", skeleton) for name in names if schema.find(name) is None]
