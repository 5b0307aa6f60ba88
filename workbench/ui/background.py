"""Long work off the GUI thread, with progress and cancel; results come back as queued signals."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.ui.spoken import spoken

_log = logging.getLogger(__name__)


class CancelledError(Exception):
    """The person cancelled; raised inside the work at its next report."""


class Task(QObject):
    """One piece of work going on. All signals arrive in the GUI thread, at most one of the last three, once."""

    progressed: ClassVar[Signal] = Signal(int, int)
    done: ClassVar[Signal] = Signal(object)
    failed: ClassVar[Signal] = Signal(str)
    cancelled: ClassVar[Signal] = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to end at its next report."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Called by the work, in its thread. Raises CancelledError when the person has cancelled."""
        if self._stop.is_set():
            raise CancelledError
        self.progressed.emit(done, total)


Work = Callable[[Task], Any]


def _run(task: Task, work: Work) -> None:
    try:
        result = work(task)
    except CancelledError:
        task.cancelled.emit()
    except Exception as error:  # noqa: BLE001 - this is the border: whatever went wrong becomes a sentence
        _log.exception("background work failed: %s", task.title)
        task.failed.emit(spoken(str(error)) or type(error).__name__)
    else:
        task.done.emit(result)


class Background(QObject):
    """Starts work in a small pool of its own. ``started`` lets the window show a chip for it."""

    started: ClassVar[Signal] = Signal(object)

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        # Python's own threads: what the work calls may ask which thread it is in, and Qt's have no name there.
        self._pool = ThreadPoolExecutor(threads, "background")
        self._tasks: dict[Task, tuple[Callable[[Any], None], Callable[[str], None] | None]] = {}

    def start(
        self,
        title: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
    ) -> Task:
        """Run ``work(task)`` in a thread; ``done(result)`` or ``failed(sentence)`` is called in the GUI thread.

        After a cancel neither is called, even when the work came to its end.
        ``title`` says in words for a person what goes on. The work must not touch widgets or the document.
        """
        task = Task(title)
        self._tasks[task] = (done, failed)
        # Bound methods of a QObject: Qt queues them into this thread, which it need not do for a lambda.
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        self._pool.submit(_run, task, work)
        self.started.emit(task)
        return task

    def _on_done(self, result: object) -> None:
        task = self._sender_task()
        done, _ = self._tasks.pop(task)
        if not task.is_cancelled:
            done(result)

    def _on_failed(self, text: str) -> None:
        task = self._sender_task()
        _, failed = self._tasks.pop(task)
        if failed is not None and not task.is_cancelled:
            failed(text)

    def _on_cancelled(self) -> None:
        self._tasks.pop(self._sender_task())

    def _sender_task(self) -> Task:
        task = self.sender()
        assert isinstance(task, Task)
        return task

    def close(self) -> None:
        """Cancel all and wait until the threads have ended."""
        for task in self._tasks:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
