"""Presets: what the workbench knows how to train, one small TOML file each under ``resources/presets/<task>/``."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from workbench.core.resources import resource_path
from workbench.tasks.sentence import Sentence
from workbench.tasks.task import TASKS


class PresetError(ValueError):
    """A preset file that cannot be used, or a name that no preset has; the text says which."""


@dataclass(frozen=True, slots=True)
class PresetDefaults:
    """Where ``tasks.defaults.suggest`` starts from before it looks at the data.

    ``learning_rate`` belongs to ``batch_size``. Training lasts about ``iterations`` optimizer steps, within
    ``min_epochs`` … ``max_epochs`` passes over the images. ``input_wh`` is width, height in pixels.
    """

    batch_size: int
    input_wh: tuple[int, int]
    learning_rate: float
    iterations: int
    min_epochs: int
    max_epochs: int


@dataclass(frozen=True, slots=True)
class Preset:
    """One model and how it is trained.

    ``base_config`` is a path below the library's own ``.mim/configs``. ``summary`` says in one sentence what it is,
    ``why`` when to choose it. ``options`` are handed to the adapter as they are, ``fit`` to the recipe: ``config``
    keeps the config's own pipelines, optimizer and schedule. A ``hidden`` preset can be used by name, but is not
    offered. ``overrides`` are dotted keys of the config that are set last; ``is_own``: saved by the user.
    """

    name: str
    title: Sentence
    task: str
    adapter: str
    base_config: str
    summary: Sentence
    why: Sentence
    defaults: PresetDefaults
    options: Mapping[str, Any]
    hidden: bool = False
    fit: str = ""
    overrides: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    is_own: bool = False


def own_presets_folder() -> Path:
    """Return where the user's own presets lie, a folder for each task; WORKBENCH_STATE overrides that."""
    state = os.environ.get("WORKBENCH_STATE")
    if state:
        return Path(state) / "presets"
    config = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return (Path(config) if config else Path.home() / ".config") / "workbench" / "presets"


def presets(task: str = "") -> tuple[Preset, ...]:
    """Return the presets that are offered, all or those of one task, in the order of the tasks and of their titles."""
    order = {known.name: position for position, known in enumerate(TASKS)}
    offered = [preset for preset in _read_all().values() if not preset.hidden and task in ("", preset.task)]
    return tuple(sorted(offered, key=lambda preset: (order[preset.task], preset.title)))


def preset(name: str) -> Preset:
    """Return the preset of this name, hidden ones included; raises PresetError naming those that exist."""
    known = _read_all()
    if name not in known:
        raise PresetError(f"no preset is called {name!r}; there are {', '.join(entry.name for entry in presets())}")
    return known[name]


def read_preset(path: Path) -> Preset:
    """Read one preset file; raises PresetError naming the file and what is wrong in it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PresetError(f"{path}: not a preset ({error})") from None
    return preset_from_text(text, path)


def preset_from_text(text: str, path: Path) -> Preset:
    """Read the text of the preset file ``path``; raises PresetError naming the file and what is wrong in it."""
    try:
        body = tomllib.loads(text)
        found = body.pop("defaults")
        width, height = found.pop("input_wh")
        defaults = PresetDefaults(input_wh=(int(width), int(height)), **found)
        body |= {key: Sentence(body[key]) for key in ("title", "summary", "why")}
        options = MappingProxyType(dict(body.pop("options", {})))
        overrides = MappingProxyType(dict(body.pop("overrides", {})))
        result = Preset(name=path.stem, defaults=defaults, options=options, overrides=overrides, **body)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise PresetError(f"{path}: not a preset ({error})") from None
    if result.task not in {known.name for known in TASKS}:
        raise PresetError(f"{path}: no task is called {result.task!r}")
    return result


def _read_all() -> dict[str, Preset]:
    """The ones that ship, and the user's own as they are now; a file of the user's that is none is left out."""
    shipped = _read_shipped()
    own = {}
    for path in sorted(own_presets_folder().glob("*/*.toml")):
        try:
            found = read_preset(path)
        except PresetError:
            continue
        if found.name not in shipped:
            own[found.name] = replace(found, is_own=True)
    return {**shipped, **own}


@lru_cache(maxsize=1)
def _read_shipped() -> dict[str, Preset]:
    files = sorted(resource_path("presets").glob("*/*.toml"))
    return {entry.name: entry for entry in map(read_preset, files)}
