"""What the rooms below say has its template in the tables, and the tables hold nothing that nobody says.

A text that is missing here belongs into ``ui/worker_sentences.py`` or the table of its room beside it: the same text,
each ``{expression}`` a place with a plain name (``{sentence}``, ``{reason}``: see ``ui/spoken.py``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from workbench.core.resources import resource_path
from workbench.ui.commit import REFUSALS
from workbench.ui.spoken import SPOKEN, Template

ROOT = resource_path().parent / "workbench"

SPEAKERS = {
    "worker": {"phase", "notice", "JobFailure", "JobStopped", "JobPaused", "CheckpointError"},
    "project": {"ProjectError", "PresetTakenError", "ImageError", "_tell"},
    "session": {"ProjectError"},
    "jobs": {"JobError", "QueueError", "LaunchError", "LeavingError", "LiveError", "SegmentError", "UnansweredError"},
    "tasks": {"RecipeError", "PresetError", "DeviceError", "ConfigFileError"},
    "formats": {"FormatError", "Problem"},
    "editing": {"RefusedError", "ReadOnlyError", "SegmentError", "NothingFoundError"},
    "environments": {"SetupError", "step"},
}
"""Whose texts reach the window, by room: exceptions, the reporter, the notes of a config that is fitted."""

BEFORE_THE_WINDOW = {"start_command.py", "window_env.py"}
"""What these say is read in a terminal: there is no window yet."""

NAMES_FIRST = {"notice", "Problem", "_tell"}
"""These are given a level or a place before the text."""

WHOLE_SENTENCE = re.compile(r"[A-Z{].* .*[.?]", re.DOTALL)


class Said(NamedTuple):
    place: str
    parts: tuple[str, ...]
    is_told: bool


def parts_of(node: ast.AST, constants: dict[str, str]) -> tuple[str, ...] | None:
    """A literal's fixed parts, with a place between each two; constants of the file are part of what they stand in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return (node.value,)
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = [""]
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts[-1] += str(value.value)
        elif isinstance(value.value, ast.Name) and value.value.id in constants:
            parts[-1] += constants[value.value.id]
        else:
            parts.append("")
    return tuple(parts)


def constants_of(tree: ast.Module) -> dict[str, str]:
    """The file's own pieces of sentences; a version or a name is a value."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name) and " " in node.value.value
    }


def branches(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.IfExp):
        yield from branches(node.body)
        yield from branches(node.orelse)
    else:
        yield node


@cache
def said(room: str) -> tuple[Said, ...]:
    """Every text that stands in a room, and whether it is an argument of a speaker."""
    found = []
    for path in sorted((*(ROOT / room).rglob("*.py"), *ROOT.glob(f"{room}.py"))):
        if path.name in BEFORE_THE_WINDOW:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told, hidden, constants = set(), set(), constants_of(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called(node) in SPEAKERS[room]:
                texts = node.args[1:] if called(node) in NAMES_FIRST else node.args
                told |= {id(branch) for text in texts for branch in branches(text)}
            if isinstance(node, ast.JoinedStr):
                hidden |= {id(value) for value in node.values}
            if isinstance(node, ast.Expr):
                hidden.add(id(node.value))
        found += [
            Said(f"{path.relative_to(ROOT)}:{node.lineno}", parts, id(node) in told)
            for node in ast.walk(tree)
            if id(node) not in hidden and (parts := parts_of(node, constants)) is not None
        ]
    return tuple(found)


def called(node: ast.Call) -> str:
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


KNOWN = {Template.of(text).parts for text in (*SPOKEN, *REFUSALS)}


def missing(room: str) -> list[str]:
    """Texts without a template that a speaker of the room tells, or that the worker writes like a sentence."""
    unknown = [each for each in said(room) if each.parts not in KNOWN]
    return [
        f"{each.place} {'{}'.join(each.parts)}"
        for each in unknown
        if (each.is_told and any(map(str.isalpha, "".join(each.parts))))
        or (room == "worker" and is_sentence(each.parts))
    ]


def has_words(parts: tuple[str, ...]) -> bool:
    return any(map(str.isalpha, "".join(parts)))


def is_sentence(parts: tuple[str, ...]) -> bool:
    return WHOLE_SENTENCE.fullmatch("{}".join(parts)) is not None


def test_that_everything_the_worker_says_has_a_template():
    assert missing("worker") == []


def test_that_everything_the_project_says_has_a_template():
    assert missing("project") == []
    assert missing("session") == []


def test_that_everything_the_queue_and_its_jobs_say_has_a_template():
    assert missing("jobs") == []


def test_that_everything_recipes_and_configs_say_has_a_template():
    assert missing("tasks") == []


def test_that_everything_files_of_labels_say_has_a_template():
    assert missing("formats") == []


def test_that_every_refusal_of_an_edit_has_a_template():
    assert missing("editing") == []


def test_that_everything_the_installation_says_has_a_template():
    assert missing("environments") == []


def test_that_no_template_stands_there_twice():
    assert len(set(SPOKEN)) == len(SPOKEN)


def test_that_every_template_is_said_by_somebody():
    everything = {each.parts for room in SPEAKERS for each in said(room)}
    assert [text for text in SPOKEN if Template.of(text).parts not in everything] == []
