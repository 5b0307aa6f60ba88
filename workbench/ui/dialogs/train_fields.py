"""The fields of the training dialog: what they are called, how a recipe fills them, what they say together."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QLocale, Signal, SignalInstance
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from workbench.tasks.defaults import explain
from workbench.tasks.recipe import TrainRecipe
from workbench.ui.dialogs.frame import DialogFrame, PathField
from workbench.ui.dialogs.train_more import WIDTH_PX, MoreSettings
from workbench.ui.file_questions import ask_file
from workbench.ui.findings_list import FindingsList
from workbench.ui.form_rows import caption, choice_field, note, row, whole_field
from workbench.ui.icons import icon
from workbench.ui.model_field import ModelField
from workbench.ui.overrides_field import OverridesField
from workbench.ui.parts import Parts
from workbench.ui.pinned_field import Candidates
from workbench.ui.plain_label import PlainLabel
from workbench.ui.sentences import translated
from workbench.ui.split_bar import SplitBar
from workbench.ui.train_form import TrainChoice, TrainingGround, preset_of_recipe, recipe_of


class TrainFields(DialogFrame):
    """A form without a will of its own; ``later`` is called whenever what it says has changed.

    ``zooAsked``: presets alone do not suffice. ``configAsked`` and ``xrayAsked`` carry the recipe as it stands.
    """

    zooAsked: ClassVar[Signal] = Signal()
    configAsked: ClassVar[Signal] = Signal(object)
    xrayAsked: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts, parent: QWidget | None, texts: tuple[str, str, str]) -> None:
        super().__init__(parent, *texts)
        self._parts = parts
        self._ground: TrainingGround | None = None
        self._listed: tuple[int, ...] = ()
        self._is_filling = False
        self._make_fields()
        self._fill_form()
        self._name_fields()
        self._connect_fields()

    def later(self) -> None:
        """The form says something else now; check it soon."""

    def check(self) -> None:
        """Say what stands in the way."""

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
        self.list = FindingsList(self._parts.theme)
        self.list.setObjectName("train.findings")
        self.reasons = note()
        self.more = MoreSettings(self._parts.theme)
        self.more.hide()
        self.more_button = QPushButton()
        self.more_button.setObjectName("train.more_settings.open")
        self.more_button.setProperty("kind", "link")
        self.more_button.setCheckable(True)
        self.more_button.setAutoDefault(False)

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
        self.form.addRow("", self.more_button)
        self.form.addRow("", self.reasons)
        self.body.addWidget(self.list)
        # What stands beside may be taller: the rows stay at the top.
        self.body.addStretch(1)
        self.beside.addWidget(self.more)
        self._say_more()

    def _name_fields(self) -> None:
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

    def _connect_fields(self) -> None:
        self.models.changed.connect(self._take_preset)
        self.models.moreAsked.connect(self.zooAsked)
        self.overrides.changed.connect(lambda: self.later())
        self.overrides.configAsked.connect(lambda: self._show_recipe(self.configAsked))
        self.overrides.xrayAsked.connect(lambda: self._show_recipe(self.xrayAsked))
        self.device.currentIndexChanged.connect(lambda _: self.later())
        self.more.changed.connect(self._say_more)
        self.more.changed.connect(lambda: self.later())
        self.more_button.toggled.connect(self._show_more)
        for number in (self.epochs, self.batch_size, self.width_px, self.height_px, self.seed):
            number.valueChanged.connect(lambda _: self.later())
        for line in (self.rate, self.weights.line):
            line.textChanged.connect(lambda _: self.later())

    def offer_listed(self, image_ids: tuple[int, ...]) -> None:
        """The images that the list of images shows now: those among them to validate on can be followed."""
        self._listed = image_ids

    def fill_from(self, recipe: TrainRecipe) -> None:
        """Fill the form as a recipe says; only once the labels are counted."""
        if self.preset.findData(recipe.preset) < 0:
            self.models.take(preset_of_recipe(recipe))
        self.preset.setCurrentIndex(self.preset.findData(recipe.preset))
        self.device.setCurrentIndex(max(0, self.device.findData(recipe.device)))
        self._set_numbers(recipe)
        self.seed.setValue(recipe.seed)
        self.weights.line.setText(recipe.weights)
        self.overrides.take(recipe.overrides)
        self.more.take(recipe.options)

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
        recipe = self._suggested(self._ground)
        for side in (self.width_px, self.height_px):
            # A config that fixes no size keeps whatever it does: that is 0 here.
            side.setMinimum(16 if all(recipe.input_wh) else 0)
        self._set_numbers(recipe)
        self._offer_more(self._ground)
        reasons = explain(chosen, self._ground.summary)
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

    def _suggested(self, ground: TrainingGround) -> TrainRecipe:
        return recipe_of(ground, TrainChoice(self.models.chosen().name, zoo=self.models.of_zoo()))

    def _offer_more(self, ground: TrainingGround) -> None:
        recipe = self._suggested(ground)
        classes = [(entry.id, entry.name) for entry in ground.summary.categories]
        validated = ground.validated.get(recipe.task, ())
        self.more.offer(recipe, classes, Candidates(validated, self._listed, self._parts.current.image_id))

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
            self.more.options(),
            self.models.published(),
        )

    def _show_recipe(self, signal: SignalInstance) -> None:
        if self._ground is not None and self.preset.currentIndex() >= 0:
            signal.emit(recipe_of(self._ground, self.choice()))

    def _show_more(self, is_open: bool) -> None:
        self.more.setVisible(is_open)
        self.setMinimumWidth(self.minimumWidth() + (WIDTH_PX if is_open else -WIDTH_PX))
        self._say_more()
        self.fit(is_folded=not is_open)

    def _say_more(self) -> None:
        changed = self.more.options()
        text = self.tr("More settings · {n} changed").format(n=len(changed)) if changed else self.tr("More settings")
        self.more_button.setText(text)
        self.more_button.setIcon(icon("right" if not self.more_button.isChecked() else "left"))
        self.more_button.setToolTip("\n".join(f"{key} = {value}" for key, value in changed.items()))

    def _choose_weights(self, parent: QWidget) -> str:
        return ask_file(parent, self.tr("Checkpoint to start from"), self.weights.text, "*.pth *.pt *.safetensors")
