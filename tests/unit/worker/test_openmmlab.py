"""The checks of all inside_*.py, run in one process of the training interpreter and reported one by one."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from workbench.environments.layout import worker_python

pytestmark = [pytest.mark.worker, pytest.mark.timeout(1200)]

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(__file__).with_name("inside_worker.py")
CHECKS = [
    name
    for part in sorted(SCRIPT.parent.glob("inside_*.py"))
    for name in re.findall(r"^def (check_that_\w+)", part.read_text(), re.MULTILINE)
]


@pytest.fixture(scope="module")
def outcomes():
    environment = dict(os.environ, PYTHONPATH=str(ROOT), OMP_NUM_THREADS="1")
    command = [str(worker_python()), str(SCRIPT)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    lines = [line for line in done.stderr.splitlines() if line.startswith('{"check"')]
    found = {item["check"]: item["failure"] for item in map(json.loads, lines)}
    assert found, done.stderr[-3000:]
    return found


@pytest.mark.parametrize("check", CHECKS)
def test_inside_the_worker(outcomes, check):
    assert outcomes[check] == ""
