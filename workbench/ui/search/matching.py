"""How well what somebody typed fits a title: words in any order, beginnings, initials, a slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

TITLE_BONUS = 0.05
"""A word found in the title that is read counts a little more than one found in its other words."""
SLIP_LETTERS = 4
"""Words shorter than this are not searched for with a letter wrong: too much would fit."""
MOST_NAMES = 4096

_WORDS = re.compile(r"[\w/&+-]+")


def score(text: str, title: str, others: Sequence[str] = (), is_loose: bool = False) -> float:
    """Return how well a text fits, 0 (not at all) to 1: every typed word must fit the title or one of the others.

    ``is_loose`` forgives one wrong letter and letters left out: for when nothing fits as it was typed.
    """
    typed = text.lower().split()
    if not typed:
        return 1.0
    if title.lower().startswith(text.strip().lower()):
        return 1.0
    total = 0.0
    for word in typed:
        best = _fit(word, title.lower(), is_loose)
        best += TITLE_BONUS if best else 0.0
        for other in others:
            best = max(best, _fit(word, other.lower(), is_loose))
        if not best:
            return 0.0
        total += best
    return min(total / len(typed), 0.99)


def _fit(typed: str, name: str, is_loose: bool) -> float:
    if typed in name:
        return 0.9 if any(word.startswith(typed) for word in _words(name)) else 0.45
    if len(typed) > 1 and _initials(name).startswith(typed):
        return 0.6
    if not is_loose or len(typed) < SLIP_LETTERS:
        return 0.0
    if any(_is_slip(typed, word) for word in _words(name)):
        return 0.5
    return 0.4 if any(word[0] == typed[0] and _is_inside(typed, word) for word in _words(name)) else 0.0


@lru_cache(maxsize=MOST_NAMES)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(name))


@lru_cache(maxsize=MOST_NAMES)
def _initials(name: str) -> str:
    return "".join(word[0] for word in _words(name))


def _is_inside(typed: str, word: str) -> bool:
    """Whether the letters stand in a word in this order: "plygn" in "polygon"."""
    rest = iter(word)
    return all(letter in rest for letter in typed)


def _is_slip(typed: str, word: str) -> bool:
    """Whether one letter is wrong, missing, too many or changed places with its neighbour; the end may be missing."""
    if not set(typed[:2]) & set(word[:2]):
        return False
    for length in {len(typed) - 1, len(typed), len(typed) + 1} & set(range(1, len(word) + 1)):
        if _is_one_off(typed, word[:length]):
            return True
    return False


def _is_one_off(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    start = next((place for place, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = first[start : start + 2] == second[start : start + 2][::-1] and first[start + 2 :] == second[start + 2 :]
    return swapped or first[start + 1 :] == second[start + 1 :]
