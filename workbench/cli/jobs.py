"""workbench jobs: the training runs and prediction jobs of a project."""

from __future__ import annotations

import argparse
from typing import Any

from workbench.cli.command import Command, json_option, one_line, project_argument, report
from workbench.cli.project_access import reading
from workbench.cli.waiting import duration
from workbench.jobs.job import Job


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """List them."""
    with reading(args.project) as session:
        session.board.poll(None)
        jobs = session.board.jobs()
    report(args, [job_json(job) for job in jobs], "\n".join(map(_line, jobs)) or "no jobs yet")


def job_json(job: Job) -> dict[str, Any]:
    """Return a job as JSON values."""
    return {
        "name": job.name,
        "kind": job.kind,
        "preset": job.preset,
        "device": job.device,
        "state": job.state.value,
        "phase": job.phase,
        "done": job.done,
        "total": job.total,
        "unit": job.unit,
        "epoch": job.epoch,
        "max_epochs": job.max_epochs,
        "eta_s": job.eta_s,
        "latest": dict(job.latest),
        "best": dict(job.best),
        "checkpoint": job.checkpoint,
        "best_checkpoint": job.best_checkpoint,
        "position": job.position,
        "reason": job.reason,
        "hindrance": job.hindrance,
        "folder": str(job.folder),
        "started_at": job.started_at,
        "finished_at": job.finished_at,
    }


def _line(job: Job) -> str:
    parts = [f"{job.name:24} {job.state:10} {job.device:7}"]
    if job.position:
        parts.append(f"place {job.position} in the queue")
    if job.total:
        parts.append(f"{job.done}/{job.total} {job.unit}")
    if job.eta_s is not None and not job.hindrance:
        parts.append(f"{duration(job.eta_s)} left")
    shown = job.best or {key: value for key, value in job.latest.items() if key.startswith("val/")}
    parts += [f"{key.removeprefix('val/')} {value:.4g}" for key, value in list(shown.items())[:3]]
    if job.reason or (job.hindrance and job.state.is_active):
        parts.append(one_line(job.reason or job.hindrance))
    return "  ".join(parts)


COMMAND = Command(configure, run)
