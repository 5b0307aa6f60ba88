"""What a look at the labels or a recipe found, said in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.tasks.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about the labels. ``level``: ``error`` (cannot train), ``warning`` or ``info``; ``text`` one sentence.

    ``code`` names the kind of finding and never changes: tests and repairs go by it. ``images`` are the ids of the
    images that it is about, empty when it is about all or none. ``repair`` is what a button says that mends it, None
    when only a person can.
    """

    level: str
    code: str
    text: Sentence
    images: tuple[int, ...] = ()
    repair: Sentence | None = None
