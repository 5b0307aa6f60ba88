"""A process that serves one window ends with it: no word is needed, and none is waited for."""

from __future__ import annotations

import os
import threading
import time

_LOOK_EVERY_S = 0.5


def end_with(owner: int) -> None:
    """End this process at once when its parent ``owner`` (a pid) is gone, whatever it is busy with."""
    threading.Thread(target=_watch, args=(owner,), name="lifeline", daemon=True).start()


def is_orphan(owner: int) -> bool:
    """Whether the process that started this one has died."""
    if os.name == "posix":
        return os.getppid() != owner
    try:
        import psutil
    except ImportError:
        return False
    return not psutil.pid_exists(owner)


def _watch(owner: int) -> None:
    while not is_orphan(owner):
        time.sleep(_LOOK_EVERY_S)
    # Nothing here is worth a tidy end: results are whole lines, and a library may be in the midst of a long call.
    os._exit(0)
