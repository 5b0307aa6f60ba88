"""Who hears of the setup's steps: a terminal, or a channel that the window reads."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.messages import Notice, Phase, Progress


class Steps(Protocol):
    """Told when a step begins and ends."""

    def begin(self, title: str, done: int, total: int) -> None:
        """A step begins after ``done`` of ``total`` steps."""

    def end(self) -> None:
        """The step that began last ended well."""

    def note(self, text: str) -> None:
        """A sentence for the person; no step of its own."""


class ConsoleSteps:
    """Writes one line a step, with the time since the start and the time the step took."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._start = self._begun = time.monotonic()

    def begin(self, title: str, done: int, total: int) -> None:
        """Write the step's title and the time since the start."""
        self._begun = time.monotonic()
        self._stream.write(f"[{self._begun - self._start:6.1f} s] {done + 1}/{total} {title} ... ")
        self._stream.flush()

    def end(self) -> None:
        """Close the step's line with the time it took."""
        self._stream.write(f"{time.monotonic() - self._begun:.1f} s\n")
        self._stream.flush()

    def note(self, text: str) -> None:
        """Write a line of its own."""
        self._stream.write(f"[{time.monotonic() - self._start:6.1f} s] {text}\n")
        self._stream.flush()


class ChannelSteps:
    """Writes the steps as protocol messages, for the window."""

    def __init__(self, path: Path) -> None:
        self._writer = ChannelWriter(path)
        self._done = self._total = 0

    @property
    def writer(self) -> ChannelWriter:
        """The channel, for the messages around the steps."""
        return self._writer

    def begin(self, title: str, done: int, total: int) -> None:
        """Write a Phase and how many steps are done."""
        self._writer.write(Phase(time.time(), title))
        self._done, self._total = done, total
        self._tell(done)

    def end(self) -> None:
        """Count the step as done."""
        self._tell(self._done + 1)

    def note(self, text: str) -> None:
        """Write a Notice."""
        self._writer.write(Notice(time.time(), "info", text))

    def close(self) -> None:
        """Close the channel."""
        self._writer.close()

    def _tell(self, done: int) -> None:
        self._writer.write(Progress(time.time(), done, self._total, "step"))


class BothSteps:
    """Tells two listeners: the terminal, and the channel for whoever else asks."""

    def __init__(self, first: Steps, second: Steps) -> None:
        self._both = (first, second)

    def begin(self, title: str, done: int, total: int) -> None:
        """Tell both that a step begins."""
        for steps in self._both:
            steps.begin(title, done, total)

    def end(self) -> None:
        """Tell both that it ended."""
        for steps in self._both:
            steps.end()

    def note(self, text: str) -> None:
        """Tell both the sentence."""
        for steps in self._both:
            steps.note(text)


class Course:
    """A known number of steps, told one by one to a listener."""

    def __init__(self, steps: Steps, total: int) -> None:
        self._steps = steps
        self._total = total
        self._done = 0

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """The body is one step; a failure leaves it open."""
        self._steps.begin(title, self._done, self._total)
        yield
        self._done += 1
        self._steps.end()
