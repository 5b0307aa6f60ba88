"""workbench sweep: many runs like one, each with other values of a few settings."""

from __future__ import annotations

import argparse
import json
import re
from typing import Any

from workbench.cli.command import Command, json_option, project_argument, report
from workbench.cli.project_access import reading
from workbench.tasks.run_changes import sweep


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("--run", required=True, metavar="RUN", help="the run to vary, as in: workbench jobs")
    parser.add_argument(
        "--set",
        type=_values,
        action="append",
        required=True,
        metavar="KEY=V1,V2,…",
        help="a setting and its values, as in learning_rate=1e-3,2e-3; several settings: every combination",
    )
    parser.add_argument("--device", default="", help="another device than the run's")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Make the runs and queue them; they learn from the labels as they are now."""
    with reading(args.project) as session:
        recipes = sweep(session.project.runs.get(args.run).recipe, dict(args.set))
        names = []
        for recipe in recipes:
            made = session.project.runs.new_run(recipe)
            names.append(session.board.submit(made.folder, args.device or recipe.device))
    report(args, names, "\n".join(names))


def _values(text: str) -> tuple[str, list[Any]]:
    key, equals, values = text.partition("=")
    if not equals or not re.fullmatch(r"\w+(\.\w+)*", key) or not values:
        raise argparse.ArgumentTypeError("KEY=V1,V2, for example learning_rate=1e-3,2e-3")
    try:
        listed = json.loads(f"[{values}]")
    except ValueError:
        listed = [_value(word) for word in values.split(",")]
    return key, listed


def _value(word: str) -> Any:
    try:
        return json.loads(word)
    except ValueError:
        return word


COMMAND = Command(configure, run)
