"""Errors whose text is a sentence for the person; anything else is a fault of ours and shows its trace."""

from __future__ import annotations

from workbench.analysis.metrics import MetricError
from workbench.cli.command import CommandError
from workbench.core.document import StaleEditError
from workbench.editing.editor import ReadOnlyError
from workbench.formats.codec import FormatError
from workbench.jobs.job import JobError
from workbench.project.error import ProjectError
from workbench.tasks.devices import DeviceError
from workbench.tasks.presets import PresetError
from workbench.tasks.recipe import RecipeError

EXPECTED: tuple[type[Exception], ...] = (
    CommandError,
    ProjectError,
    FormatError,
    JobError,
    RecipeError,
    PresetError,
    DeviceError,
    MetricError,
    StaleEditError,
    ReadOnlyError,
    OSError,
)
