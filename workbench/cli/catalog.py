"""Every command there is: a new one is one file beside this and one entry here."""

from __future__ import annotations

from workbench.cli import (
    doctor,
    evaluate,
    export,
    import_labels,
    info,
    jobs,
    new,
    predict,
    presets,
    resume,
    score,
    split,
    stop,
    tour,
    train,
    window,
)
from workbench.cli.command import Command

COMMANDS: tuple[Command, ...] = (
    window.COMMAND,
    new.COMMAND,
    import_labels.COMMAND,
    export.COMMAND,
    info.COMMAND,
    presets.COMMAND,
    split.COMMAND,
    train.COMMAND,
    jobs.COMMAND,
    stop.COMMAND,
    resume.COMMAND,
    predict.COMMAND,
    evaluate.COMMAND,
    score.COMMAND,
    doctor.COMMAND,
    tour.COMMAND,
)
