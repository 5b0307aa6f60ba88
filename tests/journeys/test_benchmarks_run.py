"""Every benchmark still runs: a smoke run of a moment, no figure is asserted."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUICK = {
    "brush_cost": ["--segments", "3", "--radii", "20"],
    "canaries": ["--count", "50", "--without-worker"],
    "canvas_costs": ["--shapes", "20", "--steps", "3"],
    "canvas_frames": ["--shapes", "20", "--frames", "3"],
    "change_skeleton": ["--poses", "50"],
    "coco_io": ["5"],
    "image_switch": ["--rounds", "1", "--hd", "320", "240", "--large", "640", "480", "--shapes", "5"],
    "large_image": ["--size", "640", "480", "--kinds", "jpg", "tif", "--steps", "2"],
    "kill_store": ["--kills", "1"],
    "random_histories": ["--histories", "20", "--seed", "1000"],
    "monkey": ["--seconds", "4", "--patience", "120"],
    "scalar_to_curve": ["--rows", "10", "--rate", "40"],
    "start_time": ["--rounds", "1", "--without-labelme"],
    "store_speed": ["--objects", "200", "--edits", "5"],
}
"""How to run them in a moment; the others train, kill for minutes or install, and are only asked what they take."""

NOT_RUN_ALONE = {
    "canvas_scene",
    "peer_canvas",
    "real_run",
    "random_hand",
    "canaries_inside",
    "canary_kinds",
    "nursery",
    "zoo_project",
    "zoo_reading_child",
    "zoo_sweep_child",
    "zoo_fit_all_child",
    "worker_child",
    "__init__",
}


def names():
    return sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py") if path.stem not in NOT_RUN_ALONE)


@pytest.mark.parametrize("name", names())
def test_that_the_benchmark_runs(name):
    command = [sys.executable, "-m", f"benchmarks.{name}", *QUICK.get(name, ["--help"])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert done.stdout.strip()
