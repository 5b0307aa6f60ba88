"""workbench pause: end a training after its epoch, to go on with later."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command, json_option, project_argument, report
from workbench.cli.jobs import job_json
from workbench.cli.project_access import reading


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("run", metavar="RUN", help="the run's name, as in: workbench jobs")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Ask; the run ends by itself when its epoch is done and saved."""
    with reading(args.project) as session:
        session.board.pause(args.run)
        job = session.board.job(args.run)
    report(args, job_json(job), f"{job.name}: pauses after this epoch")


COMMAND = Command(configure, run)
