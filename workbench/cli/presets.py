"""workbench presets: what can be trained."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command, json_option, report
from workbench.tasks.presets import presets


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """List them."""
    known = presets()
    width = max(len(preset.name) for preset in known)
    body = [
        {"name": preset.name, "title": preset.title, "task": preset.task, "summary": preset.summary, "why": preset.why}
        for preset in known
    ]
    lines = [f"{preset.name:{width}}  {preset.title} ({preset.task}): {preset.summary}" for preset in known]
    report(args, body, "\n".join(lines))


COMMAND = Command(configure, run)
