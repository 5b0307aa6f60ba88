"""What a command is, and what all commands share: options, words and JSON on the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.argument_types import named_path

if TYPE_CHECKING:
    from workbench.formats.codec import Problem

_SHOWN_PROBLEMS = 10


class CommandError(ValueError):
    """A command that cannot do what was asked; the text is the sentence the person reads."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a word of the command line does. ``run`` raises an error with a sentence when it does not succeed."""

    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], None]


def project_argument(parser: argparse.ArgumentParser) -> None:
    """Add the project folder."""
    parser.add_argument("project", type=named_path, metavar="PROJECT", help="the project's folder")


def json_option(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def progress_option(parser: argparse.ArgumentParser) -> None:
    """Add --progress."""
    parser.add_argument("--progress", action="store_true", help="show the progress bar although this is no terminal")


def replace_option(parser: argparse.ArgumentParser) -> None:
    """Add --replace."""
    parser.add_argument("--replace", action="store_true", help="write over a file that is there already")


def refuse_to_replace(args: argparse.Namespace, path: Path | None) -> None:
    """Raise CommandError for a file that is there already, unless --replace says that it may go."""
    if path is not None and path.is_file() and not args.replace:
        raise CommandError(f"{path}: is there already; choose another name, or write over it with --replace")


def report(args: argparse.Namespace, body: object, text: str) -> None:
    """Print the result: the words, or with --json the values."""
    print(json.dumps(body, ensure_ascii=False, indent=1) if args.json else text)


def tell(text: str) -> None:
    """Print a remark beside the result."""
    print(text, file=sys.stderr, flush=True)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print what was left out, the first few in full."""
    listed = list(problems)
    for problem in listed[:_SHOWN_PROBLEMS]:
        tell(f"  {problem.place}: {problem.reason}")
    if len(listed) > _SHOWN_PROBLEMS:
        tell(f"  … and {len(listed) - _SHOWN_PROBLEMS} more (--json lists all)")


def problems_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Return problems as JSON values."""
    return [{"place": problem.place, "reason": problem.reason} for problem in problems]


def one_line(text: str) -> str:
    """Return a message from elsewhere as one line without control characters."""
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()
