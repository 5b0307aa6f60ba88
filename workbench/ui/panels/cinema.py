"""Training cinema: what the chosen run saw on followed images after every validation, by a slider over its epochs."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.prediction import Prediction
from workbench.project.cinema import Cinema, Scene
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.color_icons import color_icon
from workbench.ui.empty_page import EmptyPage
from workbench.ui.icons import icon
from workbench.ui.newest_question import NewestQuestion
from workbench.ui.parts import Parts
from workbench.ui.past_panel import PastPanel
from workbench.ui.plain_label import PlainLabel
from workbench.ui.spoken import spoken

LOOK_MS = 1000
"""How often a run that goes on is asked for another validation."""

FRAME_MS = 450
"""How long an epoch stands while the film runs."""


MOST_KEPT = 512
"""Predictions that were read and may be wanted again: a film runs more than once, and a slider back and forth."""


class Film(NamedTuple):
    """The scenes of a run so far, and the images that are followed."""

    cinema: Cinema
    scenes: tuple[Scene, ...]
    followed: tuple[int, ...]


class Seen(NamedTuple):
    """What was seen on an image in a scene: None where it was not followed; ``trouble`` says why nothing is known."""

    prediction: Prediction | None
    trouble: str = ""


class CinemaPanel(PastPanel):
    """On the canvas: what the run saw on the shown image after the epoch that the slider stands at."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.cinema")
        self._cinema: Cinema | None = None
        self._scenes: tuple[Scene, ...] = ()
        self._followed: tuple[int, ...] = ()
        self._seen: dict[tuple[Scene, int], Seen] = {}
        self._looking, self._reading = NewestQuestion(parts.background), NewestQuestion(parts.background)
        self.empty = EmptyPage("play")
        self.run_label = PlainLabel()
        self.run = QComboBox()
        self.run.setObjectName("cinema.run")
        self.run.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.run.activated.connect(lambda _: parts.current.set_run(self.run.currentText()))
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
        self._followed_run = QWidget()
        row = QHBoxLayout(self._followed_run)
        row.setContentsMargins(12, 12, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.run_label)
        row.addWidget(self.run, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._followed_run)
        self._pages = QStackedLayout()
        whole.addLayout(self._pages, 1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def show_opened(self) -> None:
        """Closed, it looks for no new scenes and plays no film."""
        if self.is_open:
            self._look.start()
            self.load()
        else:
            self._look.stop()
            self.play.setChecked(False)

    def show_session(self) -> None:
        """Begin with the chosen run."""
        self.load()

    def load(self) -> None:
        """Take up the scenes of the chosen run."""
        self._looking.forget()
        self._reading.forget()
        self._cinema, self._scenes, self._followed = None, (), ()
        self._seen.clear()
        self._fill()
        self.release()
        self._look_again()

    def _name_runs(self) -> None:
        """Say which run is followed, and offer the others: it is the one that all panels are about."""
        jobs = self.session.board.jobs() if self.session is not None else ()
        names = [job.name for job in jobs if job.kind == "train"]
        if [self.run.itemText(row) for row in range(self.run.count())] != names:
            self.run.clear()
            for name in names:
                self.run.addItem(color_icon(self.parts.marks.color(name)), name)
        self.run.setCurrentIndex(self.run.findText(self.parts.current.run))
        self.run.setToolTip(self.run.currentText())
        self._followed_run.setVisible(bool(names))

    def _look_again(self) -> None:
        self._name_runs()
        run = self.parts.current.run
        if self.session is not None and run and self.is_open and not self._looking.is_asked:
            look = partial(_film, self.session.project, run, self._cinema)
            self._looking.ask(self.tr("Looking for validations"), look, self._take_film)

    def _take_film(self, film: Film | None) -> None:
        if film is None or film.scenes == self._scenes:
            return
        was_last = self.slider.value() == self.slider.maximum() or not self._scenes
        self._cinema, self._scenes, self._followed = film
        self.slider.setRange(0, max(0, len(film.scenes) - 1))
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
        scene, image_id, cinema = self.scene(), self.parts.current.image_id, self._cinema
        if not self.is_open or scene is None or cinema is None or not image_id:
            self._reading.forget()
            self.release()
            return
        self._say()
        if (scene, image_id) in self._seen:
            self._reading.forget()
            self._show(self._seen[scene, image_id])
        else:
            read = partial(_seen, cinema, scene, image_id)
            self._reading.ask(self.tr("Reading predictions"), read, partial(self._take, scene, image_id))

    def _take(self, scene: Scene, image_id: int, seen: Seen) -> None:
        if len(self._seen) >= MOST_KEPT:
            self._seen.clear()
        self._seen[scene, image_id] = seen
        if image_id == self.parts.current.image_id:
            self._show(seen)

    def _show(self, seen: Seen) -> None:
        if seen.trouble:
            self.note.setText(spoken(seen.trouble))
        if seen.prediction is None:
            self.release()
        else:
            self.show_past(seen.prediction, PredictionStyle(min_score=self.parts.current.threshold))

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
        self.run_label.setText(self.tr("Run"))
        self.run.setAccessibleName(self.tr("Run"))
        self.previous.setText(self.tr("Previous image"))
        self.next.setText(self.tr("Next image"))
        self._fill()


def _film(project: Project, run: str, known: Cinema | None) -> Film | None:
    """Read the names in a run's folder, and the followed images of its newest scene."""
    try:
        cinema = known or Cinema(project.runs.get(run).folder)
    except ProjectError:
        return None
    return Film(cinema, cinema.scenes(), cinema.image_ids())


def _seen(cinema: Cinema, scene: Scene, image_id: int) -> Seen:
    try:
        return Seen(cinema.read(scene, image_id))
    except ProjectError as error:
        return Seen(None, str(error))
