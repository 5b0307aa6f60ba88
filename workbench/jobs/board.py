"""The job board: all runs and prediction jobs of one project, live, and what can be asked of them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar

from psygnal import Signal

from workbench.formats.atomic_file import write_atomically
from workbench.jobs.cancel import clear_requests, request_pause, request_stop
from workbench.jobs.curves import Curves
from workbench.jobs.job import Job, JobError, JobState
from workbench.jobs.log import log_lines
from workbench.jobs.queue import Queue, QueueError
from workbench.jobs.record import JobRecord
from workbench.jobs.runner_lock import ensure_runner
from workbench.jobs.shelf import HasPath, job_name
from workbench.jobs.watch import Elsewhere, JobWatch
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import RecipeError, TrainRecipe, read_recipe, recipe_to_json
from workbench.tasks.run_changes import Extension, extended, halved

FIRST = -(10**9)
"""As an offset of ``move``: to the top of the line."""

_RUNNER_S = 3.0
"""Between two looks whether the runner lives while it has work."""


class JobBoard:
    """Reads folders and the queue, owns nothing: any number of boards on one project show the same.

    ``changed(name)`` is emitted from within ``poll`` and the verbs, also when a job appears or disappears;
    ``trouble_changed(text)`` when the queue or the runner cannot be used, and with an empty text when they can again.
    """

    changed: ClassVar[Signal] = Signal(str)
    trouble_changed: ClassVar[Signal] = Signal(str)

    def __init__(self, project: HasPath, queue: Queue, runner_options: Sequence[str] = ()) -> None:
        self._path = project.path
        self._queue = queue
        self._runner_options = runner_options
        self._watch = JobWatch(project.path, queue)
        self._runner_at = 0.0
        self._runner_trouble = ""
        self.trouble = ""
        """Why jobs cannot be queued or started at present; empty when all is well."""

    def poll(self, budget_s: float | None = 0.03) -> None:
        """Take in what is new. Cheap, raises nothing: call it every 100 to 200 ms.

        A long backlog is read over several calls of about ``budget_s`` each; None reads to the end.
        """
        trouble = _trouble(lambda: self._watch.look(budget_s))
        if time.monotonic() >= self._runner_at:
            self._runner_at = time.monotonic() + _RUNNER_S
            self._runner_trouble = _trouble(self._keep_runner)
        trouble = trouble or self._runner_trouble
        if trouble != self.trouble:
            self.trouble = trouble
            self.trouble_changed.emit(trouble)
        self._announce()

    def jobs(self) -> tuple[Job, ...]:
        """All jobs read so far, oldest recipe first; all there are after ``poll(None)``."""
        return self._watch.jobs()

    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """What the runner works at for other projects just now."""
        return self._watch.elsewhere()

    def job(self, name: str) -> Job:
        """One job, read to the end; raises JobError when there is none of that name."""
        self._record(name)
        return self._watch.job(name)

    def curves(self, name: str) -> Curves:
        """The live curves of a job (they grow in place), read to the end; raises JobError."""
        return self._record(name).curves

    def curves_so_far(self, name: str) -> Curves:
        """The live curves of a job as ``poll`` has read them; reads nothing itself. Raises JobError."""
        return self._watch.known(name).curves

    def log_tail(self, name: str, lines: int = 200) -> tuple[str, ...]:
        """The last lines of the worker's log, plain text; raises JobError."""
        return log_lines(self._record(name).folder.log, lines)

    def submit(self, folder: JobFolder, device: str, is_held: bool = False) -> str:
        """Put a prepared job folder of this project into the queue; returns the job's name. Raises JobError.

        A held one does not start until it is released.
        """
        if not folder.recipe.is_file():
            raise JobError(f"{folder.path} cannot be queued: it holds no recipe")
        name = job_name(self._path, folder)
        self._enqueue(name, device, is_held=is_held)
        return name

    def resume(self, name: str) -> None:
        """Queue an ended job again; it goes on from its newest checkpoint. Takes back the wish to pause a running one.

        Raises JobError.
        """
        if self.job(name).is_pausing:
            self._pause(name, False)
        else:
            self._enqueue(name, self._asked_device(name))

    def extend(self, name: str, extension: Extension) -> None:
        """Let an ended run go on for some epochs more, with a schedule of their own. Raises JobError."""
        self._change(name, lambda recipe: extended(recipe, extension))

    def retry_halved(self, name: str) -> None:
        """Queue an ended run again with half the batch and twice the accumulation: for less memory. Raises JobError."""
        self._change(name, halved)

    def hold(self, name: str) -> None:
        """Keep a waiting job from starting until it is released. Raises JobError when it does not wait."""
        self._waiting(name, self._queue.set_held(self._record(name).folder.path, True), "held")

    def release(self, name: str) -> None:
        """Let a held job take its turn, or queue a prepared one. Raises JobError when it does not wait."""
        if self.job(name).state.is_waiting and not self._watch.is_queued(name):
            self._enqueue(name, self.job(name).device)
        else:
            self._waiting(name, self._queue.set_held(self._record(name).folder.path, False), "released")

    def move(self, name: str, offset: int) -> None:
        """Move a waiting job up (negative, ``FIRST`` to the top) or down its device's line.

        Raises JobError when it does not wait.
        """
        self._waiting(name, self._queue.move(self._record(name).folder.path, offset), "moved")

    def pause(self, name: str) -> None:
        """End a run when its epoch is done and saved; ``resume`` goes on later, or takes this back until then.

        Raises JobError when it is no training, or does not run.
        """
        self._pause(name, True)

    def stop(self, name: str) -> None:
        """End a job so that it can go on later: it saves a checkpoint first. A waiting one leaves the queue.

        Raises JobError when it is over, or when its folder cannot be written.
        """
        folder = self._active_or_dropped(name)
        if folder is not None:
            try:
                request_stop(folder)
            except OSError as error:
                raise JobError(f"{name} cannot be asked to stop ({error.strerror}): cancel it instead") from None
        self._refresh()

    def cancel(self, name: str) -> None:
        """End a job whatever it takes: the runner asks it to stop, then signals, then kills every process of it.

        Returns at once. A waiting one leaves the queue. Raises JobError when it is over, or not of this queue.
        """
        folder = self._active_or_dropped(name)
        if folder is not None and not self._queue.ask_cancel(folder.path):
            raise JobError(f"{name} was not started by this queue: stop it, or end process {self.job(name).pid}")
        self._refresh()

    def forget(self, name: str) -> None:
        """Drop a job from the queue before its folder is removed. Raises JobError while it runs."""
        job = self.job(name)
        if job.state.is_active or not self._queue.forget(job.folder):
            raise JobError(f"{name} is still running: stop or cancel it first")
        self._refresh()

    def _active_or_dropped(self, name: str) -> JobFolder | None:
        """None when the job waited and is out of the line now; its folder when it is running."""
        folder = self._record(name).folder
        if self._queue.drop(folder.path):
            return None
        self._refresh()
        job = self.job(name)
        if not job.state.is_active:
            if job.state in (JobState.SUCCEEDED, JobState.FAILED):
                raise JobError(f"{name} has {job.state}: there is nothing to stop")
            raise JobError(f"{name} is not running: it is {job.state}")
        return folder

    def _pause(self, name: str, is_wanted: bool) -> None:
        self._refresh()
        job = self.job(name)
        if job.kind != "train" or job.state not in (JobState.STARTING, JobState.RUNNING):
            if job.state in (JobState.SUCCEEDED, JobState.FAILED):
                raise JobError(f"{name} has {job.state}: there is nothing to pause")
            raise JobError(f"{name} cannot be paused: only a running training can, and it is {job.state}")
        try:
            request_pause(JobFolder(job.folder), is_wanted)
        except OSError as error:
            raise JobError(f"{name} cannot be asked to pause ({error.strerror}): stop it instead") from None
        self._refresh()

    def _change(self, name: str, change: Callable[[TrainRecipe], TrainRecipe]) -> None:
        """Give an ended run another recipe and queue it again."""
        self._check_idle(name)
        job = self.job(name)
        if not job.started_at and job.state is JobState.SUCCEEDED:
            raise JobError(f"{name} was trained elsewhere and cannot go on here: begin a new run from its weights")
        folder, device = JobFolder(job.folder), self._asked_device(name)
        try:
            before, recipe = folder.recipe.read_bytes(), read_recipe(folder.recipe)
            if not isinstance(recipe, TrainRecipe):
                raise JobError(f"{name} is no training")
            write_atomically(folder.recipe, [recipe_to_json(change(recipe)).encode()])
        except (RecipeError, OSError) as error:
            raise JobError(f"{name} cannot be changed: {error}") from None
        try:
            self._enqueue(name, device, is_changed=True)
        except JobError:
            # It did not go into the queue: asked once more, the change would be made twice.
            with suppress(OSError):
                write_atomically(folder.recipe, [before])
            raise

    def _asked_device(self, name: str) -> str:
        """What was asked for, not what it got: any device is any again."""
        return self._watch.asked_device(name) or self.job(name).device

    def _check_idle(self, name: str) -> None:
        self._refresh()
        job = self.job(name)
        if job.kind == "unreadable":
            raise JobError(f"{name}: {job.reason}")
        if job.state.is_active or (job.state.is_waiting and self._watch.is_queued(name)):
            raise JobError(f"{name} is in the queue already: it is {job.state}")

    def _enqueue(self, name: str, device: str, is_changed: bool = False, is_held: bool = False) -> None:
        self._check_idle(name)
        job = self.job(name)
        if job.state is JobState.SUCCEEDED and not is_changed:
            raise JobError(f"{name} has succeeded: there is nothing to resume")
        try:
            clear_requests(JobFolder(job.folder))
        except OSError as error:
            raise JobError(f"The folder of {name} cannot be written: {error.strerror}") from None
        self._queue.add(job.folder, device, is_held)
        self._refresh()

    def _waiting(self, name: str, is_done: bool, verb: str) -> None:
        self._refresh()
        if not is_done:
            raise JobError(f"{name} cannot be {verb}: it does not wait, it is {self.job(name).state}")

    def _refresh(self) -> None:
        self._watch.scan_now()
        self._runner_at = 0.0
        self.poll()

    def _record(self, name: str) -> JobRecord:
        record = self._watch.record(name)
        self._announce()
        return record

    def _announce(self) -> None:
        """Emit last of all: whoever listens may ask the board anything."""
        for name in self._watch.news():
            self.changed.emit(name)

    def _keep_runner(self) -> None:
        if self._watch.has_work():
            try:
                ensure_runner(self._queue.state, self._runner_options)
            except (OSError, subprocess.SubprocessError) as error:
                raise QueueError(f"The process that starts the jobs cannot be started: {error}") from None


def _trouble(look: Callable[[], None]) -> str:
    try:
        look()
    except QueueError as error:
        return str(error)
    return ""
