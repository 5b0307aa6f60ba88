"""The draft that picture and table of the skeleton editor share, with its undo and what is picked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.editing.operations import RefusedError
from workbench.editing.poses.skeleton_draft import DraftHistory, SkeletonDraft
from workbench.ui.commit import refusal


class Desk(QObject):
    """``changed`` means the draft, ``picked`` which points are selected; ``refused`` carries one sentence."""

    changed: ClassVar[Signal] = Signal()
    picked: ClassVar[Signal] = Signal()
    refused: ClassVar[Signal] = Signal(str)

    def __init__(self, draft: SkeletonDraft) -> None:
        super().__init__()
        self._history = DraftHistory(draft)
        self._picks: tuple[int, ...] = ()

    @property
    def draft(self) -> SkeletonDraft:
        """The skeleton as it is drawn now."""
        return self._history.draft

    @property
    def picks(self) -> tuple[int, ...]:
        """The keys of the selected points, in the order in which they were picked."""
        return self._picks

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be done again."""
        return self._history.can_redo

    def change(self, make: Callable[[SkeletonDraft], SkeletonDraft], step: str = "") -> None:
        """Change the draft, or say why not. Changes of one ``step`` are one for undo (a drag)."""
        try:
            draft = make(self.draft)
        except RefusedError as error:
            self.refused.emit(refusal(error))
            self.changed.emit()
            return
        self.refused.emit("")
        self._history.put(draft, step)
        self._tell()

    def pick(self, keys: Iterable[int]) -> None:
        """Select exactly these points."""
        known = {point.key for point in self.draft.points}
        picks = tuple(key for key in dict.fromkeys(keys) if key in known)
        if picks != self._picks:
            self._picks = picks
            self.picked.emit()

    def undo(self) -> None:
        """Go back one step."""
        self._history.undo()
        self._tell()

    def redo(self) -> None:
        """Go forward one step."""
        self._history.redo()
        self._tell()

    def _tell(self) -> None:
        self.pick(self._picks)
        self.changed.emit()
