"""What the training dialog knows and decides, without a widget: from labels to a recipe that can start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.core.image import Split
from workbench.environments.cuda import find_driver
from workbench.environments.doctor import gigabytes, processor
from workbench.project.examining import labels_of
from workbench.project.project import Project
from workbench.tasks.defaults import Recommendation, recommend, suggest, validation_interval
from workbench.tasks.devices import AUTO
from workbench.tasks.doctor.catalog import examine
from workbench.tasks.finding import Finding
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.preflight import check
from workbench.tasks.presets import Preset, PresetDefaults, preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.sentence import Sentence
from workbench.tasks.task import CLASSIFICATION, TASKS
from workbench.tasks.zoo.entry import said
from workbench.tasks.zoo.weights import weights_folders, weights_there


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A device as the recipe names it, and as a person reads it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class TrainingGround:
    """All that was found out about the project and this machine before the form is filled."""

    summary: LabelSummary
    devices: tuple[DeviceChoice, ...]
    faults: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """What the doctor found in the labels, by task."""
    validated: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The ids of the images that a run of a task validates on, in their order."""
    weights: frozenset[str] = frozenset()
    """The names of the published weights that lie on this disk."""


@dataclass(frozen=True, slots=True)
class TrainChoice:
    """What the person chose. None: the suggested value. ``zoo`` is a configuration of the zoo as a preset: it stands in
    no file, so that its name alone would not find it."""

    preset: str
    device: str = "cpu"
    epochs: int | None = None
    batch_size: int | None = None
    input_wh: tuple[int, int] | None = None
    learning_rate: float | None = None
    seed: int = 0
    weights: str = ""
    zoo: Preset | None = None
    overrides: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    published: str = ""
    """The file name of the weights that a configuration of the zoo is published with, or nothing."""

    @property
    def model(self) -> Preset:
        """The preset itself."""
        return self.zoo or preset(self.preset)


def survey(project: Project) -> TrainingGround:
    """Count the labels and name the devices; takes as long as the project is large. The best device is first."""
    labels = labels_of(project)
    return TrainingGround(
        project.label_summary(),
        survey_devices(),
        {task.name: examine(labels, task.name) for task in TASKS},
        _validated(project),
        frozenset(weights_there(weights_folders())),
    )


def _validated(project: Project) -> dict[str, tuple[int, ...]]:
    """As a run's label snapshot chooses them: labelled ones, with a class of their own, or all (see RunShelf)."""
    labelled = project.store.instance_counts()
    images = [image for image in project.store.load_images() if image.split is Split.VAL]
    return {
        task.name: tuple(
            image.id
            for image in images
            if not task.needs_labels or (image.tags if task is CLASSIFICATION else labelled.get(image.id))
        )
        for task in TASKS
    }


def survey_devices(is_training: bool = True) -> tuple[DeviceChoice, ...]:
    """Name what a job can run on, the best first; asks the driver, so not for the GUI thread.

    Only a training runs on several together.
    """
    gpus = _gpus()
    several = [choice for choice in _of_many(len(gpus)) if is_training or choice.id == AUTO]
    return (*gpus, *several, _cpu())


def suggested(ground: TrainingGround, task: str = "", weights: str = "") -> Recommendation:
    """Name the preset that suits the labels, with the reason."""
    return recommend(ground.summary, task, bool(weights))


def recipe_of(ground: TrainingGround, choice: TrainChoice) -> TrainRecipe:
    """Return the recipe of a choice, with suggestions where the person chose nothing."""
    found = suggest(choice.model, ground.summary)
    epochs = choice.epochs or found.epochs
    return replace(
        found,
        epochs=epochs,
        batch_size=choice.batch_size or found.batch_size,
        input_wh=choice.input_wh or found.input_wh,
        learning_rate=choice.learning_rate or found.learning_rate,
        seed=choice.seed,
        weights=choice.weights,
        overrides={**found.overrides, **choice.overrides},
        options={**found.options, **choice.options},
        device=choice.device,
        threads=os.cpu_count() or 1,
        val_interval=validation_interval(epochs),
        checkpoint_interval=max(1, min(found.checkpoint_interval, epochs)),
    )


