"""Starting a training: the few choices that matter, what stands in the way, said before it starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QLocale, QTimer, Signal, SignalInstance
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from workbench.core.document import StaleEditError
from workbench.core.edit import Change, Edit
from workbench.editing.editor import ReadOnlyError
from workbench.jobs.job import JobError
from workbench.jobs.queue import QueueError
from workbench.project.error import ProjectError
from workbench.project.runs import Run
from workbench.session import Session
from workbench.tasks.defaults import explain
from workbench.tasks.finding import Finding
from workbench.tasks.presets import presets
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo.entry import ZooEntry
from workbench.tasks.zoo.suggest import preset_of
from workbench.ui.dialogs.frame import DialogFrame, PathField
from workbench.ui.findings_list import FindingsList
from workbench.ui.form_rows import caption, choice_field, note, row, whole_field
from workbench.ui.model_field import ModelField
from workbench.ui.overrides_field import OverridesField
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.sentences import translated
from workbench.ui.split_bar import SplitBar
from workbench.ui.train_form import (
    TrainChoice,
    TrainingGround,
    findings,
    preset_of_recipe,
    recipe_of,
    suggested,
    survey,
    trainable,
)
from workbench.ui.training_doctor import TrainingDoctor

CHECK_MS = 150
RECOUNT_MS = 200
VAL_SHARE = 0.2


class TrainDialog(DialogFrame):
    """``started`` carries the run's name after it is in the queue; ``zooAsked``: presets alone do not suffice."""

    started: ClassVar[Signal] = Signal(str)
    zooAsked: ClassVar[Signal] = Signal()
    configAsked: ClassVar[Signal] = Signal(object)
    xrayAsked: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts, session: Session, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Train a model"),
            self.tr("It learns in the background from a copy of the labels as they are now; you can go on labelling."),
            self.tr("Start training"),
        )
        self.setObjectName("dialog.train")
        self._parts, self._session = parts, session
        self._ground: TrainingGround | None = None
        self._recipe: TrainRecipe | None = None
        self._is_filling = False
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_MS)
        self._recount.timeout.connect(self._count_again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)
        self._make_fields()
        self._fill_form()
        self.verb_button.clicked.connect(self._start)
        session.document.changed.connect(self._labels_changed)
        self.finished.connect(lambda _: session.document.changed.disconnect(self._labels_changed))
        self.cancel_button.setAutoDefault(False)
        self.preset.setFocus()
        self._survey()

    def _make_fields(self) -> None:
        self.models = ModelField()
        self.preset = self.models.list
        self.why = note()
        self.device = choice_field("train.device")
        self.epochs = whole_field("train.epochs", 1, 100_000)
        self.batch_size = whole_field("train.batch_size", 1, 4096)
        self.width_px = whole_field("train.input_width", 16, 4096, 32)
        self.height_px = whole_field("train.input_height", 16, 4096, 32)
        for side in (self.width_px, self.height_px):
            side.setSuffix(" px")
        self.rate = QLineEdit()
        self.rate.setObjectName("train.learning_rate")
        validator = QDoubleValidator(1e-9, 100.0, 12, self)
        validator.setLocale(QLocale.c())
        self.rate.setValidator(validator)
        self.seed = whole_field("train.seed", 0, 2**31 - 1)
        self.weights = PathField(self._choose_weights, self.tr("Choose a checkpoint"))
        self.weights.line.setObjectName("train.weights")
        self.weights.line.setPlaceholderText(self.tr("None: learn from scratch"))
        self.overrides = OverridesField()
        self.split = SplitBar(self._parts.theme)
        self.split_text = PlainLabel()
        self.split_button = QPushButton(self.tr("Set 20 % aside"))
        self.split_button.setObjectName("train.split")
        self.split_button.setProperty("kind", "small")
        self.split_button.clicked.connect(self._make_split)
        self.list = FindingsList(self._parts.theme)
        self.list.setObjectName("train.findings")
        self.doctor = TrainingDoctor(self._parts, self._session, self.list)
        self.doctor.failed.connect(self.say)
        self.reasons = note()

    def _fill_form(self) -> None:
        self.add_row(self.tr("Model"), self.models)
        self.form.addRow("", self.why)
        self.add_row(self.tr("Start from"), self.weights)
        self.add_row(self.tr("Device"), self.device)
        self.add_row(self.tr("Split"), row(self.split, self.split_text, self.split_button))
        between = [caption(text) for text in (self.tr("Batch size"), "×", self.tr("Seed"))]
        for each in between:
            # One width, so that the fields of the three rows stand below each other.
            each.setFixedWidth(max(other.sizeHint().width() for other in between))
        self.add_row(self.tr("Epochs"), row(self.epochs, between[0], self.batch_size))
        self.add_row(self.tr("Input size"), row(self.width_px, between[1], self.height_px))
        self.add_row(self.tr("Learning rate"), row(self.rate, between[2], self.seed))
        self.add_row(self.tr("Settings"), self.overrides)
        self.form.addRow("", self.reasons)
        self.body.addWidget(self.list)
        names = {
            self.epochs: self.tr("Epochs"),
            self.batch_size: self.tr("Batch size"),
            self.width_px: self.tr("Input width in pixels"),
            self.height_px: self.tr("Input height in pixels"),
            self.rate: self.tr("Learning rate"),
            self.seed: self.tr("Seed"),
        }
        for field, text in names.items():
            field.setAccessibleName(text)
        self.models.changed.connect(self._take_preset)
        self.models.moreAsked.connect(self.zooAsked)
        self.overrides.changed.connect(self._later)
        self.overrides.configAsked.connect(lambda: self._show_recipe(self.configAsked))
        self.overrides.xrayAsked.connect(lambda: self._show_recipe(self.xrayAsked))
        self.device.currentIndexChanged.connect(lambda _: self._later())
        for number in (self.epochs, self.batch_size, self.width_px, self.height_px, self.seed):
            number.valueChanged.connect(lambda _: self._later())
        for line in (self.rate, self.weights.line):
            line.textChanged.connect(lambda _: self._later())

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
        self.rest()
        summary = ground.summary
        text = self.tr("{train} train, {val} val").format(train=summary.train_images, val=summary.val_images)
        self.split_text.setText(text)
        self.split.set_counts(summary.train_images, summary.val_images, text)
        self.split_button.setVisible(not summary.val_images and summary.train_images > 1)
        if is_first:
            self._fill()
        self.check()

    def _fill(self) -> None:
        assert self._ground is not None
        self._is_filling = True
        advised = suggested(self._ground)
        self.models.fill(trainable(presets(), self._ground), advised.preset)
        for device in self._ground.devices:
            self.device.addItem(device.title, device.id)
        self._is_filling = False
        self._take_preset()
        if self._recipe is not None:
            self._fill_from(self._recipe)

    def offer(self, entry: ZooEntry) -> None:
        """Take a configuration of the zoo into the list of models, and choose it; raises PresetError."""
        self.models.take(preset_of(entry))

    def begin_with(self, recipe: TrainRecipe) -> None:
        """Fill the form as a recipe says, as soon as the labels are counted."""
        self._recipe = recipe

    def _fill_from(self, recipe: TrainRecipe) -> None:
        if self.preset.findData(recipe.preset) < 0:
            self.models.take(preset_of_recipe(recipe))
        self.preset.setCurrentIndex(self.preset.findData(recipe.preset))
        self.device.setCurrentIndex(max(0, self.device.findData(recipe.device)))
        self._set_numbers(recipe)
        self.seed.setValue(recipe.seed)
        self.weights.line.setText(recipe.weights)
        self.overrides.take(recipe.overrides)

    def _set_numbers(self, recipe: TrainRecipe) -> None:
        self.epochs.setValue(recipe.epochs)
        self.batch_size.setValue(recipe.batch_size)
        self.width_px.setValue(recipe.input_wh[0])
        self.height_px.setValue(recipe.input_wh[1])
        self.rate.setText(f"{recipe.learning_rate:g}")

    def _take_preset(self) -> None:
        """Another model: its own settings, suited to the labels, with the reasons."""
        if self._is_filling or self._ground is None:
            return
        self._is_filling = True
        chosen = self.models.chosen()
        recipe = recipe_of(self._ground, TrainChoice(chosen.name, zoo=self.models.of_zoo()))
        for side in (self.width_px, self.height_px):
            # A config that fixes no size keeps whatever it does: that is 0 here.
            side.setMinimum(16 if all(recipe.input_wh) else 0)
        self._set_numbers(recipe)
        reasons = explain(chosen, self._ground.summary)
        self.reasons.setText(translated(reasons["epochs"]))
        for field, name in (
            (self.epochs, "epochs"),
            (self.batch_size, "batch_size"),
            (self.width_px, "input_wh"),
            (self.height_px, "input_wh"),
            (self.rate, "learning_rate"),
        ):
            field.setToolTip(translated(reasons[name]))
        self._is_filling = False
        self.check()

    def choice(self) -> TrainChoice:
        """Return what the form says."""
        return TrainChoice(
            self.preset.currentData(),
            self.device.currentData() or "cpu",
            self.epochs.value(),
            self.batch_size.value(),
            (self.width_px.value(), self.height_px.value()),
            float(self.rate.text()) if self.rate.hasAcceptableInput() else None,
            self.seed.value(),
            self.weights.text,
            self.models.of_zoo(),
            self.overrides.overrides,
        )

    def _show_recipe(self, signal: SignalInstance) -> None:
        if self._ground is not None and self.preset.currentIndex() >= 0:
            signal.emit(recipe_of(self._ground, self.choice()))

    def check(self) -> None:
        """Say what stands in the way; an error disables the button, and the button says why."""
        self._timer.stop()
        if self._ground is None or self.preset.currentIndex() < 0:
            return
        choice = self.choice()
        advised = suggested(self._ground, choice.model.task, choice.weights)
        is_advised = advised.preset == choice.preset
        self.why.setText(translated(advised.reason if is_advised else choice.model.why))
        found = list(findings(recipe_of(self._ground, choice), self._ground))
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
            text = self._session.project.read_only_reason
        else:
            ready = self.tr("Put the run into the queue; it starts when the device is free")
            text = translated(errors[0].text) if errors else ready
        self.verb_button.setToolTip(text)
        count = self.tr("Repair first: {n}").format(n=len(errors))
        self.verb_button.setText(count if errors else self.tr("Start training"))

    def _later(self) -> None:
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
        try:
            name = self._session.board.submit(run.folder, recipe.device)
        except (JobError, QueueError) as error:
            self.say(str(error))
            return
        self._parts.current.set_run(name)
        self.started.emit(name)
        self.accept()

    def _fail(self, text: str) -> None:
        self.rest()
        self.say(text)
        self.check()

    def _choose_weights(self, parent: QWidget) -> str:
        return QFileDialog.getOpenFileName(
            parent, self.tr("Checkpoint to start from"), self.weights.text, "*.pth *.pt *.safetensors"
        )[0]
