import os
import signal

import pytest

from workbench.protocol.channel import ChannelWriter
from workbench.protocol.messages import PauseRequested, StopRequested
from workbench.worker.control import StopWatch


@pytest.fixture
def control(tmp_path):
    return tmp_path / "control.jsonl"


def test_that_a_request_is_heard_and_remembered(control):
    watch = StopWatch(control, since=100.0)
    assert not watch.is_requested()
    ChannelWriter(control).write(StopRequested(101.0))
    watch._polled_at = None
    assert watch.is_requested()
    assert watch.is_requested()


def test_that_a_request_to_an_earlier_worker_is_not_heard(control):
    ChannelWriter(control).write(StopRequested(99.0))
    assert not StopWatch(control, since=100.0).is_requested()


def test_that_the_file_is_not_read_at_every_question(control):
    now = [0.0]
    watch = StopWatch(control, since=0.0, clock=lambda: now[0])
    assert not watch.is_requested()
    ChannelWriter(control).write(StopRequested(1.0))
    assert not watch.is_requested()
    now[0] = 1.0
    assert watch.is_requested()


def test_that_sigterm_is_a_request_to_stop(control):
    before = signal.getsignal(signal.SIGTERM)
    try:
        watch = StopWatch(control, since=0.0)
        watch.listen_to_signals()
        os.kill(os.getpid(), signal.SIGTERM)
        assert watch.is_requested()
    finally:
        signal.signal(signal.SIGTERM, before)


def test_that_the_newest_word_about_a_pause_counts(tmp_path):
    control = tmp_path / "control.jsonl"
    watch, writer = StopWatch(control, since=100.0), ChannelWriter(control)
    writer.write(PauseRequested(99.0))
    assert not watch.is_pause_requested()
    writer.write(PauseRequested(101.0))
    assert watch.is_pause_requested()
    assert not watch.is_requested()
    writer.write(PauseRequested(102.0, is_wanted=False))
    assert not watch.is_pause_requested()


def test_that_a_clock_that_was_set_back_makes_no_request_unheard(tmp_path):
    control = tmp_path / "control.jsonl"
    watch = StopWatch(control, since=5000.0)
    assert not watch.is_pause_requested()
    writer = ChannelWriter(control)
    writer.write(PauseRequested(100.0))
    assert watch.is_pause_requested()
    writer.write(StopRequested(100.0))
    assert watch.is_pause_requested()
    assert watch.is_requested()
