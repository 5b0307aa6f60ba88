"""Jobs in words for a person: states, times, why a job waits, what can be done with it."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from workbench.jobs.job import Job, JobState
from workbench.jobs.line import wants_the_same
from workbench.jobs.watch import Elsewhere
from workbench.protocol.messages import OUT_OF_MEMORY
from workbench.tasks.devices import AUTO
from workbench.ui.spoken import spoken

HEADLINE = ("val/EPE", "val/AP", "val/OKS AP", "val/segm_AP", "val/bbox_AP", "val/AP50")
"""Which number speaks for a run that was not judged by what its task names: the first of these that it has."""
LOSS = "train/loss"


def state_word(state: JobState) -> str:
    """Return a state as people say it."""
    words = {
        JobState.QUEUED: QCoreApplication.translate("Jobs", "Queued"),
        JobState.HELD: QCoreApplication.translate("Jobs", "Held"),
        JobState.STARTING: QCoreApplication.translate("Jobs", "Starting"),
        JobState.RUNNING: QCoreApplication.translate("Jobs", "Training"),
        JobState.STOPPING: QCoreApplication.translate("Jobs", "Stopping"),
        JobState.PAUSED: QCoreApplication.translate("Jobs", "Paused"),
        JobState.SUCCEEDED: QCoreApplication.translate("Jobs", "Finished"),
        JobState.FAILED: QCoreApplication.translate("Jobs", "Failed"),
        JobState.CANCELLED: QCoreApplication.translate("Jobs", "Stopped"),
        JobState.LOST: QCoreApplication.translate("Jobs", "Lost"),
    }
    return words[state]


def state_words(job: Job) -> str:
    """Return a job's state; a running prediction predicts."""
    if job.is_pausing and job.state is JobState.RUNNING:
        return QCoreApplication.translate("Jobs", "Pausing")
    if job.state is JobState.RUNNING and job.kind == "predict":
        return QCoreApplication.translate("Jobs", "Predicting")
    return state_word(job.state)


def state_tone(state: JobState) -> str:
    """Return the name of the theme's colour that a state is written in."""
    if state is JobState.SUCCEEDED:
        return "good_text"
    if state in (JobState.FAILED, JobState.LOST):
        return "bad_text"
    return "accent_text" if state.is_active else "muted"


