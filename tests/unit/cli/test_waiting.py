from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.cli import waiting
from workbench.cli.command import CommandError
from workbench.cli.waiting import checked, duration, follow
from workbench.jobs.job import Job, JobState
from workbench.protocol.messages import Notice

RUNNING = Job("first", Path("first"), state=JobState.RUNNING, done=1, total=4, epoch=1, max_epochs=2, eta_s=30.0)
DONE = replace(RUNNING, state=JobState.SUCCEEDED, notices=(Notice(0.0, "warning", "look\nhere"),))


class ScriptedBoard:
    """Shows one state after another; an exception in the script is raised at that look."""

    trouble = ""

    def __init__(self, *script):
        self.script = list(script)
        self.stopped = []

    def poll(self):
        if isinstance(self.script[0], BaseException):
            raise self.script.pop(0)

    def job(self, name):
        return self.script.pop(0)

    def stop(self, name):
        self.stopped.append(name)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(waiting, "_EVERY_S", 0.0)


def test_that_a_job_is_followed_to_its_end_and_its_notices_are_told(capsys):
    assert follow(ScriptedBoard(RUNNING, DONE), "first", show_bar=True) == DONE
    said = capsys.readouterr().err
    assert "1/4" in said
    assert "epoch 1/2" in said
    assert "warning: look here" in said


def test_that_what_an_earlier_attempt_said_is_not_repeated(capsys):
    follow(ScriptedBoard(DONE), "first", show_bar=False, told=1)
    assert "look here" not in capsys.readouterr().err


def test_that_ctrl_c_asks_the_job_to_stop_and_waits_for_it(capsys):
    board = ScriptedBoard(RUNNING, KeyboardInterrupt(), RUNNING, replace(DONE, state=JobState.CANCELLED))
    job = follow(board, "first", show_bar=False)
    assert board.stopped == ["first"]
    assert job.state is JobState.CANCELLED


def test_that_a_second_ctrl_c_leaves_the_job_running():
    board = ScriptedBoard(RUNNING, KeyboardInterrupt(), RUNNING, KeyboardInterrupt())
    with pytest.raises(CommandError, match="left running"):
        follow(board, "first", show_bar=False)
    assert board.stopped == ["first"]


def test_that_a_failed_or_stopped_job_is_a_sentence_with_the_way_on():
    with pytest.raises(CommandError, match=r"out of memory .*log\.txt"):
        checked(replace(RUNNING, state=JobState.FAILED, reason="out of memory"), Path("p"))
    with pytest.raises(CommandError, match="workbench resume p first"):
        checked(replace(RUNNING, state=JobState.CANCELLED), Path("p"))
    assert checked(DONE, Path("p")) == DONE


def test_that_time_spans_are_said_in_fitting_units():
    assert [duration(s) for s in (5, 600, 9000)] == ["5 s", "10 min", "2.5 h"]
