"""What the worker says: messages into the job folder's events, readable lines into the log."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.messages import (
    Answered,
    CheckpointSaved,
    Finished,
    Message,
    Notice,
    Phase,
    PredictionReady,
    Progress,
    Ready,
    Scalars,
    Started,
)

PROGRESS_EVERY_S = 0.2
"""Progress is written at most so often: the window polls no faster."""

RESERVE_BYTES = 64 * 1024
"""Kept free in the job folder, so that the last words find room on a full disk."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a training run stands: iterations and epochs done, and of how many."""

    step: int
    total_steps: int
    epoch: int
    max_epochs: int


class Reporter:
    """Writes every message of one job. Never raises for a full disk: training must not die of a lost curve point."""

    def __init__(self, events: Path, clock: Callable[[], float] = time.time) -> None:
        self._reserve = events.with_name(".reserve")
        self._writer = ChannelWriter(events)
        self._clock = clock
        self._began: tuple[float, int] | None = None
        self._progress_at = -math.inf
        self._fill_reserve()

    def started(self, device: str, create_time: float, versions: Mapping[str, str]) -> None:
        """Say that the worker lives and who it is."""
        self._write(Started(self._clock(), os.getpid(), create_time, device, dict(versions)))

    def phase(self, title: str) -> None:
        """Say what is done now; the time until the next progress does not count into the ETA."""
        self._log(title)
        self._write(Phase(self._clock(), title))

    def progress(self, done: int, total: int, unit: str, place: Place | None = None) -> None:
        """Say how far the job is, at most every PROGRESS_EVERY_S but always at the end; ETA from the pace so far."""
        now = self._clock()
        if self._began is None or done < self._began[1]:
            self._began = (now, done)
        if done < total and now - self._progress_at < PROGRESS_EVERY_S:
            return
        self._progress_at = now
        since, first = self._began
        eta_s = (now - since) / (done - first) * (total - done) if done > first else None
        epoch, max_epochs = (place.epoch, place.max_epochs) if place else (0, 0)
        self._write(Progress(now, done, total, unit, epoch, max_epochs, eta_s))

    def scalars(self, step: int, epoch: float, group: str, values: Mapping[str, float]) -> None:
        """Report the numbers of one step; those that are not finite are left out, for there is nothing to draw."""
        finite = {name: float(value) for name, value in values.items() if math.isfinite(value)}
        self._log(f"{group} step {step} epoch {epoch:.2f} " + " ".join(f"{k} {v:.5g}" for k, v in finite.items()))
        if finite:
            self._write(Scalars(self._clock(), step, epoch, group, finite))

    def checkpoint(self, path: str, epoch: int, step: int, is_best: bool) -> None:
        """Say that a checkpoint lies whole under ``path``, relative to the job folder."""
        self._write(CheckpointSaved(self._clock(), path, epoch, step, is_best))

    def prediction(self, image_id: int, instances: int) -> None:
        """Say that one image's prediction was written."""
        self._write(PredictionReady(self._clock(), image_id, instances))

    def ready(self) -> None:
        """Say that the model is loaded and questions can be asked."""
        self._write(Ready(self._clock()))

    def answered(self, number: int, seconds: float, trouble: str) -> None:
        """Say that a question is done, or in one sentence why not."""
        self._write(Answered(self._clock(), number, round(seconds, 4), trouble))

    def notice(self, level: str, text: str) -> None:
        """Tell the person something: ``info``, ``warning`` or ``error``."""
        self._log(f"{level}: {text}")
        self._write(Notice(self._clock(), level, text))

    def finished(self, outcome: str, reason: str = "", reason_code: str = "") -> None:
        """Say how it ended, if need be in the room that was kept for it."""
        self._log(f"{outcome}: {reason}" if reason else outcome)
        self._reserve.unlink(missing_ok=True)
        self._write(Finished(self._clock(), outcome, reason, reason_code))

    def close(self) -> None:
        """Close the events file."""
        self._writer.close()

    def _write(self, message: Message) -> None:
        try:
            self._writer.write(message)
        except OSError as error:
            self._log(f"event lost: {error}")

    def _fill_reserve(self) -> None:
        try:
            self._reserve.write_bytes(os.urandom(RESERVE_BYTES))
        except OSError:
            self._log("no room to keep a reserve for the last message")

    @staticmethod
    def _log(text: str) -> None:
        try:
            sys.stdout.write(time.strftime("%H:%M:%S ") + text + "\n")
            sys.stdout.flush()
        except OSError:
            pass


class MuteReporter(Reporter):
    """The voice of a process that another one speaks for."""

    def __init__(self) -> None:
        self._clock = time.time
        self._began = None
        self._progress_at = -math.inf

    def finished(self, outcome: str, reason: str = "", reason_code: str = "") -> None:
        """Say nothing."""

    def close(self) -> None:
        """Nothing is open."""

    def _write(self, message: Message) -> None:
        """Say nothing."""

    @staticmethod
    def _log(text: str) -> None:
        """Say nothing."""
