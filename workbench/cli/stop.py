"""workbench stop: end a job after it has saved a checkpoint."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command, json_option, project_argument, report
from workbench.cli.jobs import job_json
from workbench.cli.project_access import reading


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("run", metavar="RUN", help="the job's name, as in: workbench jobs")
    parser.add_argument("--now", action="store_true", help="end it whatever it takes, without a checkpoint")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Ask; the job ends by itself."""
    with reading(args.project) as session:
        if args.now:
            session.board.cancel(args.run)
        else:
            session.board.stop(args.run)
        job = session.board.job(args.run)
    report(args, job_json(job), f"{job.name}: {job.state}")


COMMAND = Command(configure, run)
