"""Bad input at the command line: each ends with one sentence that names file, place and way out; nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import psutil
import pytest

from workbench.cli.main import main
from workbench.jobs.job import JobState
from workbench.protocol.channel import ChannelWriter
from workbench.protocol.messages import Finished, Notice, Progress, Started
from workbench.session import open_session
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset


class Bench:
    """A folder of four pictures, label files about them, and the command line."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.pictures = folder / "pictures"
        self.pictures.mkdir()
        for number in range(1, 5):
            data = cv2.imencode(".jpg", np.full((30, 40, 3), number, np.uint8))[1].tobytes()
            (self.pictures / f"{number}.jpg").write_bytes(data)
        self.project = str(folder / "p")

    def say(self, *words: object) -> tuple[int, str, str]:
        """Run one command; returns exit code, stdout and stderr. Checks what holds for every command."""
        code = main([str(word) for word in words])
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        if code:
            assert code == 1 and out == ""
            assert err.splitlines()[-1].startswith("workbench: ")
        return code, out, err.replace(str(self.folder), "…").strip()

    def labels(self, change: Callable[[dict[str, Any]], object] | None = None, count: int = 8) -> Path:
        """A COCO file, its annotations 1, 2, … on pictures 1 to 4 in turn, changed as wanted."""
        images = [{"id": n, "file_name": f"{n}.jpg", "width": 40, "height": 30} for n in range(1, 5)]
        notes: list[dict[str, Any]] = [
            {"id": n, "image_id": 1 + n % 4, "category_id": 1, "bbox": [1, 2, 9, n / 999], "iscrowd": 0}
            for n in range(1, count + 1)
        ]
        body = {"images": images, "annotations": notes, "categories": [{"id": 1, "name": "mouse"}]}
        if change is not None:
            change(body)
        path = self.folder / "labels.json"
        path.write_text(json.dumps(body))
        return path

    def made(self, labels: Path) -> str:
        """A project with these labels; returns what the import said beside its result."""
        shutil.rmtree(self.project, ignore_errors=True)
        assert self.say("new", self.project)[0] == 0
        code, _, said = self.say("import", self.project, labels, "--images", self.pictures)
        assert code == 0
        return said

    def counts(self) -> tuple[int, int]:
        """Images and objects that the project holds."""
        body = json.loads(self.say("info", self.project, "--json")[1])
        assert body["problems"] == []
        return body["images"], body["objects"]


@pytest.fixture
def bench(tmp_path, capsys):
    return Bench(tmp_path, capsys)


def second(**members: Any) -> Callable[[dict[str, Any]], object]:
    return lambda body: body["annotations"][1].update(members)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (second(bbox=[1, float("nan"), 3, 4]), "annotation 2: the box holds a value that is not a finite number"),
        (second(bbox="broken"), "annotation 2: bbox is not a list of numbers"),
        (
            second(segmentation={"size": [30, 40], "counts": "\x01!zz"}),
            "annotation 2: the run-length text holds characters that cannot be in it",
        ),
        (
            second(segmentation={"size": [30, 40], "counts": [1, 2, 3]}),
            "annotation 2: mask runs cover 6 of 40 x 30 pixels",
        ),
    ],
)
def test_that_a_bad_record_is_named_and_the_others_come_in(bench, change, said):
    assert bench.made(bench.labels(change)) == said
    assert bench.counts() == (4, 7)


def test_that_one_bad_record_of_ten_thousand_costs_that_one(bench):
    assert bench.made(bench.labels(second(bbox="broken"), count=10_000)).startswith("annotation 2: ")
    assert bench.counts() == (4, 9_999)


def test_that_a_missing_and_a_truncated_image_are_named_and_the_others_come_in(bench):
    labels = bench.labels()
    (bench.pictures / "3.jpg").unlink()
    (bench.pictures / "2.jpg").write_bytes((bench.pictures / "2.jpg").read_bytes()[:300])
    said = bench.made(labels).splitlines()
    assert [line.strip() for line in said] == [
        "image 2.jpg: left out with its labels: the file is cut off or damaged",
        "image 3.jpg: the file was not found in the folders searched; its labels are left out",
    ]
    assert bench.counts() == (2, 4)


