"""Key profiles that ship: what labellers of other programs have in their fingers, as differences from ours."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field

from workbench.core.resources import resource_path
from workbench.ui.keys.keymap import Keys, key_text

DEFAULT = "labelme"
PROFILES = ("labelme", "cvat", "sleap")


class KeymapError(ValueError):
    """Keys that cannot be read; the text says what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One file of ``resources/keymaps``. ``keys`` names only what differs from the tables of actions."""

    id: str
    title: str
    keys: Keys = field(default_factory=dict)


def load_profile(name: str) -> Profile:
    """Read ``resources/keymaps/<name>.toml``; raises KeymapError."""
    try:
        content = tomllib.loads(resource_path("keymaps", f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KeymapError(f"the profile {name} cannot be read: {error}") from error
    return Profile(name, str(content.get("title", name)), keys_of(content.get("keys", {})))


def own_keys(text: str) -> dict[str, tuple[str, ...]]:
    """Read a person's own changes as :func:`written` wrote them; raises KeymapError."""
    try:
        content = json.loads(text or "{}")
    except ValueError as error:
        raise KeymapError("they are no JSON") from error
    return keys_of(content)


def written(keys: Keys) -> str:
    """Return a person's own changes as text for the settings."""
    return json.dumps({name: list(each) for name, each in sorted(keys.items())})


def keys_of(content: object) -> dict[str, tuple[str, ...]]:
    """Check what was read: ids with lists of chords. Ids we do not know are kept, a newer version may. Raises
    KeymapError.
    """
    if not isinstance(content, dict):
        raise KeymapError("there is no list of actions in them")
    keys = {}
    for name, listed in content.items():
        if not isinstance(listed, list) or not all(isinstance(key, str) for key in listed):
            raise KeymapError(f"the keys of {name} are no list of keys")
        chords = tuple(key_text(key) for key in listed)
        if not all(chords):
            raise KeymapError(f"{listed[chords.index('')]!r} is no key")
        keys[str(name)] = chords
    return keys
