"""Which images are like the shown one, by what a trained network says of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from workbench.jobs.job import JobError
from workbench.jobs.queue import QueueError
from workbench.project.error import ProjectError
from workbench.project.features import newest_features
from workbench.project.predicting import project_images
from workbench.project.predictions import PredictImage
from workbench.project.project import Project
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe
from workbench.ui.commands.frame import Frame
from workbench.ui.panels.images import ImagesPanel

MOST = 60
"""So many are shown: a screen of thumbnails or two."""

_DESCRIBING = "mmpretrain"
"""Whose networks say what an image is like."""


class LikenessCommands(QObject):
    """The slots of the group ``likeness``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def find(self) -> None:
        """Show the images like the shown one; where no run has described the images yet, let one do so."""
        session, image = self._frame.session, self._frame.image
        if session is None or image is None:
            return
        project, image_id = session.project, image.id

        def work(_: object) -> Sequence[int] | JobFolder | None:
            try:
                return [number for number, _ in newest_features(project).like(image_id, MOST)]
            except ProjectError:
                return described(project)

        self._frame.in_background(self.tr("Comparing images"), work, lambda found: self._take(image_id, found))

    def _take(self, image_id: int, found: Sequence[int] | JobFolder | None) -> None:
        session, notices = self._frame.session, self._frame.parts.notices
        if session is None:
            return
        if found is None:
            text = self.tr(
                "Images are compared by what a network says of them: train a run that tells image classes, or one "
                "that learns without labels, first."
            )
            notices.warning(text)
        elif isinstance(found, JobFolder):
            try:
                session.board.submit(found, "cpu")
            except (JobError, QueueError) as error:
                notices.error(str(error))
                return
            text = self.tr("The run {run} describes the images now. Ask again when its job is done.")
            notices.info(text.format(run=found.path.parent.name))
        else:
            panel = self._frame.panels["images"]
            assert isinstance(panel, ImagesPanel)
            panel.show_like(image_id, found)


def described(project: Project) -> JobFolder | None:
    """Prepare a job in which the newest run that can describes every image; None when there is no such run."""
    for name in reversed(project.runs.by_age()):
        run = project.runs.get(name)
        if run.recipe.adapter == _DESCRIBING and any(run.folder.checkpoints.glob("*.pth")):
            recipe = PredictRecipe("features", str(run.folder.path), features=True)
            images = [PredictImage(image.id, project.image_file(image)) for image in project_images(project)]
            return project.predictions.new_job(recipe, images)
    return None
