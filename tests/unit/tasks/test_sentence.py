import copy
import json
import pickle

import pytest

from workbench.tasks.sentence import Sentence


def test_that_a_sentence_is_its_english_text_and_remembers_how_it_was_made():
    sentence = Sentence("{count} images, among them {name!r}.", count=2, name="a.png")
    assert sentence == "2 images, among them 'a.png'."
    assert json.dumps(sentence) == "\"2 images, among them 'a.png'.\""
    assert (sentence.template, sentence.values) == (
        "{count} images, among them {name!r}.",
        {"count": 2, "name": "a.png"},
    )


def test_that_a_copy_remembers_it_too():
    sentence = Sentence("{name} is missing.", name="{odd}.png")
    for twin in (copy.deepcopy(sentence), pickle.loads(pickle.dumps(sentence))):
        assert (twin, twin.template, twin.values) == (sentence, sentence.template, sentence.values)


def test_that_a_text_without_values_is_taken_as_it_stands():
    assert Sentence("Braces {as they are}.") == "Braces {as they are}."


def test_that_a_place_without_a_value_is_refused():
    with pytest.raises(KeyError):
        Sentence("{count} of {total}", count=1)
