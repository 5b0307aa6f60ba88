from pathlib import Path

import pytest

from workbench.tasks.presets import PresetError, preset, presets, read_preset
from workbench.tasks.task import TASKS


def test_that_every_task_has_a_preset_and_hidden_ones_are_not_offered():
    assert {entry.task for entry in presets()} == {task.name for task in TASKS}
    assert {"heatmap-resnet18", "rtmpose-t", "rtmpose-m"} <= {entry.name for entry in presets("pose")}
    assert not any(entry.hidden for entry in presets())
    assert preset("demo-pose").hidden


def test_that_every_task_has_a_small_a_middle_and_a_large_choice():
    for kind in TASKS:
        assert len(presets(kind.name)) >= 3


def test_that_a_preset_of_the_zoo_keeps_the_configs_own_ways():
    assert preset("segformer-b0").fit == "config"
    assert preset("rtmdet-tiny").fit == ""


def test_that_an_unknown_name_lists_those_that_exist():
    with pytest.raises(PresetError, match="heatmap-resnet18"):
        preset("no-such-model")


def test_that_a_broken_preset_file_is_named(tmp_path: Path):
    broken = tmp_path / "broken.toml"
    broken.write_text("title = 'x'\n[defaults]\ninput_wh = [1]\n")
    with pytest.raises(PresetError, match=r"broken\.toml"):
        read_preset(broken)


def test_that_a_preset_of_no_known_task_is_refused(tmp_path: Path):
    text = Path(preset_file("pose", "rtmpose-t")).read_text().replace('task = "pose"', 'task = "guess"')
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text)
    with pytest.raises(PresetError, match="guess"):
        read_preset(wrong)


def preset_file(task: str, name: str) -> Path:
    from workbench.core.resources import resource_path

    return resource_path("presets", task, f"{name}.toml")
