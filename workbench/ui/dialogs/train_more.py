"""More settings of a training, beside the form: how it goes, what it costs, what is watched, what pixels mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.tasks.features import FEATURES
from workbench.tasks.lr_curve import SCHEDULES, rates, schedule_parts
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.run_changes import EXTENSIONS
from workbench.tasks.task import task
from workbench.ui.form_rows import caption, note
from workbench.ui.option_fields import ChoiceOption, OptionField, SwitchOption, WholeOption
from workbench.ui.overlap_field import OverlapField
from workbench.ui.pinned_field import Candidates, PinnedField
from workbench.ui.plain_label import PlainLabel
from workbench.ui.rate_picture import RatePicture
from workbench.ui.theme import Theme

WIDTH_PX, HEIGHT_PX, LABEL_PX = 424, 560, 128
POINTS = 300
"""The picture of the schedule is drawn with so many steps, whatever the run's length."""

USUAL_WARMUP = 50
CLIPS = (0.1, 1.0, 5.0, 10.0, 35.0)
END, FIRST, HELD = "end", "first", "held"
"""Where in the queue a run goes."""

_FIGURES: Mapping[str, Sequence[str]] = {
    "pose": ("EPE", "PCK@0.1", "AP", "AP50", "AP75"),
    "detection": ("AP", "AP50", "AP75"),
    "instances": ("AP", "AP50", "AP75", "box AP"),
    "semantic": ("mIoU", "mDice", "pixel accuracy"),
    "panoptic": ("PQ", "SQ", "RQ"),
    "classification": ("accuracy", "F1"),
    "restoration": ("PSNR", "SSIM"),
}
"""What validations measure, by task; one that has a single figure has nothing to choose."""


