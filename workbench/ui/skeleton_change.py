"""Gives a class another skeleton: its labels are read and converted beside the window, then changed in one step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.core.document import StaleEditError
from workbench.core.schema import Skeleton
from workbench.editing.editor import ReadOnlyError
from workbench.editing.operations import RefusedError
from workbench.editing.poses.skeleton_changes import Origins, needs_conversion, set_skeleton
from workbench.project.skeleton_plan import SkeletonPlan, plan_skeleton
from workbench.session import Session
from workbench.ui.background import Task
from workbench.ui.commands.frame import Frame
from workbench.ui.commit import refusal
from workbench.ui.dialogs.frame import DialogFrame


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
            plan = SkeletonPlan(set_skeleton(schema, category_id, skeleton, origins, ()), {})
            self._finish(dialog, session, plan, revision)
            return

        def work(task: Task) -> SkeletonPlan:
            session.flush()
            return plan_skeleton(session.project.store, schema, (category_id, skeleton, origins), task.report)

        task = self._frame.parts.background.start(
            self.tr("Converting the labels of the class"),
            work,
            lambda plan: self._finish(dialog, session, plan, revision),
            lambda text: _fail(dialog, text),
        )
        dialog.follow(task)

    def _finish(self, dialog: DialogFrame, session: Session, plan: SkeletonPlan, revision: int) -> None:
        if session is not self._frame.session:
            return
        dialog.rest()
        try:
            if plan.edit is not None:
                session.document.adopt(plan.images, revision)
                session.editor.commit(plan.edit)
        except StaleEditError:
            dialog.say(self.tr("The labels were changed meanwhile. Press the button again."))
        except (ReadOnlyError, RefusedError) as error:
            dialog.say(refusal(error))
        else:
            dialog.accept()


def _fail(dialog: DialogFrame, text: str) -> None:
    dialog.rest()
    dialog.say(text)
