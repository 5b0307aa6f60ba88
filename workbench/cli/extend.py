"""workbench extend: let a run that has ended go on for some epochs more."""

from __future__ import annotations

import argparse

from workbench.cli.argument_types import positive, rate
from workbench.cli.command import Command, project_argument, tell
from workbench.cli.project_access import reading
from workbench.cli.running import end_options, run_to_the_end
from workbench.tasks.lr_curve import SCHEDULES, extension_part, extension_ratio
from workbench.tasks.run_changes import FINE_RATIO, Extension

_SHOWN = 5


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("run", metavar="RUN", help="the run's name, as in: workbench jobs")
    parser.add_argument("--epochs", type=positive, required=True, metavar="N", help="so many epochs more")
    parser.add_argument("--learning-rate", type=rate, default=0.0, help="to begin with (default: a tenth of the run's)")
    parser.add_argument("--schedule", choices=SCHEDULES, default="cosine", help="how it goes on (default: cosine)")
    end_options(parser)


def run(args: argparse.Namespace) -> None:
    """Say how the learning rate will go, queue the run again and follow it."""
    with reading(args.project) as session:
        recipe = session.project.runs.get(args.run).recipe
        first = args.learning_rate or recipe.learning_rate * FINE_RATIO
        tell(f"{args.run}: {args.epochs} epochs more; learning rate {_words(first, args.schedule)}")
        told = len(session.board.job(args.run).notices)
        session.board.extend(args.run, Extension(args.epochs, args.learning_rate, args.schedule))
        run_to_the_end(session, args.run, args, told)


def _words(first: float, schedule: str) -> str:
    """A few places of the curve; a recipe without a rate of its own leaves that to its config."""
    part = extension_part(0, 100, first or FINE_RATIO, schedule)
    places = [extension_ratio(part, 99 * place // (_SHOWN - 1)) for place in range(_SHOWN)]
    return " → ".join(f"{value:.2g}" for value in places) + ("" if first else " of the config's own")


COMMAND = Command(configure, run)
