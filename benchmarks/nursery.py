"""Starts training workers in a moment: a process that has the libraries loaded and forks one a line.

Run by a benchmark in the training interpreter. Reads a job folder a line from its standard input, forks a process that
does that job as ``python -m workbench.worker`` would, and writes its pid. So a hundred starts cost what one does.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path

from workbench.worker.run import run


def main() -> None:
    """Serve until the input ends."""
    for module in sys.argv[1:]:
        importlib.import_module(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are nobody's concern: no zombies
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            _work(Path(line.strip()))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _work(folder: Path) -> None:
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(folder / "log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in (1, 2):
        os.dup2(log, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    code = run(folder)
    sys.stdout.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
