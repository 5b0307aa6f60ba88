"""The labels as a run saw them: read from its frozen snapshot, compared, or opened as a project of their own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from workbench.analysis.label_changes import ImageChange, LabelState, compare_labels
from workbench.core.edit import Edit, JournalEntry, Patch
from workbench.core.image import Split
from workbench.formats.catalog import codec
from workbench.formats.codec import Dataset, FormatError
from workbench.formats.completion import completed
from workbench.project.error import ProjectError
from workbench.project.layout import checked_name
from workbench.project.project import Project
from workbench.project.runs import SNAPSHOTS, Run, learnable
from workbench.tasks.task import task

SEEN = ".seen"
"""The folder below a project where the labels of its runs are opened; it can be deleted at any time."""

_SPLITS = {"train": Split.TRAIN, "val": Split.VAL}


def labels_of_run(run: Run) -> Dataset:
    """Return what a run learned from and was judged by, every image in its split; raises ProjectError."""
    parts: list[Dataset] = []
    for name, split in _SPLITS.items():
        path = run.folder.labels / f"{name}.json"
        if not path.is_file():
            continue
        try:
            found = codec("coco").read(path).dataset
        except FormatError as error:
            raise ProjectError(str(error)) from None
        parts.append(replace(found, images=tuple(replace(image, split=split) for image in found.images)))
    if not parts:
        raise ProjectError(f"{run.folder.labels}: the labels of this run are not there")
    images = tuple(image for part in parts for image in part.images)
    return Dataset(parts[0].schema, images, tuple(item for part in parts for item in part.instances))


def labels_now(project: Project, run: Run) -> Dataset:
    """Return the stored labels as a run begun now with the same recipe would see them."""
    splits = tuple(split for wanted in SNAPSHOTS.values() for split in wanted)
    found = completed(learnable(project.dataset(splits), task(run.recipe.task), project.image_file))
    images = tuple(replace(image, split=Split.TRAIN) if image.split is Split.NONE else image for image in found.images)
    return replace(found, images=images)


def changes_since(project: Project, run: Run, other: Run | None = None) -> tuple[ImageChange, ...]:
    """Return what is different in the labels since a run began: now, or when ``other`` began. Raises ProjectError."""
    later = labels_of_run(other) if other is not None else labels_now(project, run)
    earlier = labels_of_run(run)
    return compare_labels(LabelState(earlier.images, earlier.instances), LabelState(later.images, later.instances))


def open_seen(project: Project, run: Run) -> Path:
    """Make a project of a run's labels, once, and return its folder: to be opened read-only. Raises ProjectError."""
    home = project.path / SEEN / checked_name(run.name)
    if (home / "labels.db").is_file():
        return home
    seen = labels_of_run(run)
    partial = home.with_name(f".new-{home.name}")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        made = Project.create(partial, f"{run.name}")
        try:
            patches = (
                Patch(made.store.load_schema(), seen.schema),
                *(Patch(None, image) for image in seen.images),
                *(Patch(None, item) for item in seen.instances),
            )
            made.store.append([JournalEntry(1, "do", 1, 0.0, Edit("Labels of a run", patches))])
        finally:
            made.close()
        partial.rename(home)
    except OSError as error:
        raise ProjectError(f"{home}: cannot be written ({error.strerror or error})") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return home
