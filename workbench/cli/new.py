"""workbench new: make a project around a folder of images."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from workbench.cli.argument_types import named_path
from workbench.cli.bar import Bar
from workbench.cli.command import Command, json_option, problems_json, progress_option, report, tell_problems
from workbench.core.edit import Edit, Patch
from workbench.core.schema import Category
from workbench.formats.codec import Problem
from workbench.formats.skeleton_file import read_skeleton_file, skeleton_category, skeleton_names
from workbench.project.project import Project
from workbench.session import Session, session_of


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("project", type=named_path, metavar="PROJECT", help="the folder to make")
    parser.add_argument("--images", type=Path, metavar="DIR", help="the images to label; they stay where they are")
    known = ", ".join(skeleton_names())
    parser.add_argument("--skeleton", metavar="NAME", help=f"keypoints: {known}, or a file (.json, mmpose's .py)")
    parser.add_argument("--name", help="what the project is called (default: the folder's name)")
    json_option(parser)
    progress_option(parser)


def run(args: argparse.Namespace) -> None:
    """Make the project."""
    category = _category(args.skeleton) if args.skeleton else None
    session = session_of(Project.create(args.project, args.name))
    is_whole = False
    try:
        if category is not None:
            schema = session.document.schema.with_category(replace(category, id=1))
            session.editor.commit(Edit("Add class", (Patch(session.document.schema, schema),)))
        problems = _add_images(session, args) if args.images else ()
        session.flush()
        is_whole = True
        count = len(session.document.images)
        body = {"project": str(session.project.path), "images": count, "problems": problems_json(problems)}
        report(args, body, f"{session.project.path}: {count} images")
        tell_problems(problems)
    finally:
        session.close()
        if not is_whole:
            session.project.take_back()


def _category(skeleton: str) -> Category:
    """A skeleton that ships, by name, or one in a file."""
    path = Path(skeleton)
    if skeleton in skeleton_names() or path.suffix not in (".json", ".py"):
        return skeleton_category(skeleton)
    found = read_skeleton_file(path)
    return Category(1, found.category, skeleton=found.skeleton)


def _add_images(session: Session, args: argparse.Namespace) -> tuple[Problem, ...]:
    with Bar("Reading images", args.progress) as bar:
        plan = session.project.plan_images(args.images, bar.show)
    session.commit_import(plan)
    return plan.problems


COMMAND = Command(configure, run)
