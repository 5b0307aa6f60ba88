"""Training cinema: what the chosen run saw on followed images after every validation, by a slider over its epochs."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from workbench.core.prediction import Prediction
from workbench.project.cinema import Cinema, Scene
from workbench.project.error import ProjectError
from workbench.session import Session
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.empty_page import EmptyPage
from workbench.ui.icons import icon
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

LOOK_MS = 1000
"""How often a run that goes on is asked for another validation."""

FRAME_MS = 450
"""How long an epoch stands while the film runs."""


class CinemaPanel(SessionPanel):
    """``predictionChosen`` carries what the canvas is to show, or None: it may show what it likes again."""

    predictionChosen: ClassVar[Signal] = Signal(object, object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.cinema")
        self._cinema: Cinema | None = None
        self._scenes: tuple[Scene, ...] = ()
        self._followed: tuple[int, ...] = ()
        self._is_open = self._is_showing = False
        self.empty = EmptyPage("play")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("cinema.epoch")
        self.slider.valueChanged.connect(lambda _: self._turn())
        self.play = QToolButton()
        self.play.setObjectName("cinema.play")
        self.play.setIcon(icon("play"))
        self.play.setCheckable(True)
        self.play.toggled.connect(self._roll)
        self.place = PlainLabel()
        self.place.setProperty("tone", "strong")
        self.note = PlainLabel()
        self.note.setProperty("tone", "muted")
        self.note.setWordWrap(True)
        self.previous, self.next = QPushButton(), QPushButton()
        for button, step in ((self.previous, -1), (self.next, 1)):
            button.setProperty("kind", "small")
            button.clicked.connect(lambda _=False, step=step: self._go(step))
        self.previous.setObjectName("cinema.previous")
        self.next.setObjectName("cinema.next")
        self._lay_out()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_again)
        self._film = QTimer(self)
        self._film.setInterval(FRAME_MS)
        self._film.timeout.connect(self._advance)
        parts.current.runChanged.connect(lambda _: self.load())
        parts.current.imageChanged.connect(lambda _: self.push())
        parts.current.thresholdChanged.connect(lambda _: self.push())
        self.retranslate()

    def _lay_out(self) -> None:
        film, images = QHBoxLayout(), QHBoxLayout()
        film.setSpacing(8)
        film.addWidget(self.play)
        film.addWidget(self.slider, 1)
        images.setSpacing(8)
        for widget in (self.previous, self.next):
            images.addWidget(widget, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.place)
        column.addLayout(film)
        column.addWidget(self.note)
        column.addLayout(images)
        column.addStretch(1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def set_open(self, is_open: bool) -> None:
        """Whether the panel is to be seen: closed, it shows nothing on the canvas."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        if is_open:
            self._look.start()
            self.load()
        else:
            self._look.stop()
            self.play.setChecked(False)
            self._release()

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self._cinema = None
        super().set_session(session)

    def show_session(self) -> None:
        """Begin with the chosen run."""
        self.load()

    def load(self) -> None:
        """Take up the scenes of the chosen run."""
        run = self.parts.current.run
        self._cinema = None
        if self.session is not None and run:
            try:
                self._cinema = Cinema(self.session.project.runs.get(run).folder)
            except ProjectError:
                self._cinema = None
        self._scenes = ()
        self._look_again()
        if not self._scenes:
            self._fill()
            self._release()

    def _look_again(self) -> None:
        """A folder's names and one line of each new scene: little enough for where clicks are handled."""
        if self._cinema is None or not self._is_open:
            return
        scenes = self._cinema.scenes()
        if scenes == self._scenes:
            return
        was_last = self.slider.value() == self.slider.maximum() or not self._scenes
        self._scenes, self._followed = scenes, self._cinema.image_ids()
        self.slider.setRange(0, max(0, len(scenes) - 1))
        if was_last:
            self.slider.setValue(self.slider.maximum())
        self._fill()
        self.push()

    def _fill(self) -> None:
        self._pages.setCurrentIndex(1 if self._scenes else 0)
        self.empty.set_texts(self.tr("After every validation a run keeps here what it sees on a few images."))
        self.slider.setEnabled(len(self._scenes) > 1)
        self.play.setEnabled(len(self._scenes) > 1)
        self._say()

    def _turn(self) -> None:
        self._say()
        self.push()

    def scene(self) -> Scene | None:
        """The validation that the slider stands at."""
        place = self.slider.value()
        return self._scenes[place] if place < len(self._scenes) else None

    def push(self) -> None:
        """Show on the canvas what was seen then, when the shown image is followed."""
        scene = self.scene()
        if not self._is_open or scene is None or self._cinema is None:
            self._release()
            return
        prediction: Prediction | None = None
        self._say()
        try:
            prediction = self._cinema.read(scene, self.parts.current.image_id)
        except ProjectError as error:
            self.note.setText(str(error))
        if prediction is None:
            self._release()
            return
        self._is_showing = True
        self.predictionChosen.emit(prediction, PredictionStyle(min_score=self.parts.current.threshold))

    def _release(self) -> None:
        if self._is_showing:
            self._is_showing = False
            self.predictionChosen.emit(None, PredictionStyle())

    def _say(self) -> None:
        scene = self.scene()
        if scene is None:
            return
        self.place.setText(self.tr("Epoch {epoch}, step {step}").format(epoch=scene.epoch, step=scene.step))
        is_followed = self.parts.current.image_id in self._followed
        count = len(self._followed)
        text = self.tr("{n} validation images are followed; this is one of them.") if is_followed else ""
        if not is_followed:
            text = self.tr("{n} validation images are followed, this one is not: go to one of them.")
        self.note.setText(text.format(n=count))

    def _go(self, step: int) -> None:
        """To the next followed image."""
        if not self._followed:
            return
        here = self.parts.current.image_id
        if here in self._followed:
            place = (self._followed.index(here) + step) % len(self._followed)
        else:
            place = 0 if step > 0 else len(self._followed) - 1
        self.parts.current.set_image(self._followed[place])

    def _roll(self, is_on: bool) -> None:
        self.play.setIcon(icon("pause" if is_on else "play"))
        if is_on:
            if self.slider.value() == self.slider.maximum():
                self.slider.setValue(0)
            self._film.start()
        else:
            self._film.stop()

    def _advance(self) -> None:
        if self.slider.value() >= self.slider.maximum():
            self.play.setChecked(False)
        else:
            self.slider.setValue(self.slider.value() + 1)

    def retranslate(self) -> None:
        """Set every text again."""
        self.play.setToolTip(self.tr("Play the epochs one after the other"))
        self.play.setAccessibleName(self.tr("Play the epochs one after the other"))
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.previous.setText(self.tr("Previous image"))
        self.next.setText(self.tr("Next image"))
        self._fill()