def test_that_labels_without_their_images_ask_for_the_folder(bench):
    bench.say("new", bench.project)
    (bench.folder / "elsewhere").mkdir()
    labels = bench.labels().rename(bench.folder / "elsewhere" / "labels.json")
    shutil.move(bench.pictures, bench.folder / "deep")
    code, _, said = bench.say("import", bench.project, labels)
    assert (code, said.splitlines()) == (
        1,
        [
            "workbench: …/elsewhere/labels.json: nothing was imported: none of its images was found "
            "(image 1.jpg and others); say where they lie with --images DIR"
        ],
    )


def test_that_a_folder_of_labels_is_answered_with_the_file_that_was_meant(bench):
    bench.say("new", bench.project)
    bench.labels()
    said = bench.say("import", bench.project, bench.folder)[2]
    assert said == "workbench: …: a folder; choose the label file in it, such as labels.json"


@pytest.mark.parametrize("words", [["--images", "{folder}/none"], ["--images", "{folder}/gone"], ["--skeleton", "no"]])
def test_that_a_project_that_could_not_be_filled_can_be_made_again(bench, words):
    (bench.folder / "none").mkdir()
    code, _, said = bench.say("new", bench.project, *[word.format(folder=bench.folder) for word in words])
    assert (code, len(said.splitlines())) == (1, 1)
    assert bench.say("new", bench.project, "--images", bench.pictures)[0] == 0
    assert bench.counts() == (4, 0)


def test_that_training_without_labels_says_so(bench):
    bench.say("new", bench.project, "--images", bench.pictures)
    code, _, said = bench.say("train", bench.project, "--preset", "rtmdet-tiny")
    assert (code, said) == (1, "workbench: Nothing is labelled yet: label some images first.")


def two_classes(first: list[str], second: list[str]) -> Callable[[dict[str, Any]], object]:
    """Make two classes of keypoints, on alternating objects; an empty one gets no object."""

    def change(body: dict[str, Any]) -> None:
        body["categories"] = [
            {"id": 1, "name": "mouse", "keypoints": first},
            {"id": 2, "name": "cat", "keypoints": second},
        ]
        for note in body["annotations"]:
            names = second if second and note["id"] % 2 else first
            number = 2 if names is second else 1
            note.update(bbox=[1, 2, 9, 9], keypoints=[5, 5, 2] * len(names), category_id=number)

    return change


def test_that_a_class_that_a_pose_run_leaves_out_is_named(bench, monkeypatch):
    monkeypatch.setattr("workbench.cli.train.run_to_the_end", lambda *_: None)
    monkeypatch.setattr("workbench.jobs.board.JobBoard.submit", lambda *_: "run")
    bench.made(bench.labels(two_classes(["nose", "tail"], ["ear"])))
    code, _, said = bench.say("train", bench.project, "--preset", "heatmap-resnet18")
    assert code == 0
    assert "'cat' has other keypoints than 'mouse': one pose model learns one skeleton" in said


def test_that_an_unlabelled_class_is_named_before_training(bench, monkeypatch):
    monkeypatch.setattr("workbench.cli.train.run_to_the_end", lambda *_: None)
    monkeypatch.setattr("workbench.jobs.board.JobBoard.submit", lambda *_: "run")
    bench.made(bench.labels(lambda body: body["categories"].append({"id": 2, "name": "cat"})))
    code, _, said = bench.say("train", bench.project, "--preset", "rtmdet-tiny")
    assert code == 0
    assert "warning: 'cat' has no boxes in the training images: the model cannot learn it." in said


def test_that_a_second_opener_may_look_and_is_told_who_writes(bench):
    bench.made(bench.labels())
    window = open_session(Path(bench.project))
    try:
        for words in (["split", bench.project, "--val", 1], ["import", bench.project, bench.labels()]):
            code, _, said = bench.say(*words)
            assert (code, "the project is open in another window (process" in said) == (1, True)
        assert bench.counts() == (4, 8)
    finally:
        window.close()


