"""The only door to the document: every change goes through here and into the journal."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

from psygnal import Signal

from workbench.core.document import Document
from workbench.core.edit import Change, Edit, JournalEntry, Patch
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema
from workbench.editing.history import DO, REDO, UNDO, History, Step
from workbench.editing.operations import RefusedError

_RECENT_ENTRIES = 64
LOCKED = "A locked object stays as it is: unlock it first."


class Journal(Protocol):
    """Where applied edits are kept for ever (the project's store)."""

    def append(self, entry: JournalEntry) -> None:
        """Take an entry to be stored; returns at once."""

    def load_entry(self, number: int) -> JournalEntry:
        """Read an entry back; raises KeyError."""


class ReadOnlyError(ValueError):
    """The project cannot be changed; the text says why and what to do."""


class LockedError(RefusedError):
    """An edit would change an object that the person has locked."""


class Editor:
    """Commits edits, undoes and redoes them. Undo and redo are journal entries themselves: nothing is rewritten.

    ``next_instance_id`` and ``next_number`` are the first unused instance id and journal number. A non-empty
    ``read_only_reason`` makes every change raise ReadOnlyError with that sentence.
    """

    changed: ClassVar[Signal] = Signal()
    """Emitted after every commit, undo and redo: titles and possibilities may have changed."""

    def __init__(
        self,
        document: Document,
        journal: Journal,
        history: History,
        next_instance_id: int,
        next_number: int,
        read_only_reason: str = "",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._document = document
        self._journal = journal
        self._history = history
        self._next_instance_id = next_instance_id
        self._next_number = next_number
        self._read_only_reason = read_only_reason
        self._clock = clock
        self._recent: OrderedDict[int, JournalEntry] = OrderedDict()
        self._step_images: dict[int, int] = {}

    @property
    def is_read_only(self) -> bool:
        """Whether changes are refused."""
        return bool(self._read_only_reason)

    @property
    def read_only_reason(self) -> str:
        """Why changes are refused, or an empty string."""
        return self._read_only_reason

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return not self.is_read_only and bool(self._history.next_undo)

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be applied again."""
        return not self.is_read_only and bool(self._history.next_redo)

    def instances(self, image_id: int) -> tuple[Instance, ...]:
        """Return the instances of one image, back to front, hidden ones too; raises KeyError for an unknown image."""
        return self._document.instances(image_id)

    @property
    def undo_title(self) -> str:
        """The title of what undo takes back, or an empty string."""
        return self._history.next_undo[0].title if self.can_undo else ""

    @property
    def redo_title(self) -> str:
        """The title of what redo applies again, or an empty string."""
        return self._history.next_redo[0].title if self.can_redo else ""

    def new_instance_id(self) -> int:
        """Return an id that no instance has or ever had."""
        number = self._next_instance_id
        self._next_instance_id += 1
        return number

    def commit(self, edit: Edit) -> Change:
        """Apply an edit and hand it to the journal.

        Raises ReadOnlyError, LockedError, StaleEditError, or what the journal raises; the document is then as before.
        """
        _refuse_locked(edit)
        number = self._next_number
        change = self._write(DO, number, edit)
        self._history.record_do(Step(number, edit.title, edit.merge_key))
        self._step_images[number] = edit.image_id
        self.changed.emit()
        return change

    @property
    def done_steps(self) -> tuple[Step, ...]:
        """Everything that undo can take back, oldest first."""
        return self._history.done

    @property
    def undone_steps(self) -> tuple[Step, ...]:
        """Everything that redo can apply again, the next one first."""
        return self._history.undone

    def step_image(self, number: int) -> int | None:
        """The one image that a step is about, 0 for several or none; None for what was done before the project opened.

        The journal's entry of such a step tells it (``Edit.image_id``).
        """
        return self._step_images.get(number)

    @property
    def newest(self) -> int:
        """The number of the newest entry in force; 0 before all of them."""
        return self._history.newest

    def go_to(self, number: int, may_go_on: Callable[[], bool] = lambda: True) -> Change | None:
        """Undo or redo until the entry of this number is the newest in force; 0 is before all of them.

        Returns what changed as one, None when nothing had to. Raises KeyError for a number that is in neither list.
        ``may_go_on`` is asked after every step: a long way can be gone in parts, each of which leaves a whole document.
        """
        done, undone = self._history.done, self._history.undone
        if number and all(step.number != number for step in (*done, *undone)):
            raise KeyError(number)
        changes: list[Change] = []
        try:
            for step in reversed(done):
                if step.number > number:
                    changes += self._undo_step(step)
                    if not may_go_on():
                        return self._told(changes)
            for step in undone:
                if step.number <= number:
                    changes += self._redo_step(step)
                    if not may_go_on():
                        return self._told(changes)
        except BaseException:
            # The journal may fail halfway: what was gone back so far is told.
            self._told(changes)
            raise
        return self._told(changes)

    def undo(self) -> Change | None:
        """Take the newest step back, on whatever image it was; None when there is nothing to take back."""
        steps = self._history.next_undo
        changes: list[Change] = []
        for step in steps:
            changes += self._undo_step(step)
        return self._told(changes)

    def redo(self) -> Change | None:
        """Apply the step undone last again; None when there is none."""
        steps = self._history.next_redo
        changes: list[Change] = []
        for step in steps:
            changes += self._redo_step(step)
        return self._told(changes)

    def _undo_step(self, step: Step) -> list[Change]:
        change = self._write(UNDO, step.number, self._load(step.number).edit.inverse())
        self._history.record_undo(step.number)
        return [change]

    def _redo_step(self, step: Step) -> list[Change]:
        change = self._write(REDO, step.number, self._load(step.number).edit)
        self._history.record_redo(step.number)
        return [change]

    def _told(self, changes: Sequence[Change]) -> Change | None:
        if not changes:
            return None
        self.changed.emit()
        return _joined(changes)

    def _write(self, kind: str, target: int, edit: Edit) -> Change:
        if self.is_read_only:
            raise ReadOnlyError(self._read_only_reason)
        if not edit.patches:
            raise ValueError(f"the edit '{edit.title}' changes nothing")
        change = self._document.apply(edit)
        entry = JournalEntry(self._next_number, kind, target, self._clock(), edit)
        try:
            self._journal.append(entry)
        except BaseException:
            self._document.apply(edit.inverse())
            raise
        self._next_number += 1
        self._never_again(edit)
        if kind == DO:
            self._recent[entry.number] = entry
            if len(self._recent) > _RECENT_ENTRIES:
                self._recent.popitem(last=False)
        return change

    def _never_again(self, edit: Edit) -> None:
        """Keep ids unique when an edit brings its own (an import)."""
        for patch in edit.patches:
            if isinstance(patch.after, Instance) and patch.after.id >= self._next_instance_id:
                self._next_instance_id = patch.after.id + 1

    def _load(self, number: int) -> JournalEntry:
        # The journal stores in the background: what was done a moment ago is answered from here.
        return self._recent.get(number) or self._journal.load_entry(number)


def _refuse_locked(edit: Edit) -> None:
    """Raise LockedError when an edit moves, reshapes, relabels or deletes a locked object.

    Its lock, state, order and group may change. What follows from a change of the classes reaches locked objects too.
    """
    locked = [patch for patch in edit.patches if isinstance(patch.before, Instance) and patch.before.is_locked]
    if not locked or any(isinstance(patch.after, LabelSchema) for patch in edit.patches):
        return
    if any(_is_reshaped(patch) for patch in locked):
        raise LockedError(LOCKED)


def _is_reshaped(patch: Patch) -> bool:
    before, after = patch.before, patch.after
    if not isinstance(before, Instance) or not isinstance(after, Instance):
        return True
    return replace(before, is_locked=after.is_locked, state=after.state, z=after.z, group=after.group) != after


def _joined(changes: Sequence[Change]) -> Change:
    """Return several changes of one step as one."""
    if len(changes) == 1:
        return changes[0]
    patches = tuple(patch for change in changes for patch in change.edit.patches)
    return Change(
        Edit(changes[0].edit.title, patches, changes[0].edit.merge_key),
        frozenset().union(*(change.image_ids for change in changes)),
        frozenset().union(*(change.instance_ids for change in changes)),
        any(change.has_new_schema for change in changes),
        any(change.has_new_images for change in changes),
    )
