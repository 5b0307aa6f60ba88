"""What the rooms below say has its template in the table, and its translation keeps every place."""

from __future__ import annotations

import ast
from string import Formatter

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QTranslator

from workbench.core.resources import resource_path
from workbench.tasks.presets import read_preset
from workbench.tasks.sentence import Sentence
from workbench.ui.sentences import SENTENCES, translated

ROOT = resource_path().parent


@pytest.fixture
def chinese(qapp):
    translator = QTranslator()
    assert translator.load(str(resource_path("translations", "workbench_zh_CN.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def templates_in_code():
    for room in ("tasks", "ui"):
        for path in (ROOT / "workbench" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Sentence":
                    yield path.name, node.args[0]


FROM_FILES = {
    "presets.py": "what stands in a preset's file",
    "entry.py": "names of the zoo, and its notes, which stand in kinds.py",
    "stored.py": "what was said when the zoo was read last time",
}
"""Files that make sentences of texts that are written elsewhere."""


def test_that_a_template_is_written_where_the_table_can_know_it():
    others = {name for name, template in templates_in_code() if not isinstance(template, ast.Constant)}
    assert others - set(FROM_FILES) == set()


def test_that_the_table_holds_every_template_of_the_code_and_of_the_presets_and_no_other():
    known = {template.value for _, template in templates_in_code() if isinstance(template, ast.Constant)}
    for path in resource_path("presets").rglob("*.toml"):
        entry = read_preset(path)
        known |= {entry.title, entry.summary, entry.why}
    assert sorted(SENTENCES) == sorted(known)


def test_that_every_translation_fills_the_same_places_as_the_english():
    def places(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    file = resource_path("translations", "workbench_zh_CN.ts")
    contexts = ElementTree.parse(file).getroot().iter("context")
    messages = next(each for each in contexts if each.findtext("name") == "Sentences").iter("message")
    for message in messages:
        assert places(message.findtext("translation")) == places(message.findtext("source"))


def test_that_without_a_translation_the_sentence_stays_as_it_was(qapp):
    for sentence in (Sentence("{n} of {name!r}.", n=3, name="a{b}"), Sentence("Braces {as they are}.")):
        assert translated(sentence) == sentence


def test_that_sentences_within_a_sentence_are_translated_and_names_are_not(chinese):
    sentence = Sentence(
        "{name!r} has no {needs} in the training images: the model cannot learn it.",
        name="boxes",
        needs=Sentence("boxes"),
    )
    assert sentence == "'boxes' has no boxes in the training images: the model cannot learn it."
    assert translated(sentence) == "“boxes”在训练图像中没有框：模型学不到它。"
