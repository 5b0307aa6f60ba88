"""English texts of the rooms below are said in the person's language, and what stands in their places stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from workbench.jobs.job import Job, JobState
from workbench.tasks.sentence import Sentence
from workbench.ui.background import Background
from workbench.ui.job_words import progress_words
from workbench.ui.spoken import SPOKEN, WHOLE, Template, listed, spoken

OWN = {
    "Training": "训练中",
    "Resumed at epoch {epoch}, iteration {step}.": "从第 {epoch} 轮、第 {step} 次迭代继续。",
    "The image {path} cannot be read ({reason}).": "图像 {path} 无法读取（{reason}）。",
    "{path}: {sentence} It is left out.": "{path}：{sentence}已略过。",
    "The {what} ran out of memory: try a smaller input size.": "{what}内存不足：请用更小的输入尺寸。",
    "computer": "电脑",
    "{path}: is larger than {size} MB": "{path}：大于 {size} MB",
    "The setting {key} must be {what}, not {value}": "设置项 {key} 必须是{what}，而不是 {value}",
    "a number above 0": "大于 0 的数",
    "The batch of {batch} is larger than the {samples} training samples there are.": "批大小 {batch} 大于 {samples}。",
    "{sentence}.": "{sentence}。",
    "{count} new images": "{count} 张新图像",
    "{count} objects": "{count} 个对象",
    "{name} cannot be trained here. {why}": "{name} 无法在这里训练。{why}",
    "Works on the frames of a video.": "在视频帧上工作。",
    ", ": "，",
}


class Own(QTranslator):
    def translate(self, context, source, disambiguation=None, n=-1):
        return OWN.get(source) if context in ("Spoken", "Sentences") else None

    def isEmpty(self):
        return False


@pytest.fixture
def chinese(qapp):
    translator = Own()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def filled(template: str) -> str:
    """The English text with something in every place; a whole sentence where one belongs."""
    places = {name: "Training" if name == WHOLE else f"<{name}>" for name in Template.of(template).places}
    return template.format(**places)


def test_that_without_a_translation_every_text_stays_the_very_same(qapp):
    for text in (*map(filled, SPOKEN), "Something else.", "", "a: b. It is left out."):
        assert spoken(text) == text


def test_that_every_template_is_found_in_its_own_text(qapp):
    for template in SPOKEN:
        found = Template.of(template).values(filled(template))
        assert found is not None and template.format(**found) == filled(template)


def test_that_a_text_is_said_with_its_values_as_they_stand(chinese):
    assert spoken("Training") == "训练中"
    assert spoken("Resumed at epoch 3, iteration 40.") == "从第 3 轮、第 40 次迭代继续。"
    strange = "The image /a {path} b/{0}%s cannot be read (No such file)."
    assert spoken(strange) == "图像 /a {path} b/{0}%s 无法读取（No such file）。"


def test_that_a_sentence_within_a_sentence_is_said_and_the_name_of_a_sentence_is_not(chinese):
    text = "a: b.png: The image b.png cannot be read (Training). It is left out."
    assert spoken("b.png: The image b.png cannot be read (x). It is left out.") == (
        "b.png：图像 b.png 无法读取（x）。已略过。"
    )
    assert "图像 b.png 无法读取" in spoken(text)
    assert spoken("The image Training cannot be read (x).") == "图像 Training 无法读取（x）。"
    assert spoken("Training 3 cannot be told. It is left out.") == "Training 3 cannot be told. It is left out."


def test_that_words_of_the_program_are_said_in_the_places_that_hold_them(chinese):
    said = spoken("The setting learning_rate must be a number above 0, not 'a number above 0'")
    assert said == "设置项 learning_rate 必须是大于 0 的数，而不是 'a number above 0'"
    assert spoken("The computer ran out of memory: try a smaller input size.") == "电脑内存不足：请用更小的输入尺寸。"
    assert spoken("The GPU ran out of memory: try a smaller input size.") == "GPU内存不足：请用更小的输入尺寸。"


def test_that_a_sentence_that_got_its_full_stop_later_is_said_too(chinese):
    assert spoken("a.py: is larger than 4 MB.") == "a.py：大于 4 MB。"


def test_that_other_texts_stay_as_they_are(chinese):
    for text in ("", "RuntimeError", "已经是中文：a: b。", "{", "Training it", "Resumed at epoch 3"):
        assert spoken(text) == text


def test_that_a_sentence_of_the_tasks_is_translated_by_its_own_template(chinese):
    sentence = Sentence(
        "The batch of {batch} is larger than the {samples} training samples there are.", batch=8, samples=3
    )
    assert spoken(sentence) == "批大小 8 大于 3。"


def test_that_a_note_of_the_zoo_is_said_within_a_text(chinese):
    text = "EDVR cannot be trained here. Works on the frames of a video."
    assert spoken(text) == "EDVR 无法在这里训练。在视频帧上工作。"


def test_that_parts_are_said_one_by_one(chinese):
    assert listed(("3 new images", "7 objects")) == "3 张新图像，7 个对象"
    assert listed(()) == ""


def test_that_a_job_says_its_phase_and_why_it_ended(chinese):
    running = Job("a", Path("a"), "train", state=JobState.RUNNING, phase="Training")
    assert progress_words(running, [running]) == "训练中"
    reason = "The image /a/b.png cannot be read (No such file)."
    failed = Job("a", Path("a"), "train", state=JobState.FAILED, reason=reason)
    assert progress_words(failed, [failed]) == "图像 /a/b.png 无法读取（No such file）。"


def test_that_what_went_wrong_in_the_background_is_said(chinese, qtbot):
    background, told = Background(), []

    def work(_):
        raise ValueError("a.py: is larger than 4 MB")

    background.start("", work, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    background.close()
    assert told == ["a.py：大于 4 MB"]


@pytest.mark.parametrize("text", ["." * 4000, "a: " * 1500, f"KeyError: {dict.fromkeys(range(500), 'a: b')}"])
def test_that_rows_of_dots_and_of_colons_stay_as_they_are(chinese, text):
    assert spoken(text) == text


def test_that_a_long_text_without_an_end_is_looked_at_once(chinese):
    text = "The image " + "cannot be read (" * 20_000
    assert spoken(text) == text
