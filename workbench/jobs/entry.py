"""One row of the queue as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from workbench.jobs.process import ProcessId

COLUMNS = (
    "id, folder, device, position, held, state, attempt, is_cancelling, runner_pid, runner_create_time, "
    "pid, create_time, outcome, exit_status, reason, claimed_at, taken"
)
"""What ``entry_of`` reads, in its order."""


class EntryState(StrEnum):
    """Where an entry stands: in the line, taken by the runner, or over."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a claimed job ended, as the runner saw it.

    ``outcome``: ``ended`` (the events say how), ``failed`` (never got going), ``cancelled`` (killed on request).
    ``exit_status`` as of subprocess (negative: the signal); None when the process was not the runner's own child.
    """

    outcome: str
    exit_status: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``runner`` took it at ``claimed_at`` (s since the epoch: all that its worker says comes later);
    ``process`` is the worker, as soon as it is known; ``attempt`` counts from 1. ``device`` is what was asked for,
    ``taken`` what the newest attempt got (empty before it has begun)."""

    id: int
    folder: Path
    device: str
    position: int
    is_held: bool
    state: EntryState
    attempt: int
    is_cancelling: bool
    runner: ProcessId | None
    process: ProcessId | None
    ending: Ending
    claimed_at: float | None = None
    taken: str = ""

    @property
    def where(self) -> str:
        """What the job runs on, or will."""
        return self.taken or self.device

    @property
    def mark(self) -> str:
        """What every process of this attempt carries in its environment."""
        return f"{self.attempt}:{self.folder}"


def entry_of(row: Any) -> Entry:
    """Read a row of ``COLUMNS``."""
    return Entry(
        id=row[0],
        folder=Path(row[1]),
        device=row[2],
        position=row[3],
        is_held=bool(row[4]),
        state=EntryState(row[5]),
        attempt=row[6],
        is_cancelling=bool(row[7]),
        runner=_process(row[8], row[9]),
        process=_process(row[10], row[11]),
        ending=Ending(row[12], row[13], row[14]),
        claimed_at=row[15],
        taken=row[16],
    )


def _process(pid: int | None, create_time: float | None) -> ProcessId | None:
    return None if pid is None or create_time is None else ProcessId(pid, create_time)