def preset_of_recipe(recipe: TrainRecipe) -> Preset:
    """Return a preset that begins where a recipe stands: that of a configuration of the zoo stands in no file."""
    defaults = PresetDefaults(recipe.batch_size, recipe.input_wh, recipe.learning_rate, 1, recipe.epochs, recipe.epochs)
    name = said(recipe.preset)
    return Preset(
        recipe.preset,
        name,
        recipe.task,
        recipe.adapter,
        recipe.base_config,
        name,
        name,
        defaults,
        dict(recipe.options),
        fit=recipe.fit,
    )


def findings(recipe: TrainRecipe, ground: TrainingGround) -> tuple[Finding, ...]:
    """Return what stands in the way of a good run, errors first, and whether the preset is the one for these labels."""
    found = (*check(recipe, ground.summary), *_unseen(recipe, ground), *faults(recipe.task, ground))
    if recipe.fit:
        # Chosen from among its like by size or by name: no other is better for these labels as such.
        return found
    advised = suggested(ground, recipe.task, recipe.weights)
    if recipe.preset != advised.preset and not any(finding.level == "error" for finding in found):
        better = preset(advised.preset).title
        text = Sentence("{preset} suits better. {reason}", preset=better, reason=advised.reason)
        return (*found, Finding("warning", "other_preset", text))
    return found


def unloaded(choice: TrainChoice, ground: TrainingGround) -> tuple[Finding, ...]:
    """Return that a configuration of the zoo learns from scratch because its published weights are not here."""
    if choice.weights or not choice.published or choice.published in ground.weights:
        return ()
    text = Sentence(
        "The published weights {name} are not on this computer, so it learns from scratch. To start from them put the "
        "file into {folder}.",
        name=choice.published,
        folder=str(weights_folders()[0]),
    )
    return (Finding("warning", "published_weights", text),)


def _unseen(recipe: TrainRecipe, ground: TrainingGround) -> tuple[Finding, ...]:
    """Images to follow that no validation looks at."""
    pinned = set(recipe.options.get("pinned", ()))
    if not pinned or pinned & set(ground.validated.get(recipe.task, ())):
        return ()
    text = Sentence("None of the images to follow is labelled and in the validation split: nothing of them is kept.")
    return (Finding("warning", "pinned", text),)


def faults(task: str, ground: TrainingGround) -> tuple[Finding, ...]:
    """Return what is wrong with the labels that a task learns from; what the counts say already is not said twice."""
    return tuple(item for item in ground.faults.get(task, ()) if item.level != "info" or item.repair)


def trainable(presets: tuple[Preset, ...], ground: TrainingGround) -> tuple[Preset, ...]:
    """Return the presets, those whose task has labels first."""
    counts = ground.summary.train + ground.summary.val
    return tuple(sorted(presets, key=lambda entry: counts.of(entry.task) == 0))


def _cpu() -> DeviceChoice:
    here = processor()
    return DeviceChoice("cpu", f"CPU: {here.name}, {gigabytes(here.memory_bytes)}")


def _of_many(count: int) -> tuple[DeviceChoice, ...]:
    """What there is to choose with more than one GPU."""
    if count < 2:
        return ()
    free = QCoreApplication.translate("Jobs", "Whichever GPU has the most free memory")
    together = QCoreApplication.translate("Jobs", "All {n} GPUs together").format(n=count)
    return DeviceChoice(AUTO, free), DeviceChoice(f"cuda:{','.join(map(str, range(count)))}", together)


def _gpus() -> tuple[DeviceChoice, ...]:
    driver = find_driver()
    gpus = driver.gpus if driver is not None else ()
    return tuple(
        DeviceChoice(f"cuda:{number}", f"GPU {number}: {gpu.name}, {gigabytes(gpu.memory_bytes)}")
        for number, gpu in enumerate(gpus)
    )
