"""workbench resume: let a stopped, failed or lost job go on from its newest checkpoint."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command, project_argument
from workbench.cli.project_access import reading
from workbench.cli.running import end_options, run_to_the_end


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("run", metavar="RUN", help="the job's name, as in: workbench jobs")
    parser.add_argument("--halve-batch", action="store_true", help="with half the batch and twice the accumulation")
    end_options(parser)


def run(args: argparse.Namespace) -> None:
    """Queue it again and follow it."""
    with reading(args.project) as session:
        told = len(session.board.job(args.run).notices)
        if args.halve_batch:
            session.board.retry_halved(args.run)
        else:
            session.board.resume(args.run)
        run_to_the_end(session, args.run, args, told)


COMMAND = Command(configure, run)
