"""What a command is, and what all commands share: options, an open project, words and JSON on the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.formats.codec import Problem
from workbench.project.error import ProjectError
from workbench.session import Session, open_session

_SHOWN_PROBLEMS = 10


class CommandError(ValueError):
    """A command that cannot do what was asked; the text is the sentence the person reads."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word of the command line. ``run`` raises an error with a sentence when it does not succeed."""

    name: str
    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], None]


def project_argument(parser: argparse.ArgumentParser) -> None:
    """Add the project folder."""
    parser.add_argument("project", type=Path, metavar="PROJECT", help="the project's folder")


def json_option(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def progress_option(parser: argparse.ArgumentParser) -> None:
    """Add --progress."""
    parser.add_argument("--progress", action="store_true", help="show the progress bar although this is no terminal")


@contextmanager
def reading(path: Path) -> Iterator[Session]:
    """Open a project to look at it and to run jobs; windows that write are not disturbed."""
    session = open_session(path, read_only=True)
    try:
        yield session
    finally:
        session.close()


@contextmanager
def writing(path: Path) -> Iterator[Session]:
    """Open a project to change its labels; raises ProjectError when another process has it open."""
    session = open_session(path)
    try:
        if session.project.read_only:
            raise ProjectError(f"{path}: {session.project.read_only_reason}")
        yield session
    finally:
        session.close()


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
