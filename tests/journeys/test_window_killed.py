"""kill -9 of the window while a run trains: the run goes on, and the next window shows it with its whole curve."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.journeys.window_stage import make_triangles, open_window, wait_for_job
from workbench.jobs.job import JobState

CHILD = Path(__file__).with_name("window_child.py")
ROOT = CHILD.parents[2]


def test_that_a_run_survives_the_killed_window_and_the_next_one_shows_its_whole_curve(
    qtbot, qapp, tmp_path, monkeypatch
):
    monkeypatch.setenv("WORKBENCH_WORKER_PYTHON", sys.executable)
    project = make_triangles(tmp_path)
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(project)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert child.stdout is not None
    said = child.stdout.readline().split()
    child.stdout.close()
    assert said[:1] == ["running"], "the window opened and its run went on"
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()

    window = open_window(qtbot, qapp, project)
    try:
        name = said[1]
        board = window.opened.session.board
        assert not board.job(name).state.is_ended, "the run outlives the window"
        seen = len(board.curves(name).series("train", "loss")[0])
        job = wait_for_job(qtbot, window, name)
        assert job.state is JobState.SUCCEEDED, job.reason
        steps = board.curves(name).series("train", "loss")[0]
        assert seen >= 3 and list(steps) == list(range(1, len(steps) + 1)), "no point is missing, none is doubled"
        assert not window.opened.session.project.read_only, "the lock of a killed window is taken over"
    finally:
        window.close()
        window.deleteLater()
        qapp.setStyleSheet("")
