"""A stage for journeys of jobs: a project folder, a queue of its own, a stand-in worker, and nobody left at the end."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from workbench.jobs.board import JobBoard
from workbench.jobs.process import MARK
from workbench.jobs.queue import Queue
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json

STAND_IN = Path(__file__).with_name("stand_in_worker.py")
RUNNER_OPTIONS = ("--tick", "0.03", "--idle", "1.5", "--patience", "0.4")


@dataclass
class FolderProject:
    """A project as far as the board looks."""

    path: Path


class Stage:
    """Call ``set_environment`` with something like monkeypatch.setenv before the first board."""

    def __init__(self, folder: Path, set_environment: Callable[[str, str], None]) -> None:
        self.state = folder / "state"
        self.project = FolderProject(folder / "project")
        self.project.path.mkdir()
        python = folder / "python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{STAND_IN}" "$@"\n')
        python.chmod(0o755)
        set_environment("WORKBENCH_WORKER_PYTHON", str(python))
        set_environment("WORKBENCH_STATE", str(self.state))
        self._queues: list[Queue] = []

    def board(self, *options: str) -> JobBoard:
        """Another board with a queue connection of its own, as another window has."""
        self._queues.append(Queue())
        return JobBoard(self.project, self._queues[-1], options or RUNNER_OPTIONS)

    def run(self, name: str, **behaviour: object) -> JobFolder:
        """A prepared training run."""
        folder = JobFolder(self.project.path / "runs" / name)
        folder.path.mkdir(parents=True)
        recipe = TrainRecipe(name, "stand-in", "pose", "fake", "", 2, 4, (64, 64), 0.1, 0)
        folder.recipe.write_text(recipe_to_json(recipe))
        (folder.path / "behaviour.json").write_text(json.dumps(behaviour))
        return folder

    def prediction(self, run: str, name: str) -> JobFolder:
        """A prepared prediction job."""
        folder = JobFolder(self.project.path / "predictions" / run / name)
        folder.path.mkdir(parents=True)
        recipe = PredictRecipe(name, str(self.project.path / "runs" / run))
        folder.recipe.write_text(recipe_to_json(recipe))
        return folder

    def starts(self, name: str) -> list[int]:
        """The pids of all starts of a run's worker."""
        path = self.project.path / "runs" / name / "starts.txt"
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def runner(self) -> psutil.Process | None:
        """The runner of this stage, if it lives."""
        return next((process for process in self.processes() if is_runner(process)), None)

    def workers(self) -> list[psutil.Process]:
        """Every living process of a job: workers, and what they started."""
        return [process for process in self.processes() if not is_runner(process)]

    def processes(self) -> list[psutil.Process]:
        """Every living process that works for this stage."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def kill_runner(self) -> int:
        """kill -9 of the runner; returns its pid."""
        wait_until(lambda: self.runner() is not None, "a runner")
        runner = self.runner()
        assert runner is not None, "it left by itself"
        runner.send_signal(signal.SIGKILL)
        gone = runner.pid
        wait_until(lambda: not is_living(gone), "the runner's death")
        return gone

    def close(self) -> None:
        """End everything that was started, and let go of the queue."""
        deadline = time.monotonic() + 10
        while (left := self.processes()) and time.monotonic() < deadline:
            for process in left:
                try:
                    process.kill()
                except psutil.Error:
                    pass
            time.sleep(0.02)
        for queue in self._queues:
            queue.close()
        assert not left, left

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
                return False
            environment = process.environ()
            return str(self.state) in process.cmdline() or str(self.project.path) in environment.get(MARK, "")
        except psutil.Error:
            return False


def is_runner(process: psutil.Process) -> bool:
    """Whether a process is a runner of jobs; one that has just died is none."""
    try:
        return "workbench.jobs.runner" in process.cmdline()
    except psutil.Error:
        return False


def is_living(pid: int) -> bool:
    """Whether a process exists and is no zombie."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def wait_until(condition: Callable[[], object], what: str, within_s: float = 30.0) -> None:
    """Wait for a condition; a generous limit turns a hang into a failure."""
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.02)


def wait_for_state(board: JobBoard, name: str, *states: str) -> None:
    """Poll the board until the job is in one of the states."""

    def is_there() -> bool:
        board.poll()
        return board.job(name).state in states

    wait_until(is_there, f"{name} to be {' or '.join(states)}; it is {board.job(name)}")
