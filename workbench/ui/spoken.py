"""English texts of the rooms below, said in the person's language.

The worker, the queue and the project tell plain English: it travels through event files, logs and the terminal. What
the window shows of it is looked up here: the template whose fixed parts the text has, with what stands in its places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter

from PySide6.QtCore import QCoreApplication

from workbench.tasks.sentence import Sentence
from workbench.ui.format_sentences import FORMAT_SENTENCES
from workbench.ui.job_sentences import JOB_SENTENCES
from workbench.ui.project_sentences import PROJECT_SENTENCES
from workbench.ui.sentences import translated
from workbench.ui.worker_sentences import WORKER_SENTENCES

CONTEXT = "Spoken"

SPOKEN = (*WORKER_SENTENCES, *JOB_SENTENCES, *PROJECT_SENTENCES, *FORMAT_SENTENCES)
"""Every template there is; tests say when one is missing, and when one is said by nobody any more.

A place holds a name, a number or a path, which stays as it is, unless it is one of these two kinds.
"""

WHOLE = "sentence"
"""A place of this name holds another of the templates: a text without one there does not fit."""

WORDS = frozenset({"reason", "why", "what", "way_out", "state", "verb"})
"""Places of these names hold words of the program where a template says so, or a text from elsewhere."""

_REMEMBERED = 2048
_DEEPEST = 6
"""So deep stand sentences within sentences; a row of dots, or a table in an error, is looked at no deeper."""


def spoken(text: str) -> str:
    """Return a text of the rooms below in the language that is shown now; unchanged where nothing is known of it."""
    if isinstance(text, Sentence):
        return translated(text)
    found = _found(text)
    if found is None:
        return QCoreApplication.translate("Sentences", text)  # a note of the zoo, told within another text
    template, values = found
    own = QCoreApplication.translate(CONTEXT, template)
    if not values:
        return own
    if own == template and values.keys().isdisjoint({WHOLE, *WORDS}):
        return text
    return own.format(**{name: spoken(value) if _is_said(name) else value for name, value in values.items()})


def listed(texts: Iterable[str]) -> str:
    """Return several such texts in one line."""
    return QCoreApplication.translate("Spoken", ", ").join(map(spoken, texts))


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence in its fixed ``parts``, with a place between each two of them."""

    text: str
    parts: tuple[str, ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Template:
        """Take a template apart; raises ValueError when a brace of it has no partner."""
        pieces = list(Formatter().parse(text))
        places = tuple(name for _, name, _, _ in pieces if name is not None)
        parts = tuple(literal for literal, _, _, _ in pieces)
        return cls(text, parts if len(parts) > len(places) else (*parts, ""), places)

    @property
    def weight(self) -> int:
        """How much of a text it fixes, in letters: the more, the surer that the text is this one."""
        return sum(map(len, self.parts))

    def values(self, text: str, depth: int = _DEEPEST) -> Mapping[str, str] | None:
        """Return what stands in the places of a text; None when it is not this sentence.

        ``depth``: so many sentences may stand within one another.

        Every part is looked for once, from the left: no text makes that slow.
        """
        if not (text.startswith(self.parts[0]) and text.endswith(self.parts[-1])):
            return None
        if not self.places:
            return {} if text == self.parts[0] else None
        first, *middle, last = self.parts
        if len(text) < len(first) + len(last):
            return None
        held, at, end = [], len(first), len(text) - len(last)
        for part in middle:
            found = text.find(part, at, end)
            if found < 0:
                return None
            held.append(text[at:found])
            at = found + len(part)
        values = dict(zip(self.places, (*held, text[at:end]), strict=True))
        is_whole = WHOLE not in values or (depth > 0 and _found(values[WHOLE], depth - 1) is not None)
        return values if is_whole else None


def _is_said(name: str) -> bool:
    return name == WHOLE or name in WORDS


@cache
def _templates() -> tuple[Template, ...]:
    """Those that fix most first."""
    return tuple(sorted(map(Template.of, SPOKEN), key=lambda template: template.weight, reverse=True))


@lru_cache(_REMEMBERED)
def _found(text: str, depth: int = _DEEPEST) -> tuple[str, Mapping[str, str]] | None:
    """Return the surest template and what stands in its places: the same in every language."""
    return next(_fits(text, depth), None)


def _fits(text: str, depth: int) -> Iterator[tuple[str, Mapping[str, str]]]:
    for template in _templates():
        values = template.values(text, depth)
        if values is not None:
            yield template.text, values
