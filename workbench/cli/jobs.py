"""workbench jobs: the training runs and prediction jobs of a project, and the order in which they start."""

from __future__ import annotations

import argparse
from typing import Any

from workbench.cli.command import Command, json_option, one_line, project_argument, report
from workbench.cli.project_access import reading
from workbench.cli.waiting import duration
from workbench.jobs.board import FIRST, JobBoard
from workbench.jobs.job import Job
from workbench.jobs.run_table import RunFolders, RunRow, row_values, run_row

_ORDERS = {
    "hold": "keep a waiting job from starting",
    "release": "let a held job take its turn",
    "first": "move a waiting job to the top",
    "up": "move a waiting job one place up",
    "down": "move a waiting job one place down",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    group = parser.add_mutually_exclusive_group()
    for option, words in _ORDERS.items():
        group.add_argument(f"--{option}", metavar="RUN", help=words)
    parser.add_argument(
        "--table", action="store_true", help="the trainings with their settings and figures, tabs between"
    )
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Do what was asked with the queue, then list them."""
    with reading(args.project) as session:
        session.board.poll(None)
        for option in _ORDERS:
            if name := getattr(args, option):
                _order(session.board, option, name)
        jobs = session.board.jobs()
        rows = _rows(session.board, jobs) if args.table else []
    if args.table:
        table = ["\t".join("" if value is None else str(value) for value in row.values()) for row in rows]
        report(args, rows, "\n".join(["\t".join(RunRow.__dataclass_fields__), *table]))
        return
    report(args, [job_json(job) for job in jobs], "\n".join(map(_line, jobs)) or "no jobs yet")


def _rows(board: JobBoard, jobs: tuple[Job, ...]) -> list[dict[str, Any]]:
    folders = RunFolders()
    runs = [job for job in jobs if job.kind == "train"]
    return [dict(row_values(run_row(job, folders.told(job.folder), board.curves(job.name)))) for job in runs]


def _order(board: JobBoard, option: str, name: str) -> None:
    if option in ("hold", "release"):
        getattr(board, option)(name)
    else:
        board.move(name, {"first": FIRST, "up": -1, "down": 1}[option])


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
        "reason_code": job.reason_code,
        "is_pausing": job.is_pausing,
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
