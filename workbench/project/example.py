"""The example project: a working copy of the shipped pictures and labels, made in a second and without a network."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

from workbench.core.edit import Edit, JournalEntry, Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.resources import example_path
from workbench.project.error import ProjectError
from workbench.project.project import Project

EXAMPLE = "set-squares"


def create_example(path: Path, source: Path | None = None) -> Project:
    """Copy the shipped example into a new project folder and open it.

    Its first 44 pictures are labelled and divided into training and validation, the rest wait to be labelled. The
    shipped files stay as they are. Raises ProjectError when ``path`` holds a project or the example is not there.
    """
    source = source or example_path(EXAMPLE)
    labels = source / "labels.json"
    if not labels.is_file():
        raise ProjectError(f"{labels}: the example is missing; get the project's files again")
    project = Project.create(path, "Set squares")
    try:
        shutil.copytree(source / "images", project.path / "images", dirs_exist_ok=True)
        plan = project.plan_import(labels, images=project.path)
        if plan.problems:
            raise ProjectError(f"{labels}: {plan.problems[0].place}: {plan.problems[0].reason}")
        edit = Edit("Make the example", tuple(_with_split(patch) for patch in plan.edit.patches))
        project.store.append([JournalEntry(1, "do", 1, time.time(), edit)])
    except OSError as error:
        project.close()
        raise ProjectError(f"{path}: the example cannot be copied ({error.strerror})") from None
    except ProjectError:
        project.close()
        raise
    return project


def _with_split(patch: Patch) -> Patch:
    """The example's file says of each picture which split it is in, a field that COCO does not have."""
    image = patch.after
    if not isinstance(image, ImageRecord):
        return patch
    split = Split(str(image.extras.get("split", "")))
    extras = {key: value for key, value in image.extras.items() if key != "split"}
    return Patch(None, replace(image, split=split, extras=extras))
