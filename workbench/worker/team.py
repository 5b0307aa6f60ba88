"""Several processes on this machine that train one model together, one a GPU.

The worker that the queue started is the first of them: it alone speaks, saves, and hears requests. It starts the
others, which have nothing of their own but their part of each batch; they end with it, and it ends when one of them
falls. They meet through a file in a folder of their own and talk over the loopback device alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.worker.failures import JobPaused, JobStopped

SEAT = "WORKBENCH_SEAT"
"""Environment variable of the others: ``rank/processes/folder``."""

_LOOK_S = 0.3
_LAST_WORDS_S = 10.0
"""So long the first may take to notice by itself that another one has fallen."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Which of the processes this one is; ``folder`` is where they meet."""

    rank: int = 0
    processes: int = 1
    folder: Path = Path()

    @property
    def is_first(self) -> bool:
        """Whether this process speaks and saves."""
        return self.rank == 0

    @property
    def is_alone(self) -> bool:
        """Whether there are no others."""
        return self.processes == 1

    @property
    def last_words(self) -> Path:
        """Where this process says why it fell."""
        return self.folder / f"fallen-{self.rank}.txt"


ALONE = Seat()


def seat_of_environment() -> Seat:
    """Return the seat that the first process gave this one; ALONE for any other."""
    rank, _, rest = os.environ.get(SEAT, "").partition("/")
    processes, _, folder = rest.partition("/")
    return Seat(int(rank), int(processes), Path(f"/{folder.lstrip('/')}")) if rank else ALONE


class Team:
    """The other processes of a training, seen from the first. Use as a with block."""

    def __init__(self, job: Path, device: str, processes: int) -> None:
        """Start them; raises OSError when that is not possible."""
        folder = Path(tempfile.mkdtemp(prefix="workbench-team-"))
        self.seat = Seat(0, processes, folder)
        self._is_closed = False
        self._others: dict[int, subprocess.Popen[bytes]] = {}
        for rank in range(1, processes):
            command = [sys.executable, "-m", "workbench.worker", "--device", device, str(job)]
            environment = {**os.environ, SEAT: f"{rank}/{processes}/{folder}"}
            self._others[rank] = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)

    def __enter__(self) -> Team:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._is_closed = True
        # After a failure of the first the others wait for it in vain; else they have just been told the same.
        is_agreed = kind is None or issubclass(kind, (JobStopped, JobPaused))
        deadline = time.monotonic() + (_LAST_WORDS_S if is_agreed else 0.0)
        while self._living() and time.monotonic() < deadline:
            time.sleep(0.05)
        for other in self._living():
            other.kill()
            other.wait()
        shutil.rmtree(self.seat.folder, ignore_errors=True)

    def watch(self, give_up: Callable[[str], None]) -> None:
        """Call ``give_up`` with a sentence, in a thread, when one falls and the first waits for it in vain."""
        threading.Thread(target=self._watch, args=(give_up,), name="team", daemon=True).start()

    def reason(self, within_s: float = 2.0) -> str:
        """Return why another process fell, one sentence; empty when none did within the time."""
        deadline = time.monotonic() + within_s
        while not (reason := self._reason()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return reason

    def _living(self) -> list[subprocess.Popen[bytes]]:
        return [other for other in self._others.values() if other.poll() is None]

    def _reason(self) -> str:
        for rank, other in self._others.items():
            if other.poll():
                try:
                    return Seat(rank, folder=self.seat.folder).last_words.read_text(encoding="utf-8")
                except OSError:
                    return f"Process {rank + 1} of {self.seat.processes} ended without a word (the log may say why)."
        return ""

    def _watch(self, give_up: Callable[[str], None]) -> None:
        while not self._is_closed:
            if reason := self._reason():
                time.sleep(_LAST_WORDS_S)
                if not self._is_closed:
                    give_up(reason)
                return
            time.sleep(_LOOK_S)
