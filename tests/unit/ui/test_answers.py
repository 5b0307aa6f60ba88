"""What a gesture asks is worked out in a thread, and only what is still wanted is told."""

import threading

import pytest

from workbench.editing.gesture import Draft, Hint, Question
from workbench.ui.canvas.answers import Answers


@pytest.fixture
def told(qtbot):
    return []


@pytest.fixture
def answers(told):
    made = Answers(lambda found, error: told.append((found, error)))
    yield made
    made.close()


def asking(question):
    return Draft(Hint("pan"), asks=question)


def test_that_a_question_is_answered_from_another_thread(qtbot, answers, told):
    answers.follow(asking(Question(threading.get_ident)))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] != threading.get_ident() and told[0][1] == ""


def test_that_a_fault_comes_back_as_its_sentence(qtbot, answers, told):
    def refuse():
        raise ValueError("Nothing stands out.")

    answers.follow(asking(Question(refuse)))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(None, "Nothing stands out.")]


def test_that_only_the_last_of_many_questions_is_worked_out(qtbot, answers, told):
    gate, worked = threading.Event(), []

    def work(number):
        gate.wait(5)
        worked.append(number)
        return number

    for number in range(5):
        answers.follow(asking(Question(lambda number=number: work(number))))
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(4, "")] and worked == [0, 4]


def test_that_an_answer_nobody_waits_for_is_not_told(qtbot, answers, told):
    gate = threading.Event()
    answers.follow(asking(Question(lambda: gate.wait(5))))
    answers.follow(None)
    gate.set()
    answers.follow(asking(Question(lambda: "second")))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("second", "")]


def test_that_the_same_question_is_asked_once(qtbot, answers, told):
    worked = []
    question = Question(lambda: worked.append(1))
    for _ in range(3):
        answers.follow(asking(question))
    qtbot.waitUntil(lambda: bool(told))
    answers.follow(asking(question))
    qtbot.wait(30)
    assert worked == [1] and len(told) == 1
