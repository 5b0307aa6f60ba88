"""A reversible change as values: these before, those after."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema

Entity = Instance | ImageRecord | LabelSchema
"""Everything an Edit can change."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One value before and after. ``before`` None: created; ``after`` None: deleted. Never both None.

    Raises ValueError when the two are not the same kind of thing with the same id.
    """

    before: Entity | None
    after: Entity | None

    def __post_init__(self) -> None:
        before, after = self.before, self.after
        if before is None and after is None:
            raise ValueError("a patch needs a value before or after")
        if before is not None and after is not None:
            if type(before) is not type(after):
                raise ValueError("a patch cannot turn one kind of value into another")
            if not isinstance(before, LabelSchema) and before.id != after.id:  # type: ignore[union-attr]
                raise ValueError("a patch cannot change an id")

    def inverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """A named change: what one user action did, and what one undo takes back.

    ``title`` is shown in the undo menu ("Move box"). Two edits with the same non-empty ``merge_key`` that follow
    each other are one step for undo (nudging by arrows).
    """

    title: str
    patches: tuple[Patch, ...]
    merge_key: str = ""

    @property
    def image_id(self) -> int:
        """The one image that it is about; 0 when it is about several or none."""
        values = (patch.before if patch.after is None else patch.after for patch in self.patches)
        ids = {value.image_id if isinstance(value, Instance) else _own_image(value) for value in values}
        return ids.pop() if len(ids) == 1 else 0

    def inverse(self) -> Edit:
        """The edit that takes this one back, patches in reverse order."""
        return Edit(self.title, tuple(patch.inverse() for patch in reversed(self.patches)))


def _own_image(value: ImageRecord | LabelSchema | None) -> int:
    return value.id if isinstance(value, ImageRecord) else 0


@dataclass(frozen=True, slots=True)
class Change:
    """What an applied edit touched, so that views repaint only that."""

    edit: Edit
    image_ids: frozenset[int]
    instance_ids: frozenset[int]
    has_new_schema: bool
    has_new_images: bool


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the project's journal: an edit as it was applied, in order, never changed afterwards.

    ``number`` counts from 1 without gaps. ``kind`` is ``do``, ``undo`` or ``redo``; ``target`` is the number of the
    ``do`` entry that an undo or redo is about (its own number for ``do``). ``edit`` is what was applied: for an
    undo the inverse of the target's edit. ``time`` is seconds since the epoch.
    """

    number: int
    kind: str
    target: int
    time: float
    edit: Edit
