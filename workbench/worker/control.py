"""Hears the requests to stop or to pause: from the window through ``control.jsonl``, from the system as SIGTERM."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from workbench.protocol.channel import ChannelReader
from workbench.protocol.messages import PauseRequested, StopRequested

POLL_EVERY_S = 0.2


class StopWatch:
    """Says whether the job was asked to stop at once, or to pause when its epoch is done.

    A request that lay there at the first look and is older than ``since`` (s since epoch, the start of this process)
    was meant for an earlier worker of the same folder and is not heard. Later ones are, whatever their clock says.
    """

    def __init__(self, control: Path, since: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._reader = ChannelReader(control)
        self._since = since
        self._clock = clock
        self._polled_at: float | None = None
        self._requested = False
        self._is_pause_wanted = False
        self._has_looked = False

    def listen_to_signals(self) -> None:
        """Take SIGTERM as a request to stop, too."""
        signal.signal(signal.SIGTERM, self._heard)

    def is_requested(self) -> bool:
        """Return True from the request on; looks into the file at most every POLL_EVERY_S."""
        now = self._clock()
        if not self._requested and (self._polled_at is None or now - self._polled_at >= POLL_EVERY_S):
            self._polled_at = now
            self._read()
        return self._requested

    def is_pause_requested(self) -> bool:
        """Return whether the newest word about a pause asks for one; looks into the file each time."""
        self._read()
        return self._is_pause_wanted

    def _read(self) -> None:
        for message in self._reader.poll():
            if not isinstance(message, StopRequested | PauseRequested):
                continue
            if not self._has_looked and message.time < self._since:
                continue
            if isinstance(message, PauseRequested):
                self._is_pause_wanted = message.is_wanted
            else:
                self._requested = True
        self._has_looked = True

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self._requested = True
