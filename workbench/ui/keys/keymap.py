"""Which keys do what: defaults, a profile and a person's own changes, laid over each other. No widgets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

Keys = Mapping[str, tuple[str, ...]]
"""The keys of things by their ids, each one chord as Qt writes it ("Ctrl+Shift+D")."""

RESERVED = frozenset({"Esc", "Space", "Tab", "Shift+Tab"})
"""Esc stops, Space moves the view, Tab walks through fields: no action may take them from everybody."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Something that keys can be given to.

    ``tools`` are the tools of the canvas while one of which the keys are heard; none of them means always.
    ``same_as`` names another binding that does the same by another way: the two may share their keys.
    """

    id: str
    keys: tuple[str, ...]
    tools: frozenset[str] = frozenset()
    same_as: str = ""

    def meets(self, other: Binding) -> bool:
        """Whether there is a moment at which both would hear one key."""
        if other.id == self.id or self.id == other.same_as or other.id == self.same_as:
            return False
        return not self.tools or not other.tools or bool(self.tools & other.tools)


@dataclass(frozen=True, slots=True)
class Clash:
    """One key that would mean two things at one moment."""

    key: str
    first: str
    second: str


def key_text(text: str) -> str:
    """Return one chord the way Qt writes it; empty for what is not exactly one chord."""
    sequence = QKeySequence(text)
    written = sequence.toString() if sequence.count() == 1 else ""
    # Shift+Tab comes from the keyboard as a key of its own.
    return "Shift+Tab" if written in ("Backtab", "Shift+Backtab") else written


def clashes(bindings: Iterable[Binding], keys: Keys) -> list[Clash]:
    """Return the keys that two bindings would hear at one moment; ``keys`` are those of one layer."""
    heard: dict[str, list[Binding]] = defaultdict(list)
    found = []
    for binding in bindings:
        for key in keys.get(binding.id, ()):
            found += [Clash(key, other.id, binding.id) for other in heard[key] if binding.meets(other)]
            heard[key].append(binding)
    return found


def lay_over(bindings: Sequence[Binding], layers: Sequence[Keys]) -> dict[str, tuple[str, ...]]:
    """Return the keys in force of every binding; the last layer is the strongest, the defaults lie below them all.

    A key means one thing at a moment: a stronger layer takes it from what a weaker one says, and in one layer the
    binding that comes first keeps it.
    """
    rank: dict[str, int] = {}
    wanted: dict[str, tuple[str, ...]] = {}
    for binding in bindings:
        named = [number for number, layer in enumerate(layers, 1) if binding.id in layer]
        rank[binding.id] = named[-1] if named else 0
        wanted[binding.id] = layers[named[-1] - 1][binding.id] if named else binding.keys
    taken: dict[str, list[Binding]] = defaultdict(list)
    kept: dict[str, tuple[str, ...]] = {}
    for binding in sorted(bindings, key=lambda each: -rank[each.id]):
        free = [key for key in wanted[binding.id] if not any(binding.meets(other) for other in taken[key])]
        for key in free:
            taken[key].append(binding)
        kept[binding.id] = tuple(dict.fromkeys(free))
    return {binding.id: kept[binding.id] for binding in bindings}


def holders(bindings: Iterable[Binding], keys: Keys, binding: Binding, key: str) -> tuple[Binding, ...]:
    """Return who would lose a key if ``binding`` took it."""
    return tuple(other for other in bindings if key in keys.get(other.id, ()) and binding.meets(other))


def given(bindings: Sequence[Binding], keys: Keys, binding: Binding, key: str) -> dict[str, tuple[str, ...]]:
    """Return what changes when a binding takes a key: its own keys, and those of who held it before."""
    changed = {
        other.id: tuple(each for each in keys[other.id] if each != key)
        for other in holders(bindings, keys, binding, key)
    }
    return changed | {binding.id: tuple(dict.fromkeys((*keys[binding.id], key)))}
