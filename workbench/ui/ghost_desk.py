"""The predicted objects of the shown image, one of them in focus, and what the person says to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.core.instance import Instance
from workbench.core.prediction import Prediction
from workbench.editing.ghosts.ghosts import Ghost, acceptance, ghosts_of, neighbour
from workbench.editing.ghosts.image_classes import class_acceptance, class_ghosts, is_of_image
from workbench.session import Session
from workbench.ui.canvas.parts import GhostsShown
from workbench.ui.commit import commit
from workbench.ui.parts import Parts


class GhostDesk(QObject):
    """Nothing here is a label until it is accepted; every acceptance is one edit.

    ``changed``: other ghosts, or another standing of one. ``focusChanged``: another one is in focus.
    """

    changed: ClassVar[Signal] = Signal()
    focusChanged: ClassVar[Signal] = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._session: Session | None = None
        self._prediction: Prediction | None = None
        self._tells_several = False
        self._dismissed: dict[tuple[str, int], frozenset[Instance]] = {}
        self._is_shown = True
        self.hides_labelled = False
        """Whether objects that a label says already are left out of the canvas (while labelling, they are noise)."""
        self.ghosts: tuple[Ghost, ...] = ()
        """All at or above the score, without the dismissed ones, best first."""
        self.focus: Instance | None = None

    def set_session(self, session: Session | None) -> None:
        """Another project: what was dismissed is forgotten."""
        self._session = session
        self._dismissed.clear()
        self.set_prediction(None)

    def set_prediction(self, prediction: Prediction | None, tells_several: bool = False) -> None:
        """Offer what was found on another image, or by another run, or nothing.

        ``tells_several``: the run tells each class of the image by itself; else it gives it one, the surest.
        """
        self._prediction, self._tells_several = prediction, tells_several
        self.focus = None
        self.weigh()

    def set_shown(self, is_shown: bool) -> None:
        """What is not on the canvas cannot be accepted there."""
        if is_shown != self._is_shown:
            self._is_shown = is_shown
            self.changed.emit()

    def weigh(self) -> None:
        """Labels or the score changed: hold the predicted objects against the labels again."""
        session, prediction = self._session, self._prediction
        if session is None or prediction is None:
            self.ghosts = ()
        else:
            gone = self._gone()
            left = [item for item in prediction.instances if item not in gone]
            labels = session.document.instances(prediction.image_id)
            least, schema = self._parts.current.threshold, session.document.schema
            placed = [item for item in left if not is_of_image(item)]
            of_image: tuple[Ghost, ...] = ()
            if len(placed) < len(left):
                tags = session.document.image(prediction.image_id).tags
                of_image = class_ghosts(left, tags, self._tells_several, least)
            self.ghosts = (*of_image, *ghosts_of(placed, labels, schema, least))
        here = next((ghost for ghost in self.ghosts if ghost.instance == self.focus), None)
        if here is None or not here.is_open:
            following = neighbour(self.ghosts, self.focus, 1 if self.focus is not None else 0)
            self._focus_on(following or (here.instance if here is not None else None))
        self.changed.emit()

    @property
    def open(self) -> tuple[Ghost, ...]:
        """The ones that wait to be accepted, best first."""
        return tuple(ghost for ghost in self.ghosts if ghost.is_open)

    def choosable(self, item: Instance | None) -> tuple[Ghost, ...]:
        """Return the one ghost of a predicted object when it can be accepted by itself, else none."""
        return tuple(ghost for ghost in self.ghosts if ghost.instance == item and ghost.can_be_chosen)[:1]

    @property
    def is_offering(self) -> bool:
        """Whether the person can accept something now, on the canvas."""
        session = self._session
        return self._is_shown and session is not None and not session.editor.is_read_only and bool(self.open)

    def shown(self) -> GhostsShown:
        """Return what the canvas needs to know."""
        prediction = self._prediction
        if prediction is None or not self._is_shown:
            return GhostsShown()
        kept = {ghost.instance.id for ghost in (self.open if self.hides_labelled else self.ghosts)}
        hidden = frozenset(item.id for item in prediction.instances if item.id not in kept)
        focus = self.focus if self.choosable(self.focus) else None
        return GhostsShown(self._parts.current.run, self.open, focus, hidden)

    def set_focus(self, item: Instance | None) -> None:
        """Put one into focus, open or not."""
        self._focus_on(item)

    def step(self, step: int) -> None:
        """Put the next (1) or previous (-1) open one, by score, into focus."""
        self._focus_on(neighbour(self.ghosts, self.focus, step))

    def accept_focus(self) -> None:
        """Make the one in focus a label and go to the next."""
        self.accept(self.choosable(self.focus))

    def accept_all(self) -> None:
        """Make all open ones labels: one step for undo."""
        self.accept(self.open)

    def accept(self, ghosts: Sequence[Ghost]) -> None:
        """Make some of the open ones labels: one step for undo."""
        session = self._session
        if session is None or self._prediction is None:
            return
        record = session.document.image(self._prediction.image_id)
        new_id = session.editor.new_instance_id
        placed = [ghost for ghost in ghosts if not is_of_image(ghost.instance)]
        if len(placed) < len(ghosts):
            edit = class_acceptance(ghosts, record, self._tells_several or _has_several(session))
        else:
            edit = acceptance(placed, new_id, self._parts.current.run, (record.width, record.height))
        if edit is None or not commit(session, edit, self._parts.notices):
            return
        if len(edit.patches) > 1:
            text = self.tr("Accepted: {n}. Undo takes it back.")
            self._parts.notices.info(text.format(n=len(edit.patches)))
        elif gone := set(record.tags) - set(session.document.image(record.id).tags):
            names = [each.name for each in session.document.schema.categories if each.id in gone]
            text = self.tr("This took the place of the class {before}. Undo brings it back.")
            self._parts.notices.info(text.format(before=", ".join(names)))

    def dismiss_focus(self) -> None:
        """Offer the one in focus no more on this image, and go to the next. It comes back with another project."""
        if self.focus is None or self._prediction is None:
            return
        place = (self._parts.current.run, self._prediction.image_id)
        self._dismissed[place] = self._gone() | {self.focus}
        self.weigh()

    def bring_back(self) -> None:
        """Offer the dismissed ones of this image again."""
        if self._prediction is not None:
            self._dismissed.pop((self._parts.current.run, self._prediction.image_id), None)
            self.weigh()

    @property
    def dismissed(self) -> int:
        """How many are dismissed on this image."""
        return len(self._gone())

    def _gone(self) -> frozenset[Instance]:
        if self._prediction is None:
            return frozenset()
        return self._dismissed.get((self._parts.current.run, self._prediction.image_id), frozenset())

    def _focus_on(self, item: Instance | None) -> None:
        if item != self.focus:
            self.focus = item
            self.focusChanged.emit()


def _has_several(session: Session) -> bool:
    """Whether images may have more than one class: where nobody has given one two, a second takes the first's place."""
    return any(len(image.tags) > 1 for image in session.document.images)
