"""workbench export: write labels to a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.command import (
    Command,
    CommandError,
    json_option,
    project_argument,
    refuse_to_replace,
    replace_option,
    report,
    tell,
)
from workbench.cli.project_access import reading
from workbench.core.image import Split
from workbench.formats.catalog import CODECS
from workbench.project.predicting import project_images


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    writable = [codec.name for codec in CODECS if codec.can_write]
    parser.add_argument("--format", choices=writable, default="coco", help="the file's format (default: coco)")
    parser.add_argument("--split", choices=["train", "val", "test"], help="only the images of this split")
    replace_option(parser)
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Write, read again, report."""
    refuse_to_replace(args, args.out)
    with reading(args.project) as session:
        splits = (Split(args.split),) if args.split else None
        if splits and not project_images(session.project, splits[0]):
            raise CommandError(f"{args.project}: no image is in the split {args.split}; see: workbench info")
        done = session.project.export(args.out, args.format, splits)
    body = {
        "path": str(done.path),
        "images": done.images,
        "objects": done.instances,
        "classes": done.categories,
        "not_carried": list(done.lost),
    }
    report(args, body, f"{done.path}: {done.images} images, {done.instances} objects, {done.categories} classes")
    for notice in done.notices:
        tell(notice)


COMMAND = Command(configure, run)
