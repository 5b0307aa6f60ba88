from __future__ import annotations

import io
import re

import pytest

from workbench.environments.failures import SetupError
from workbench.environments.steps import BothSteps, ChannelSteps, ConsoleSteps, Course
from workbench.protocol.channel import ChannelReader
from workbench.protocol.messages import Notice, Phase, Progress


def test_that_the_terminal_shows_each_step_with_its_times():
    stream = io.StringIO()
    course = Course(ConsoleSteps(stream), 2)
    with course.step("Digging"):
        pass
    with course.step("Filling"):
        pass
    lines = stream.getvalue().splitlines()
    assert re.fullmatch(r"\[ *\d+\.\d s\] 1/2 Digging \.\.\. \d+\.\d s", lines[0])
    assert re.fullmatch(r"\[ *\d+\.\d s\] 2/2 Filling \.\.\. \d+\.\d s", lines[1])


def test_that_the_channel_carries_titles_and_counts(tmp_path):
    steps = ChannelSteps(tmp_path / "events.jsonl")
    with Course(BothSteps(ConsoleSteps(io.StringIO()), steps), 3).step("Digging"):
        steps.note("it rains")
    steps.close()
    told = ChannelReader(tmp_path / "events.jsonl").poll()
    assert [type(message) for message in told] == [Phase, Progress, Notice, Progress]
    assert [(m.done, m.total) for m in told if isinstance(m, Progress)] == [(0, 3), (1, 3)]


def test_that_a_failed_step_is_not_counted(tmp_path):
    steps = ChannelSteps(tmp_path / "events.jsonl")
    with pytest.raises(SetupError), Course(steps, 3).step("Digging"):
        raise SetupError("the spade broke")
    steps.close()
    told = ChannelReader(tmp_path / "events.jsonl").poll()
    assert [m.done for m in told if isinstance(m, Progress)] == [0]
