"""Training runs: a folder each, with the recipe and a frozen copy of the labels it learns from."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.image import ImageRecord, Split
from workbench.formats.atomic_file import write_atomically
from workbench.formats.catalog import codec
from workbench.formats.codec import Dataset
from workbench.formats.completion import completed
from workbench.project.error import ProjectError
from workbench.project.images import FILE_NAME, natural_key
from workbench.project.layout import ProjectLayout, checked_name, plain_name
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.label_summary import TRAINING_SPLITS
from workbench.tasks.recipe import RecipeError, TrainRecipe, read_recipe, recipe_to_json
from workbench.tasks.task import CLASSIFICATION, Task, task

SNAPSHOTS: Mapping[str, tuple[Split, ...]] = {"train": TRAINING_SPLITS, "val": (Split.VAL,)}
"""The files of a label snapshot and the images each one holds."""


@dataclass(frozen=True, slots=True)
class Run:
    """One training run on disk."""

    folder: JobFolder
    name: str
    recipe: TrainRecipe


class RunShelf:
    """The runs of one project. ``labels_of`` gives the images of some splits for a task, paths absolute."""

    def __init__(self, layout: ProjectLayout, labels_of: Callable[[Sequence[Split], Task], Dataset]) -> None:
        self._layout = layout
        self._labels_of = labels_of

    def names(self) -> tuple[str, ...]:
        """Return the names of all runs, in the order a person would count them."""
        try:
            found = [path.name for path in self._layout.runs.iterdir() if (path / "recipe.json").is_file()]
        except OSError:
            return ()
        return tuple(sorted(found, key=natural_key))

    def by_age(self) -> tuple[str, ...]:
        """Return the names of all runs, the one with the oldest recipe first: this order does not change."""
        dated = []
        for name in self.names():
            try:
                dated.append((self._layout.run(name).recipe.stat().st_mtime_ns, name))
            except OSError:
                continue
        return tuple(name for _, name in sorted(dated))

    def get(self, name: str) -> Run:
        """Return one run; raises ProjectError when there is none or its recipe cannot be read."""
        folder = self._layout.run(name)
        try:
            recipe = read_recipe(folder.recipe)
        except OSError:
            known = ", ".join(self.names()) or "none yet"
            raise ProjectError(f"there is no run {name!r} in {self._layout.path} (there are: {known})") from None
        except RecipeError as error:
            raise ProjectError(str(error)) from None
        if not isinstance(recipe, TrainRecipe):
            raise ProjectError(f"{folder.recipe}: not the recipe of a training run")
        return Run(folder, name, recipe)

    def new_run(self, recipe: TrainRecipe, splits: Mapping[str, tuple[Split, ...]] = SNAPSHOTS) -> Run:
        """Make a run's folder: recipe and label snapshot, all of it or nothing.

        The snapshot holds the images with at least one object, for classification those with a class of their own (an
        image without any counts as not labelled yet), and all of them for a task that needs no labels; its content
        hash stands in the recipe. A taken name gets a number. Raises ProjectError.
        """
        name = self._free_name(plain_name(recipe.name or recipe.preset))
        partial = self._layout.path / f".new-{name}"
        try:
            self._layout.runs.mkdir(exist_ok=True)
            shutil.rmtree(partial, ignore_errors=True)
            labels_hash = self._write_labels(JobFolder(partial), task(recipe.task), splits)
            recipe = replace(recipe, name=name, labels_hash=labels_hash)
            write_atomically(JobFolder(partial).recipe, [recipe_to_json(recipe).encode()])
            folder = self._layout.run(name)
            partial.rename(folder.path)
        except OSError as error:
            shutil.rmtree(partial, ignore_errors=True)
            raise ProjectError(
                f"{self._layout.runs / name}: the run's folder cannot be written ({error.strerror or error}); "
                "free some space or make the folder writable, then start again"
            ) from None
        return Run(folder, name, recipe)

    def remove(self, name: str) -> None:
        """Delete a run's folder with its checkpoints; raises ProjectError."""
        folder = self._layout.run(name).path
        try:
            shutil.rmtree(folder)
        except OSError as error:
            raise ProjectError(f"{folder}: cannot be deleted ({error.strerror or error})") from None

    def _write_labels(self, folder: JobFolder, kind: Task, splits: Mapping[str, tuple[Split, ...]]) -> str:
        folder.labels.mkdir(parents=True)
        digest = hashlib.sha256()
        for name, wanted in splits.items():
            path = folder.labels / f"{name}.json"
            codec("coco").write(completed(self._labels_of(wanted, kind)), path)
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def _free_name(self, name: str) -> str:
        taken = {path.name.casefold() for path in self._layout.runs.glob("*")} if self._layout.runs.is_dir() else set()
        candidate, number = name, 2
        while candidate.casefold() in taken:
            candidate = f"{name[:70]}-{number}"
            number += 1
        return checked_name(candidate)


def learnable(dataset: Dataset, kind: Task, file_of: Callable[[ImageRecord], Path]) -> Dataset:
    """Return the images that a task learns from, under the absolute paths of their files."""
    labelled = {item.image_id for item in dataset.instances}
    images = tuple(
        replace(
            image,
            path=file_of(image).as_posix(),
            extras={key: value for key, value in image.extras.items() if key != FILE_NAME},
        )
        for image in dataset.images
        if not kind.needs_labels or (image.tags if kind is CLASSIFICATION else image.id in labelled)
    )
    return replace(dataset, images=images)
