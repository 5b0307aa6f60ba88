"""Tells the canvas how a pose of each class usually looks: the mean of the labels, worked out beside the window."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QObject

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.editing.typical_pose import TypicalPose, mean_pose
from workbench.session import Session
from workbench.ui.background import Task
from workbench.ui.commands.frame import Frame

MOST = 400
"""So many poses make a mean that more would not change."""


class TypicalPoses(QObject):
    """Works a class out when it is chosen, and anew at the next image after its labels have changed."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._session: Session | None = None
        self._known: set[int] = set()
        self._going = 0
        frame.canvas.imageShown.connect(lambda _: self._look())
        frame.parts.current.categoryChanged.connect(lambda _: self._look())

    def _follow(self, session: Session | None) -> None:
        if session is self._session:
            return
        if self._session is not None:
            self._session.document.changed.disconnect(self._note, missing_ok=True)
        self._session = session
        self._known.clear()
        self._going = 0
        self._frame.canvas.clear_typical()
        if session is not None:
            session.document.changed.connect(self._note)

    def _note(self, change: Change) -> None:
        if change.has_new_schema:
            self._known.clear()
            self._frame.canvas.clear_typical()
        for patch in change.edit.patches:
            value = patch.after if patch.after is not None else patch.before
            if isinstance(value, Instance) and value.keypoints:
                self._known.discard(value.category_id)

    def _look(self) -> None:
        self._follow(self._frame.session)
        session, category_id = self._session, self._frame.parts.current.category_id
        if session is None or not category_id or category_id in self._known or self._going:
            return
        count = len(session.document.schema.keypoint_names(category_id))
        if not count:
            return
        self._known.add(category_id)
        self._going = category_id

        def work(_: Task) -> TypicalPose | None:
            stored = session.project.store.instances_of(category_id)
            return mean_pose([item.keypoints for item in islice(stored, MOST)], count)

        def done(pose: TypicalPose | None) -> None:
            if session is self._session:
                self._going = 0
                self._frame.canvas.set_typical(category_id, pose)
                self._look()

        def failed(_: str) -> None:
            self._going = 0

        self._frame.parts.background.start(self.tr("Working out how a pose usually looks"), work, done, failed)
