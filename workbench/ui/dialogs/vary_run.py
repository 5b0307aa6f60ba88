"""Another run like one there is, with changes; several values of a setting make a run each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workbench.jobs.job import JobError
from workbench.jobs.queue import QueueError
from workbench.project.error import ProjectError
from workbench.project.runs import Run
from workbench.session import Session
from workbench.tasks.features import with_settings
from workbench.tasks.recipe import RecipeError, TrainRecipe
from workbench.tasks.run_changes import cloned, sweep
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.parts import Parts
from workbench.ui.setting_words import setting_words
from workbench.ui.spoken import Template, spoken

FIELDS = ("learning_rate", "batch_size", "epochs", "seed")
LINES_PX = 72
MESSAGE_LINES = 2
"""So many lines most messages take."""

_WRONG = Template.of("The setting {key} must be {what}, not {value}")


@dataclass(slots=True)
class _Made:
    """A run that was prepared from a recipe of the form."""

    recipe: TrainRecipe
    run: Run
    is_queued: bool = False


class VaryRunDialog(DialogFrame):
    """``started`` carries the name of the first run after all are in the queue.

    What was prepared or queued before something failed is kept: the verb goes on with the rest.
    """

    started: ClassVar[Signal] = Signal(str)

    def __init__(self, parts: Parts, session: Session, recipe: TrainRecipe, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Train again like {run}").format(run=recipe.name),
            self.tr(
                "The new runs learn from the labels as they are now. Several values with commas between them make one "
                "run each."
            ),
            self.tr("Start training"),
        )
        self.setObjectName("dialog.vary_run")
        self._parts, self._session, self._recipe = parts, session, cloned(recipe)
        self._made: list[_Made] = []
        self.fields: dict[str, QLineEdit] = {}
        for name in FIELDS:
            value = getattr(self._recipe, name)
            field = QLineEdit(f"{value:g}" if isinstance(value, float) else str(value))
            field.setObjectName(f"vary.{name}")
            field.textChanged.connect(lambda _: self.check())
            self.fields[name] = field
            self.add_row(setting_words(name), field)
        self.others = QPlainTextEdit()
        self.others.setObjectName("vary.others")
        self.others.setPlaceholderText("ema=true,false\nschedule=cosine")
        self.others.setTabChangesFocus(True)
        self.others.setFixedHeight(LINES_PX)
        self.others.textChanged.connect(self.check)
        self.add_row(self.tr("Other settings"), self.others)
        self.verb_button.clicked.connect(self._start)
        self.keep_room(MESSAGE_LINES)
        self.check()
        self.fit()

    def recipes(self) -> tuple[TrainRecipe, ...]:
        """Return the runs that the form asks for; raises RecipeError."""
        chosen = dict(self._settings())
        many = {key: values for key, values in chosen.items() if len(values) > 1}
        single = {key: values[0] for key, values in chosen.items() if len(values) == 1}
        plain = with_settings(self._recipe, single)
        return sweep(plain, many) if many else (plain,)

    def _settings(self) -> Iterator[tuple[str, list[Any]]]:
        for name, field in self.fields.items():
            text = field.text().strip()
            own = getattr(self._recipe, name)
            values = _values(text) if text else []
            if values and values != [own] and not (name == "learning_rate" and values == [0]):
                yield name, values
        for line in filter(str.strip, self.others.toPlainText().splitlines()):
            key, equals, text = (part.strip() for part in line.partition("="))
            if not equals or not re.fullmatch(r"\w+(\.\w+)*", key) or not text:
                raise RecipeError(self.tr("Write other settings as name=value, one a line."))
            yield key, _values(text)

    def check(self) -> None:
        """Say how many runs it will be, or what is wrong."""
        try:
            made = self.recipes()
        except RecipeError as error:
            self.say(self._told(str(error)))
            self.verb_button.setEnabled(False)
            return
        self.verb_button.setEnabled(self._task is None)
        names = ", ".join(recipe.name for recipe in made[:4]) + (", …" if len(made) > 4 else "")
        self.say(self.tr("%n runs: {names}", "", len(made)).format(names=names) if len(made) > 1 else "", "muted")

    def _told(self, text: str) -> str:
        """A wrong value is told with its field's own name; every other text as it is."""
        found = _WRONG.values(text)
        if not found:
            return text
        title = setting_words(found["key"])
        told = self.tr("{name}: it must be {what}, not {value}.")
        return told.format(name=title, what=spoken(found["what"]), value=found["value"])

    def _start(self) -> None:
        session, recipes = self._session, self.recipes()
        fresh = [recipe for recipe in recipes if all(recipe != made.recipe for made in self._made)]

        def make(_: object) -> tuple[list[_Made], str]:
            made: list[_Made] = []
            try:
                session.flush()
                for recipe in fresh:
                    made.append(_Made(recipe, session.project.runs.new_run(recipe)))
            except ProjectError as error:
                return made, str(error)
            return made, ""

        def take(found: tuple[list[_Made], str]) -> None:
            self._made += found[0]
            self._submit(recipes, found[1])

        self.follow(self._parts.background.start(self.tr("Preparing the run"), make, take, self._fail))

    def _submit(self, recipes: tuple[TrainRecipe, ...], trouble: str) -> None:
        """Queue what is prepared and not queued yet, each on its own: one that is refused keeps no other back."""
        self.rest()
        made = [item for item in self._made if item.recipe in recipes]
        for item in made:
            if not item.is_queued:
                try:
                    self._session.board.submit(item.run.folder, item.run.recipe.device)
                    item.is_queued = True
                except (JobError, QueueError) as error:
                    trouble = trouble or str(error)
        if trouble:
            self._say_partly(recipes, trouble)
            return
        self._parts.current.set_run(made[0].run.name)
        self.started.emit(made[0].run.name)
        self.accept()

    def _say_partly(self, recipes: tuple[TrainRecipe, ...], trouble: str) -> None:
        """What is in the queue, what is not and why; the verb is for the rest now."""
        queued = [item for item in self._made if item.recipe in recipes and item.is_queued]
        left = [recipe.name for recipe in recipes if all(recipe != item.recipe for item in queued)]
        there = self.tr("In the queue: {names}.").format(names=", ".join(item.run.name for item in queued))
        missing = self.tr("Not in the queue: {names}. {reason}").format(names=", ".join(left), reason=spoken(trouble))
        self.say(f"{there} {missing}" if queued else missing)
        self.verb_button.setText(self.tr("Queue the rest") if queued else self.tr("Start training"))
        self.fit()

    def _fail(self, text: str) -> None:
        self.rest()
        self.say(text)


def _values(text: str) -> list[Any]:
    """Values with commas between them: numbers, true and false, words; a list in brackets is one value."""
    try:
        listed: list[Any] = json.loads(f"[{text}]")
    except ValueError:
        return [_value(word.strip()) for word in text.split(",") if word.strip()]
    return listed


def _value(word: str) -> Any:
    try:
        return json.loads(word)
    except ValueError:
        return word
