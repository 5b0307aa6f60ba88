"""argv to a command: exit code 0, 1 with one sentence on stderr, or 2 for wrong usage."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.cli.catalog import COMMANDS, Entry
from workbench.cli.command import Command, CommandError, tell
from workbench.core.late_import import import_late
from workbench.environments.layout import choose_worker_python


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Wrong usage leaves through SystemExit(2), --help through 0."""
    words = _with_command(list(sys.argv[1:] if argv is None else argv))
    args = _parser(words).parse_args(words)
    try:
        if args.worker_python is not None:
            _choose_worker(args.worker_python)
        args.run_command(args)
    except BrokenPipeError:  # the reader of our output, such as head, has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except _expected() as error:
        tell(f"workbench: {error}")
        return 1
    except KeyboardInterrupt:
        tell("workbench: interrupted")
        return 1
    return 0


def _expected() -> tuple[type[Exception], ...]:
    """The errors that are sentences. Asked only when something was raised, since they lie in every room."""
    found: tuple[type[Exception], ...] = import_late("workbench.cli.expected:EXPECTED")
    return found


def _choose_worker(python: Path) -> None:
    """Remember the interpreter: the process that starts the jobs is another one, and asks at each start."""
    if not os.access(python, os.X_OK) or python.is_dir():
        raise CommandError(f"{python}: there is no interpreter that can be run")
    choose_worker_python(python)


def _with_command(words: list[str]) -> list[str]:
    """``workbench`` and ``workbench PROJECT`` mean ``workbench window``; what is no path is a mistyped command."""
    names = {entry.name for entry in COMMANDS}
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


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of every command; only those named in ``words`` are imported and know their options."""
    parser = argparse.ArgumentParser(
        prog="workbench",
        description="Label images, train OpenMMLab models in the background, look at what they learned.",
        epilog="Without a command the window opens: workbench [PROJECT]. Help on one command: workbench COMMAND --help",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the program's version number and exit")
    parser.add_argument(
        "--worker-python",
        type=Path,
        metavar="PATH",
        help="train with this interpreter from now on (torch and OpenMMLab inside)",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for entry in COMMANDS:
        sub = commands.add_parser(entry.name, help=entry.help, description=f"{entry.help[0].upper()}{entry.help[1:]}.")
        if entry.name in words:
            command = _load(entry)
            command.configure(sub)
            sub.set_defaults(run_command=command.run)
    return parser


def _load(entry: Entry) -> Command:
    command: Command = import_late(f"{entry.module}:COMMAND")
    return command


class _ShowVersion(argparse.Action):
    """--version, looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        """Print and leave."""
        parser.exit(message=f"workbench {_version()}\n")


def _version() -> str:
    metadata = import_late("importlib.metadata")
    try:
        return str(metadata.version("workbench"))
    except metadata.PackageNotFoundError:
        return "from a checkout"
