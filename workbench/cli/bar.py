"""A progress bar of one line on stderr."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

_WIDTH = 28
_EVERY_S = 0.1


class Bar:
    """Shows how far something is; silent unless stderr is a terminal or ``forced``."""

    def __init__(self, title: str, forced: bool = False) -> None:
        self._title = title
        self._is_shown = forced or sys.stderr.isatty()
        self._last_s = 0.0
        self._drawn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._drawn:
            print(file=sys.stderr, flush=True)
            self._drawn = 0

    def show(self, done: int, total: int, text: str = "") -> None:
        """Draw the bar, at most ten times a second and always when all is done."""
        now = time.monotonic()
        if not self._is_shown or (now - self._last_s < _EVERY_S and done < total):
            return
        self._last_s = now
        full = round(_WIDTH * min(1.0, done / total)) if total else 0
        count = f"{done}/{total}" if total else ""
        line = f"{self._title} [{'█' * full}{'·' * (_WIDTH - full)}] {count} {text}".rstrip()[:118]
        print("\r" + line + " " * max(0, self._drawn - len(line)), end="", file=sys.stderr, flush=True)
        self._drawn = len(line)

    def note(self, text: str) -> None:
        """Print a remark above the bar."""
        if self._drawn:
            print("\r" + " " * self._drawn + "\r", end="", file=sys.stderr)
            self._drawn = 0
        print(text, file=sys.stderr, flush=True)
