"""The training pipeline, step by step, on the project's own images: seen before training, while it can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout

from workbench.jobs.workshop import Answered
from workbench.jobs.xray import Xray, decoded, read_xray, shapes_of
from workbench.project.error import ProjectError
from workbench.session import Session
from workbench.tasks.presets import presets
from workbench.tasks.recipe import TrainRecipe
from workbench.ui.empty_page import EmptyPage
from workbench.ui.parts import Parts
from workbench.ui.sentences import translated
from workbench.ui.session_panel import SessionPanel
from workbench.ui.spoken import spoken
from workbench.ui.train_form import TrainChoice, TrainingGround, recipe_of, suggested, survey, trainable
from workbench.ui.workshop_desk import Wish, WorkshopDesk
from workbench.ui.xray.bench import XrayBench
from workbench.ui.xray.controls import XrayControls
from workbench.ui.xray.painting import Palette, palette_of

CONTROLS_PX = 252
MANY = 12
CALM_MS = 500
ASSIGNING = ("detection", "instances", "panoptic")
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
SAMPLE_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class XrayPanel(SessionPanel):
    """``useAsked`` carries the recipe to train with. What is set here stays a draft until then."""

    useAsked: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts, desk: WorkshopDesk | None = None) -> None:
        super().__init__(parts, "panel.xray")
        self.desk = desk or WorkshopDesk()
        self.recipe: TrainRecipe | None = None
        self.xray: Xray | None = None
        self._ground: TrainingGround | None = None
        self._question: dict[str, Any] = {}
        self._trouble, self._is_asked = "", False
        self._asked: dict[str, Any] = {}
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._ask_more)
        self.controls, self.bench = XrayControls(parts.theme), XrayBench(parts.theme)
        self.empty = EmptyPage("xray")
        self.empty.asked.connect(self.begin)
        self._lay_out()
        self._connect()
        parts.closing.append(self.desk.close)
        self.retranslate()

    def _lay_out(self) -> None:
        page = QSplitter(Qt.Orientation.Horizontal)
        page.setChildrenCollapsible(False)
        page.addWidget(self.controls)
        page.addWidget(self.bench)
        page.setStretchFactor(1, 1)
        page.setSizes([CONTROLS_PX, 1000])
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def _connect(self) -> None:
        self.controls.presetChosen.connect(self._take_preset)
        self.controls.seedChosen.connect(lambda seed: self._ask(seed=seed))
        self.controls.useAsked.connect(self._use)
        self.controls.manyAsked.connect(self._show_many)
        self.controls.augmentations.changed.connect(self._take_overrides)
        self.bench.sampleAsked.connect(self._go)
        self.bench.splitChosen.connect(lambda split: self._ask(split=split, index=0))
        self.bench.seedChosen.connect(self._take_seed)
        self.desk.phase.connect(self._show_phase)

    def show_session(self) -> None:
        """Forget the last project; the next one is looked at when somebody asks for it."""
        self.desk.set_session(self.session)
        self.recipe, self.xray, self._ground, self._trouble, self._is_asked = None, None, None, "", False
        self._show()

    def begin(self) -> None:
        """Look at what would be trained on these labels, unless something is looked at already."""
        session = self.session
        if session is None or self.xray is not None:
            return
        self._trouble, self._is_asked = "", True
        self._count_labels(session)
        self._show()

    def _count_labels(self, session: Session) -> None:
        def count(_: object) -> TrainingGround:
            session.flush()
            return survey(session.project)

        def take(ground: TrainingGround) -> None:
            if self.session is session:
                self._take_ground(ground)

        self.parts.background.start(self.tr("Counting the labels"), count, take, self._refuse)

    def look_at(self, recipe: TrainRecipe) -> None:
        """Show the pipeline of a recipe, from the training dialog."""
        self.recipe, self._is_asked = replace(recipe, loader_workers=0), True
        self.controls.augmentations.begin(recipe.overrides)
        self._offer()
        if self._ground is None and self.session is not None:  # it came from the dialog, before anybody looked here
            self._count_labels(self.session)
        self._question = {"image_id": self.parts.current.image_id or None}
        self._ask(seed=self.controls.seed.value(), split="train")

    def _take_ground(self, ground: TrainingGround) -> None:
        self._ground = ground
        if self.recipe is None:
            self._take_preset(suggested(ground).preset)
        else:
            self._offer()
            if (
                self.xray is None and not self.desk.is_busy
            ):  # after a refusal, whoever tries again wants this recipe's pipeline
                self._ask()

    def _take_preset(self, name: str) -> None:
        if self._ground is None or not name:
            return
        try:
            self.look_at(recipe_of(self._ground, TrainChoice(name, self._ground.devices[0].id)))
        except ProjectError as error:
            self._refuse(str(error))

    def _offer(self) -> None:
        if self._ground is None or self.recipe is None:
            return
        entries = [(entry.name, translated(entry.title)) for entry in trainable(presets(), self._ground)]
        if all(name != self.recipe.preset for name, _ in entries):
            entries.insert(0, (self.recipe.preset, self.recipe.name or self.recipe.base_config))
        self.controls.set_presets(entries, self.recipe.preset)

    def _take_overrides(self) -> None:
        if self.recipe is not None:
            self.recipe = replace(self.recipe, overrides=dict(self.controls.augmentations.overrides))
            self._ask()

    def _take_seed(self, seed: int) -> None:
        self.controls.set_seed(seed)
        self.bench.pages.setCurrentWidget(self.bench.panes)
        self._ask(seed=seed)

    def _go(self, by: int) -> None:
        if self.xray is not None:
            self._ask(index=(self.xray.index + by) % max(self.xray.samples, 1))

    def _ask(self, **changes: Any) -> None:
        if self.recipe is None:
            return
        if "index" in changes:
            self._question.pop("image_id", None)
        self._question |= changes
        first = (self.parts.current.image_id,) if self._question.get("image_id") else self._first
        self._first = first
        self._calm.stop()
        question = dict(self._question)
        wish = Wish("xray", "xray", self.recipe, question, read_xray, first)
        self.desk.ask(wish, lambda xray: self._take(xray, question), self._refuse)
        self._show()

    _first: tuple[int, ...] = ()

    def _take(self, xray: Xray, question: dict[str, Any]) -> None:
        assert self.recipe is not None
        self._trouble, self.xray, self._asked = "", xray, question
        self._question.pop("image_id", None)
        self._question |= {"index": xray.index, "split": xray.split}
        self.controls.augmentations.show_pipeline(xray.pipeline if xray.split == "train" else ())
        self._show()
        self.bench.show_xray(xray, self._palette(), int(question.get("seed", 0)))
        self._calm.start()

    def _ask_more(self) -> None:
        """What takes longer is asked once the person rests: the next draw shall not wait for it."""
        xray, question = self.xray, self._asked
        if xray is None or self.recipe is None:
            return
        if self.recipe.task in ASSIGNING and xray.split == "train" and not question.get("assign"):
            again = {**self._question, "assign": True}
            self.desk.ask(
                Wish("assign", "xray", self.recipe, again, read_xray, self._first), self._take_assigned, lambda _: None
            )
        if xray.split == "train" and self.recipe.task == "pose":
            wish = Wish("draws", "draws", self.recipe, {"index": xray.index}, lambda found: found.body, self._first)
            self.desk.ask(wish, self._take_losses, lambda _: None)
        elif self.recipe.task != "pose":
            self.controls.show_losses(0, 0, 0)

    def _take_assigned(self, xray: Xray) -> None:
        if self.xray is not None and (xray.index, xray.split) == (self.xray.index, self.xray.split):
            self.bench.target.show_xray(xray, self._palette())

    def _take_losses(self, body: dict[str, Any]) -> None:
        self.controls.show_losses(int(body["draws"]), int(body["keypoints"]), int(body["lost"]))

    def _show_many(self) -> None:
        if self.recipe is None or self.xray is None:
            return
        question = {"index": self.xray.index, "seed": self.controls.seed.value(), "shown": MANY, "count": 0}
        wish = Wish("many", "draws", self.recipe, question, _read_many, self._first)

        self.desk.ask(wish, self.bench.show_draws, self._refuse)

    def _use(self) -> None:
        if self.recipe is not None:
            self.useAsked.emit(self.recipe)

    def _refuse(self, text: str) -> None:
        self._trouble, self.xray = text, None
        self._show()

    def _show_phase(self, text: str) -> None:
        if self.xray is None:
            self.empty.set_texts(spoken(text))

    def _palette(self) -> Palette:
        assert self.xray is not None and self.session is not None
        return palette_of(self.session.document.schema, self.xray.class_ids, self.xray.category_id)

    def _show(self) -> None:
        self._pages.setCurrentIndex(1 if self.xray is not None else 0)
        if self._trouble:
            self.empty.set_texts(spoken(self._trouble), self.tr("Try again"))
        elif self.xray is None:
            text = self.tr("The training pipeline will be shown here, step by step, on one of your images.")
            self.empty.set_texts(text, "" if self._is_asked else self.tr("Show the pipeline"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right: steps. Up and down: samples. Space: draw again."""
        key = Qt.Key(event.key())
        if key in KEYS:
            self.bench.step(KEYS[key])
        elif key in SAMPLE_KEYS:
            self._go(SAMPLE_KEYS[key])
        elif key == Qt.Key.Key_Space:
            self.controls.draw_again()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text again."""
        self._offer()
        self._show()


def _read_many(answer: Answered) -> list[Any]:
    return [(item["seed"], decoded(answer.arrays, item["image"]), shapes_of(item)) for item in answer.body["shown"]]