class MoreSettings(QWidget):
    """``changed``: another option. The options that differ from the model's own are ``options()``."""

    changed: ClassVar[Signal] = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("train.more_settings")
        self.setFixedWidth(WIDTH_PX)
        self.setMinimumHeight(HEIGHT_PX)
        self._own: Mapping[str, Any] = {}
        self._kept: dict[str, Any] = {}
        self._is_filling = False
        self._make_fields(theme)
        page = QWidget()
        page.setObjectName("scrolled")
        self._form = QFormLayout(page)
        self._form.setContentsMargins(0, 0, 12, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(6)
        self._fill_form()
        self._lay_out(page)
        for field in self._fields.values():
            field.optionChanged.connect(self._tell)

    def _make_fields(self, theme: Theme) -> None:
        self.schedule = ChoiceOption("schedule", SCHEDULES[0])
        self.picture = RatePicture(theme)
        self.warmup = WholeOption("warmup_iterations", 0, 1_000_000, self.tr("None"))
        self.warmup.absent = USUAL_WARMUP
        self.early_stop = WholeOption("early_stop", 0, 10_000, self.tr("Never"))
        self.early_stop.setSuffix(self.tr(" validations"))
        self.best = ChoiceOption("best_metric", "")
        self.frozen = WholeOption("frozen_stages", 0, 8, self.tr("None"))
        halves = [(self.tr("No"), False), (self.tr("Yes, the kind that the device is good at"), True)]
        self.half = ChoiceOption("half", False, [*halves, ("bfloat16", "bfloat16"), ("float16", "float16")])
        self.accumulate = WholeOption("accumulate", 1, 1024, self.tr("Every batch is a step"))
        clips = [(f"{length:g}", length) for length in CLIPS]
        usual, none = (self.tr("As the model has it"), None), (self.tr("Never"), 0)
        self.clip = ChoiceOption("clip", None, [usual, *clips, none])
        self.ema = SwitchOption("ema", self.tr("Average the weights"))
        self.tensorboard = SwitchOption("tensorboard", self.tr("Write TensorBoard files"))
        self.pinned = PinnedField()
        places = ((self.tr("At the end"), END), (self.tr("At the front"), FIRST), (self.tr("Held back"), HELD))
        self.place = ChoiceOption("queue", END, places)
        empty = ((self.tr("They are not learned"), "ignore"), (self.tr("They are a class, background"), "class"))
        self.background = ChoiceOption("background", "ignore", empty)
        self.priority = OverlapField()
        options: tuple[OptionField, ...] = (
            *(self.schedule, self.warmup, self.early_stop, self.best, self.frozen, self.half, self.accumulate),
            *(self.clip, self.ema, self.tensorboard, self.pinned, self.background, self.priority),
        )
        self._fields = {field.key: field for field in options}

    def _fill_form(self) -> None:
        self._fill_course()
        self._fill_steps()
        self._group(self.tr("Watching"))
        text = self.tr("What the model sees on these is kept after every validation: see Predictions by epoch.")
        self._row(self.tr("Images followed"), self.pinned, text)
        text = self.tr("The figures also as event files in the run's folder; the curves here do not need them.")
        self._row("", self.tensorboard, text)
        text = self.tr("Held back, it waits until it is released in the jobs panel.")
        self._row(self.tr("Place in the queue"), self.place, text)
        self.pixels = self._group(self.tr("Pixels"))
        text = self.tr("What the pixels that no outline covers teach: nothing, or that nothing is there.")
        self._row(self.tr("Without a label"), self.background, text)
        text = self.tr("Which class a pixel has that lies inside two outlines.")
        self._row(self.tr("Where two overlap"), self.priority, text)

    def _fill_course(self) -> None:
        self._group(self.tr("Course"))
        text = self.tr("How the learning rate runs from the first step to the last.")
        self._row(self.tr("Learning rate"), self.schedule, text)
        self._form.addRow(self.picture)
        text = self.tr("Over its first steps the rate rises from almost nothing.")
        self._row(self.tr("Warm-up, steps"), self.warmup, text)
        text = self.tr("End when so many validations in a row have brought nothing better.")
        self._row(self.tr("Stop early after"), self.early_stop, text)
        text = self.tr("The figure that says which checkpoint is kept as the best.")
        self._row(self.tr("Best is judged by"), self.best, text)
        text = self.tr("So many first stages of the backbone keep their starting weights: fewer labels suffice then.")
        self._row(self.tr("Frozen stages"), self.frozen, text)

    def _fill_steps(self) -> None:
        self._group(self.tr("Steps and memory"))
        text = self.tr("16-bit numbers where they suffice: less memory, and faster on a GPU.")
        self._row(self.tr("Half precision"), self.half, text)
        text = self.tr(
            "So many batches are added up before a step: what a large batch does, in the memory of a small one."
        )
        self._row(self.tr("Batches a step"), self.accumulate, text)
        text = self.tr("Longer gradients are cut to this length, so that one odd image does not spoil the weights.")
        self._row(self.tr("Longest gradient"), self.clip, text)
        text = self.tr("The average over the last steps is validated and kept: steadier, for one more model in memory.")
        self._row("", self.ema, text)

    def _lay_out(self, page: QWidget) -> None:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.hint = note()
        # Room for its longest sentence, so that nothing moves while the mouse goes over the fields.
        self.hint.setMinimumHeight(2 * self.hint.fontMetrics().lineSpacing() + 2)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reset = QPushButton(self.tr("As the model has them"))
        self.reset.setObjectName("train.more_settings.reset")
        self.reset.setProperty("kind", "small")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(lambda: self.take({}))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(area, 1)
        column.addWidget(self.hint)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _group(self, title: str) -> PlainLabel:
        label = PlainLabel(title)
        label.setProperty("tone", "strong")
        label.setMinimumHeight(24)
        self._form.addRow(label)
        return label

    def _row(self, title: str, field: QWidget, tip: str) -> None:
        label = caption(title)
        label.setMinimumWidth(LABEL_PX)
        label.setBuddy(field)
        for widget in (label, field, field.focusProxy()):
            if widget is not None:
                widget.setToolTip(tip)
                widget.installEventFilter(self)
        if title and not field.accessibleName():
            field.setAccessibleName(title)
        self._form.addRow(label, field)

    def offer(self, recipe: TrainRecipe, classes: Sequence[tuple[int, str]], images: Candidates) -> None:
        """Another model: its own options are shown, but what the person chose stays. ``classes`` are (id, name)."""
        chosen = {key: value for key, value in self.options().items() if key in FEATURES}
        self._is_filling = True
        self._own = recipe.options
        # A preset that a person saved may bring a schedule in place of the configuration's own: that is gone then.
        self._offer_schedules(bool(recipe.fit) and "schedule" not in self._own)
        figures = _FIGURES.get(recipe.task, ())
        usual = self.tr("{figure}, as usual").format(figure=task(recipe.task).best_metric)
        self.best.offer([(usual, ""), *((name, name) for name in figures)])
        if chosen.get("best_metric") not in figures:
            chosen.pop("best_metric", None)
        self.priority.offer(classes)
        self.pinned.offer(images)
        is_semantic = recipe.task == "semantic"
        for row in (self.pixels, self.background, self.priority):
            self._form.setRowVisible(row, is_semantic)
        self._form.setRowVisible(self.best, len(figures) > 1)
        self._is_filling = False
        self.take(chosen)

    def _offer_schedules(self, is_config: bool) -> None:
        own = [(self.tr("The configuration's own"), None)] if is_config else []
        words = {
            "flat_cosine": self.tr("Even, then falling"),
            "cosine": self.tr("Falling from the first epoch"),
            "step": self.tr("In steps of a tenth"),
            "constant": self.tr("Even to the end"),
        }
        self.schedule.absent = None if is_config else SCHEDULES[0]
        self.schedule.offer([*own, *((words[name], name) for name in SCHEDULES)])

    def take(self, options: Mapping[str, Any]) -> None:
        """Show the options of a recipe where they differ from the model's own; others than ours are kept as well."""
        self._is_filling = True
        self._kept = {
            key: value
            for key, value in options.items()
            if key not in self._fields and key != EXTENSIONS and self._own.get(key) != value
        }
        for key, field in self._fields.items():
            field.show_value(options.get(key, self._own.get(key, field.absent)))
        self._is_filling = False
        self._tell()

    def options(self) -> dict[str, Any]:
        """Return the options that differ from the model's own."""
        found = dict(self._kept)
        for key, field in self._fields.items():
            value = field.value()
            if self._counts(key) and value is not None and value != self._own.get(key, field.absent):
                found[key] = value
        return found

    def _counts(self, key: str) -> bool:
        """Whether an option means anything with this model."""
        if key in ("background", "priority"):
            return self._form.isRowVisible(self.pixels)
        return key != "warmup_iterations" or self.schedule.value() is not None

    def show_course(self, recipe: TrainRecipe, per_epoch: int) -> None:
        """Draw the learning rate of a recipe; the schedule of a configuration stands in its file alone."""
        is_ours = self.schedule.value() is not None
        self._form.setRowVisible(self.picture, is_ours)
        self.warmup.setEnabled(is_ours)
        if not is_ours:
            return
        iterations = int(recipe.options.get("iterations", 0)) or recipe.epochs * max(1, per_epoch)
        points = min(POINTS, iterations)
        warmup = int(recipe.options.get("warmup_iterations", USUAL_WARMUP))
        scaled = {**recipe.options, "warmup_iterations": round(warmup * points / iterations)}
        curve = rates(schedule_parts(scaled, points), recipe.learning_rate, points) or []
        self.picture.show_rates(
            (), [(step * recipe.epochs / max(1, points - 1), rate) for step, rate in enumerate(curve)]
        )

    def _tell(self) -> None:
        if not self._is_filling:
            self.reset.setEnabled(bool(self.options()))
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what the field under the mouse or with the keys means."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and isinstance(watched, QWidget):
            self.hint.setText(watched.toolTip())
        return super().eventFilter(watched, event)


def steps_an_epoch(samples: int, batch_size: int) -> int:
    """Return how many steps an epoch has; an incomplete last batch is left out unless it is the only one."""
    return max(1, samples // max(1, batch_size))
