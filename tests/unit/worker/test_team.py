"""Several processes of one training, seen from the first; with real models in inside_runs.py."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from workbench.worker import team as team_module
from workbench.worker.failures import JobStopped
from workbench.worker.team import ALONE, SEAT, Seat, Team, seat_of_environment

PROGRAM = """
import os, sys, time
from pathlib import Path
rank, processes, folder = os.environ["WORKBENCH_SEAT"].split("/", 2)
if os.environ.get("FALL") == rank:
    if os.environ.get("WORDS"):
        (Path("/" + folder.lstrip("/")) / f"fallen-{rank}.txt").write_text(os.environ["WORDS"])
    sys.exit(1)
time.sleep(float(os.environ.get("LASTS", "60")))
"""


@pytest.fixture(autouse=True)
def interpreter(tmp_path, monkeypatch):
    """Stands for the worker: an interpreter that does the program above, whatever it is called with."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}"\n')
    python.chmod(0o755)
    monkeypatch.setattr(team_module.sys, "executable", str(python))


def test_that_a_seat_travels_through_the_environment(monkeypatch, tmp_path):
    monkeypatch.delenv(SEAT, raising=False)
    assert seat_of_environment() is ALONE
    monkeypatch.setenv(SEAT, f"2/4/{tmp_path}")
    assert seat_of_environment() == Seat(2, 4, tmp_path)


def test_that_a_fallen_process_is_told_by_its_own_words(tmp_path, monkeypatch):
    monkeypatch.setenv("FALL", "2")
    monkeypatch.setenv("WORDS", "The image a.png cannot be read.")
    monkeypatch.setattr(team_module, "_LAST_WORDS_S", 0.1)
    with Team(tmp_path, "cpu:3", 3) as team:
        assert team.reason(within_s=20.0) == "The image a.png cannot be read."
        folder = team.seat.folder
    assert not folder.exists()


def test_that_one_that_falls_in_silence_is_named_and_the_first_does_not_wait_for_ever(tmp_path, monkeypatch):
    monkeypatch.setenv("FALL", "1")
    monkeypatch.setattr(team_module, "_LAST_WORDS_S", 0.1)
    told: list[str] = []
    with Team(tmp_path, "cpu:2", 2) as team:
        team.watch(told.append)
        deadline = time.monotonic() + 20
        while not told and time.monotonic() < deadline:
            time.sleep(0.02)
    assert told == ["Process 2 of 2 ended without a word (the log may say why)."]


def test_that_nobody_is_left_when_the_first_fails_or_stops(tmp_path, monkeypatch):
    monkeypatch.setattr(team_module, "_LAST_WORDS_S", 0.2)
    for error in (ValueError("x"), JobStopped("Stopped.")):
        with pytest.raises(type(error)), Team(tmp_path, "cpu:3", 3) as team:
            pids = [other.pid for other in team._others.values()]
            raise error
        assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
