from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from workbench.cli.catalog import COMMANDS
from workbench.cli.main import main
from workbench.jobs.workshop import Answered
from workbench.project.config_export import MARK
from workbench.session import open_session


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    ok, data = cv2.imencode(".png", np.zeros((30, 40, 3), np.uint8))
    assert ok
    for number in range(1, 5):
        (folder / f"{number}.png").write_bytes(data.tobytes())
    return folder


@pytest.fixture
def labels(tmp_path, pictures):
    images = [{"id": n, "file_name": f"{n}.png", "width": 40, "height": 30} for n in range(1, 6)]
    notes = [{"id": n, "image_id": n, "category_id": 3, "bbox": [1, 2, 9, 9], "iscrowd": 0} for n in range(1, 6)]
    path = tmp_path / "labels.json"
    body = {"images": images, "annotations": notes, "categories": [{"id": 3, "name": "mouse"}]}
    path.write_text(json.dumps(body))
    return path


@pytest.fixture
def project(tmp_path, pictures, labels, capsys):
    path = str(tmp_path / "p")
    assert main(["new", path, "--name", "Mice"]) == 0
    assert main(["import", path, str(labels), "--images", str(pictures)]) == 0
    capsys.readouterr()
    return path


def test_that_a_new_project_holds_the_images_and_the_skeleton(tmp_path, pictures, capsys):
    path = str(tmp_path / "p")
    assert main(["new", path, "--images", str(pictures), "--skeleton", "mouse-4", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["images"] == 4
    assert main(["info", path, "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["classes"][0]["keypoints"] == ["snout", "leftear", "rightear", "tailbase"]
    assert body["images"] == 4
    assert main(["new", path]) == 1
    assert "a project already" in capsys.readouterr().err


def test_that_a_project_that_could_not_be_made_leaves_no_folder(tmp_path, capsys):
    assert main(["new", str(tmp_path / "p"), "--images", str(tmp_path / "none")]) == 1
    assert "no such folder" in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_that_a_new_project_takes_a_skeleton_from_a_file(tmp_path):
    path, skeleton = tmp_path / "p", tmp_path / "fish.json"
    skeleton.write_text('{"category": "fish", "keypoints": ["mouth", "tail"], "edges": [[0, 1]]}')
    assert main(["new", str(path), "--skeleton", str(skeleton)]) == 0
    session = open_session(path, read_only=True)
    (category,) = session.document.schema.categories
    session.close()
    assert (category.name, category.skeleton.keypoints) == ("fish", ("mouth", "tail"))


def test_that_an_import_reports_what_came_and_what_did_not(tmp_path, pictures, labels, capsys):
    path = str(tmp_path / "p")
    main(["new", path])
    capsys.readouterr()
    assert main(["import", path, str(labels), "--images", str(pictures), "--json", "--split", "train"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert (body["images"], body["objects"], body["unplaced"]) == (4, 4, 1)
    assert body["problems"][0]["place"] == "image 5.png"
    assert main(["import", path, str(labels), "--images", str(pictures)]) == 0
    assert "there already" in capsys.readouterr().out
    assert main(["info", path]) == 0
    assert "4 train" in capsys.readouterr().out


def test_that_an_import_that_brings_nothing_fails_with_a_sentence(tmp_path, labels, capsys):
    path = str(tmp_path / "p")
    main(["new", path])
    capsys.readouterr()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["import", path, str(labels), "--images", str(empty)]) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("workbench: ")
    assert "nothing was imported" in said
    assert "\n" not in said


def test_that_export_writes_what_was_imported(project, tmp_path, capsys):
    out = tmp_path / "out.json"
    assert main(["export", project, str(out), "--format", "coco", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["objects"] == 4
    assert [row["file_name"] for row in json.loads(out.read_text())["images"]] == [f"{n}.png" for n in range(1, 5)]


def test_that_a_file_that_is_there_is_written_over_only_when_asked(project, tmp_path, capsys):
    out = tmp_path / "out.json"
    out.write_text("mine")
    for words in (["export", project, str(out)], ["predict", project, "--run", "nobody", "--out", str(out)]):
        assert main(words) == 1
        assert "is there already" in capsys.readouterr().err
    archive = tmp_path / "run.wbrun"
    archive.write_text("mine")
    assert main(["share", project, "nobody", str(archive)]) == 1
    assert "write over it with --replace" in capsys.readouterr().err
    assert main(["share", project, "nobody", str(archive), "--replace"]) == 1
    assert "no run 'nobody'" in capsys.readouterr().err
    assert (out.read_text(), archive.read_text()) == ("mine", "mine")
    assert main(["export", project, str(out), "--replace"]) == 0
    assert "annotations" in json.loads(out.read_text())


def test_that_a_plain_config_leaves_into_a_folder_of_its_own(project, tmp_path, monkeypatch, capsys):
    asked = []

    class Shop:
        """Stands for the training environment, which is too slow to start here."""

        def __init__(self, _):
            pass

        def ask(self, verb, recipe, question):
            asked.append((verb, recipe.preset, recipe.epochs, question))
            labels = {"form": "boxes", "categories": [3], "painted": None}
            body = {"config": f"# {MARK}\n", "labels": labels, "scope": "mmdet", "keypoints": "", "notes": ["Mind it."]}
            return Answered(body, Path("none"), 0.0)

        def close(self):
            asked.append("closed")

    monkeypatch.setattr("workbench.cli.config.Workshop", Shop)
    main(["split", project, "--val", "1"])
    out = tmp_path / "out"
    words = ["config", project, str(out), "--preset", "rtmdet-tiny", "--epochs", "7"]
    assert main(words) == 0
    said = capsys.readouterr()
    assert "mim train mmdet config.py" in said.out and "Mind it." in said.err
    assert asked == [("export", "rtmdet-tiny", 7, {"train_samples": 3}), "closed"]
    assert len(json.loads((out / "annotations" / "train.json").read_text())["images"]) == 3
    assert main(words) == 1
    assert "--replace" in capsys.readouterr().err
    assert main([*words, "--replace"]) == 0
    (out / "config.py").write_text("mine")
    assert main([*words, "--replace"]) == 1
    assert (out / "config.py").read_text() == "mine"
    capsys.readouterr()
    assert main(["config", project, str(tmp_path / "other"), "--run", "a", "--epochs", "7"]) == 1
    assert "--run and --epochs exclude each other" in capsys.readouterr().err


def test_that_split_divides_and_info_tells(project, capsys):
    assert main(["split", project, "--val", "0.25", "--by", "random", "--seed", "3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["splits"] == {"train": 3, "val": 1}
    assert main(["split", project, "--val", "1"]) == 0
    session = open_session(Path(project))
    assert [image.split.value for image in session.document.images] == ["train", "train", "train", "val"]
    assert session.editor.undo_title == "Split into training and validation"
    session.close()


def test_that_presets_are_listed(capsys):
    assert main(["presets", "--json"]) == 0
    names = {entry["name"] for entry in json.loads(capsys.readouterr().out)}
    assert {"rtmpose-t", "heatmap-resnet18", "rtmdet-tiny", "rtmdet-ins-tiny"} <= names


def test_that_a_project_without_jobs_says_so(project, capsys):
    assert main(["jobs", project]) == 0
    assert "no jobs yet" in capsys.readouterr().out
    assert main(["jobs", project, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_that_changing_a_project_that_is_open_elsewhere_is_refused_and_looking_is_not(project, capsys):
    window = open_session(Path(project))
    assert main(["split", project, "--val", "1"]) == 1
    assert "process" in capsys.readouterr().err
    assert main(["info", project]) == 0
    window.close()


@pytest.mark.parametrize(
    "words",
    [
        ["info", "{missing}"],
        ["export", "{missing}", "x.json"],
        ["jobs", "{missing}"],
        ["stop", "{project}", "nobody"],
        ["resume", "{project}", "nobody"],
        ["predict", "{project}", "--run", "nobody"],
        ["predict", "{project}", "--run", "../../x"],
        ["evaluate", "{project}", "--run", "nobody"],
        ["train", "{project}", "--preset", "nobody"],
        ["train", "{project}", "--preset", "heatmap-resnet18"],
        ["import", "{project}", "{missing}"],
        ["new", "{project}"],
        ["new", "{missing}", "--skeleton", "nobody"],
        ["split", "{project}", "--val", "400"],
    ],
)
def test_that_what_cannot_be_done_is_one_sentence_and_exit_code_1(words, project, tmp_path, capsys):
    names = {"project": project, "missing": str(tmp_path / "missing")}
    assert main([word.format(**names) for word in words]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    last = said.err.strip().splitlines()[-1]
    assert last.startswith("workbench: ")
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["split", "p"],
        ["split", "p", "--val", "many"],
        ["split", "p", "--val", "1.5"],
        ["train", "p", "--input-size", "big"],
        ["train", "p", "--epochs", "0"],
        ["train", "p", "--set", "nonsense"],
        ["predict", "p"],
        ["predict", "p", "--run", "r", "--images", "x", "--split", "val"],
        ["import", "p", "x", "--format", "nobody"],
        ["info"],
    ],
)
def test_that_wrong_usage_is_exit_code_2(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "usage: workbench" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["new", ""], ["info", " "]])
def test_that_an_empty_name_is_not_the_folder_here(words, capsys):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "this one is empty" in capsys.readouterr().err


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_that_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"usage: workbench {command}" in capsys.readouterr().out


def test_that_training_makes_a_run_with_the_settings_that_were_given(project, capsys):
    main(["split", project, "--val", "1"])
    words = ["--preset", "rtmdet-tiny", "--epochs", "3", "--batch-size", "2", "--input-size", "96x64", "--seed", "9"]
    words += [
        "--set",
        "optim_wrapper.clip_grad.max_norm=5",
        "--set",
        "log_level=DEBUG",
        "--device",
        "cpu",
        "--name",
        "mine",
    ]
    from workbench.cli import train
    from workbench.cli.main import _parser
    from workbench.project.project import Project

    words = ["train", project, *words]
    args = _parser(words).parse_args(words)
    opened = Project.open(args.project, read_only=True)
    recipe = train.recipe_from(args, opened.label_summary())
    opened.close()
    assert (recipe.epochs, recipe.batch_size, recipe.input_wh, recipe.seed) == (3, 2, (96, 64), 9)
    assert recipe.overrides == {"optim_wrapper.clip_grad.max_norm": 5, "log_level": "DEBUG"}
    assert (recipe.name, recipe.device, recipe.categories) == ("mine", "cpu", (3,))


def test_that_a_chosen_worker_is_remembered_and_a_wrong_one_is_a_sentence(project, tmp_path, monkeypatch, capsys):
    import sys

    chosen = []
    monkeypatch.setattr("workbench.cli.main.choose_worker_python", chosen.append)
    assert main(["--worker-python", sys.executable, "info", project]) == 0
    assert chosen == [Path(sys.executable)]
    assert main(["--worker-python", str(tmp_path / "nowhere"), "info", project]) == 1
    assert "no interpreter" in capsys.readouterr().err


def test_that_without_a_command_the_window_opens_and_without_a_display_that_is_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr("workbench.cli.window.has_display", lambda: False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    for words in ([], ["some/project"]):
        assert main(words) == 1
        assert "no display" in capsys.readouterr().err
