"""workbench share: a trained run as one file for another workbench, or as ONNX for other programs."""

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
)
from workbench.cli.project_access import reading
from workbench.environments.layout import worker_python
from workbench.jobs.leaving import LeavingError, export_archive, export_onnx
from workbench.project.run_archive import SUFFIX


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("run", metavar="RUN", help="the run's name, as in: workbench jobs")
    parser.add_argument("out", type=Path, metavar="OUT", help=f"the file to write: {SUFFIX} or .onnx")
    replace_option(parser)
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Write it and say what it holds."""
    if args.out.suffix not in (SUFFIX, ".onnx"):
        raise CommandError(f"{args.out}: end its name in {SUFFIX} (for another workbench) or .onnx (other programs)")
    refuse_to_replace(args, args.out)
    if not args.out.absolute().parent.is_dir():
        raise CommandError(f"{args.out.parent}: there is no such folder; make it first, or choose another one")
    with reading(args.project) as session:
        found = session.project.runs.get(args.run)
        try:
            if args.out.suffix == SUFFIX:
                export_archive(found, args.out.absolute(), worker_python())
                size = args.out.stat().st_size
                body = {"path": str(args.out), "size": size}
                text = f"{args.out}: {size / 1e6:.1f} MB; open it with: workbench adopt PROJECT {args.out}"
            else:
                told = export_onnx(found, args.out.absolute(), worker_python())
                body = {"path": str(args.out), **told}
                worst, count = told["largest_difference"], told["compared_on"]
                text = f"{args.out}: gives what the model gives, to {worst:.1e}, on {count} pictures of the run"
        except LeavingError as error:
            raise CommandError(str(error)) from None
    report(args, body, text)


COMMAND = Command(configure, run)
