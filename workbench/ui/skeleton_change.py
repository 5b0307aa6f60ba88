"""Gives a class another skeleton: its labels are read and converted beside the window, then changed in one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QObject

from workbench.core.document import StaleEditError
from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema, Skeleton
from workbench.editing.editor import ReadOnlyError
from workbench.editing.operations import RefusedError
from workbench.editing.skeleton_changes import Origins, needs_conversion, set_skeleton
from workbench.session import Session
from workbench.ui.background import Task
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.skeleton_editor.words import refusal

_REPORT_EVERY = 500


@dataclass(frozen=True)
class _Plan:
    """What was read when ``revision`` was in force: the edit, and the objects of every image that it touches."""

    edit: Edit | None
    images: dict[int, list[Instance]]
    revision: int


class SkeletonChange(QObject):
    """Shows its progress in the dialog that asked, which closes at the end; Cancel leaves everything as it was."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def run(self, dialog: DialogFrame, category_id: int, skeleton: Skeleton | None, origins: Origins) -> None:
        """Begin."""
        session = self._frame.session
        if session is None:
            return
        schema, revision = session.document.schema, session.document.revision
        if not needs_conversion(schema.category(category_id).skeleton, origins):
            self._finish(dialog, session, _Plan(set_skeleton(schema, category_id, skeleton, origins, ()), {}, revision))
            return

        def work(task: Task) -> _Plan:
            return _plan(task, session, schema, revision, category_id, skeleton, origins)

        task = self._frame.parts.background.start(
            self.tr("Converting the labels of the class"),
            work,
            lambda plan: self._finish(dialog, session, plan),
            lambda text: _fail(dialog, text),
        )
        dialog.follow(task)

    def _finish(self, dialog: DialogFrame, session: Session, plan: _Plan) -> None:
        if session is not self._frame.session:
            return
        dialog.rest()
        try:
            if plan.edit is not None:
                session.document.adopt(plan.images, plan.revision)
                session.editor.commit(plan.edit)
        except StaleEditError:
            dialog.say(self.tr("The labels were changed meanwhile. Press the button again."))
        except (ReadOnlyError, RefusedError) as error:
            dialog.say(refusal(error))
        else:
            dialog.accept()


def _plan(
    task: Task,
    session: Session,
    schema: LabelSchema,
    revision: int,
    category_id: int,
    skeleton: Skeleton | None,
    origins: Origins,
) -> _Plan:
    session.flush()
    store = session.project.store
    images: dict[int, list[Instance]] = defaultdict(list)
    total = sum(store.category_counts().values())
    for done, instance in enumerate(store.instances_around(category_id), start=1):
        images[instance.image_id].append(instance)
        if done % _REPORT_EVERY == 0:
            task.report(min(done, total), total)
    task.report(total, total)
    everything = (instance for held in images.values() for instance in held)
    return _Plan(set_skeleton(schema, category_id, skeleton, origins, everything), images, revision)


def _fail(dialog: DialogFrame, text: str) -> None:
    dialog.rest()
    dialog.say(text)
