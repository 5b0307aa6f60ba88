"""workbench doctor: what is installed, what is wrong and what mends it."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command, CommandError, json_option, report
from workbench.environments.doctor import examine
from workbench.environments.doctor_text import render_text


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Examine and report; raises CommandError when something must be mended."""
    found = examine()
    report(args, found.to_json(), render_text(found))
    if not found.is_healthy:
        wrong = next(finding for finding in found.findings if finding.level == "error")
        raise CommandError(f"{wrong.name}: {wrong.text}" + (f"; mend it with: {wrong.mend}" if wrong.mend else ""))


COMMAND = Command(configure, run)
