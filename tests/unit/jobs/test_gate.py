"""The gate: one process an attempt."""

from __future__ import annotations

import os
import subprocess
import sys

from workbench.jobs.gate import EXIT_NO_COMMAND, EXIT_TAKEN, pass_through, read_record, record_path
from workbench.jobs.process import ProcessId

GATE = [sys.executable, "-m", "workbench.jobs.gate"]


def test_that_one_of_many_racing_processes_passes_and_is_named(tmp_path):
    record = tmp_path / "1-1.json"
    command = [sys.executable, "-c", "import os; print(os.getpid())"]
    racers = [subprocess.Popen([*GATE, str(record), *command], stdout=subprocess.PIPE) for _ in range(5)]
    printed = [racer.communicate()[0] for racer in racers]
    codes = [racer.returncode for racer in racers]
    assert sorted(codes) == [0] + [EXIT_TAKEN] * 4
    winner = racers[codes.index(0)]
    process = read_record(record)
    assert process is not None
    assert process.pid == winner.pid == int(printed[codes.index(0)])
    assert [path.name for path in tmp_path.iterdir()] == ["1-1.json"]


def test_that_a_command_that_cannot_run_is_said(tmp_path):
    run = subprocess.run(
        [*GATE, str(tmp_path / "record"), str(tmp_path / "no-python")], capture_output=True, text=True, check=False
    )
    assert run.returncode == EXIT_NO_COMMAND
    assert "cannot be started: No such file" in run.stderr


def test_that_a_record_is_whole_or_missing(tmp_path):
    path = record_path(tmp_path, 3, 2)
    assert read_record(path) is None
    path.parent.mkdir()
    assert pass_through(path)
    assert not pass_through(path)
    assert read_record(path) == ProcessId.of(os.getpid())
    path.write_text('{"pid": "none"}')
    assert read_record(path) is None
