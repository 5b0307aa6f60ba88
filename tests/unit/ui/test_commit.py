"""What is refused is said in the person's language, and nothing is changed."""

from __future__ import annotations

import ast

import pytest

from tests.unit.ui.window_world import show
from workbench.core.document import StaleEditError
from workbench.core.resources import resource_path
from workbench.editing.editor import LOCKED
from workbench.editing.operations import RefusedError, delete
from workbench.ui.commit import REFUSALS, STALE, refusal


def refused_sentences():
    for path in (resource_path().parent / "workbench" / "editing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RefusedError":
                yield node.args[0]


def test_that_every_sentence_without_a_name_in_it_is_in_the_table():
    said = {sentence.value for sentence in refused_sentences() if isinstance(sentence, ast.Constant)}
    assert said | {LOCKED} == set(REFUSALS)


def test_that_a_stale_edit_is_told_without_numbers_of_ours():
    assert refusal(StaleEditError("object 5 has changed since this edit was made")) == STALE


@pytest.fixture
def frame(qtbot, window, project_path):
    show(qtbot, window, project_path)
    return window.frame


@pytest.fixture
def said(frame):
    heard = []
    frame.parts.notices.raised.connect(lambda kind, text: heard.append((kind, text)))
    return heard


def test_that_a_commit_tells_whether_something_was_changed(frame, said):
    edit = delete(frame.on_image[:1])
    assert frame.commit(None) is False
    assert frame.commit(edit) is True
    assert said == []


def test_that_an_edit_made_from_old_values_is_refused_in_one_sentence(frame, said):
    edit = delete(frame.on_image[:1])
    frame.commit(edit)
    assert frame.commit(edit) is False
    assert said == [("warning", STALE)]


def test_that_an_edit_that_cannot_be_made_is_refused_in_its_own_words(frame, said):
    def make():
        raise RefusedError("A class needs a name.")

    before = frame.session.document.revision
    assert frame.attempt(make) is False
    assert said == [("warning", "A class needs a name.")]
    assert frame.session.document.revision == before


def test_that_what_was_worked_out_for_another_project_is_thrown_away(qtbot, frame):
    taken = []
    frame.in_background("Working", lambda _: 1, taken.append)
    frame.opened.drop()
    qtbot.wait(50)
    assert taken == []


def test_that_the_result_of_work_in_the_background_arrives(qtbot, frame):
    taken = []
    frame.in_background("Working", lambda _: 1, taken.append)
    qtbot.waitUntil(lambda: taken == [1])
