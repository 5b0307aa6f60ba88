"""Job: the state of one run or prediction, folded from the messages its worker wrote."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from workbench.protocol.messages import (
    Answered,
    CheckpointSaved,
    Finished,
    LookAsked,
    MaskAsked,
    Message,
    Notice,
    PauseRequested,
    Phase,
    PredictionReady,
    Progress,
    Ready,
    Scalars,
    Started,
    StopRequested,
    WorkAsked,
)

MAX_NOTICES = 50
"""Older notices of a job are forgotten; its log has them."""


class JobError(RuntimeError):
    """A job cannot do what was asked; one sentence says why and what can be done."""


class IllegalMoveError(ValueError):
    """A message or a move that the job's state does not allow; the text names both."""


class JobState(StrEnum):
    """Where a job stands. The last five are ends, from which only a resume leads on."""

    QUEUED = "queued"
    HELD = "held"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    PAUSED = "paused"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    LOST = "lost"

    @property
    def is_waiting(self) -> bool:
        """In the queue, with no process yet."""
        return self in (JobState.QUEUED, JobState.HELD)

    @property
    def is_active(self) -> bool:
        """A process exists, or is just being started."""
        return self in (JobState.STARTING, JobState.RUNNING, JobState.STOPPING)

    @property
    def is_ended(self) -> bool:
        """Nothing happens any more unless the job is resumed."""
        return not (self.is_waiting or self.is_active)


