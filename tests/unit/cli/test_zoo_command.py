from __future__ import annotations

import argparse
import json
import shlex
from dataclasses import replace

import pytest

from tests.unit.tasks.small_zoo import write_zoo
from workbench.cli.main import main
from workbench.cli.train import COMMAND, recipe_from
from workbench.jobs.installed_zoo import installed_zoo
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import CategoryLabels, LabelCounts, LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe_copies import as_command
from workbench.tasks.zoo.suggest import preset_of


@pytest.fixture(autouse=True)
def installed(tmp_path, monkeypatch):
    """A worker environment with two small libraries in it."""
    packages = tmp_path / "env" / "lib" / "python3.11" / "site-packages"
    write_zoo(packages)
    monkeypatch.setenv("WORKBENCH_WORKER_PYTHON", str(tmp_path / "env" / "bin" / "python"))


def listed(capsys, *words: str) -> list[str]:
    assert main(["zoo", *words, "--json"]) == 0
    return [entry["name"] for entry in json.loads(capsys.readouterr().out)]


def test_that_words_and_filters_narrow_the_list(capsys):
    assert len(listed(capsys)) == 4
    assert listed(capsys, "net_tiny") == ["net_tiny_8xb32-300e_coco", "net-ins_tiny_8xb32-300e_coco"]
    assert listed(capsys, "--task", "instances") == ["net-ins_tiny_8xb32-300e_coco"]
    assert listed(capsys, "--library", "mmpretrain", "--max-parameters", "20") == ["resnet18_8xb16_cifar10"]
    assert main(["zoo", "net", "--limit", "1"]) == 0
    assert "not shown" in capsys.readouterr().out


def test_that_one_is_shown_with_all_that_is_known(capsys):
    assert main(["zoo", "--show", "net_tiny_8xb32-300e_coco"]) == 0
    shown = capsys.readouterr().out
    assert all(text in shown for text in ("40.9", "640 x 640", "bbox_head.num_classes = 80", "https://", "Net: Fast"))
    assert main(["zoo", "--show", "nett"]) == 1
    assert "no configuration is called" in capsys.readouterr().err


def test_that_weights_on_the_disk_are_said(tmp_path, monkeypatch, capsys):
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "net_tiny_abc.pth").write_bytes(b"")
    monkeypatch.setenv("WORKBENCH_WEIGHTS", str(tmp_path / "weights"))
    assert listed(capsys, "--on-disk") == ["net_tiny_8xb32-300e_coco"]


def test_that_a_run_of_the_zoo_starts_from_weights_that_are_there(tmp_path, monkeypatch, capsys):
    (tmp_path / "net_tiny_abc.pth").write_bytes(b"")
    monkeypatch.setenv("WORKBENCH_WEIGHTS", str(tmp_path))
    parser = argparse.ArgumentParser()
    COMMAND.configure(parser)
    words = ["p", "--zoo", "mmdet:net/net_tiny_8xb32-300e_coco.py", "--epochs", "3", "--set", "clip=5"]
    cell = CategoryLabels(1, "cell", None, LabelCounts(50, 50), LabelCounts(9, 9))
    summary = LabelSummary((cell,), train_images=30, val_images=9, image_wh=(640, 480), train_pictures=30)
    recipe = recipe_from(parser.parse_args(words), summary)
    assert (recipe.fit, recipe.base_config) == ("config", "net/net_tiny_8xb32-300e_coco.py")
    assert recipe.val_interval == 1, "a short run is not validated as seldom as the suggested long one"
    told = recipe_from(parser.parse_args([*words, "--epochs", "60", "--set", "val_interval=7"]), summary)
    assert (told.epochs, told.val_interval) == (60, 7)
    assert (recipe.epochs, recipe.options["clip"], recipe.categories) == (3, 5, (1,))
    assert recipe.weights == str(tmp_path / "net_tiny_abc.pth")
    assert "published weights" in capsys.readouterr().err


def test_that_a_copied_command_makes_the_same_recipe_again(tmp_path, monkeypatch, capsys):
    (tmp_path / "net_tiny_abc.pth").write_bytes(b"")
    monkeypatch.setenv("WORKBENCH_WEIGHTS", str(tmp_path))
    cell = CategoryLabels(1, "cell", None, LabelCounts(50, 50), LabelCounts(9, 9))
    summary = LabelSummary((cell,), train_images=30, val_images=9, image_wh=(640, 480), train_pictures=30)
    options = {"tensorboard": True, "pinned": [3, 5], "early_stop": 4, "schedule": "cosine"}
    for model in (preset_of(installed_zoo().find("mmdet:net_tiny_8xb32-300e_coco")[0]), preset("rtmdet-tiny")):
        wanted = suggest(model, summary)
        # Nothing is saved less often than the run is long.
        wanted = replace(wanted, epochs=2, val_interval=2)
        wanted = replace(wanted, checkpoint_interval=min(wanted.checkpoint_interval, 2))
        wanted = replace(wanted, name="mine", seed=4, learning_rate=1 / 3000, options={**wanted.options, **options})
        words = shlex.split(as_command(wanted, tmp_path))
        parser = argparse.ArgumentParser()
        COMMAND.configure(parser)
        made = recipe_from(parser.parse_args(words[words.index("train") + 1 :]), summary)
        assert replace(made, threads=wanted.threads) == wanted


def test_that_a_run_of_the_zoo_refuses_what_cannot_be_trained(tmp_path, capsys):
    project = str(tmp_path / "p")
    main(["new", project])
    capsys.readouterr()
    assert main(["train", project, "--zoo", "resnet18_8xb16_cifar10"]) == 1
    assert "Nothing is labelled yet" in capsys.readouterr().err
    assert main(["train", project, "--zoo", "tracker"]) == 1
    assert "cannot be trained here. Follows objects" in capsys.readouterr().err
