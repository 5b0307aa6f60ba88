"""Where a job stands, from both sides: what its worker told, and what the queue knows of its process."""

from __future__ import annotations

import signal
from dataclasses import dataclass, replace

from workbench.jobs.cancel import Requests
from workbench.jobs.entry import Entry, EntryState
from workbench.jobs.job import Job, JobState
from workbench.protocol.messages import OUT_OF_MEMORY

NOTHING_ASKED = Requests()


@dataclass(frozen=True, slots=True)
class Signs:
    """What else can be seen.

    ``position`` in the line; whether the process lives that the queue, or else the worker, named; what it was asked;
    the log's last words; when the event file was last written (s since the epoch, None without one).
    """

    position: int = 0
    is_alive: bool = False
    asked: Requests = NOTHING_ASKED
    last_words: str = ""
    last_sign: float | None = None


def settle(told: Job, entry: Entry | None, signs: Signs) -> Job:
    """Return the job as it stands. ``told`` is the fold of its messages alone."""
    if entry is None:
        return _without_entry(told, signs)
    told = replace(told, device=entry.where)
    if entry.state is EntryState.WAITING:
        told = replace(told, reason_code="")
        state = JobState.HELD if entry.is_held else JobState.QUEUED
        return replace(told, state=state, reason="", phase="", eta_s=None, position=signs.position)
    if entry.state is EntryState.CLAIMED:
        return _claimed(told, entry, signs)
    return _done(told, entry, signs)


def explain_end(exit_status: int | None, last_words: str) -> str:
    """One or two sentences for a process that ended without saying how; ``exit_status`` as of subprocess."""
    if exit_status is None:
        text = "The process is gone without a word: it was killed, or the machine was switched off."
    elif exit_status == -signal.SIGKILL:
        text = "The process was killed (signal 9), as a rule because the memory ran out."
    elif exit_status < 0:
        text = f"The process was ended by {_signal_name(-exit_status)}."
    else:
        text = f"The process ended with exit code {exit_status} before the job was done."
    return f"{text} Its last words: {last_words}" if last_words else text


def _without_entry(told: Job, signs: Signs) -> Job:
    if told.state is JobState.QUEUED:
        return replace(told, state=JobState.HELD, reason="It was prepared, but never put into the queue.")
    if not told.state.is_active:
        return told
    return _running(told, signs) if signs.is_alive else _lost(told, explain_end(None, signs.last_words), signs)


def _claimed(told: Job, entry: Entry, signs: Signs) -> Job:
    asked = replace(signs, asked=replace(signs.asked, stop=signs.asked.stop or entry.is_cancelling))
    if _is_of_attempt(told, entry):
        if told.state.is_active:
            return _running(told, asked)
        # It said how it ended, but its process still holds the device: nobody can resume it yet.
        return replace(told, state=JobState.STOPPING, phase="Ending") if signs.is_alive else told
    state = JobState.STOPPING if asked.asked.stop else JobState.STARTING
    pid, create_time = (entry.process.pid, entry.process.create_time) if entry.process else (0, 0.0)
    told = replace(told, state=state, reason="", reason_code="", is_pausing=signs.asked.pause)
    # The life before this one is over, and the next has not begun to count.
    lived = told.worked_s(told.told_at) or 0.0
    return replace(told, pid=pid, create_time=create_time, started_at=None, finished_at=None, earlier_s=lived)


def _done(told: Job, entry: Entry, signs: Signs) -> Job:
    is_told = _is_of_attempt(told, entry)
    if is_told and told.state.is_ended:
        return told
    ending = entry.ending
    if ending.outcome == "failed":
        words = f" Its last words: {signs.last_words}" if signs.last_words else ""
        reason = ending.reason or "The worker could not be started."
        return replace(told, state=JobState.FAILED, reason=reason + words, phase="", eta_s=None)
    if ending.outcome == "cancelled":
        reason = "Taken out of the queue." if entry.process is None else "Ended by force, as asked."
        reason = f"{reason} {ending.reason}".strip()
        finished_at = signs.last_sign if is_told else told.finished_at
        return replace(told, state=JobState.CANCELLED, reason=reason, phase="", eta_s=None, finished_at=finished_at)
    lost = _lost(told, explain_end(ending.exit_status, signs.last_words), signs)
    return replace(lost, reason_code=OUT_OF_MEMORY) if ending.exit_status == -signal.SIGKILL else lost


def _is_of_attempt(told: Job, entry: Entry) -> bool:
    """Whether the newest start or end that was told is of the entry's attempt, and not of an earlier one."""
    newest = max(told.started_at or 0.0, told.finished_at or 0.0)
    is_later = entry.claimed_at is not None and newest >= entry.claimed_at
    # The pid as well: a clock that was set back must not make a living worker a stranger.
    return is_later or (entry.process is not None and told.pid == entry.process.pid)


def _running(told: Job, signs: Signs) -> Job:
    is_stopping = signs.asked.stop and told.state is JobState.RUNNING
    return replace(told, state=JobState.STOPPING if is_stopping else told.state, is_pausing=signs.asked.pause)


def _lost(told: Job, reason: str, signs: Signs) -> Job:
    return replace(told, state=JobState.LOST, reason=reason, phase="", eta_s=None, finished_at=signs.last_sign)


def _signal_name(number: int) -> str:
    try:
        return f"signal {number} ({signal.Signals(number).name})"
    except ValueError:
        return f"signal {number}"