@pytest.mark.parametrize("content", [b"", b"no database " * 600, None])
def test_that_a_damaged_project_is_one_sentence_for_every_command(bench, content):
    bench.made(bench.labels())
    database = Path(bench.project) / "labels.db"
    data = database.read_bytes()
    database.write_bytes(data[: len(data) // 2] if content is None else content)
    broken = database.read_bytes()
    for words in (["info"], ["jobs"], ["split", "--val", "1"], ["train"], ["export", bench.folder / "out.json"]):
        code, _, said = bench.say(words[0], bench.project, *words[1:])
        assert code == 1
        assert said.startswith("workbench: …/p/labels.db: ")
        assert "in its place" in said or "move it away" in said or "snapshot" in said
    assert database.read_bytes() == broken


@pytest.fixture
def run_folder(bench):
    """A run as a worker left it in the middle of its work."""
    bench.made(bench.labels())
    session = open_session(Path(bench.project))
    run = session.project.runs.new_run(suggest(preset("rtmdet-tiny"), session.project.label_summary()))
    session.close()
    return run.folder


def test_that_garbage_in_the_events_of_a_run_costs_that_garbage(bench, run_folder):
    events = ChannelWriter(run_folder.events)
    events.write(Started(1.0, 1, 1.0, "cpu"))
    events.write(Progress(2.0, 5, 9, "iteration"))
    events.close()
    with open(run_folder.events, "ab") as file:
        file.write(bytes(range(256)) * 20 + b'\n{"v": 1}\n[]\n')
    events = ChannelWriter(run_folder.events)
    events.write(Finished(3.0, "failed", "The images are all black."))
    events.close()
    (job,) = json.loads(bench.say("jobs", bench.project, "--json")[1])
    assert (job["state"], job["done"], job["reason"]) == (JobState.FAILED, 5, "The images are all black.")


def test_that_a_recipe_of_garbage_is_named(bench, run_folder):
    run_folder.recipe.write_bytes(b"\xbf\x80\x00 garbage")
    for words in (["predict"], ["evaluate"]):
        code, _, said = bench.say(*words, bench.project, "--run", run_folder.path.name)
        assert code == 1
        assert "recipe.json: not JSON" in said
    assert "recipe.json: not JSON" in bench.say("jobs", bench.project)[1]


def test_that_a_run_that_waits_for_a_full_disk_says_so(bench, run_folder):
    events = ChannelWriter(run_folder.events)
    events.write(Started(1.0, os.getpid(), psutil.Process().create_time(), "cpu"))
    events.write(Progress(2.0, 5, 9, "iteration", eta_s=4.0))
    events.write(Notice(3.0, "error", "The disk is full: the run waits until there is room."))
    line = bench.say("jobs", bench.project)[1]
    assert "5/9 iteration  The disk is full: the run waits until there is room." in line
    events.write(Progress(4.0, 6, 9, "iteration", eta_s=3.0))
    events.close()
    assert "disk" not in bench.say("jobs", bench.project)[1]


def test_that_a_pose_run_is_no_detector(bench, run_folder):
    pose = suggest(preset("heatmap-resnet18"), LabelSummary())
    session = open_session(Path(bench.project))
    name = session.project.runs.new_run(pose).name
    session.close()
    said = bench.say("predict", bench.project, "--run", name, "--boxes-from", name)[2]
    assert said.endswith("is a pose run and finds no boxes; name a detection run for --boxes-from")
    said = bench.say("predict", bench.project, "--run", run_folder.path.name, "--boxes-from", name)[2]
    assert said.endswith("finds its boxes itself; leave --boxes-from out")


def test_that_an_export_of_nothing_writes_no_file(bench):
    bench.made(bench.labels())
    out = bench.folder / "out.json"
    code, _, said = bench.say("export", bench.project, out, "--split", "test")
    assert (code, said) == (1, "workbench: …/p: no image is in the split test; see: workbench info")
    assert not out.exists()


def test_that_a_mistyped_command_is_wrong_usage_and_not_a_project(bench):
    with pytest.raises(SystemExit) as left:
        main(["trian"])
    assert left.value.code == 2
