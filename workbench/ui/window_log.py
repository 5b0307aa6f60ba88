"""Where the window writes what went wrong, and the hook that keeps a fault from being only a traceback."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from workbench.jobs.state_folder import state_folder

MAX_BYTES = 1_000_000
_log = logging.getLogger("workbench.window")


def log_file() -> Path:
    """The window's log."""
    return state_folder() / "window.log"


def start_log() -> logging.Handler | None:
    """Write warnings and faults into the log file; None when the disk does not let us."""
    try:
        handler = RotatingFileHandler(log_file(), maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger("workbench").addHandler(handler)
    return handler


def install_hook(tell: Callable[[str], None]) -> None:
    """Send every fault that nobody caught to the log, and one sentence about it to ``tell``."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        _log.error("fault in the window", exc_info=(kind, fault, trace))
        tell(f"{kind.__name__}: {fault}")

    sys.excepthook = hook
