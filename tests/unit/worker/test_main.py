from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from workbench.protocol.channel import ChannelReader
from workbench.protocol.messages import Finished

ROOT = Path(__file__).resolve().parents[3]


def worker(*arguments):
    # -S: an interpreter without any package, as a wrongly chosen one is
    command = [sys.executable, "-S", "-m", "workbench.worker", *map(str, arguments)]
    environment = dict(os.environ, PYTHONPATH=str(ROOT))
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_that_an_interpreter_without_the_libraries_fails_the_job_with_the_way_out(tmp_path):
    assert worker(tmp_path).returncode == 1
    (told,) = ChannelReader(tmp_path / "events.jsonl").poll()
    assert isinstance(told, Finished)
    assert told.outcome == "failed"
    assert told.reason.endswith("is not complete (No module named 'numpy'): run `workbench doctor`.")


def test_that_a_wrong_call_is_told_how(tmp_path):
    done = worker(tmp_path / "nowhere")
    assert done.returncode == 2
    assert done.stderr == "usage: python -m workbench.worker [--device NAME | --live OWNER_PID] JOB_DIR\n"
