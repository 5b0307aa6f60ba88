"""The config of a run before it runs: the library's own beside what fits the labels, and what one sets oneself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from workbench.jobs.fitted_config import FittedConfig, read_fitted
from workbench.project.config_export import export_config
from workbench.project.error import ProjectError
from workbench.project.preset_files import PresetTakenError, save_preset
from workbench.session import Session
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.recipe import RecipeError, TrainRecipe
from workbench.tasks.recipe_copies import as_command, as_python
from workbench.ui.config_text import ConfigText
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.file_questions import ask_folder
from workbench.ui.icons import icon
from workbench.ui.job_words import duration
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.spoken import spoken
from workbench.ui.workshop_desk import Wish, WorkshopDesk

SIZE_PX = (1120, 720)
_KEY = re.compile(r"\w+(\.\w+)*\Z")


class ConfigDialog(DialogFrame):
    """``taken`` carries the overrides when the person keeps them. ``recipe`` is what stands there now."""

    taken: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts, session: Session, desk: WorkshopDesk, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("Config"),
            self.tr("At the left the library's own, at the right what is run on these labels."),
            self.tr("Keep these settings"),
        )
        self.setObjectName("dialog.config")
        self._parts, self._session, self._desk = parts, session, desk
        self.recipe: TrainRecipe | None = None
        self.fitted: FittedConfig | None = None
        self.text = ConfigText(parts.theme)
        self.search, self.key, self.value = QLineEdit(), QLineEdit(), QLineEdit()
        self.only = QCheckBox(self.tr("Only changes"))
        self.facts, self.overrides = PlainLabel(), PlainLabel()
        self._taken, self._is_open = "", True
        self.finished.connect(lambda _: self._close())
        self._keys = QStringListModel(self)
        self._buttons = {
            "set": self._button("config.set", self.tr("Set"), self._set),
            "clear": self._button("config.clear", self.tr("Forget all"), lambda: self._ask({})),
            "preset": self._button("config.preset", self.tr("Save as preset…"), self._save),
            "replace": self._button("config.replace", self.tr("Replace it"), lambda: self.save_as(self._taken, True)),
            "export": self._button("config.export", self.tr("Export config…"), self._export),
            "try": self._button("config.try", self.tr("Try one iteration"), self.try_out),
            "copy": self._button("config.copy", self.tr("Copy as"), lambda: None),
        }
        self._arrange()
        self.resize(*SIZE_PX)

    def _arrange(self) -> None:
        for field, name, text in (
            (self.search, "search", self.tr("Search both")),
            (self.key, "key", self.tr("Setting, for example model.backbone.depth")),
            (self.value, "value", self.tr("Value")),
        ):
            field.setObjectName(f"config.{name}")
            field.setPlaceholderText(text)
            field.setAccessibleName(text)
        self.search.setMaximumWidth(260)
        self.only.setObjectName("config.only")
        self.only.setChecked(True)
        self.only.toggled.connect(lambda _: self._show())
        self.search.returnPressed.connect(lambda: self.text.go_to(self.search.text()))
        self.search.textEdited.connect(lambda text: self.text.go_to(text))
        completer = QCompleter(self._keys, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.key.setCompleter(completer)
        self.value.returnPressed.connect(self._set)
        for label in (self.facts, self.overrides):
            label.setProperty("tone", "muted")
            label.setWordWrap(True)
        menu = QMenu(self)
        menu.addAction(self.tr("Command")).triggered.connect(lambda: self.copy(as_command))
        menu.addAction(self.tr("Python")).triggered.connect(lambda: self.copy(as_python))
        self._buttons["copy"].setMenu(menu)
        self._buttons["copy"].setIcon(icon("copy"))
        self.body.addLayout(_line(self.facts, self.search, self.only))
        self.body.addWidget(self.text, 1)
        self.body.addLayout(_line(self.key, self.value, self._buttons["set"]))
        self.body.addWidget(self.overrides)
        buttons = [self._buttons[name] for name in ("clear", "try", "preset", "replace", "export", "copy")]
        self._buttons["replace"].hide()
        self.body.addLayout(_line(*buttons, None))
        self.verb_button.setAutoDefault(False)
        self.verb_button.setDefault(False)
        self.verb_button.clicked.connect(self._take)

    def look_at(self, recipe: TrainRecipe, is_run: bool = False) -> None:
        """Show the config of a recipe; that of a run which exists already can be read and copied, not changed."""
        self.recipe = recipe
        for widget in (self.key, self.value, self._buttons["set"], self.overrides, self.verb_button):
            widget.setVisible(not is_run)
        self._ask(dict(recipe.overrides))

    def copy(self, make: Callable[[TrainRecipe, Path], str]) -> None:
        """Put the recipe on the clipboard, as a command or a script."""
        if self.recipe is None:
            return
        try:
            text = make(self.recipe, self._session.project.path)
        except RecipeError as error:
            self.say(str(error))
            return
        QApplication.clipboard().setText(text)
        self.say(self.tr("It is on the clipboard."), "good")

    def _ask(self, overrides: dict[str, Any]) -> None:
        if self.recipe is None:
            return
        wanted = replace(self.recipe, overrides=overrides)
        self.say(self.tr("Fitting the config…"), "muted")
        self._enable(False)

        def take(fitted: FittedConfig) -> None:
            self.recipe, self.fitted = wanted, fitted
            self.say("")
            self.value.clear()
            self._enable(True)
            self._show()

        wish = Wish("config", "fit", wanted, {}, read_fitted)
        self._desk.ask(wish, self._while_open(take), self._while_open(self._refuse))

    def _close(self) -> None:
        self._is_open = False

    def _while_open(self, call: Callable[[Any], None]) -> Callable[[Any], None]:
        """The workshop may answer later than the dialog closes, and what the answer would fill is gone then."""

        def called(value: Any) -> None:
            if self._is_open:
                call(value)

        return called

    def _refuse(self, text: str) -> None:
        self._enable(self.fitted is not None)
        self.say(text)

    def _enable(self, is_on: bool) -> None:
        for button in (*self._buttons.values(), self.verb_button):
            button.setEnabled(is_on)

    def _show(self) -> None:
        if self.fitted is None or self.recipe is None:
            return
        fitted = self.fitted
        self.text.show_lines(fitted.lines, self.only.isChecked())
        facts = [fitted.base, self.tr("{n} changes").format(n=len(fitted.changes))]
        if fitted.parameters is not None:
            facts.append(self.tr("{count} million parameters").format(count=f"{fitted.parameters / 1e6:.1f}"))
        self.facts.setText(" · ".join(facts))
        self.facts.setToolTip("\n".join(map(spoken, fitted.notes)))
        self._keys.setStringList(sorted({change.key for change in fitted.changes if change.after}))
        own = ", ".join(f"{key} = {json.dumps(value)}" for key, value in self.recipe.overrides.items())
        self.overrides.setText(self.tr("Your own: {settings}").format(settings=own) if own else "")
        self._buttons["clear"].setVisible(bool(own) and not self.key.isHidden())

    def _set(self) -> None:
        key, text = self.key.text().strip(), self.value.text().strip()
        if self.recipe is None or not _KEY.match(key) or not text:
            self.say(self.tr("Name a setting with dots between its parts, and a value."))
            return
        try:
            value = json.loads(text)
        except ValueError:
            value = text
        self._ask({**self.recipe.overrides, key: value})

    def _take(self) -> None:
        if self.recipe is not None:
            self.taken.emit(dict(self.recipe.overrides))
        self.accept()

    def _save(self) -> None:
        assert self.recipe is not None
        suggested = self.tr("My {name}").format(name=self.recipe.preset)
        title, is_ok = QInputDialog.getText(
            self, self.tr("Save as preset"), self.tr("Name"), QLineEdit.EchoMode.Normal, suggested
        )
        if is_ok and title.strip():
            self.save_as(title)

    def save_as(self, title: str, is_replacing: bool = False) -> None:
        """Keep the recipe as a preset of the user's own; one of this name is replaced only when asked once more."""
        assert self.recipe is not None
        self._buttons["replace"].hide()
        try:
            path = save_preset(self.recipe, title, is_replacing)
        except PresetTakenError:
            self._taken = title
            self._buttons["replace"].show()
            self.say(self.tr("A preset of your own is called {name} already.").format(name=title.strip()), "warn")
            return
        except ProjectError as error:
            self.say(str(error))
            return
        self.say(self.tr("Saved as {path}; it is offered with the presets from now on.").format(path=path), "good")

    def _export(self) -> None:
        folder = ask_folder(self, self.tr("Folder for config and labels"))
        if folder:
            self.export_to(Path(folder))

    def export_to(self, folder: Path) -> None:
        """Write a plain config with its labels into a folder; a closed dialog leaves it to the window to say so."""
        assert self.recipe is not None
        recipe, project, notices = self.recipe, self._session.project, self._parts.notices
        written = self.tr("Written: {path}. Train it with: mim train")
        self.say(self.tr("Exporting…"), "muted")

        def write(answer: Any) -> tuple[Path, list[str]]:
            return export_config(project, recipe, answer.body, folder), list(answer.body["notes"])

        def take(found: tuple[Path, list[str]]) -> None:
            path, notes = found
            text = " ".join([written.format(path=path), *map(spoken, notes)])
            self.say(text, "good") if self._is_open else notices.info(text)

        def fail(text: str) -> None:
            self.say(text) if self._is_open else notices.error(text)

        def counted(summary: LabelSummary) -> None:
            samples = {"train_samples": summary.samples(recipe.task)}
            self._desk.ask(Wish("export", "export", recipe, samples, write), take, fail)

        self._parts.background.start(self.tr("Counting the labels"), lambda _: project.label_summary(), counted, fail)

    def try_out(self) -> None:
        """Run the first iterations for real, and tell what the whole run will cost."""
        assert self.recipe is not None
        recipe, session = self.recipe, self._session
        self.say(self.tr("Trying one iteration…"), "muted")

        def tried(summary: LabelSummary) -> None:
            samples = {"train_samples": summary.samples(recipe.task), "val_samples": summary.val_images}
            wish = Wish("try", "dry_run", recipe, samples, lambda found: found.body)
            self._desk.ask(wish, self._while_open(self._say_cost), fail)

        fail = self._while_open(self.say)
        self._parts.background.start(
            self.tr("Counting the labels"),
            lambda _: session.project.label_summary(),
            self._while_open(tried),
            fail,
        )

    def _say_cost(self, body: dict[str, Any]) -> None:
        text = self.tr(
            "One iteration takes {seconds} s and {memory}, a checkpoint {stored}; all {steps} iterations on {device} "
            "about {time}."
        )
        told = text.format(
            seconds=f"{body['train_s']:.2g}",
            memory=_megabytes(body["peak_bytes"]),
            stored=_megabytes(body["checkpoint_bytes"]),
            steps=body["iterations"],
            device=body["device"],
            time=duration(body["total_s"]),
        )
        self.say(told, "good")

    def _button(self, name: str, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button


def _megabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is room between them, fields share it."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget, 1 if isinstance(widget, QLineEdit | PlainLabel) else 0)
    return line
