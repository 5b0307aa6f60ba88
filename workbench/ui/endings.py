"""Ends what the window has running beside it, without waiting for it where clicks are handled."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


class Endings:
    """A child that is killed may hang on a disk or a GPU for seconds, and its folder is removed after it.

    Threads of their own and no pool: none of them may be left out when the window closes.
    """

    def __init__(self) -> None:
        self._threads: list[Thread] = []

    def begin(self, end: Callable[[], None]) -> None:
        """Call ``end`` in a thread."""
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = Thread(target=end, name="ending")
        self._threads.append(thread)
        thread.start()

    def wait(self) -> None:
        """Return when all have ended."""
        for thread in self._threads:
            thread.join()
        self._threads.clear()
