"""workbench restore: what it asks for in words, and how a job outside any project is written and waited for."""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from workbench.cli import restore as command
from workbench.cli.main import main
from workbench.jobs.job import JobError
from workbench.jobs.restoring import RestoreOrder, restore
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import read_recipe
from workbench.tasks.zoo.entry import Zoo, ZooEntry
from workbench.tasks.zoo.kinds import GENERATION, INPAINTING
from workbench.worker.predict import read_tasks

CONFIG = "srcnn/srcnn_x4k915_1xb16-1000k_div2k.py"
ADDRESS = "https://weights.example/srcnn.pth"


@pytest.fixture
def picture(tmp_path, monkeypatch):
    entries = (
        ZooEntry("mmagic", "srcnn", CONFIG, "restoration", weights=ADDRESS),
        ZooEntry("mmdet", "detector", "detector/one.py", "detection"),
        ZooEntry("mmdet", "srcnnet", "detector/srcnnet.py", "detection"),
        ZooEntry("mmagic", "filler", "filler/one.py", "other", note=INPAINTING),
        ZooEntry("mmagic", "dreamer", "dreamer/one.py", "other", note=GENERATION),
    )
    monkeypatch.setattr(command, "installed_zoo", lambda: Zoo(entries))
    monkeypatch.setenv("WORKBENCH_WEIGHTS", str(tmp_path / "weights"))
    # The window's own interpreter has no torch: what the worker then says must reach the person.
    monkeypatch.setattr(command, "worker_python", lambda: Path(sys.executable))
    path = tmp_path / "photo.png"
    path.write_bytes(cv2.imencode(".png", np.zeros((8, 8, 3), np.uint8))[1].tobytes())
    return path


def refusal(capsys, *words):
    assert main(["restore", "--device", "cpu", *map(str, words)]) == 1
    return capsys.readouterr().err


def test_that_weights_that_are_not_there_are_asked_for_by_their_address(picture, tmp_path, capsys):
    assert ADDRESS in refusal(capsys, "--zoo", "srcnn", picture)
    assert "no such weights" in refusal(capsys, "--zoo", "srcnn", "--weights", tmp_path / "none.pth", picture)


def test_that_other_libraries_pictures_and_masks_that_lack_are_refused(picture, tmp_path, capsys):
    (tmp_path / "masks").mkdir()
    assert "makes no pictures" in refusal(capsys, "--zoo", "detector", picture)
    assert "no such picture" in refusal(capsys, "--zoo", "srcnn", tmp_path / "none.png")
    words = ("--zoo", "srcnn", "--mask", tmp_path / "masks", picture)
    assert "holds no mask for photo.png" in refusal(capsys, *words)
    assert not (tmp_path / "restored").exists()


def test_that_only_what_restores_is_offered_for_a_name_that_is_wrong(picture, capsys):
    said = refusal(capsys, "--zoo", "srcn", picture)
    assert CONFIG in said and "srcnnet" not in said
    assert "filler/one.py" in refusal(capsys, "--zoo", "fill", picture)
    assert "does not make one picture better" in refusal(capsys, "--zoo", "dreamer", picture)


def test_that_downloaded_weights_are_found_and_a_failing_worker_is_quoted(picture, tmp_path, capsys):
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "srcnn.pth").write_bytes(b"weights")
    out = tmp_path / "out"
    said = refusal(capsys, "--zoo", "srcnn", "--out", out, picture)
    assert "torch" in said or "installed" in said
    assert list(out.iterdir()) == []


def test_that_weights_that_fail_are_told_by_the_name_that_was_given(picture, tmp_path, monkeypatch):
    def fail(command, **_):
        job = JobFolder(Path(command[-1]))
        used = JobFolder(Path(read_recipe(job.recipe).run_folder)).checkpoints / "weights.pth"
        job.log.write_text(f"{used} cannot be read")

    monkeypatch.setattr("workbench.jobs.restoring.subprocess.run", fail)
    weights = tmp_path / "mine.pth"
    weights.write_bytes(b"weights")
    (tmp_path / "job").mkdir()
    with pytest.raises(JobError, match=f"^{weights} cannot"):
        restore(RestoreOrder(CONFIG, weights, (picture,)), tmp_path / "job", Path(sys.executable))


def test_that_the_job_says_what_is_restored_with_what(picture, tmp_path):
    weights = tmp_path / "some.pth"
    weights.write_bytes(b"weights")
    folder = tmp_path / "job"
    folder.mkdir()
    with pytest.raises(JobError):
        restore(RestoreOrder(CONFIG, weights, (picture,), (picture,)), folder, Path(sys.executable))
    job = JobFolder(folder / "job")
    asked = read_recipe(job.recipe)
    run = JobFolder(Path(asked.run_folder))
    assert read_recipe(run.recipe).base_config == CONFIG
    assert (run.checkpoints / asked.checkpoint).read_bytes() == b"weights"
    (task,) = read_tasks(job.images)
    assert (task.path, task.hole, task.spots) == (picture, picture, None)