_ENDS = frozenset({JobState.PAUSED, JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED, JobState.LOST})
_RESUMED = frozenset({JobState.QUEUED, JobState.HELD, JobState.STARTING, JobState.RUNNING})
_WORKING = frozenset({JobState.RUNNING, JobState.STOPPING})
_UNSUCCESSFUL = frozenset({JobState.FAILED, JobState.CANCELLED, JobState.LOST})
MOVES: Mapping[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.HELD, JobState.STARTING, JobState.RUNNING}) | _UNSUCCESSFUL,
    JobState.HELD: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    JobState.STARTING: frozenset({JobState.RUNNING, JobState.STOPPING}) | _UNSUCCESSFUL,
    JobState.RUNNING: frozenset({JobState.STOPPING}) | _ENDS,
    JobState.STOPPING: _ENDS,
    JobState.PAUSED: _RESUMED,
    JobState.SUCCEEDED: _RESUMED,
    JobState.FAILED: _RESUMED,
    JobState.CANCELLED: _RESUMED,
    JobState.LOST: _RESUMED,
}
"""Every legal change of state. A worker that died in silence becomes LOST before it can be anything else."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job as it stands.

    ``kind`` is ``train``, ``predict`` or ``unreadable`` (no usable recipe). ``done`` of ``total`` counts ``unit``
    (iteration, image). ``latest`` holds the newest number of every curve as ``group/key``; ``best`` those of the best
    checkpoint's validation. ``checkpoint`` and ``best_checkpoint`` are relative to ``folder``. ``pid`` and
    ``create_time`` name the newest process, also after its end. Times are seconds since the epoch; ``started_at`` is
    of the newest start, ``earlier_s`` how long the lives before it took together, ``told_at`` when it last said
    something. ``metric`` is the validation figure that a training is judged by. ``position`` counts from 1 in the
    device's queue, 0 when not waiting. ``reason`` is one plain
    sentence for an end that was no success, ``reason_code`` the same for a program, ``hindrance`` a sentence for what
    holds a running job up just now (a full disk); ``is_pausing``: it ends after this epoch, as asked; ``batch_size`` is
    that of a training's recipe, 0 for a prediction. ``attempts`` counts starts; ``skipped`` counts lines of the event
    file that made no sense.
    """

    name: str
    folder: Path
    kind: str = "train"
    preset: str = ""
    device: str = "cpu"
    state: JobState = JobState.QUEUED
    phase: str = ""
    done: int = 0
    total: int = 0
    unit: str = ""
    epoch: int = 0
    max_epochs: int = 0
    eta_s: float | None = None
    latest: Mapping[str, float] = field(default_factory=dict)
    best: Mapping[str, float] = field(default_factory=dict)
    checkpoint: str = ""
    best_checkpoint: str = ""
    predicted: int = 0
    notices: tuple[Notice, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    reason_code: str = ""
    hindrance: str = ""
    is_pausing: bool = False
    batch_size: int = 0
    pid: int = 0
    create_time: float = 0.0
    attempts: int = 0
    started_at: float | None = None
    finished_at: float | None = None
    earlier_s: float = 0.0
    told_at: float = 0.0
    metric: str = ""
    position: int = 0
    skipped: int = 0

    @property
    def fraction(self) -> float | None:
        """How much is done, 0 to 1; None when unknown."""
        return min(1.0, self.done / self.total) if self.total > 0 else None

    def worked_s(self, now: float) -> float | None:
        """How long it has worked in all its lives, s; ``now`` as of ``time.time``. None before the first start."""
        if self.started_at is None:
            return self.earlier_s or None
        return self.earlier_s + max(0.0, (self.finished_at or now) - self.started_at)


def move(job: Job, state: JobState, reason: str = "") -> Job:
    """Return the job in another state; raises IllegalMoveError when no arrow leads there."""
    if state not in MOVES[job.state]:
        raise IllegalMoveError(f"job {job.name}: cannot go from {job.state} to {state}")
    return replace(job, state=state, reason=reason)


def reduce(job: Job, message: Message) -> Job:
    """Return the job after one message.

    A ``Started`` after an end, or from another process while the job ran (the first was lost), begins a new attempt
    that keeps what was reached. Raises IllegalMoveError for a message the state does not allow; the job still holds.
    """
    match message:
        case Started():
            return _begin(job, message)
        case Finished():
            return _end(job, message)
        case Notice():
            hindrance = message.text if message.level == "error" else job.hindrance
            return replace(job, notices=(*job.notices, message)[-MAX_NOTICES:], hindrance=hindrance)
        case StopRequested():
            return job if job.state is JobState.STOPPING else move(job, JobState.STOPPING)
        case PauseRequested() | Ready() | LookAsked() | MaskAsked() | WorkAsked() | Answered():
            raise IllegalMoveError(f"job {job.name}: {type(message).__name__} is no word of a job")
    if job.state not in _WORKING:
        raise IllegalMoveError(f"job {job.name}: {type(message).__name__} while {job.state}")
    return replace(_advance(job, message), told_at=message.time)


def reduce_flood(job: Job, flood: Sequence[Scalars | Progress]) -> Job:
    """Return the job after many numbers: what ``reduce`` gives one by one, in a tenth of the time.

    Raises IllegalMoveError where ``reduce`` does for the first of them.
    """
    values: dict[str, dict[str, float]] = {}
    progress: Progress | None = None
    for message in flood:
        if isinstance(message, Scalars):
            values.setdefault(message.group, {}).update(message.values)
        else:
            progress = message
    for group, newest in values.items():
        job = reduce(job, Scalars(0.0, 0, 0.0, group, newest))
    job = reduce(job, progress) if progress is not None else job
    return replace(job, told_at=flood[-1].time) if flood else job


def _begin(job: Job, message: Started) -> Job:
    if job.state.is_active and job.attempts:
        if (job.pid, job.create_time) == (message.pid, message.create_time):
            raise IllegalMoveError(f"job {job.name}: process {message.pid} started twice")
        job = move(job, JobState.LOST)
    return replace(
        move(job, JobState.RUNNING),
        # A life that was lost said no end: it lasted until its last word.
        earlier_s=job.worked_s(job.told_at) or 0.0,
        told_at=message.time,
        pid=message.pid,
        create_time=message.create_time,
        versions=message.versions,
        attempts=job.attempts + 1,
        started_at=message.time,
        finished_at=None,
        phase="",
        reason_code="",
        hindrance="",
        eta_s=None,
        predicted=0,
    )


def _end(job: Job, message: Finished) -> Job:
    ends = {
        "paused": JobState.PAUSED,
        "succeeded": JobState.SUCCEEDED,
        "failed": JobState.FAILED,
        "cancelled": JobState.CANCELLED,
    }
    if message.outcome not in ends:
        raise IllegalMoveError(f"job {job.name}: no such outcome as {message.outcome!r}")
    ended = move(job, ends[message.outcome], message.reason)
    code = message.reason_code
    return replace(ended, finished_at=message.time, reason_code=code, phase="", hindrance="", eta_s=None)


def _advance(job: Job, message: Phase | Progress | Scalars | CheckpointSaved | PredictionReady) -> Job:
    match message:
        case Phase():
            return replace(job, phase=message.title)
        case Progress():
            eta_s = message.eta_s if message.eta_s is not None and math.isfinite(message.eta_s) else None
            return replace(
                job,
                done=message.done,
                total=message.total,
                unit=message.unit,
                epoch=message.epoch,
                max_epochs=message.max_epochs,
                eta_s=eta_s,
                hindrance="",
            )
        case Scalars():
            news = {f"{message.group}/{key}": float(value) for key, value in message.values.items()}
            return replace(job, latest={**job.latest, **news})
        case CheckpointSaved():
            if not message.is_best:
                return replace(job, checkpoint=message.path)
            best = {key: value for key, value in job.latest.items() if key.startswith("val/")}
            return replace(job, checkpoint=message.path, best_checkpoint=message.path, best=best)
        case PredictionReady():
            return replace(job, predicted=job.predicted + 1)
