"""Predict as I go: while it is on, the chosen run looks at whatever image the person comes to."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.project.error import ProjectError
from workbench.session import Session
from workbench.ui.live_looking import LiveLooking, Question
from workbench.ui.parts import Parts

PAUSE_MS = 40
"""Images that are only flicked past are not asked about."""


class PredictAsIGo(QObject):
    """Decides when to ask; ``live`` does the asking.

    ``looked``: the prediction of the shown image may be new. ``switched``: on or off. ``failed`` carries one sentence;
    it is off then.
    """

    looked: ClassVar[Signal] = Signal()
    switched: ClassVar[Signal] = Signal(bool)
    failed: ClassVar[Signal] = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._session: Session | None = None
        self.live = LiveLooking()
        self.live.setParent(self)
        parts.closing.append(self.live.close)
        self.is_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        parts.current.imageChanged.connect(lambda _: self._come())
        parts.current.runChanged.connect(lambda _: self._come())
        self.live.looked.connect(self._take)
        self.live.failed.connect(self._fail)
        self.live.puzzled.connect(parts.notices.warning)

    def set_session(self, session: Session | None) -> None:
        """Another project, or none: nothing looks any more."""
        self.set_on(False)
        self.live.rest()
        self._session = session

    def set_on(self, is_on: bool) -> None:
        """Begin or end; an end gives the model's memory back at once. Without a run there is nothing to begin."""
        is_on = is_on and bool(self._parts.current.run) and self._session is not None
        if is_on == self.is_on:
            return
        self.is_on = is_on
        if is_on:
            self._ask()
        else:
            self._pause.stop()
            self.live.rest()
        self.switched.emit(is_on)

    def note_change(self, change: Change) -> None:
        """A pose model looks into labelled boxes: other boxes, another look."""
        if self.is_on and self._is_about_boxes(change):
            self._pause.start()

    def why_not(self) -> str:
        """Return in one sentence why it cannot be switched on, empty when it can."""
        session, run = self._session, self._parts.current.run
        if session is None or not run:
            return self.tr("Train a model first: what it sees is then shown on every image you come to.")
        try:
            has_checkpoint = session.project.runs.get(run).folder.manifest.is_file()
        except ProjectError as error:
            return str(error)
        if not has_checkpoint:
            return self.tr("{run} has no checkpoint yet: train it for at least one epoch.").format(run=run)
        return ""

    def _come(self) -> None:
        if self.is_on:
            self._pause.start()

    def _ask(self) -> None:
        question = self.question()
        if question is not None:
            self.live.look(question)

    def question(self) -> Question | None:
        """Return the shown image with its labels, as the chosen run is to be asked about it."""
        return self._about(self._parts.current.image_id)

    def _about(self, image_id: int) -> Question | None:
        session, run = self._session, self._parts.current.run
        if session is None or not image_id or not run:
            return None
        record = session.document.image(image_id)
        return Question(session.project, run, record, session.document.instances(image_id))

    def _take(self, run: str, image_id: int) -> None:
        if (run, image_id) != (self._parts.current.run, self._parts.current.image_id):
            return
        self.looked.emit()
        following = self._about(self._next_image()) if self.is_on else None
        if following is not None:
            self.live.look_ahead(following)

    def _next_image(self) -> int:
        """The image that a person who goes on comes to; 0 at the end."""
        ids = [image.id for image in self._session.document.images] if self._session is not None else []
        place = ids.index(self._parts.current.image_id) + 1 if self._parts.current.image_id in ids else len(ids)
        return ids[place] if place < len(ids) else 0

    def _fail(self, text: str) -> None:
        self.is_on = False
        self._pause.stop()
        self.switched.emit(False)
        self.failed.emit(text)

    def _is_about_boxes(self, change: Change) -> bool:
        return any(
            isinstance(value, Instance) and value.image_id == self._parts.current.image_id
            for patch in change.edit.patches
            for value in (patch.before, patch.after)
            if _box(patch.before) != _box(patch.after)
        )


def _box(value: object) -> object:
    return (value.bbox_xywh, value.category_id) if isinstance(value, Instance) else None
