"""An OpenMMLab config from elsewhere as plain values: read from its syntax, never run.

A config is code; what only running it could tell is refused by name. Its values travel in the recipe, and the worker
builds nothing of them that its libraries have not registered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.tasks.zoo import facts
from workbench.tasks.zoo.config_file import ConfigFileError, ConfigFiles
from workbench.tasks.zoo.config_values import UNKNOWN
from workbench.tasks.zoo.entry import OTHER
from workbench.tasks.zoo.kinds import LIBRARIES, kind_of

CONFIG_OPTION = "config"
"""The recipe's option that holds the values of a config from elsewhere."""

KEPT = (
    "model",
    "codec",
    "data_preprocessor",
    "train_pipeline",
    "val_pipeline",
    "test_pipeline",
    "train_dataloader",
    "val_dataloader",
    "test_dataloader",
    "optim_wrapper",
    "param_scheduler",
    "train_cfg",
    "auto_scale_lr",
    "custom_hooks",
)
"""What of a config is taken: what the model is and how pictures come to it, not its paths, imports and logs."""

TUPLE = "__tuple__"
"""Marks a tuple in JSON: the libraries tell it from a list."""


@dataclass(frozen=True, slots=True)
class ForeignConfig:
    """``values`` are JSON values (tuples marked); ``classes`` counts what its head tells apart; ``names`` or none."""

    library: str
    task: str
    values: Mapping[str, Any]
    classes: int
    names: tuple[str, ...]


def read_foreign(path: Path, roots: Mapping[str, Path]) -> ForeignConfig:
    """Read a config; ``roots`` are the installed libraries' configs, which it may build on.

    Raises ConfigFileError naming the file, the place and the way out.
    """
    top = _top(path)
    place = path.resolve().relative_to(top).as_posix()
    values = ConfigFiles({**roots, "": top}, is_foreign=True).read("", place).values
    library = _library(values)
    if library not in LIBRARIES:
        raise ConfigFileError(f"{path}: does not say whose model it is (no default_scope of {', '.join(LIBRARIES)})")
    if not isinstance(values.get("model"), Mapping) or not isinstance(values["model"].get("type"), str):
        raise ConfigFileError(f"{path}: describes no model")
    kind = kind_of(library, path.name, values, "")
    if kind.task == OTHER:
        raise ConfigFileError(f"{path}: the workbench cannot use this kind of model ({str(kind.note).rstrip('.')})")
    kept = {key: _plain(values[key]) for key in KEPT if key in values}
    if hidden := next(_unknown(kept.get("model"), "model"), None):
        raise ConfigFileError(
            f"{path}: {hidden} could be told only by running the file; take the whole config that the training wrote "
            "into its work_dir"
        )
    return ForeignConfig(library, kind.task, _known(kept), facts.classes(library, values), _names(values))


def from_marked(value: Any) -> Any:
    """Return JSON values with the marked tuples as tuples again."""
    if isinstance(value, dict):
        if set(value) == {TUPLE} and isinstance(value[TUPLE], list):
            return tuple(from_marked(item) for item in value[TUPLE])
        return {key: from_marked(item) for key, item in value.items()}
    return [from_marked(item) for item in value] if isinstance(value, list) else value


def _top(path: Path) -> Path:
    """The folder whose files the config may build on: the one that holds ``_base_``, else its own."""
    found = path.resolve()
    return next((folder for folder in found.parents if (folder / "_base_").is_dir()), found.parent)


def _library(values: Mapping[str, Any]) -> str:
    scope = values.get("default_scope")
    if isinstance(scope, str):
        return scope
    model = values.get("model")
    kind = model.get("type") if isinstance(model, Mapping) else None
    return kind.partition(".")[0] if isinstance(kind, str) else ""


def _plain(value: Any) -> Any:
    """JSON values; a class of the new style, ``mmdet.models.RTMDet``, under the name it is registered by."""
    if isinstance(value, Mapping):
        return {
            str(key): _registered(item) if key == "type" and isinstance(item, str) else _plain(item)
            for key, item in value.items()
        }
    if isinstance(value, tuple):
        return {TUPLE: [_plain(item) for item in value]}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float | str) else UNKNOWN


def _registered(kind: str) -> str:
    scope, _, name = kind.partition(".")
    return f"{scope}.{name.rpartition('.')[2]}" if "." in name else kind


def _unknown(value: Any, path: str) -> Any:
    """Yield the places of what could not be told."""
    if value is UNKNOWN:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _unknown(item, f"{path}.{key}")


def _known(value: Any) -> Any:
    """Without what could not be told: outside of the model the run has its own."""
    if isinstance(value, dict):
        return {key: _known(item) for key, item in value.items() if item is not UNKNOWN}
    return [_known(item) for item in value if item is not UNKNOWN] if isinstance(value, list) else value


def _names(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the classes, where the config tells them."""
    places = [values.get("metainfo")]
    for key in ("train_dataloader", "val_dataloader", "test_dataloader"):
        loader = values.get(key)
        data = loader.get("dataset") if isinstance(loader, Mapping) else None
        places.append(data.get("metainfo") if isinstance(data, Mapping) else None)
    for meta in places:
        found = meta.get("classes", meta.get("CLASSES")) if isinstance(meta, Mapping) else None
        if isinstance(found, list | tuple) and found and all(isinstance(name, str) for name in found):
            return tuple(found)
    return ()
