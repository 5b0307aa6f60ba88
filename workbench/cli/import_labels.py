"""workbench import: bring labels into a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.bar import Bar
from workbench.cli.command import (
    Command,
    CommandError,
    json_option,
    problems_json,
    progress_option,
    project_argument,
    report,
    tell_problems,
)
from workbench.cli.project_access import writing
from workbench.core.image import Split
from workbench.formats.catalog import CODECS
from workbench.project.importing import ImportPlan


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("path", type=Path, metavar="PATH", help="a label file, or a folder of them")
    names = ["auto", *(codec.name for codec in CODECS)]
    parser.add_argument("--format", choices=names, default="auto", help="what it is (default: found out)")
    parser.add_argument("--images", type=Path, metavar="DIR", help="where the images lie (default: near the labels)")
    parser.add_argument("--split", choices=["train", "val", "test"], help="the split these images belong to")
    json_option(parser)
    progress_option(parser)


def run(args: argparse.Namespace) -> None:
    """Plan, commit and report one import."""
    with writing(args.project) as session:
        with Bar("Reading", args.progress) as bar:
            plan = session.project.plan_import(args.path, args.format, args.images, Split(args.split or ""), bar.show)
        if plan.is_empty and not plan.repeated:
            raise CommandError(f"{args.path}: nothing was imported: {_why_nothing(plan)}")
        session.commit_import(plan)
        session.flush()
        body = {
            "images": plan.added_images,
            "objects": plan.added_instances,
            "repeated": plan.repeated,
            "unplaced": plan.unplaced,
            "problems": problems_json(plan.problems),
        }
        report(args, body, f"Imported {plan.summary()}")
        tell_problems(plan.problems)


def _why_nothing(plan: ImportPlan) -> str:
    if plan.unplaced:
        first = plan.problems[0]
        return (
            f"none of its images was found ({first.place} and others); say where they lie with --images DIR"
            if len(plan.problems) > 1
            else f"{first.place}: {first.reason}; say where the images lie with --images DIR"
        )
    return plan.problems[0].reason if plan.problems else "it holds no labels"


COMMAND = Command(configure, run)
