"""argv to a command: exit code 0, 1 with one sentence on stderr, or 2 for wrong usage."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workbench.analysis.metrics import MetricError
from workbench.cli.catalog import COMMANDS
from workbench.cli.command import CommandError, tell
from workbench.core.document import StaleEditError
from workbench.editing.editor import ReadOnlyError
from workbench.environments.layout import choose_worker_python
from workbench.formats.codec import FormatError
from workbench.jobs.job import JobError
from workbench.project.error import ProjectError
from workbench.tasks.presets import PresetError
from workbench.tasks.recipe import RecipeError
from workbench.tasks.skeletons import SkeletonError

_EXPECTED = (
    CommandError,
    ProjectError,
    FormatError,
    JobError,
    RecipeError,
    PresetError,
    SkeletonError,
    MetricError,
    StaleEditError,
    ReadOnlyError,
    OSError,
)
"""Errors whose text is a sentence for the person; anything else is a fault of ours and shows its trace."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Wrong usage leaves through SystemExit(2), --help through 0."""
    words = list(sys.argv[1:] if argv is None else argv)
    args = _parser().parse_args(_with_command(words))
    try:
        if args.worker_python is not None:
            _choose_worker(args.worker_python)
        args.run_command(args)
    except BrokenPipeError:  # the reader of our output, such as head, has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except _EXPECTED as error:
        tell(f"workbench: {error}")
        return 1
    except KeyboardInterrupt:
        tell("workbench: interrupted")
        return 1
    return 0


def _choose_worker(python: Path) -> None:
    """Remember the interpreter: the process that starts the jobs is another one, and asks at each start."""
    if not os.access(python, os.X_OK) or python.is_dir():
        raise CommandError(f"{python}: there is no interpreter that can be run")
    choose_worker_python(python)


def _with_command(words: list[str]) -> list[str]:
    """``workbench`` and ``workbench PROJECT`` mean ``workbench window``; what is no path is a mistyped command."""
    names = {command.name for command in COMMANDS}
    for place, word in enumerate(words):
        if word == "--worker-python":
            continue
        if place and words[place - 1] == "--worker-python":
            continue
        if word in names or word in ("-h", "--help", "--version"):
            return words
        if not word.startswith("-"):
            if os.sep not in word and not Path(word).exists():
                return words
            return [*words[:place], "window", *words[place:]]
    return [*words, "window"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="Label images, train OpenMMLab models in the background, look at what they learned.",
        epilog="Without a command the window opens: workbench [PROJECT]. Help on one command: workbench COMMAND --help",
    )
    parser.add_argument("--version", action="version", version=f"workbench {_version()}")
    parser.add_argument(
        "--worker-python",
        type=Path,
        metavar="PATH",
        help="train with this interpreter from now on (torch and OpenMMLab inside)",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name, help=command.help, description=f"{command.help[0].upper()}{command.help[1:]}."
        )
        command.configure(sub)
        sub.set_defaults(run_command=command.run)
    return parser


def _version() -> str:
    try:
        return version("workbench")
    except PackageNotFoundError:
        return "from a checkout"
