"""Tells the canvas how a pose of each class usually looks: the mean of the labels, worked out beside the window."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import QObject

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.editing.poses.typical_pose import TypicalPose, mean_pose
from workbench.session import Session
from workbench.ui.background import Task
from workbench.ui.commands.frame import Frame

MOST = 400
"""So many poses make a mean that more would not change."""
ENOUGH = 20
"""So many labels must have changed before the mean is worked out again: that takes 60 ms of the processor."""


class TypicalPoses(QObject):
    """Works a class out when it is chosen, and anew at the next image after many labels have changed."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._session: Session | None = None
        self._changes: dict[int, int] = {}
        self._found: set[int] = set()
        self._going = 0
        frame.canvas.imageShown.connect(lambda _: self._look())
        frame.parts.current.categoryChanged.connect(lambda _: self._look())

    def _follow(self, session: Session | None) -> None:
        if session is self._session:
            return
        if self._session is not None:
            self._session.document.changed.disconnect(self._note, missing_ok=True)
        self._session = session
        self._forget()
        self._going = 0
        if session is not None:
            session.document.changed.connect(self._note)

    def _note(self, change: Change) -> None:
        if change.has_new_schema:
            self._forget()
        for patch in change.edit.patches:
            value = patch.after if patch.after is not None else patch.before
            if isinstance(value, Instance) and value.keypoints:
                self._changes[value.category_id] = self._changes.get(value.category_id, 0) + 1

    def _forget(self) -> None:
        self._changes.clear()
        self._found.clear()
        self._frame.canvas.clear_typical()

    def _is_due(self, category_id: int) -> bool:
        """Whether nothing is known, or so much was labelled since that the mean may look different."""
        changes = self._changes.get(category_id)
        return changes is None or changes >= (ENOUGH if category_id in self._found else 1)

    def _look(self) -> None:
        self._follow(self._frame.session)
        session, category_id = self._session, self._frame.parts.current.category_id
        if session is None or not category_id or self._going or not self._is_due(category_id):
            return
        count = len(session.document.schema.keypoint_names(category_id))
        if not count:
            return
        self._changes[category_id] = 0
        self._going = category_id

        def work(_: Task) -> TypicalPose | None:
            stored = session.project.store.instances_of(category_id)
            return mean_pose([item.keypoints for item in islice(stored, MOST)], count)

        def done(pose: TypicalPose | None) -> None:
            if session is self._session:
                self._going = 0
                self._frame.canvas.set_typical(category_id, pose)
                self._found |= {category_id} if pose is not None else set()
                self._look()

        def failed(_: str) -> None:
            self._going = 0

        self._frame.parts.background.start(self.tr("Working out how a pose usually looks"), work, done, failed)
