"""A part of a config that its class does not take, told by the setting that put it there."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import Any

from workbench.tasks.recipe import Recipe, TrainRecipe

_UNKNOWN = re.compile(r"(\w+)\.__init__\(\) got an unexpected keyword argument '(\w+)'")
_MISSING = re.compile(r"(\w+)\.__init__\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.+)")
LIKE = 0.7
"""From this likeness of spelling on, a name may be what was meant."""

_BUILDER = "build_functions.py"
"""Where mmengine makes a part of what a config says."""


def about_refused_part(error: BaseException, recipe: Recipe | None) -> str:
    """Return the sentence for an error of a class that was given a wrong argument; empty when it is none."""
    if not _comes_from_building(error):
        return ""
    own = dict(recipe.overrides) if isinstance(recipe, TrainRecipe) else {}
    taken = _names_taken(error)
    text = " ".join(str(error).split())
    if found := _UNKNOWN.search(text):
        return _unknown(found[1], found[2], own, taken)
    if found := _MISSING.search(text):
        return _missing(found[1], found[2], own)
    if not own or isinstance(error, (OSError, ImportError)) or "CUDA" in text:
        return ""  # a full disk or a GPU that does not work meets a run while it is built, too
    return f"What the config says cannot be built ({text[:200]}): mend or take out your settings {', '.join(own)}."


def _unknown(cls: str, argument: str, own: Mapping[str, Any], taken: frozenset[str]) -> str:
    told = [
        _up_to(key, argument) for key, value in own.items() if argument in key.split(".") or _holds(value, argument)
    ]
    if told:
        near = ", ".join(_like(argument, taken))
        if near:
            return f"Your setting {told[0]} is unknown: {cls} takes no {argument}. It takes {near}: did you mean that?"
        return f"The setting {told[0]} was refused: {cls} takes no {argument}. Take it out, or correct its name."
    if kind := _type_setting(cls, own):
        return f"The setting {kind} names {cls}, which takes no {argument}: name a part of the same kind."
    return (
        f"The config gives {cls} the argument {argument}, which it does not take: it was written for another release "
        "of the library, choose another configuration."
    )


def _missing(cls: str, names: str, own: Mapping[str, Any]) -> str:
    wanted = names.replace("'", "")
    kind = _type_setting(cls, own)
    if kind:
        return f"The setting {kind} names {cls}, which needs {wanted}: set that beside it."
    return f"The config does not give {cls} what it needs, {wanted}: set that beside its type."


def _up_to(key: str, argument: str) -> str:
    """The setting as far as the argument that was refused: what stands below it never came into question."""
    parts = key.split(".")
    return ".".join(parts[: parts.index(argument) + 1]) if argument in parts else key


def _like(argument: str, taken: Iterable[str], most: int = 3) -> list[str]:
    """The names that look most like one, as a whole or in one of their words: ``bbox_head`` for ``hed``."""

    def likeness(name: str) -> float:
        return max(SequenceMatcher(None, argument, part).ratio() for part in (name, *name.split("_")))

    ranked = sorted(taken, key=lambda name: (-likeness(name), name))
    return [name for name in ranked if likeness(name) >= LIKE][:most]


def _names_taken(error: BaseException) -> frozenset[str]:
    """What the class that was being built takes, and its parents to which it hands the rest on."""
    place, cls = error.__traceback__, None
    while place is not None:
        if PurePath(place.tb_frame.f_code.co_filename).name == _BUILDER:
            cls = place.tb_frame.f_locals.get("obj_cls", cls)
        place = place.tb_next
    names: set[str] = set()
    for parent in inspect.getmro(cls)[:-1] if inspect.isclass(cls) else ():
        with suppress(ValueError, TypeError, KeyError):
            found = inspect.signature(vars(parent)["__init__"]).parameters.values()
            names |= {each.name for each in found if each.kind not in (each.VAR_KEYWORD, each.VAR_POSITIONAL)}
    return frozenset(names - {"self"})


def _holds(value: Any, name: str) -> bool:
    if isinstance(value, Mapping):
        return name in value or any(_holds(child, name) for child in value.values())
    return isinstance(value, (list, tuple)) and any(_holds(child, name) for child in value)


def _type_setting(cls: str, own: Mapping[str, Any]) -> str:
    """The setting that chose a class, whatever library's name stands before it."""
    return next(
        (key for key, value in own.items() if key.endswith(".type") and str(value).rpartition(".")[2] == cls), ""
    )


def _comes_from_building(error: BaseException) -> bool:
    place = error.__traceback__
    while place is not None:
        if PurePath(place.tb_frame.f_code.co_filename).name == _BUILDER:
            return True
        place = place.tb_next
    return False
