"""What the tool in hand hears when a key is pressed, with the keys as a person has chosen them."""

from __future__ import annotations

import re
from collections import defaultdict

from workbench.ui.keys.keymap import Keys, key_text
from workbench.ui.keys.tool_keys import TOOL_KEYS

_NAMES = {"Return": "Enter", "Delete": "Del"}
"""How hints write what Qt names otherwise."""


class HeardKeys:
    """Made anew when other keys are chosen."""

    def __init__(self, keys: Keys) -> None:
        self._hears: dict[str, dict[str, str]] = defaultdict(dict)
        self._unheard: dict[str, set[str]] = defaultdict(set)
        self._shown: dict[str, dict[str, str]] = defaultdict(dict)
        for row in TOOL_KEYS:
            chosen = keys.get(row.id, ())
            for tool in row.tools:
                self._hears[tool].update(dict.fromkeys(chosen, row.hears))
                self._unheard[tool].update(map(key_text, row.keys))
                if chosen and chosen != tuple(map(key_text, row.keys)):
                    self._shown[tool][_NAMES.get(row.hears, row.hears)] = chosen[0]

    def heard(self, tool: str, chord: str) -> str | None:
        """Return what a chord means to a tool, in the chords its gesture knows; None when nothing stands for it.

        Empty: it meant something to the tool, and a person has put another key in its place.
        """
        meaning = self._hears[tool].get(chord)
        if meaning is None and chord in self._unheard[tool]:
            return ""
        return meaning

    def renamed(self, tool: str, hint: str) -> str:
        """Return a hint ("V: occluded · Tab: skip") with the keys that are really to be pressed."""
        names = self._shown[tool]
        if not names:
            return hint
        pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        return re.sub(rf"(?<![\w+])({pattern})(?=\s?[:：])", lambda match: names[match[1]], hint)
