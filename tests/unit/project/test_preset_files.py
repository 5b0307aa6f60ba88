"""Presets of one's own: written, offered, never in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.project.error import ProjectError
from workbench.project.preset_files import save_preset
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import own_presets_folder, preset, presets


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


def test_that_a_preset_that_ships_is_not_replaced(recipe):
    with pytest.raises(ProjectError, match="ships with the workbench"):
        save_preset(recipe, "RTMDet tiny".replace(" ", "-"))


def test_that_a_file_that_is_none_is_left_out(recipe):
    path = own_presets_folder() / "detection" / "broken.toml"
    path.parent.mkdir(parents=True)
    path.write_text("title = [")
    assert "broken" not in {entry.name for entry in presets()}
