"""Following a job in the foreground: the bar, the notices, Ctrl+C."""

from __future__ import annotations

import time
from pathlib import Path

from workbench.cli.bar import Bar
from workbench.cli.command import CommandError, one_line
from workbench.jobs.board import JobBoard
from workbench.jobs.job import Job, JobError, JobState
from workbench.protocol.messages import OUT_OF_MEMORY

_EVERY_S = 0.2
_SHOWN_KEYS = 3


def follow(board: JobBoard, name: str, show_bar: bool, told: int = 0) -> Job:
    """Wait until a job has ended, and return it; its first ``told`` notices, of earlier attempts, are not repeated.

    Ctrl+C asks it to save and stop; a second one leaves it to itself and raises CommandError.
    """
    is_stopping = False
    with Bar(name, show_bar) as bar:
        while True:
            try:
                board.poll()
                job = board.job(name)
                for notice in job.notices[told:]:
                    bar.note(f"{notice.level}: {one_line(notice.text)}")
                told = len(job.notices)
                if job.state.is_ended:
                    return job
                bar.show(job.done, job.total, _words(job, board.trouble))
                time.sleep(_EVERY_S)
            except KeyboardInterrupt:
                if is_stopping:
                    raise CommandError(f"{name} is left running; see it with: workbench jobs PROJECT") from None
                is_stopping = True
                bar.note("Stopping after a checkpoint; Ctrl+C again leaves it running.")
                _ask_to_stop(board, name)


def _ask_to_stop(board: JobBoard, name: str) -> None:
    try:
        board.stop(name)
    except JobError:
        pass  # it ended at this very moment: the next look says how


def _words(job: Job, trouble: str) -> str:
    if job.state is not JobState.RUNNING or not job.total:
        return trouble or job.phase or str(job.state)
    parts = [f"epoch {job.epoch}/{job.max_epochs}"] if job.max_epochs else []
    if job.eta_s is not None:
        parts.append(f"{duration(job.eta_s)} left")
    parts += [f"{key.split('/')[-1]} {value:.4g}" for key, value in main_values(job).items()]
    return "  ".join(parts)


def main_values(job: Job) -> dict[str, float]:
    """Return the few numbers of a job that say how it goes: the loss, and the newest validation figures."""
    loss = {key: value for key, value in job.latest.items() if key == "train/loss"}
    val = {key: value for key, value in job.latest.items() if key.startswith("val/")}
    return dict([*loss.items(), *val.items()][:_SHOWN_KEYS])


def duration(seconds: float) -> str:
    """Return a time span in words: 45 s, 3 min, 2.5 h."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def checked(job: Job, project: Path) -> Job:
    """Return the job when it succeeded; raises CommandError with its reason and the way on."""
    if job.state is JobState.SUCCEEDED:
        return job
    reason = one_line(job.reason) or f"it is {job.state}"
    if job.reason_code == OUT_OF_MEMORY and job.batch_size > 1:
        way_on = f"half the batch, the same steps: workbench resume {project} {job.name} --halve-batch"
        raise CommandError(f"{job.name} {job.state}: {reason.rstrip('.')}; {way_on}")
    if job.state is JobState.FAILED:
        raise CommandError(f"{job.name} failed: {reason} (log: {job.folder / 'log.txt'})")
    way_on = f"go on with: workbench resume {project} {job.name}"
    raise CommandError(f"{job.name} {job.state}: {reason.rstrip('.')}; {way_on}")
