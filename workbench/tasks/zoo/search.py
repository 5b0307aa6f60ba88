"""Finding a configuration: words, filters, an order. Quick enough to be asked at every key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.tasks.zoo.entry import ZooEntry

SORTS = ("match", "published", "parameters", "name")
"""What a list can be sorted by; ``match`` is how well the words match."""

_BREAKS = re.compile(r"[\s\-_/.,:+()]+")
_SIZES: Mapping[str, tuple[str, ...]] = {
    "nano": ("n",),
    "tiny": ("t", "t16"),
    "small": ("s", "s16"),
    "medium": ("m",),
    "base": ("b", "b16", "b32"),
    "large": ("l", "l14", "l16", "l32"),
    "xlarge": ("x", "xl"),
    "huge": ("h", "h14"),
    "giant": ("g", "g14"),
}
"""Sizes as people say them, and how names write them as a word of its own, a transformer's with its patch: b16."""

_SPECIAL = ("face_", "hand_", "fashion_", "wholebody_", "animal_", "infant_")
"""Folders of configurations for one kind of object, whose few or many keypoints are always the same."""

_LOWER_IS_BETTER = ("nme", "epe", "mpjpe", "niqe", "fid", "mae", "error", "rmse", "lpips")


@dataclass(frozen=True, slots=True)
class ZooQuery:
    """What is looked for; empty means all. ``most_parameters`` leaves out what is larger or of unknown size.

    ``first`` is a task whose configurations come before others that match as well.
    """

    words: str = ""
    tasks: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()
    most_parameters: int = 0
    sort: str = "match"
    first: str = ""


class ZooIndex:
    """The texts of all entries, made ready once."""

    def __init__(self, entries: Sequence[ZooEntry]) -> None:
        self._rows = [_Row(entry) for entry in entries]

    def find(self, query: ZooQuery, keep: Callable[[ZooEntry], bool] | None = None) -> list[ZooEntry]:
        """Return what matches, best first; ``keep`` is asked last, of few entries."""
        words = [word for word in _BREAKS.split(query.words.lower()) if word]
        found = []
        for row in self._rows:
            if _is_filtered(row.entry, query):
                continue
            score = row.score(words)
            if score is not None and (keep is None or keep(row.entry)):
                found.append((score, row.entry))
        order = _ORDERS.get(query.sort, _by_name)
        if query.sort == "match":
            found.sort(key=lambda pair: (pair[0], pair[1].task != query.first, *order(pair[1])))
        else:
            found.sort(key=lambda pair: order(pair[1]))
        return [entry for _, entry in found]


class _Row:
    """One entry and its words: whole ones, and everything without breaks for what is written together or apart."""

    __slots__ = ("_names", "_text", "entry")

    def __init__(self, entry: ZooEntry) -> None:
        self.entry = entry
        named = f"{entry.name} {entry.architecture} {entry.backbone}".lower()
        rest = f"{entry.config} {entry.task} {entry.library} {entry.dataset} {entry.title} {entry.note}".lower()
        self._names = frozenset(_BREAKS.split(named))
        self._text = f"{named} {rest} {_BREAKS.sub('', named)}"

    def score(self, words: Sequence[str]) -> int | None:
        """How far from the words, 0 the nearest; None when one of them is not there."""
        missed = 0
        for word in words:
            if word in self._names or not self._names.isdisjoint(_SIZES.get(word, ())):
                continue
            if word not in self._text:
                return None
            missed += 1
        return missed


def _is_filtered(entry: ZooEntry, query: ZooQuery) -> bool:
    return (
        bool(query.tasks and entry.task not in query.tasks)
        or bool(query.libraries and entry.library not in query.libraries)
        or bool(query.most_parameters and not 0 < entry.parameters <= query.most_parameters)
    )


def published_rank(entry: ZooEntry) -> tuple[int, float]:
    """Return a key that puts the best published figure first: shares as percent, errors after them, none at the end."""
    figure = entry.published
    if figure is None:
        return 2, 0.0
    if any(name in figure.name.lower() for name in _LOWER_IS_BETTER):
        return 1, figure.value
    is_share = 0 < figure.value <= 1
    return 0, -(figure.value * 100 if is_share else figure.value)


def _by_match(entry: ZooEntry) -> tuple[Any, ...]:
    """With its words matched alike: for any object, with weights, with a figure, short names first."""
    return entry.config.startswith(_SPECIAL), not entry.weights, entry.published is None, len(entry.name), entry.name


def _by_parameters(entry: ZooEntry) -> tuple[Any, ...]:
    return entry.parameters == 0, entry.parameters, entry.name


def _by_published(entry: ZooEntry) -> tuple[Any, ...]:
    return *published_rank(entry), entry.name


def _by_name(entry: ZooEntry) -> tuple[Any, ...]:
    return entry.name, entry.library


_ORDERS: Mapping[str, Callable[[ZooEntry], tuple[Any, ...]]] = {
    "match": _by_match,
    "published": _by_published,
    "parameters": _by_parameters,
    "name": _by_name,
}
