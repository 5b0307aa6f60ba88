"""Starting a training: the few choices that matter, what stands in the way, said before it starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.core.document import StaleEditError
from workbench.core.edit import Change, Edit
from workbench.editing.editor import ReadOnlyError
from workbench.jobs import board
from workbench.jobs.job import JobError
from workbench.jobs.queue import QueueError
from workbench.project.error import ProjectError
from workbench.project.runs import Run
from workbench.session import Session
from workbench.tasks.defaults import length_reason
from workbench.tasks.finding import Finding
from workbench.tasks.presets import presets
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo.entry import ZooEntry
from workbench.tasks.zoo.suggest import preset_of
from workbench.tasks.zoo.weights import file_name
from workbench.ui.dialogs.train_fields import TrainFields
from workbench.ui.dialogs.train_more import FIRST, HELD, steps_an_epoch
from workbench.ui.parts import Parts
from workbench.ui.sentences import translated
from workbench.ui.spoken import spoken
from workbench.ui.train_form import TrainingGround, findings, recipe_of, suggested, survey, trainable, unloaded
from workbench.ui.training_doctor import TrainingDoctor

CHECK_MS = 150
RECOUNT_MS = 200
VAL_SHARE = 0.2


class TrainDialog(TrainFields):
    """``started`` carries the run's name after it is in the queue."""

    started: ClassVar[Signal] = Signal(str)

    def __init__(self, parts: Parts, session: Session, parent: QWidget | None) -> None:
        texts = (
            self.tr("Train a model"),
            self.tr("It learns in the background from a copy of the labels as they are now; you can go on labelling."),
            self.tr("Start training"),
        )
        super().__init__(parts, parent, texts)
        self.setObjectName("dialog.train")
        self._session = session
        self._recipe: TrainRecipe | None = None
        self._prepared: tuple[TrainRecipe, Run] | None = None
        self._recount = self._clock(RECOUNT_MS)
        self._recount.timeout.connect(self._count_again)
        self._timer = self._clock(CHECK_MS)
        self._timer.timeout.connect(self.check)
        self.doctor = TrainingDoctor(parts, session, self.list)
        self.doctor.failed.connect(self.say)
        self.split_button.clicked.connect(self._make_split)
        self.verb_button.clicked.connect(self._start)
        session.document.changed.connect(self._labels_changed)
        self.finished.connect(lambda _: session.document.changed.disconnect(self._labels_changed))
        self.preset.setFocus()
        self._survey()

    def _clock(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _survey(self) -> None:
        session = self._session
        self.verb_button.setEnabled(False)
        self.verb_button.setToolTip(self.tr("Counting the labels"))

        def look(_: object) -> TrainingGround:
            session.flush()
            return survey(session.project)

        self.follow(self._parts.background.start(self.tr("Counting the labels"), look, self._take, self._fail))

    def _take(self, ground: TrainingGround) -> None:
        is_first = self._ground is None
        self._ground = ground
        self._prepared = None
        self.rest()
        summary = ground.summary
        text = self.tr("{train} train, {val} val").format(train=summary.train_images, val=summary.val_images)
        self.split_text.setText(text)
        self.split.set_counts(summary.train_images, summary.val_images, text)
        self.split_button.setVisible(not summary.val_images and summary.train_images > 1)
        if is_first:
            self._fill(ground)
        else:
            self._offer_more(ground)
        self.check()

    def _fill(self, ground: TrainingGround) -> None:
        self._is_filling = True
        advised = suggested(ground)
        self.models.fill(trainable(presets(), ground), advised.preset)
        for device in ground.devices:
            self.device.addItem(device.title, device.id)
        self._is_filling = False
        self._take_preset()
        if self._recipe is not None:
            self.fill_from(self._recipe)

    def offer(self, entry: ZooEntry) -> None:
        """Take a configuration of the zoo into the list of models, and choose it; raises PresetError."""
        self.models.take(preset_of(entry), file_name(entry.weights) if entry.weights else "")

    def begin_with(self, recipe: TrainRecipe) -> None:
        """Fill the form as a recipe says, as soon as the labels are counted."""
        self._recipe = recipe

    def check(self) -> None:
        """Say what stands in the way; an error disables the button, and the button says why."""
        self._timer.stop()
        if self._ground is None or self.preset.currentIndex() < 0:
            return
        choice = self.choice()
        advised = suggested(self._ground, choice.model.task, choice.weights)
        is_advised = advised.preset == choice.preset
        self.why.setText(translated(advised.reason if is_advised else choice.model.why))
        recipe = recipe_of(self._ground, choice)
        per_epoch = steps_an_epoch(self._ground.summary.samples(recipe.task), recipe.batch_size)
        self.more.show_course(recipe, per_epoch)
        self.reasons.setText(translated(length_reason(choice.model, recipe.epochs, per_epoch)))
        found = [*findings(recipe, self._ground), *unloaded(choice, self._ground)]
        if not self.rate.hasAcceptableInput():
            text = Sentence("The learning rate must be a number above zero.")
            found.insert(0, Finding("error", "rate", text))
        self.doctor.show(found)
        errors = [finding for finding in found if finding.level == "error"]
        self._show_verb(errors)
        self.fit()

    def _show_verb(self, errors: Sequence[Finding]) -> None:
        is_read_only = self._session.project.read_only
        self.verb_button.setEnabled(not errors and not is_read_only and self._task is None)
        if is_read_only:
            text = spoken(self._session.project.read_only_reason)
        else:
            ready = self.tr("Put the run into the queue; it starts when the device is free")
            text = translated(errors[0].text) if errors else ready
        self.verb_button.setToolTip(text)
        count = self.tr("Repair first: {n}").format(n=len(errors))
        self.verb_button.setText(count if errors else self.tr("Start training"))

    def later(self) -> None:
        """Check soon, once for a row of keystrokes."""
        if not self._is_filling:
            self._timer.start()

    def _labels_changed(self, change: Change) -> None:  # noqa: ARG002 - whatever changed, the labels are counted again
        # Later, and together: the edit reaches the journal only after everybody has heard of it.
        self._recount.start()

    def _count_again(self) -> None:
        if self._task is None:
            self._survey()
        else:
            self._recount.start()

    def _make_split(self) -> None:
        try:
            edit: Edit = self._session.project.plan_split(VAL_SHARE)
            if edit.patches:
                self._session.editor.commit(edit)
        except (ProjectError, ReadOnlyError, StaleEditError) as error:
            self.say(str(error))

    def _start(self) -> None:
        assert self._ground is not None
        session, recipe = self._session, recipe_of(self._ground, self.choice())
        self.say("")
        if self._prepared is not None and self._prepared[0] == recipe:
            # The queue refused it a moment ago: it stands prepared, a second one would be left over.
            self._submit(self._prepared[1], recipe)
            return

        def make(_: object) -> Run:
            session.flush()
            return session.project.runs.new_run(recipe)

        self.follow(
            self._parts.background.start(
                self.tr("Preparing the run"), make, lambda run: self._submit(run, recipe), self._fail
            )
        )

    def _submit(self, run: Run, recipe: TrainRecipe) -> None:
        self.rest()
        self._prepared = recipe, run
        place = self.more.place.value()
        jobs = self._session.board
        try:
            name = jobs.submit(run.folder, recipe.device, is_held=place == HELD)
        except (JobError, QueueError) as error:
            self.say(str(error))
            return
        if place == FIRST:
            try:
                jobs.move(name, board.FIRST)
            except (JobError, QueueError) as error:
                self._parts.notices.warning(str(error))
        self._parts.current.set_run(name)
        self.started.emit(name)
        self.accept()

    def _fail(self, text: str) -> None:
        self.rest()
        self.say(text)
        self.check()
