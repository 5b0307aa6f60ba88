"""workbench [PROJECT]: open the window."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from workbench.cli.command import Command, CommandError
from workbench.environments.display import has_display


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("project", type=Path, nargs="?", metavar="PROJECT", help="the project to open")


def run(args: argparse.Namespace) -> None:
    """Start the window; all other commands work without Qt, so it is imported here."""
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        raise CommandError(
            "there is no display to open a window on; every other command works without: workbench --help"
        )
    try:
        from workbench import app  # noqa: PLC0415 - no other command may need a display or pay for Qt
    except ImportError as error:
        raise CommandError(f"the window cannot be opened ({error}); see: workbench doctor") from None
    status = app.run(args.project)
    if status:
        raise SystemExit(status)


COMMAND = Command(configure, run)
