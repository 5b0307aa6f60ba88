"""Which process is meant, whether it lives, and who belongs to it."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

import psutil

MARK = "WORKBENCH_JOB"
"""Environment variable that every process of a job inherits; its value names the job's folder and attempt."""
_CLOCK_SLACK_S = 2.0
"""Start times are derived from the boot time, which clock corrections shift a little."""


@dataclass(frozen=True, slots=True)
class ProcessId:
    """A process beyond doubt: numbers are reused, number and start time (s since the epoch) together are not."""

    pid: int
    create_time: float

    @staticmethod
    def of(pid: int) -> ProcessId | None:
        """Identify a living process; None when there is none."""
        try:
            return ProcessId(pid, psutil.Process(pid).create_time())
        except (psutil.Error, ValueError, OverflowError):
            return None

    def is_alive(self, mark: str = "") -> bool:
        """Whether this very process still runs; a zombie does not.

        Start times move with the clock when somebody, or a machine that wakes up, sets it: a process of that number
        that carries the job's ``mark`` is the one that is meant, whatever they say.
        """
        try:
            process = psutil.Process(self.pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            is_same = abs(process.create_time() - self.create_time) <= _CLOCK_SLACK_S
            return is_same or (bool(mark) and process.environ().get(MARK) == mark)
        except (psutil.Error, ValueError, OverflowError, OSError):
            return False

    def is_zombie(self) -> bool:
        """Whether this very process has died and nobody has asked after it yet: its number is still its own."""
        try:
            process = psutil.Process(self.pid)
            is_same = abs(process.create_time() - self.create_time) <= _CLOCK_SLACK_S
            return bool(is_same and process.status() == psutil.STATUS_ZOMBIE)
        except (psutil.Error, ValueError, OverflowError):
            return False


def family(leader: ProcessId, mark: str) -> list[psutil.Process]:
    """All living processes of a job: those in the leader's session and those that carry its mark.

    Works after the leader died and its children were handed to another parent.
    """
    is_session_ours = ProcessId.of(leader.pid) is None or leader.is_alive(mark) or leader.is_zombie()
    return [
        process
        for process in psutil.process_iter()
        if process.pid != os.getpid() and _belongs(process, leader.pid if is_session_ours else None, mark)
    ]


def _belongs(process: psutil.Process, session: int | None, mark: str) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        if session is not None and os.getsid(process.pid) == session:
            return True
        return bool(process.uids().real == os.getuid() and process.environ().get(MARK) == mark)
    except (psutil.Error, OSError):
        return False


def terminate_group(leader: ProcessId, mark: str) -> None:
    """Ask the leader's whole process group to end (SIGTERM)."""
    if leader.is_alive(mark):
        try:
            os.killpg(leader.pid, signal.SIGTERM)
        except (ProcessLookupError, PermissionError):
            pass


def kill_family(leader: ProcessId, mark: str, within_s: float = 5.0) -> list[int]:
    """Kill every process of a job and wait until they are gone; returns the pids that remain (none, as a rule)."""
    deadline = time.monotonic() + within_s
    while members := family(leader, mark):
        for member in members:
            try:
                member.kill()
            except psutil.Error:
                pass
        if time.monotonic() > deadline:
            return [member.pid for member in members]
        time.sleep(0.02)
    return []
