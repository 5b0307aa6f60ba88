"""Which process is meant."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

from workbench.jobs.process import MARK, ProcessId, family, kill_family, terminate_group

SLEEP = [sys.executable, "-c", "print(1, flush=True); import time; time.sleep(600)"]


def test_that_this_process_lives_and_another_start_time_does_not():
    me = ProcessId.of(os.getpid())
    assert me is not None
    assert me.is_alive()
    assert not replace(me, create_time=me.create_time - 60).is_alive()
    assert not ProcessId(2**40, 0.0).is_alive()
    assert ProcessId.of(-1) is None


def test_that_a_zombie_does_not_live():
    child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    identity = ProcessId.of(child.pid)
    assert identity is not None
    child.stdin.close()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not identity.is_alive()
    child.wait()


def test_that_a_family_is_found_by_session_and_by_mark_and_nobody_else(tmp_path):
    mark = f"1:{tmp_path}"
    leader = subprocess.Popen(SLEEP, start_new_session=True, stdout=subprocess.PIPE)
    apart = subprocess.Popen(SLEEP, start_new_session=True, stdout=subprocess.PIPE, env={**os.environ, MARK: mark})
    stranger = subprocess.Popen(SLEEP, stdout=subprocess.PIPE, env={**os.environ, MARK: f"2:{tmp_path}"})
    try:
        for child in (leader, apart, stranger):
            child.stdout.readline()
        identity = ProcessId.of(leader.pid)
        assert identity is not None
        assert {process.pid for process in family(identity, mark)} == {leader.pid, apart.pid}
        assert kill_family(identity, mark) == []
        assert stranger.poll() is None
        assert family(replace(identity, create_time=1.0), mark) == []
    finally:
        for child in (leader, apart, stranger):
            child.kill()
            child.wait()
            child.stdout.close()


def test_that_a_group_is_asked_to_end():
    leader = subprocess.Popen(SLEEP, start_new_session=True, stdout=subprocess.PIPE)
    leader.stdout.readline()
    identity = ProcessId.of(leader.pid)
    assert identity is not None
    terminate_group(identity, "")
    assert leader.wait() == -15
    leader.stdout.close()
    terminate_group(identity, "")


def test_that_a_worker_outlives_a_clock_that_is_set(tmp_path):
    """A machine that slept wakes up with another time, and start times move with it."""
    environment = {**os.environ, MARK: "1:/a job"}
    child = subprocess.Popen(SLEEP, env=environment, stdout=subprocess.PIPE)
    try:
        # Before it speaks it may still be a copy of this process, with the environment of this one.
        child.stdout.readline()
        real = ProcessId.of(child.pid)
        assert real is not None
        for hours in (-5, 5):
            moved = ProcessId(child.pid, real.create_time + 3600 * hours)
            assert moved.is_alive("1:/a job")
            assert not moved.is_alive("2:/a job")
            assert not moved.is_alive()
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    assert not real.is_alive("1:/a job")
