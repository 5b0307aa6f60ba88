"""One thing that the doctor looks for, and how it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.tasks.doctor.labels import Labels
from workbench.tasks.finding import Finding
from workbench.tasks.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Check:
    """``find`` returns what is wrong, ``mend`` the patches that repair all of it (None: only a person can).

    ``code`` is the finding's; ``title`` names the one undo step that the repair is, as an Edit's title.
    """

    code: str
    find: Callable[[Labels], Iterable[Finding]]
    mend: Callable[[Labels], Sequence[Patch]] | None = None
    title: str = ""

    def edit(self, labels: Labels) -> Edit | None:
        """Return the repair as one step for undo; None when there is nothing to do or nothing can be done."""
        patches = tuple(self.mend(labels)) if self.mend is not None else ()
        return Edit(self.title, patches) if patches else None


def counted(found: Sequence[object], one: Sentence, many: Sentence) -> Sentence:
    """Return the sentence for a single thing, or the one for several."""
    return one if len(found) == 1 else many


def objects_found(
    level: str,
    code: str,
    found: Sequence[Instance],
    texts: tuple[Sentence, Sentence],
    repairs: tuple[Sentence, Sentence] | None = None,
) -> Iterator[Finding]:
    """Yield what is to be said of some objects, and nothing when there are none.

    ``texts`` and ``repairs`` are what is said of a single one and of several.
    """
    if found:
        repair = counted(found, *repairs) if repairs else None
        yield Finding(level, code, counted(found, *texts), images_of(item.image_id for item in found), repair)


def images_of(numbers: Iterable[int]) -> tuple[int, ...]:
    """Return the ids of images in order, each once."""
    return tuple(sorted(set(numbers)))
