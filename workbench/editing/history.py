"""Which journal entries can be undone and redone. Endless, and rebuilt from the journal's index after a restart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

DO, UNDO, REDO = "do", "undo", "redo"
"""The kinds of a journal entry."""

IndexRow = tuple[int, str, int, str, str]
"""number, kind, target, title, merge_key of one journal entry."""


class Step(NamedTuple):
    """One ``do`` entry of the journal as the history knows it."""

    number: int
    title: str
    merge_key: str

    def joins(self, later: Step) -> bool:
        """Whether undo takes this and the next entry back together."""
        return bool(self.merge_key) and self.merge_key == later.merge_key and self.number + 1 == later.number


class History:
    """Two stacks of ``do`` entries, folded from the journal one entry at a time.

    Entries that follow each other without a gap and share a merge key are one step for the person. Nothing is
    kept besides number, title and key: edits stay in the journal.
    """

    def __init__(self) -> None:
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @classmethod
    def from_index(cls, rows: Iterable[IndexRow]) -> History:
        """Rebuild the stacks from the journal, rows in order; raises ValueError when they do not fit together."""
        history = cls()
        for number, kind, target, title, merge_key in rows:
            if kind == DO:
                history.record_do(Step(number, title, merge_key))
            elif kind == UNDO:
                history.record_undo(target)
            elif kind == REDO:
                history.record_redo(target)
            else:
                raise ValueError(f"journal entry {number} is of the unknown kind '{kind}'")
        return history

    def record_do(self, step: Step) -> None:
        """A new edit was applied: what was undone before it can no longer be redone."""
        self._undo.append(step)
        self._redo.clear()

    def record_undo(self, target: int) -> None:
        """The newest applied entry was taken back; raises ValueError when that is not ``target``."""
        self._redo.append(_pop(self._undo, target, UNDO))

    def record_redo(self, target: int) -> None:
        """The entry undone last was applied again; raises ValueError when that is not ``target``."""
        self._undo.append(_pop(self._redo, target, REDO))

    @property
    def done(self) -> tuple[Step, ...]:
        """The entries in force that can be undone, oldest first."""
        return tuple(self._undo)

    @property
    def newest(self) -> int:
        """The number of the newest entry in force; 0 before all of them."""
        return self._undo[-1].number if self._undo else 0

    @property
    def undone(self) -> tuple[Step, ...]:
        """The entries that can be redone, the next one first."""
        return tuple(reversed(self._redo))

    @property
    def next_undo(self) -> tuple[Step, ...]:
        """The entries that one undo takes back, in the order of taking back; empty when there is none."""
        found: list[Step] = []
        for step in reversed(self._undo):
            if found and not step.joins(found[-1]):
                break
            found.append(step)
        return tuple(found)

    @property
    def next_redo(self) -> tuple[Step, ...]:
        """The entries that one redo applies again, in order; empty when there is none."""
        found: list[Step] = []
        for step in reversed(self._redo):
            if found and not found[-1].joins(step):
                break
            found.append(step)
        return tuple(found)


def _pop(stack: list[Step], target: int, kind: str) -> Step:
    if not stack or stack[-1].number != target:
        raise ValueError(f"the journal has a {kind} of entry {target}, which is not next in line")
    return stack.pop()
