"""A model trained elsewhere, its config and its weights, as a run to predict with."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.edit import Edit
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.formats.catalog import codec
from workbench.formats.codec import Dataset
from workbench.formats.completion import completed
from workbench.project.arrived_classes import ArrivedClasses, held_against
from workbench.project.arrived_run import Arrival, checkpoint_place, settle_arrival
from workbench.project.error import ProjectError
from workbench.project.layout import ProjectLayout, plain_name
from workbench.project.run_archive import free_name
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.foreign_config import CONFIG_OPTION, ForeignConfig, read_foreign
from workbench.tasks.recipe import TrainRecipe, recipe_to_json
from workbench.tasks.zoo.config_file import ConfigFileError


@dataclass(frozen=True, slots=True)
class ForeignPlan:
    """What would come in: the config's values, its classes as categories of the project, and the edit that adds those
    that the project does not have (None: it has them all). ``classes`` says which those are."""

    name: str
    config: ForeignConfig
    categories: tuple[Category, ...]
    edit: Edit | None
    classes: ArrivedClasses


def plan_foreign(
    config: Path, roots: Mapping[str, Path], schema: LabelSchema, names: Sequence[str] = ()
) -> ForeignPlan:
    """Read a config without running it; ``names`` are the classes in label order where it does not tell them.

    Raises ProjectError naming the file and what is wrong or lacking.
    """
    try:
        found = read_foreign(config, roots)
    except ConfigFileError as error:
        raise ProjectError(str(error)) from None
    if found.task == "pose":
        categories = _posed(config, found, schema)
    else:
        told = tuple(names) or found.names or tuple(f"class {number}" for number in range(1, found.classes + 1))
        if found.classes and len(told) != found.classes:
            raise ProjectError(f"{config}: its model tells {found.classes} classes apart, but {len(told)} are named")
        categories = _by_name(told, schema)
    classes = held_against(categories, schema)
    return ForeignPlan(plain_name(config.stem), found, categories, classes.edit(schema), classes)


def adopt_foreign(plan: ForeignPlan, weights: Path, layout: ProjectLayout, taken: tuple[str, ...]) -> str:
    """Make a finished run of it, all or nothing; returns its name. The weights are copied, and read by nobody yet.

    Raises ProjectError.
    """
    name = free_name(plan.name, taken)
    # Two may be taken over at once, each by a thread of its own.
    partial = layout.path / f".new-foreign-{os.getpid()}-{threading.get_ident()}"
    shutil.rmtree(partial, ignore_errors=True)
    folder = JobFolder(partial)
    try:
        folder.labels.mkdir(parents=True)
        folder.checkpoints.mkdir()
        folder.recipe.write_text(recipe_to_json(_recipe(plan, name)), encoding="utf-8")
        schema = LabelSchema(plan.categories)
        codec("coco").write(completed(Dataset(schema, (), ())), folder.labels / "train.json")
        shutil.copyfile(weights, checkpoint_place(folder, 0))
        settle_arrival(folder, Arrival(weights.name))
        layout.runs.mkdir(exist_ok=True)
        partial.rename(layout.run(name).path)
    except OSError as error:
        raise ProjectError(f"{weights}: cannot be taken over ({error.strerror or error})") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return name


def _recipe(plan: ForeignPlan, name: str) -> TrainRecipe:
    return TrainRecipe(
        name=name,
        preset="",
        task=plan.config.task,
        adapter=plan.config.library,
        base_config=f"{name}.py",
        epochs=1,
        batch_size=1,
        input_wh=(0, 0),
        learning_rate=0.0,
        seed=0,
        categories=tuple(category.id for category in plan.categories),
        fit="config",
        options={CONFIG_OPTION: dict(plan.config.values)},
    )


def _by_name(names: Sequence[str], schema: LabelSchema) -> tuple[Category, ...]:
    known = {category.name.casefold(): category for category in schema.categories}
    free = max((category.id for category in schema.categories), default=0) + 1
    found: list[Category] = []
    for name in names:
        category = known.get(name.casefold())
        if category is None:
            category, free = Category(free, name), free + 1
        found.append(category)
    return tuple(found)


def _posed(config: Path, found: ForeignConfig, schema: LabelSchema) -> tuple[Category, ...]:
    """A pose config names no keypoints: a class of the project must, in the order of the model."""
    fitting = [category for category in schema.categories if _count(category.skeleton) == found.classes]
    if not fitting:
        raise ProjectError(
            f"{config}: its model finds {found.classes} keypoints; first give a class of the project a skeleton with "
            "as many, in the model's order"
        )
    return (fitting[0],)


def _count(skeleton: Skeleton | None) -> int:
    return len(skeleton.keypoints) if skeleton else 0
