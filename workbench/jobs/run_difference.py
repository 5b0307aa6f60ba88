"""What sets two runs apart: settings, config as it was run, figures, labels."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from workbench.analysis.label_changes import ImageChange
from workbench.jobs.fitted_config import ConfigLine, side_by_side
from workbench.jobs.job import Job
from workbench.project.error import ProjectError
from workbench.project.lineage import changes_since
from workbench.project.project import Project
from workbench.project.runs import Run
from workbench.tasks.recipe import TrainRecipe


class Pair(NamedTuple):
    """One setting of both runs as text; empty where a run has none."""

    name: str
    one: str
    other: str


class FigurePair(NamedTuple):
    """One figure of both runs; None where a run has none."""

    name: str
    one: float | None
    other: float | None


@dataclass(frozen=True, slots=True)
class RunDifference:
    """``config`` is empty where a run's config is not there. ``trouble`` says why labels cannot be compared."""

    settings: tuple[Pair, ...]
    config: tuple[ConfigLine, ...]
    figures: tuple[FigurePair, ...]
    labels: tuple[ImageChange, ...]
    trouble: str = ""


def difference(project: Project, runs: tuple[Run, Run], jobs: tuple[Job, Job]) -> RunDifference:
    """Compare two runs. Reads both snapshots: it takes as long as the labels are many."""
    one, other = runs
    labels: tuple[ImageChange, ...] = ()
    trouble = ""
    if one.recipe.labels_hash != other.recipe.labels_hash or not one.recipe.labels_hash:
        try:
            labels = changes_since(project, one, other)
        except ProjectError as error:
            trouble = str(error)
    return RunDifference(
        setting_pairs(one.recipe, other.recipe),
        _config_lines(one, other),
        figure_pairs(jobs[0], jobs[1]),
        labels,
        trouble,
    )


def setting_pairs(one: TrainRecipe, other: TrainRecipe) -> tuple[Pair, ...]:
    """Return the settings that differ: fields, then options, then dotted config keys. Names are not settings."""
    before, after = _settings(one), _settings(other)
    names = [*before, *(name for name in after if name not in before)]
    return tuple(
        Pair(name, _text(before.get(name)), _text(after.get(name)))
        for name in names
        if before.get(name) != after.get(name)
    )


def _settings(recipe: TrainRecipe) -> Mapping[str, Any]:
    fields = [entry.name for entry in dataclasses.fields(recipe)]
    plain = {name: getattr(recipe, name) for name in fields if name not in ("name", "options", "overrides")}
    return {**plain, **recipe.options, **recipe.overrides}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def figure_pairs(one: Job, other: Job) -> tuple[FigurePair, ...]:
    """Return every validation figure of both: of the best checkpoint where one is known, else the newest."""
    before, after = _figures(one), _figures(other)
    names = [*before, *(name for name in after if name not in before)]
    return tuple(FigurePair(name, before.get(name), after.get(name)) for name in names)


def _figures(job: Job) -> Mapping[str, float]:
    found = {key: value for key, value in job.latest.items() if key.startswith("val/") or key == "train/loss"}
    return {key.removeprefix("val/"): value for key, value in {**found, **job.best}.items()}


def _config_lines(one: Run, other: Run) -> tuple[ConfigLine, ...]:
    try:
        before, after = (run.folder.config.read_text(encoding="utf-8", errors="replace") for run in (one, other))
    except OSError:
        return ()
    return side_by_side(before.splitlines(), after.splitlines())
