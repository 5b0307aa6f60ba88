"""What a look at the labels or a recipe found, said in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.tasks.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about the labels. ``level``: ``error`` (cannot train), ``warning`` or ``info``; ``text`` one sentence.

    ``code`` names the kind of finding and never changes, for tests.
    """

    level: str
    code: str
    text: Sentence
