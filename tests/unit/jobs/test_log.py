"""The log as a person reads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.jobs.log import last_words, log_lines, plain


def test_that_the_last_lines_are_plain_text(tmp_path):
    path = tmp_path / "log.txt"
    path.write_bytes(b"one\n\x1b[31mred\x1b[0m\n10%\r50%\r100%\nw\xc3\xb6rter \xff\nlast")
    assert log_lines(path, 4) == ("red", "100%", "wörter �", "last")
    assert log_lines(path, 0) == ()


def test_that_only_the_end_of_a_long_log_is_read(tmp_path):
    path = tmp_path / "log.txt"
    path.write_text("".join(f"line {number}\n" for number in range(10_000)))
    lines = log_lines(path, 10_000, tail_bytes=1000)
    assert lines[-1] == "line 9999"
    assert 50 < len(lines) < 120
    assert all(line.startswith("line ") for line in lines)


def test_that_a_missing_log_has_no_lines(tmp_path):
    assert log_lines(tmp_path / "log.txt", 5) == ()
    assert last_words(tmp_path / "log.txt") == ""


def test_that_last_words_are_the_last_that_say_anything(tmp_path):
    path = tmp_path / "log.txt"
    path.write_text("Traceback\nRuntimeError: " + "x" * 1000 + "\n\n  \n")
    assert last_words(path).startswith("RuntimeError: x")
    assert len(last_words(path)) == 300


@given(st.text())
def test_that_no_control_character_is_left(text):
    assert all(character == "\t" or character == "\n" or ord(character) >= 32 for character in plain(text))
