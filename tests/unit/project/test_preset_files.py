"""Presets of one's own: written, offered, never in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.project.error import ProjectError
from workbench.project.preset_files import PresetTakenError, save_preset
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import own_presets_folder, preset, presets
from workbench.tasks.run_changes import Extension, extended


@pytest.fixture
def recipe(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path))
    overrides = {"augment.RandomFlip.prob": [0.1, 0.2], "model.head": {"type": "A", "n": 1, 'odd "key"': True}}
    return replace(suggest(preset("rtmdet-tiny"), LabelSummary()), epochs=7, overrides=overrides)


def test_that_a_recipe_kept_as_a_preset_is_suggested_as_it_was(recipe):
    save_preset(recipe, "My cells, Zellen")
    own = next(entry for entry in presets("detection") if entry.is_own)
    assert own.title == "My cells, Zellen"
    again = suggest(preset(own.name), LabelSummary())
    assert (again.epochs, again.overrides) == (7, recipe.overrides)
    assert again.options["colour"] is True and again.base_config == recipe.base_config


def test_that_what_belongs_to_one_project_or_run_is_not_kept_in_a_preset(recipe):
    options = {**recipe.options, "pinned": [3], "priority": [1, 2], "tensorboard": True}
    save_preset(extended(replace(recipe, options=options), Extension(5)), "Mine")
    kept = preset("mine")
    assert kept.options == {**recipe.options, "tensorboard": True} and kept.defaults.max_epochs == 7


def test_that_a_preset_of_ones_own_is_replaced_when_told_to_and_never_lost(recipe, monkeypatch):
    path = save_preset(recipe, "Mine")
    before = path.read_bytes()
    other = replace(recipe, epochs=9)
    with pytest.raises(PresetTakenError, match="You have a preset called mine already"):
        save_preset(other, "Mine")
    with pytest.raises(ProjectError, match="exists for the task detection"):
        save_preset(replace(other, task="pose"), "mine", is_replacing=True)
    with pytest.raises(ProjectError, match="not a preset"):
        save_preset(replace(other, base_config="\x7f"), "Mine", is_replacing=True)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("workbench.formats.atomic_file.os.fsync", full)
        with pytest.raises(ProjectError, match="No space left"):
            save_preset(other, "Mine", is_replacing=True)
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]
    save_preset(other, "Mine", is_replacing=True)
    assert preset("mine").defaults.max_epochs == 9


def test_that_a_preset_that_ships_is_not_replaced(recipe):
    with pytest.raises(ProjectError, match="ships with the workbench"):
        save_preset(recipe, "RTMDet tiny".replace(" ", "-"))


def test_that_a_file_that_is_none_is_left_out(recipe):
    path = own_presets_folder() / "detection" / "broken.toml"
    path.parent.mkdir(parents=True)
    path.write_text("title = [")
    assert "broken" not in {entry.name for entry in presets()}
