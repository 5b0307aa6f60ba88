"""Both sides together: what the worker told and what the queue knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.jobs.cancel import Requests
from workbench.jobs.entry import Ending, Entry, EntryState
from workbench.jobs.job import Job, JobState
from workbench.jobs.process import ProcessId
from workbench.jobs.settle import Signs, explain_end, settle

BLANK = Job("run", Path("run"))
RUNNING = replace(BLANK, state=JobState.RUNNING, attempts=1, pid=5, create_time=100.0, started_at=101.0, done=3)
SUCCEEDED = replace(RUNNING, state=JobState.SUCCEEDED, finished_at=110.0)
FAILED = replace(RUNNING, state=JobState.FAILED, reason="No memory", finished_at=110.0)
PROCESS, LATER = ProcessId(5, 100.0), ProcessId(6, 200.0)


SILENT = Ending("")


def entry(state, process=None, is_held=False, is_cancelling=False, ending=SILENT):
    claimed_at = process.create_time if process else 150.0
    runner = ProcessId(2, 2.0)
    return Entry(1, Path("run"), "cuda:1", 1, is_held, state, 1, is_cancelling, runner, process, ending, claimed_at)


WAITING, CLAIMED, DONE = EntryState.WAITING, EntryState.CLAIMED, EntryState.DONE


@pytest.mark.parametrize(
    ("told", "known", "signs", "state"),
    [
        (BLANK, None, Signs(), "held"),
        (RUNNING, None, Signs(is_alive=True), "running"),
        (RUNNING, None, Signs(is_alive=True, asked=Requests(stop=True)), "stopping"),
        (RUNNING, None, Signs(), "lost"),
        (SUCCEEDED, None, Signs(), "succeeded"),
        (BLANK, entry(WAITING), Signs(), "queued"),
        (BLANK, entry(WAITING, is_held=True), Signs(), "held"),
        (RUNNING, entry(WAITING), Signs(), "queued"),
        (BLANK, entry(CLAIMED), Signs(), "starting"),
        (BLANK, entry(CLAIMED, PROCESS), Signs(), "starting"),
        (BLANK, entry(CLAIMED, PROCESS, is_cancelling=True), Signs(), "stopping"),
        (RUNNING, entry(CLAIMED, PROCESS), Signs(), "running"),
        (RUNNING, entry(CLAIMED, PROCESS, is_cancelling=True), Signs(), "stopping"),
        (SUCCEEDED, entry(CLAIMED, PROCESS), Signs(), "succeeded"),
        (SUCCEEDED, entry(CLAIMED, PROCESS), Signs(is_alive=True), "stopping"),
        (FAILED, entry(CLAIMED, LATER), Signs(), "starting"),
        (RUNNING, entry(CLAIMED, LATER), Signs(), "starting"),
        (SUCCEEDED, entry(DONE, PROCESS, ending=Ending("ended", 0)), Signs(), "succeeded"),
        (FAILED, entry(DONE, PROCESS, ending=Ending("ended", 1)), Signs(), "failed"),
        (RUNNING, entry(DONE, PROCESS, ending=Ending("ended", -9)), Signs(), "lost"),
        (RUNNING, entry(DONE, PROCESS, ending=Ending("cancelled", -9)), Signs(), "cancelled"),
        (FAILED, entry(DONE, LATER, ending=Ending("ended", -9)), Signs(), "lost"),
        (FAILED, entry(DONE, ending=Ending("cancelled")), Signs(), "cancelled"),
        (BLANK, entry(DONE, ending=Ending("failed", reason="No interpreter")), Signs(), "failed"),
    ],
)
def test_that_both_sides_give_one_state(told, known, signs, state):
    job = settle(told, known, signs)
    assert job.state == state
    assert job.device == ("cpu" if known is None else "cuda:1")
    needs_reason = state in ("lost", "cancelled") or (state == "failed")
    assert bool(job.reason) is (needs_reason or (known is None and state == "held"))


def test_that_a_resumed_job_is_not_taken_for_its_attempt_of_a_moment_ago():
    moment_later = ProcessId(6, RUNNING.started_at + 0.3)
    assert settle(RUNNING, entry(CLAIMED, moment_later), Signs()).state is JobState.STARTING


def test_that_a_worker_may_be_the_child_of_the_process_that_was_started():
    child = replace(RUNNING, pid=77, create_time=100.1)
    assert settle(child, entry(CLAIMED, PROCESS), Signs()).state is JobState.RUNNING


def test_that_a_clock_that_was_set_back_makes_no_stranger_of_a_worker():
    told = replace(RUNNING, started_at=5.0)
    assert settle(told, entry(CLAIMED, PROCESS), Signs()).state is JobState.RUNNING


def test_that_a_worker_that_failed_before_it_could_say_that_it_started_is_heard():
    told = replace(BLANK, state=JobState.FAILED, reason="There is no device cuda:7", finished_at=101.0)
    job = settle(told, entry(DONE, PROCESS, ending=Ending("ended", 1)), Signs())
    assert (job.state, job.reason) == ("failed", "There is no device cuda:7")


def test_that_a_waiting_job_knows_its_place():
    assert settle(BLANK, entry(WAITING), Signs(position=3)).position == 3


def test_that_a_starting_job_names_its_process_and_forgets_the_earlier_end():
    job = settle(FAILED, entry(CLAIMED, LATER), Signs())
    assert (job.pid, job.create_time, job.reason, job.finished_at, job.done) == (6, 200.0, "", None, 3)


def test_that_a_starting_job_keeps_the_time_of_the_life_before_and_counts_no_pause():
    job = settle(FAILED, entry(CLAIMED, LATER), Signs())
    assert job.worked_s(9999.0) == FAILED.finished_at - FAILED.started_at


def test_that_a_lost_job_ended_when_it_was_last_heard():
    assert settle(RUNNING, None, Signs(last_sign=107.0)).finished_at == 107.0


@pytest.mark.parametrize(
    ("status", "words"),
    [(None, "without a word"), (-9, "memory ran out"), (-11, "SIGSEGV"), (-200, "signal 200"), (3, "exit code 3")],
)
def test_that_every_end_is_explained_with_the_last_words(status, words):
    text = explain_end(status, "RuntimeError: boom")
    assert words in text
    assert text.endswith("Its last words: RuntimeError: boom")
    assert "last words" not in explain_end(status, "")
