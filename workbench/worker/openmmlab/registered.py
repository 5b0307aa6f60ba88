"""Whether a ``type`` names something that a library registered, and not any function there is.

mmengine's registries import and call whatever a dotted name leads to when nothing is registered under it. What comes
from elsewhere (a recipe's settings, a config) is therefore looked up here first.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import mmcv.ops
from mmengine.registry import Registry, root

SCOPES = ("mmengine", "mmcv", "mmdet", "mmpose", "mmpretrain", "mmseg", "mmagic")
"""The libraries whose registries are asked."""


def is_registered(kind: str) -> bool:
    """Whether some registry knows this name, with its library's scope before a dot or without one."""
    scope, dot, name = kind.rpartition(".")
    if dot and scope not in SCOPES:
        return False
    return any(name in registry.module_dict for registry in _registries(scope)) or (not dot and _is_operator(name))


def _is_operator(name: str) -> bool:
    """mmcv's operators (``nms``, ``RoIAlign``) are taken by name from their module, or evaluated there: names alone."""
    return name.isidentifier() and not name.startswith("_") and callable(getattr(mmcv.ops, name, None))


def _registries(scope: str) -> Iterator[Registry]:
    """The registries of one library, or all that are loaded (no scope given)."""
    if scope not in ("", "mmengine", "mmcv"):
        importlib.import_module(f"{scope}.registry")
    for value in vars(root).values():
        if not isinstance(value, Registry):
            continue
        children = [child for name, child in value.children.items() if scope in ("", name)]
        for child in children:
            child.import_from_location()
        yield from children
        if scope in ("", "mmengine", "mmcv"):
            yield value
