"""The end of every command that starts a job: follow it, or leave it in the background."""

from __future__ import annotations

import argparse

from workbench.cli.command import json_option, progress_option, report
from workbench.cli.jobs import job_json
from workbench.cli.waiting import checked, follow
from workbench.jobs.job import Job
from workbench.session import Session
from workbench.tasks.devices import AUTO, device_key, read_devices


def end_options(parser: argparse.ArgumentParser) -> None:
    """Add --detach, --json and --progress."""
    parser.add_argument("--detach", action="store_true", help="return at once; the job goes on in the background")
    json_option(parser)
    progress_option(parser)


def device_option(parser: argparse.ArgumentParser) -> None:
    """Add --device."""
    parser.add_argument(
        "--device",
        default="auto",
        help="cpu, cuda:0, cuda:0,1, … (default: the GPU with the most free memory, else cpu)",
    )


def device_of(args: argparse.Namespace) -> str:
    """Return the device that was asked for; which one ``auto`` is shows when the job's turn comes.

    Raises DeviceError for a name that no device has.
    """
    if device_key(args.device) != AUTO:
        read_devices(args.device)
    return device_key(args.device)


def run_to_the_end(session: Session, name: str, args: argparse.Namespace, told: int = 0) -> None:
    """Follow a submitted job and report it; with --detach only say that it is queued."""
    if args.detach:
        job = session.board.job(name)
        report(args, job_json(job), f"{name}: {job.state}; see it with: workbench jobs {session.project.path}")
        return
    job = checked(follow(session.board, name, args.progress, told), session.project.path)
    report(args, job_json(job), _words(job))


def _words(job: Job) -> str:
    figures = job.best or {key: value for key, value in job.latest.items() if key.startswith("val/")}
    shown = ", ".join(f"{key.removeprefix('val/')} {value:.4g}" for key, value in figures.items())
    return f"{job.name} succeeded" + (f": best {shown}" if shown else "") + f" ({job.folder})"
