"""workbench split: divide the labelled images into training and validation."""

from __future__ import annotations

import argparse
from collections import Counter

from workbench.cli.command import Command, json_option, project_argument, report
from workbench.cli.project_access import writing


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument(
        "--val", type=_amount, required=True, metavar="N|FRACTION", help="how many images, or which part below 1"
    )
    parser.add_argument(
        "--by", choices=["order", "random"], default="order", help="the last ones by name, or drawn (default: order)"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the drawing (default: 0)")
    json_option(parser)


def _amount(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 2**31 or (value >= 1 and value != int(value)):
        raise argparse.ArgumentTypeError("a whole number of images, or a fraction below 1")
    return value


def run(args: argparse.Namespace) -> None:
    """Commit the split as one edit."""
    with writing(args.project) as session:
        edit = session.project.plan_split(args.val, args.by, args.seed)
        if edit.patches:
            session.editor.commit(edit)
        session.flush()
        splits = Counter(image.split.value or "none" for image in session.document.images)
    text = ", ".join(f"{count} {name}" for name, count in sorted(splits.items()))
    report(args, {"splits": dict(splits)}, f"Images: {text}")


COMMAND = Command(configure, run)
