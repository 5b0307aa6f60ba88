"""What the tool in hand hears when a key is pressed, with the keys as a person has chosen them."""

from __future__ import annotations

import re
from collections import defaultdict

from workbench.ui.keys.keymap import Keys, key_text
from workbench.ui.keys.tool_keys import TOOL_KEYS, ToolKey

_NAMES = {"Return": "Enter", "Delete": "Del"}
"""How hints write what Qt names otherwise."""
_TOGETHER = {
    ("hand.left", "hand.right", "hand.up", "hand.down"): ("Arrows", "方向键"),
    ("hand.smaller", "hand.larger"): ("[ ]",),
}
"""Keys that hints name by one word, in both languages."""
_FOLLOWED = r"(?=\s?(?:[:：]|or\b|或))"


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
        for names, words in _TOGETHER.items():
            self._show_together([row for row in TOOL_KEYS if row.id in names], words, keys)

    def _show_together(self, rows: list[ToolKey], words: tuple[str, ...], keys: Keys) -> None:
        chosen = [keys.get(row.id, ()) for row in rows]
        if not all(chosen) or all(row.keys[0] == keys[row.id][0] for row in rows):
            return
        firsts = [each[0] for each in chosen]
        held = firsts[0].removesuffix(rows[0].hears)
        # The same keys with another one held, or other keys altogether.
        is_same = firsts == [held + row.hears for row in rows]
        for tool in rows[0].tools:
            self._shown[tool].update({word: held + word if is_same else " ".join(firsts) for word in words})

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
        return re.sub(rf"(?<![\w+])({pattern}){_FOLLOWED}", lambda match: names[match[1]], hint)
