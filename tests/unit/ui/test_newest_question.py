"""Of the questions that wait only the newest is asked; what is forgotten is not heard."""

from __future__ import annotations

from threading import Event

import pytest

from workbench.ui.background import Background
from workbench.ui.newest_question import NewestQuestion


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def test_that_only_the_newest_question_waits(qtbot, background):
    question, gate, asked, heard = NewestQuestion(background), Event(), [], []
    for number in range(5):

        def work(number=number):
            asked.append(number)
            gate.wait(5)
            return number

        question.ask("Asking", work, heard.append)
    gate.set()
    qtbot.waitUntil(lambda: not question.is_asked)
    assert asked == heard == [0, 4]


def test_that_a_forgotten_question_is_not_heard_and_a_failed_one_holds_nothing_up(qtbot, background, caplog):
    question, heard = NewestQuestion(background), []
    question.ask("Asking", lambda: 1, heard.append)
    question.forget()
    assert not question.is_asked
    question.ask("Asking", lambda: 1 // 0, heard.append)
    question.ask("Asking", lambda: 2, heard.append)
    qtbot.waitUntil(lambda: not question.is_asked)
    assert heard == [2]
