"""The fold of a worker's messages into a job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.jobs.job import MAX_NOTICES, MOVES, IllegalMoveError, Job, JobState, move, reduce, reduce_flood
from workbench.protocol.messages import (
    CheckpointSaved,
    Finished,
    Notice,
    Phase,
    PredictionReady,
    Progress,
    Scalars,
    Started,
    StopRequested,
)

BLANK = Job("run", Path("run"))
STATES = st.sampled_from(list(JobState))
FLOOD = st.one_of(
    st.builds(Progress, st.just(1.0), st.integers(0, 99), st.integers(0, 99), st.just("iteration")),
    st.builds(
        Scalars,
        time=st.just(1.0),
        step=st.integers(1, 99),
        epoch=st.floats(0, 9),
        group=st.sampled_from(["train", "val"]),
        values=st.dictionaries(st.sampled_from(["loss", "AP"]), st.floats(allow_nan=False)),
    ),
)
WORK = st.one_of(
    FLOOD,
    st.builds(Phase, time=st.just(1.0), title=st.text(max_size=5)),
    st.builds(CheckpointSaved, st.just(1.0), st.just("c.pth"), st.just(1), st.just(1), st.booleans()),
    st.builds(PredictionReady, time=st.just(1.0), image_id=st.integers(0, 9), instances=st.just(1)),
)
ENDS = st.builds(Finished, st.just(2.0), st.sampled_from(["succeeded", "failed", "cancelled", "paused"]))
NOTICES = st.builds(Notice, st.just(1.0), st.just("info"), st.text(max_size=5))
STARTS = st.builds(Started, time=st.just(1.0), pid=st.integers(1, 3), create_time=st.just(1.0), device=st.just("cpu"))
ANY = st.one_of(WORK, ENDS, NOTICES, STARTS, st.just(StopRequested(1.0)))


@st.composite
def lives(draw):
    """A valid life: attempts that end, or die in silence before the next."""
    messages = []
    for pid in range(1, draw(st.integers(1, 4)) + 1):
        messages.append(Started(1.0, pid, 1.0, "cpu"))
        messages += draw(st.lists(st.one_of(WORK, NOTICES), max_size=8))
        if draw(st.booleans()):
            messages.append(StopRequested(1.0))
        if draw(st.booleans()):
            messages.append(draw(ENDS))
    return messages


def fold(messages, job=BLANK):
    for message in messages:
        job = reduce(job, message)
    return job


@given(lives())
def test_that_every_valid_life_replays_to_the_same_job(messages):
    assert fold(messages) == fold(messages)
    assert fold(messages).attempts == sum(isinstance(message, Started) for message in messages)


@given(STATES, ANY)
def test_that_a_message_follows_the_arrows_or_raises_and_leaves_the_job(state, message):
    job = replace(BLANK, state=state, attempts=1, pid=9)
    before = replace(job)
    try:
        after = reduce(job, message)
    except IllegalMoveError as error:
        assert "run" in str(error)
    else:
        is_silent_death = isinstance(message, Started) and state.is_active
        assert after.state == state or after.state in MOVES[JobState.LOST if is_silent_death else state]
    assert job == before


@given(STATES, STATES)
def test_that_only_drawn_moves_are_made(state, target):
    job = replace(BLANK, state=state)
    if target in MOVES[state]:
        assert move(job, target, "why").state is target
    else:
        with pytest.raises(IllegalMoveError, match=f"from {state} to {target}"):
            move(job, target)


@given(STATES)
def test_that_every_state_is_waiting_active_or_ended(state):
    assert [state.is_waiting, state.is_active, state.is_ended].count(True) == 1


@given(lives(), st.integers(0, 30))
def test_that_work_after_the_end_is_refused(messages, step):
    ended = reduce(fold([*messages, Started(1.0, 99, 1.0, "cpu")]), Finished(2.0, "succeeded"))
    with pytest.raises(IllegalMoveError):
        reduce(ended, Scalars(3.0, step, 0.0, "train", {"loss": 1.0}))
    with pytest.raises(IllegalMoveError):
        reduce(ended, Finished(3.0, "failed"))


@given(st.lists(FLOOD, max_size=12))
def test_that_a_flood_of_numbers_gives_the_same_as_one_by_one(flood):
    running = fold([Started(1.0, 1, 1.0, "cpu"), Scalars(1.0, 1, 0.0, "train", {"lr": 0.5})])
    assert reduce_flood(running, flood) == fold(flood, running)


def test_that_a_flood_without_a_worker_is_refused():
    with pytest.raises(IllegalMoveError):
        reduce_flood(BLANK, [Progress(1.0, 1, 2, "image")])


def test_that_a_resume_keeps_what_was_reached():
    first = [
        Started(10.0, 1, 9.0, "cpu"),
        Progress(11.0, 50, 100, "iteration", 5, 10, eta_s=30.0),
        Scalars(11.0, 50, 5.0, "val", {"AP": 0.5}),
        CheckpointSaved(11.0, "checkpoints/e5.pth", 5, 50, is_best=True),
        Finished(12.0, "failed", "The disk is full"),
    ]
    failed = fold(first)
    assert (failed.state, failed.reason, failed.finished_at, failed.eta_s) == ("failed", "The disk is full", 12.0, None)
    again = reduce(failed, Started(20.0, 2, 19.0, "cpu"))
    assert (again.state, again.reason, again.finished_at, again.attempts) == ("running", "", None, 2)
    assert (again.done, again.best, again.best_checkpoint) == (50, {"val/AP": 0.5}, "checkpoints/e5.pth")


def test_that_the_time_of_a_run_is_that_of_all_its_lives():
    stopped = fold([Started(10.0, 1, 9.0, "cpu"), Phase(11.0, "Training"), Finished(40.0, "paused")])
    assert stopped.worked_s(500.0) == 30.0
    again = reduce(stopped, Started(100.0, 2, 99.0, "cpu"))
    assert again.worked_s(105.0) == 35.0
    # The second life was lost after its last word at 110: it said no end.
    third = fold([Phase(110.0, "Training"), Started(200.0, 3, 199.0, "cpu"), Finished(204.0, "succeeded")], again)
    assert third.worked_s(500.0) == 44.0
    assert BLANK.worked_s(500.0) is None


def test_that_a_second_process_means_the_first_was_lost():
    running = fold([Started(1.0, 1, 1.0, "cpu"), Started(5.0, 2, 5.0, "cpu")])
    assert (running.state, running.pid, running.attempts) == (JobState.RUNNING, 2, 2)


def test_that_one_process_cannot_start_twice():
    with pytest.raises(IllegalMoveError, match="started twice"):
        fold([Started(1.0, 1, 1.0, "cpu"), Started(5.0, 1, 1.0, "cpu")])


def test_that_an_unknown_outcome_is_refused():
    with pytest.raises(IllegalMoveError, match="'exploded'"):
        fold([Started(1.0, 1, 1.0, "cpu"), Finished(2.0, "exploded")])


def test_that_a_worker_may_fail_before_it_says_that_it_started():
    assert reduce(BLANK, Finished(1.0, "failed", "No recipe")).state is JobState.FAILED


def test_that_the_best_numbers_are_those_of_the_best_checkpoint():
    job = fold(
        [
            Started(1.0, 1, 1.0, "cpu"),
            Scalars(1.0, 1, 1.0, "train", {"loss": 3.0}),
            Scalars(1.0, 1, 1.0, "val", {"AP": 0.4}),
            CheckpointSaved(1.0, "a.pth", 1, 1, is_best=True),
            Scalars(1.0, 2, 2.0, "val", {"AP": 0.3}),
            CheckpointSaved(1.0, "b.pth", 2, 2),
        ]
    )
    assert (job.best, job.best_checkpoint, job.checkpoint) == ({"val/AP": 0.4}, "a.pth", "b.pth")
    assert job.latest == {"train/loss": 3.0, "val/AP": 0.3}


def test_that_notices_do_not_pile_up_without_end():
    job = fold([Notice(1.0, "info", str(number)) for number in range(MAX_NOTICES + 5)])
    assert [notice.text for notice in job.notices] == [str(number) for number in range(5, MAX_NOTICES + 5)]


def test_that_what_holds_a_job_up_is_told_until_it_goes_on():
    held_up = fold([Started(1.0, 1, 1.0, "cpu"), Notice(2.0, "error", "Full."), Notice(3.0, "info", "Hm.")])
    assert held_up.hindrance == "Full."
    assert reduce(held_up, Progress(4.0, 1, 2, "image")).hindrance == ""
    assert reduce(held_up, Finished(4.0, "failed", "Full.")).hindrance == ""


@pytest.mark.parametrize(("done", "total", "fraction"), [(0, 0, None), (5, 10, 0.5), (12, 10, 1.0)])
def test_that_the_fraction_is_known_only_with_a_total(done, total, fraction):
    assert replace(BLANK, done=done, total=total).fraction == fraction


def test_that_an_endless_eta_counts_as_unknown():
    job = fold([Started(1.0, 1, 1.0, "cpu"), Progress(1.0, 1, 9, "image", eta_s=float("inf"))])
    assert job.eta_s is None
