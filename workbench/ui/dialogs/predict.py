"""Predicting with a run: which images, where to look, whether to keep heatmaps."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from workbench.jobs.job import JobError
from workbench.jobs.queue import QueueError
from workbench.project.runs import Run
from workbench.protocol.job_folder import JobFolder
from workbench.session import Session
from workbench.tasks.looking import finds_boxes, looks_into_boxes
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.parts import Parts
from workbench.ui.predict_form import (
    LABELS,
    WHOLE,
    PredictChoice,
    Which,
    chosen_images,
    make_job,
    usable_runs,
    without_boxes,
)
from workbench.ui.train_form import DeviceChoice, survey_devices

Ground = tuple[tuple[Run, ...], tuple[DeviceChoice, ...], dict[Which, tuple[int, int]]]
"""What the dialog chooses from: runs, devices, and of each choice of images how many there are and have no boxes."""


class PredictDialog(DialogFrame):
    """``started`` carries the job's name (``run/job``) after it is in the queue."""

    started: ClassVar[Signal] = Signal(str)

    def __init__(self, parts: Parts, session: Session, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Predict with a run"),
            self.tr("The model marks what it sees; nothing becomes a label until you accept it."),
            self.tr("Predict"),
        )
        self.setObjectName("dialog.predict")
        self._parts, self._session = parts, session
        self._runs: tuple[Run, ...] = ()
        self._counts: dict[Which, tuple[int, int]] = {}
        self.run = _choice("predict.run")
        self.which = _choice("predict.images")
        self.boxes = _choice("predict.boxes")
        self.device = _choice("predict.device")
        self.heatmaps = QCheckBox(self.tr("Keep the heatmaps, to look at them over the image"))
        self.heatmaps.setObjectName("predict.heatmaps")
        self.heatmaps.setChecked(True)
        self.add_row(self.tr("Run"), self.run)
        self.add_row(self.tr("Images"), self.which)
        self._boxes_label = self.add_row(self.tr("Look"), self.boxes)
        self.add_row(self.tr("Device"), self.device)
        self.form.addRow("", self.heatmaps)
        self.run.currentIndexChanged.connect(lambda _: self._show_task())
        self.which.currentIndexChanged.connect(lambda _: self._show_verb())
        self.boxes.currentIndexChanged.connect(lambda _: self._advise())
        self.verb_button.clicked.connect(self._start)
        self.cancel_button.setAutoDefault(False)
        self.run.setFocus()
        self.follow(parts.background.start(self.tr("Looking for runs"), self._look, self._take, self._fail))

    def _look(self, _: object) -> Ground:
        project, image_id = self._session.project, self._parts.current.image_id
        images = {which: chosen_images(project, which, image_id) for which in Which}
        counts = {which: (len(chosen), without_boxes(project, chosen)) for which, chosen in images.items()}
        return usable_runs(project), survey_devices(is_training=False), counts

    def _take(self, found: Ground) -> None:
        self.rest()
        self._runs, devices, self._counts = found
        for run in self._runs:
            self.run.addItem(run.name, run.name)
        for device in devices:
            self.device.addItem(device.title, device.id)
        titles = {
            Which.THIS: self.tr("This image"),
            Which.UNLABELLED: self.tr("Images without labels"),
            Which.VALIDATION: self.tr("Validation images"),
            Which.ALL: self.tr("All images"),
        }
        for which, title in titles.items():
            count, _ = self._counts[which]
            if count:
                text = title if which is Which.THIS else f"{title} ({count})"
                self.which.addItem(text, which)
        self.run.setCurrentIndex(max(0, self.run.findData(self._parts.current.run)))
        self._show_task()
        if not self._runs:
            self.say(self.tr("No run has a checkpoint yet: train one first."), "warn")
        elif not self.which.count():
            self.say(self.tr("The project has no images yet: add some first."), "warn")
        self.fit()

    def _show_task(self) -> None:
        run = next((run for run in self._runs if run.name == self.run.currentData()), None)
        is_told_where = run is not None and looks_into_boxes(run.recipe)
        self.boxes.clear()
        self.boxes.addItem(self.tr("In the labelled boxes, else the whole image"), LABELS)
        for other in self._runs:
            if finds_boxes(other.recipe):
                self.boxes.addItem(self.tr("Boxes from: {run}").format(run=other.name), other.name)
        self.boxes.addItem(self.tr("In the whole image"), WHOLE)
        for widget in (self.boxes, self._boxes_label, self.heatmaps):
            widget.setVisible(is_told_where)
        self._show_verb()
        self.fit()

    def _show_verb(self) -> None:
        self.verb_button.setEnabled(self._task is None and bool(self._runs) and self.which.count() > 0)
        self._advise()

    def _advise(self) -> None:
        """Say it where a pose model would have to take whole images for objects."""
        count, bare = self._counts.get(self.which.currentData(), (0, 0))
        is_blind = bool(bare) and self.boxes.isVisibleTo(self) and self.boxes.currentData() == LABELS
        text = self.tr(
            "Images without labelled boxes: {bare} of {count}. There the whole image counts as one object. "
            "Train a detector, then take the boxes from it."
        )
        if self._runs and self.which.count():
            self.say(text.format(bare=bare, count=count) if is_blind else "", "warn")
            if is_blind and self.isVisible():
                self.fit()

    def choice(self) -> PredictChoice:
        """Return what the form says."""
        return PredictChoice(
            self.run.currentData(),
            Which(self.which.currentData()),
            self._parts.current.image_id,
            self.boxes.currentData() or LABELS,
            self.heatmaps.isChecked(),
            self.device.currentData() or "cpu",
        )

    def _start(self) -> None:
        session, choice = self._session, self.choice()
        self.say("")

        def make(_: object) -> JobFolder:
            session.flush()
            return make_job(session.project, choice)

        self.follow(
            self._parts.background.start(
                self.tr("Preparing the prediction"), make, lambda folder: self._submit(folder, choice), self._fail
            )
        )

    def _submit(self, folder: JobFolder, choice: PredictChoice) -> None:
        self.rest()
        try:
            name = self._session.board.submit(folder, choice.device)
        except (JobError, QueueError) as error:
            self.say(str(error))
            return
        self._parts.current.set_run(choice.run)
        self.started.emit(name)
        self.accept()

    def _fail(self, text: str) -> None:
        self.rest()
        self.say(text)


def _choice(name: str) -> QComboBox:
    field = ChoiceField()
    field.setObjectName(name)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(24)
    return field
