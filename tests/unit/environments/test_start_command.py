from __future__ import annotations

import subprocess
import sys

from workbench.environments.layout import ROOT
from workbench.environments.start_command import CHECKS


def _start(*arguments, before=""):
    run = "runpy.run_path('start.py', run_name='__main__')"
    program = f"import runpy, sys; sys.argv = ['start.py', *{list(arguments)!r}]; {before}{run}"
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)


def test_that_an_old_python_is_refused_in_one_sentence():
    done = _start(before="sys.version_info = (3, 9, 2); ")
    assert done.returncode == 1
    assert done.stderr == "start.py: Python 3.11 or newer is needed, this is 3.9; run it with a newer python3\n"


def test_that_a_worker_interpreter_without_torch_is_refused_and_not_remembered(tmp_path):
    before = (ROOT / ".setup" / "worker-python.txt").exists()
    done = _start("setup", "--worker-python", str(tmp_path / "python"))
    assert done.returncode == 1
    assert "does not import torch" in done.stderr
    assert "Traceback" not in done.stderr
    assert (ROOT / ".setup" / "worker-python.txt").exists() == before


def test_that_help_and_wrong_usage_answer_as_programs_do():
    assert "--worker-python" in _start("--help").stdout
    assert _start("fly").returncode == 2


def test_that_the_check_runs_lint_format_types_and_contracts():
    assert [check[0] for check in CHECKS] == ["ruff", "ruff", "mypy", "lint-imports"]
