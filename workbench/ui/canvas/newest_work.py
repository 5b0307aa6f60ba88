"""Work in one thread of which only the newest is worth doing: pictures of what the screen shows at the moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QThreadPool

Request = TypeVar("Request")
_MOST_WAIT_MS = 10_000


class NewestWork(Generic[Request]):
    """Calls ``work(request)`` in its thread, one at a time. A request that has not begun gives way to a newer one.

    ``work`` must not raise.
    """

    def __init__(self, work: Callable[[Request], None]) -> None:
        self._work = work
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._next: Request | None = None
        self._is_running = False

    def request(self, request: Request) -> None:
        """Ask for something in place of whatever was asked for before and has not begun."""
        with self._lock:
            self._next = request
            must_start = not self._is_running
            self._is_running = True
        if must_start:
            self._pool.start(self._run)

    def has_news(self) -> bool:
        """Whether something newer is asked for: the work at hand may as well end."""
        with self._lock:
            return self._next is not None

    def close(self) -> None:
        """Forget what waits, and wait for the thread."""
        with self._lock:
            self._next = None
        self._pool.waitForDone(_MOST_WAIT_MS)

    def _run(self) -> None:
        while (request := self._take()) is not None:
            self._work(request)

    def _take(self) -> Request | None:
        with self._lock:
            request, self._next = self._next, None
            self._is_running = request is not None
            return request
