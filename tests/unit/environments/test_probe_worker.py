from __future__ import annotations

import sys
from pathlib import Path

import pytest

from workbench.environments.layout import ROOT, worker_python
from workbench.environments.probe_worker import Library, probe

PYTHON = Path(sys.executable)


@pytest.fixture
def shelf(tmp_path):
    """A folder of pretended libraries; the probe finds them through its root."""
    (tmp_path / "good.py").write_text("print('chatter on standard output')\n__version__ = '1.2'\n")
    (tmp_path / "broken.py").write_text("raise RuntimeError('first line\\noperator is missing')\n")
    (tmp_path / "deadly.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    (tmp_path / "quitter.py").write_text("raise SystemExit(3)\n")
    return tmp_path


def test_that_each_library_is_reported_by_version_or_by_the_last_line_of_its_error(shelf):
    told = probe(PYTHON, shelf, ("good", "broken", "absent_library", "quitter"))
    assert told.python == ".".join(map(str, sys.version_info[:3]))
    assert told.libraries == (
        Library("good", "1.2"),
        Library("broken", error="RuntimeError: operator is missing"),
        Library("absent_library", error="ModuleNotFoundError: No module named 'absent_library'"),
        Library("quitter", error="SystemExit: 3"),
    )
    assert told.devices == ()
    assert told.error == ""


def test_that_a_library_that_kills_the_process_is_named_and_the_rest_still_tried(shelf):
    told = probe(PYTHON, shelf, ("good", "deadly", "broken", "good"))
    assert [library.name for library in told.libraries] == ["good", "deadly", "broken", "good"]
    assert told.libraries[1].error == "the import ended the process: killed by SIGSEGV"
    assert told.libraries[3].version == "1.2"


def test_that_an_interpreter_that_does_not_start_is_a_finding(shelf):
    told = probe(shelf / "no-python", shelf, ("good",))
    assert told.libraries == ()
    assert "cannot be started" in told.error


def test_that_nobody_waits_for_an_import_that_is_wanted_no_more(shelf):
    started = shelf / "started"
    (shelf / "endless.py").write_text(
        f"import pathlib, time\npathlib.Path({str(started)!r}).touch()\ntime.sleep(600)\n"
    )
    told = probe(PYTHON, shelf, ("good", "endless", "broken"), is_unwanted=started.exists)
    assert [library.name for library in told.libraries] == []
    assert "broken" not in str(told)


@pytest.mark.worker
def test_that_every_library_of_the_training_environment_imports():
    told = probe(worker_python(), ROOT)
    assert [f"{library.name}: {library.error}" for library in told.libraries if library.error] == []
    assert [library.name for library in told.libraries][-1] == "mmagic"