def duration(seconds: float) -> str:
    """Return a length of time as people say it: 40 s, 3 min, 2 h 5 min."""
    seconds = max(0.0, seconds)
    if seconds < 59.5:
        return QCoreApplication.translate("Jobs", "{n} s").format(n=round(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return QCoreApplication.translate("Jobs", "{n} min").format(n=minutes)
    hours, rest = divmod(minutes, 60)
    return QCoreApplication.translate("Jobs", "{h} h {n} min").format(h=hours, n=rest)


def time_words(job: Job) -> str:
    """Return what is left, or how long it took and when it ended."""
    if job.state is JobState.RUNNING and job.eta_s is not None and not job.hindrance:
        return QCoreApplication.translate("Jobs", "about {time} left").format(time=duration(job.eta_s))
    worked_s = job.worked_s(time.time())
    if worked_s is None:
        return ""
    if job.state.is_active:
        return duration(worked_s)
    if job.finished_at and job.started_at:
        ended = time.localtime(job.finished_at)
        is_today = ended[:3] == time.localtime()[:3]
        when = time.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M", ended)
        return f"{duration(worked_s)}, {when}"
    return ""


def waiting_words(job: Job, jobs: Sequence[Job], elsewhere: Sequence[Elsewhere] = ()) -> str:
    """Return why a job waits: for one of its project, for one of another."""
    if job.state is JobState.HELD:
        return QCoreApplication.translate("Jobs", "Held back: release it to let it take its turn")
    busy = next((other for other in jobs if other.state.is_active and wants_the_same(other.device, job.device)), None)
    if job.position <= 1 and busy is not None:
        return QCoreApplication.translate("Jobs", "Starts when {run} is done ({device} is busy)").format(
            run=busy.name, device=device_words(job.device)
        )
    other = next((each for each in elsewhere if wants_the_same(each.device, job.device)), None)
    if job.position <= 1 and other is not None:
        return QCoreApplication.translate("Jobs", "Starts when a job of {project} is done ({device} is busy)").format(
            project=other.project.name, device=device_words(job.device)
        )
    if job.position <= 1:
        return QCoreApplication.translate("Jobs", "Starts in a moment")
    return QCoreApplication.translate("Jobs", "Number {n} in the queue for {device}").format(
        n=job.position, device=device_words(job.device)
    )


def progress_words(job: Job, jobs: Sequence[Job], elsewhere: Sequence[Elsewhere] = ()) -> str:
    """Return how far a job is, why it waits, or why it ended."""
    if job.state.is_waiting:
        return waiting_words(job, jobs, elsewhere)
    if job.reason and job.state is not JobState.SUCCEEDED:
        return spoken(job.reason)
    if job.state.is_active and job.hindrance:
        return spoken(job.hindrance)
    if job.state.is_active and job.phase and not job.done:
        return spoken(job.phase)
    if job.max_epochs:
        return f"{job.epoch} / {job.max_epochs}"
    return f"{job.done} / {job.total}" if job.total else spoken(job.phase)


def device_words(device: str) -> str:
    """Return a device's name as people say it."""
    if device == AUTO:
        return QCoreApplication.translate("Jobs", "any GPU")
    return "CPU" if device == "cpu" else device.replace("cuda:", "GPU ").replace("cpu:", "CPU × ").replace(",", " + ")


def headline(job: Job) -> tuple[str, float] | None:
    """Return the number that speaks for a run, best if known, else newest; None when there is none.

    That is what its task is judged by, else another figure of a validation; the loss only where nothing was validated.
    """
    wanted = (f"val/{job.metric}", *HEADLINE)
    for numbers in (job.best, job.latest):
        found = next((key for key in wanted if key in numbers), "") or _any_figure(numbers)
        if found:
            return found.partition("/")[2], numbers[found]
    return (LOSS.partition("/")[2], job.latest[LOSS]) if LOSS in job.latest else None


def _any_figure(numbers: Mapping[str, float]) -> str:
    return next((key for key in numbers if key.startswith("val/") and "loss" not in key), "")


def job_actions(job: Job) -> tuple[str, ...]:
    """Return what can be done with a job, likely first: ids of ACTIONS."""
    is_training = job.kind == "train"
    if job.state in (JobState.STARTING, JobState.RUNNING):
        pause = "unpause" if job.is_pausing else "pause"
        return ("stop", "cancel", pause, "folder") if is_training else ("stop", "cancel", "folder")
    if job.state is JobState.STOPPING:
        return ("cancel", "folder")
    if job.state.is_waiting:
        hold = "hold" if job.state is JobState.QUEUED else "release"
        return (hold, "cancel", "up", "down", "first", "folder")
    return (*_after_the_end(job), "folder")


def _after_the_end(job: Job) -> tuple[str, ...]:
    if job.kind == "unreadable" or (job.kind != "train" and job.state is JobState.SUCCEEDED):
        return ()
    if job.kind != "train":
        return ("resume",)
    if job.state is JobState.SUCCEEDED:
        # What was trained elsewhere began at no time, and its labels are not here to go on with.
        return ("vary",) if job.started_at == 0 else ("extend", "vary")
    halve = ("halve",) if job.reason_code == OUT_OF_MEMORY and job.batch_size > 1 else ()
    # Taken out before its turn, or failed before its first checkpoint: there is nothing to go on from.
    return (*halve, "resume", "extend", "vary") if job.checkpoint else (*halve, "anew", "vary")


def action_words(action: str, job: Job | None = None) -> str:
    """Return what an action does, as a verb; for one job where that says more."""
    if action == "halve" and job is not None:
        return QCoreApplication.translate("Jobs", "Retry with batch {n}: half the memory, the same steps").format(
            n=job.batch_size // 2
        )
    words = {
        "stop": QCoreApplication.translate("Jobs", "Stop and keep a checkpoint"),
        "pause": QCoreApplication.translate("Jobs", "Pause after this epoch"),
        "unpause": QCoreApplication.translate("Jobs", "Do not pause"),
        "cancel": QCoreApplication.translate("Jobs", "Cancel at once"),
        "halve": QCoreApplication.translate("Jobs", "Retry with half the batch: half the memory, the same steps"),
        "resume": QCoreApplication.translate("Jobs", "Resume from the last checkpoint"),
        "anew": QCoreApplication.translate("Jobs", "Start anew: it has no checkpoint to go on from"),
        "extend": QCoreApplication.translate("Jobs", "Train for longer…"),
        "vary": QCoreApplication.translate("Jobs", "Train again with changes…"),
        "hold": QCoreApplication.translate("Jobs", "Hold back"),
        "release": QCoreApplication.translate("Jobs", "Release: let it take its turn"),
        "first": QCoreApplication.translate("Jobs", "Move to the top of the queue"),
        "up": QCoreApplication.translate("Jobs", "Move up in the queue"),
        "down": QCoreApplication.translate("Jobs", "Move down in the queue"),
        "folder": QCoreApplication.translate("Jobs", "Open the run's folder"),
    }
    return words[action]


ACTION_ICONS = {
    "stop": "stop",
    "pause": "pause",
    "unpause": "play",
    "cancel": "close",
    "halve": "part",
    "resume": "play",
    "anew": "play",
    "extend": "clock",
    "vary": "copy",
    "hold": "pause",
    "release": "play",
    "first": "front",
    "up": "up",
    "down": "down",
    "folder": "folder",
}
