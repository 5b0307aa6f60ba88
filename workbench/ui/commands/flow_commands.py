"""Review and flow: states, the next image that needs work, comments, going on by itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.core.review import ReviewState
from workbench.editing.review_edits import add_comment, set_image_state, set_object_state
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.comment import CommentDialog
from workbench.ui.labelling_clock import LabellingClock
from workbench.ui.panels.review import ReviewPanel

_AUTO_ADVANCE = "flow.auto_advance"


class FlowCommands(QObject):
    """The slots of the group ``flow``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._clock = LabellingClock(frame, self)
        self._newest = 0
        frame.opened.changed.connect(self._count_steps)
        frame.opened.documentChanged.connect(self._maybe_go_on)
        frame.opened.stepsChanged.connect(self._count_steps)
        review = frame.panels["review"]
        assert isinstance(review, ReviewPanel)
        review.placeAsked.connect(frame.canvas.show_place)
        review.commentAsked.connect(self.comment)
        frame.actions.get(_AUTO_ADVANCE).setChecked(frame.settings.text(_AUTO_ADVANCE) == "on")

    def set_state(self, state: str) -> None:
        """Say how far the shown image has come."""
        image = self._frame.image
        if image is not None:
            self._frame.commit(set_image_state(image, ReviewState(state)))

    def set_object_state(self, state: str) -> None:
        """Say how far the selected objects have come."""
        self._frame.commit(set_object_state(self._frame.selected, ReviewState(state)))

    def approve_and_go_on(self) -> None:
        """Approve the shown image and go to the next that is not approved."""
        self.set_state(ReviewState.APPROVED.value)
        self._go(1, frozenset(ReviewState) - {ReviewState.APPROVED}, self.tr("Every image from here on is approved."))

    def next_look(self, step: int) -> None:
        """Go to the next image that needs a look, or the one before."""
        self._go(step, {ReviewState.NEEDS_LOOK}, self.tr("No more images this way that need a look."))

    def _go(self, step: int, states: frozenset[ReviewState] | set[ReviewState], otherwise: str) -> None:
        found = self._frame.images.find(self._frame.parts.current.image_id, step, states)
        if found:
            self._frame.parts.current.set_image(found)
        else:
            self._frame.parts.notices.info(otherwise)

    def comment(self) -> None:
        """Ask for a remark on the place of the pointer, or the middle of what is shown."""
        image, canvas = self._frame.image, self._frame.canvas
        if image is None:
            return
        x0, y0, x1, y1 = canvas.display.visible_image()
        x, y = canvas.image_place() or ((x0 + x1) / 2, (y0 + y1) / 2)
        dialog = CommentDialog(self._frame.window, f"x {x:.0f} · y {y:.0f}")
        dialog.agreed.connect(lambda text: self._add_comment(image.id, x, y, text))
        dialog.open()

    def _add_comment(self, image_id: int, x: float, y: float, text: str) -> None:
        session = self._frame.session
        if session is not None:
            self._frame.attempt(lambda: add_comment(session.document.image(image_id), x, y, text))

    def show_panel(self, name: str) -> None:
        """Open a panel and bring it to the front."""
        self._frame.docks.reveal(name)

    def toggle_auto_advance(self) -> None:
        """Go to the next image after each new object, or stay."""
        is_on = self._frame.actions.get(_AUTO_ADVANCE).isChecked()
        self._frame.settings.put(_AUTO_ADVANCE, "on" if is_on else "off")

    def _count_steps(self) -> None:
        session = self._frame.session
        steps = (*session.editor.done_steps[-1:], *session.editor.undone_steps[-1:]) if session is not None else ()
        self._newest = max((step.number for step in steps), default=0)

    def _maybe_go_on(self, change: Change) -> None:
        """Go on when one object was drawn on the shown image: not for undo, import, paste of many."""
        current = self._frame.parts.current
        if not self._frame.actions.get(_AUTO_ADVANCE).isChecked() or len(change.edit.patches) != 1:
            return
        made = change.edit.patches[0]
        is_drawn = made.before is None and isinstance(made.after, Instance) and made.after.image_id == current.image_id
        if is_drawn:
            image_id, newest = current.image_id, self._newest
            QTimer.singleShot(0, self, lambda: self._go_on(image_id, newest))

    def _go_on(self, image_id: int, newest_before: int) -> None:
        """Go on once the commit is over; a redo brings no step newer than all before and stays."""
        session, current = self._frame.session, self._frame.parts.current
        steps = session.editor.done_steps if session is not None else ()
        if steps and steps[-1].number > newest_before and current.image_id == image_id:
            following = self._frame.images.step(image_id, 1)
            if following:
                current.set_image(following)
