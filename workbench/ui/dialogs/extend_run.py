"""Letting a run go on after its end: for how long, and with which learning rate, seen before it starts."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.jobs.job import JobError
from workbench.jobs.queue import QueueError
from workbench.session import Session
from workbench.tasks.lr_curve import SCHEDULES, extension_part, extension_ratio
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.run_changes import FINE_RATIO, Extension
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.number_field import WholeField
from workbench.ui.parts import Parts
from workbench.ui.rate_picture import RatePicture

MOST_POINTS = 400


class ExtendRunDialog(DialogFrame):
    """``extended`` carries the run's name when it is in the queue again."""

    extended: ClassVar[Signal] = Signal(str)

    def __init__(self, parts: Parts, session: Session, recipe: TrainRecipe, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Train {run} for longer").format(run=recipe.name),
            self.tr("It goes on from its newest checkpoint, with a learning rate of its own for the new epochs."),
            self.tr("Go on training"),
        )
        self.setObjectName("dialog.extend_run")
        self._session, self._recipe = session, recipe
        steps, epochs, rates = session.board.curves(recipe.name).series("train", "lr")
        stride = max(1, len(steps) // MOST_POINTS)
        self._past = list(zip(epochs[::stride].tolist(), rates[::stride].tolist(), strict=True))
        self._own = recipe.learning_rate or max((rate for _, rate in self._past), default=0.0)
        self.epochs = WholeField()
        self.epochs.setObjectName("extend.epochs")
        self.epochs.setRange(1, 100_000)
        self.epochs.setValue(max(1, recipe.epochs // 4))
        self.rate = QLineEdit(f"{self._own * FINE_RATIO:.2g}" if self._own else "")
        self.rate.setObjectName("extend.learning_rate")
        validator = QDoubleValidator(1e-12, 100.0, 14, self)
        validator.setLocale(QLocale.c())
        self.rate.setValidator(validator)
        self.schedule = ChoiceField()
        self.schedule.setObjectName("extend.schedule")
        for name in sorted(SCHEDULES, key=lambda name: name != "cosine"):
            self.schedule.addItem(self._schedule_words(name), name)
        self.picture = RatePicture(parts.theme)
        self.add_row(self.tr("Epochs more"), self.epochs)
        self.add_row(self.tr("Learning rate"), self.rate)
        self.add_row(self.tr("Schedule"), self.schedule)
        self.body.addWidget(self.picture)
        self.epochs.valueChanged.connect(lambda _: self.check())
        self.rate.textChanged.connect(lambda _: self.check())
        self.schedule.currentIndexChanged.connect(lambda _: self.check())
        self.verb_button.clicked.connect(self._extend)
        self.check()

    def extension(self) -> Extension:
        """What the form says."""
        rate = float(self.rate.text()) if self.rate.hasAcceptableInput() else 0.0
        return Extension(self.epochs.value(), rate, str(self.schedule.currentData()))

    def check(self) -> None:
        """Draw the curve; without a rate nothing can start."""
        wanted = self.extension()
        is_right = wanted.learning_rate > 0
        self.verb_button.setEnabled(is_right)
        self.say("" if is_right else self.tr("The learning rate must be a number above zero."))
        part = extension_part(0, MOST_POINTS, 1.0, wanted.schedule)
        begin, each = self._recipe.epochs, wanted.epochs / MOST_POINTS
        future = [
            (begin + step * each, wanted.learning_rate * extension_ratio(part, step)) for step in range(MOST_POINTS)
        ]
        self.picture.show_rates(self._past, future if is_right else ())
        first, last = f"{wanted.learning_rate:.2g}", f"{future[-1][1]:.2g}"
        text = self.tr("Learning rate from {first} to {last} over {n} epochs")
        self.picture.setAccessibleName(text.format(first=first, last=last, n=wanted.epochs))

    def _extend(self) -> None:
        try:
            self._session.board.extend(self._recipe.name, self.extension())
        except (JobError, QueueError) as error:
            self.say(str(error))
            return
        self.extended.emit(self._recipe.name)
        self.accept()

    def _schedule_words(self, name: str) -> str:
        words = {
            "flat_cosine": self.tr("Even, then falling"),
            "cosine": self.tr("Falling from the first epoch"),
            "step": self.tr("In steps of a tenth"),
            "constant": self.tr("Even to the end"),
        }
        return words[name]
