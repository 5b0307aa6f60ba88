from __future__ import annotations

import sys

import pytest

from workbench.environments.commands import CommandLog, output_of
from workbench.environments.failures import SetupError


def test_that_a_command_leaves_its_output_in_the_log_but_not_its_arguments(tmp_path):
    log = CommandLog(tmp_path / "deep" / "a.log")
    program = "import os, sys; print(os.environ['WORD']); print('oops', file=sys.stderr)"
    output = log.run("Speaking", [sys.executable, "-c", program, "https://user:secret@index"], env={"WORD": "hello"})
    assert output == "hello\noops\n"
    text = log.path.read_text()
    assert "== Speaking" in text
    assert "hello" in text
    assert "secret" not in text


def test_that_each_command_returns_its_own_output(tmp_path):
    log = CommandLog(tmp_path / "a.log")
    log.run("One", [sys.executable, "-c", "print(1)"])
    assert log.run("Two", [sys.executable, "-c", "print(2)"]) == "2\n"


def test_that_a_failure_becomes_one_sentence(tmp_path):
    log = CommandLog(tmp_path / "a.log")
    with pytest.raises(SetupError, match="Building failed: the disk is full"):
        log.run("Building", [sys.executable, "-c", "raise SystemExit('No space left on device')"])


def test_that_a_missing_program_becomes_one_sentence(tmp_path):
    with pytest.raises(SetupError, match="no C\\+\\+ compiler was found"):
        CommandLog(tmp_path / "a.log").run("Compiling", [tmp_path / "g++"])


def test_that_asking_a_program_that_fails_hangs_or_lacks_gives_nothing(tmp_path):
    assert output_of([sys.executable, "-c", "print('yes')"]) == "yes\n"
    assert output_of([sys.executable, "-c", "raise SystemExit(3)"]) is None
    assert output_of([sys.executable, "-c", "import time; time.sleep(60)"], timeout_s=0.2) is None
    assert output_of([tmp_path / "nothing"]) is None
