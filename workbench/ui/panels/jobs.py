"""All runs and predictions of the project: what they do, why they wait, what can be done about it."""

from __future__ import annotations

import json
from typing import ClassVar

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.jobs.board import FIRST
from workbench.jobs.job import Job, JobError, JobState
from workbench.jobs.queue import QueueError
from workbench.protocol.job_folder import JobFolder
from workbench.session import Session
from workbench.tasks.presets import PresetError, preset
from workbench.tasks.recipe import RecipeError, TrainRecipe, read_recipe
from workbench.tasks.sentence import Sentence
from workbench.ui.dialogs.extend_run import ExtendRunDialog
from workbench.ui.dialogs.vary_run import VaryRunDialog
from workbench.ui.empty_page import EmptyPage
from workbench.ui.icons import icon
from workbench.ui.job_words import ACTION_ICONS, action_words, job_actions
from workbench.ui.jobs_delegate import MOST_BUTTONS, JobsDelegate
from workbench.ui.models.jobs_model import (
    ACTIONS,
    LABELS,
    METRIC,
    MODEL,
    PROGRESS,
    RUN,
    STATE,
    TIME,
    JobsModel,
    RunFacts,
)
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.row_table import RowTable
from workbench.ui.session_panel import SessionPanel
from workbench.ui.spoken import spoken

REFRESH_MS = 100
MOVES = {"first": FIRST, "up": -1, "down": 1}
WIDTHS = {MODEL: 220, STATE: 84, METRIC: 112, TIME: 176, LABELS: 64, ACTIONS: MOST_BUTTONS * 24 + 12}


class JobsPanel(SessionPanel):
    """Bottom dock, "Jobs". ``runSelected``: the person chose a job, and its run is the current one; ``startAsked``: a
    new run, please; ``configAsked`` carries the run whose config is wanted."""

    runSelected: ClassVar[Signal] = Signal()
    startAsked: ClassVar[Signal] = Signal()
    configAsked: ClassVar[Signal] = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.jobs")
        self.model = JobsModel()
        self.delegate = JobsDelegate(parts.theme, parts.marks)
        self.table = RowTable("jobs.table")
        self.empty = EmptyPage("queue")
        self.empty.asked.connect(self.startAsked)
        self.trouble = PlainLabel()
        self.trouble.setObjectName("jobs.trouble")
        self.trouble.setProperty("tone", "bad")
        self.trouble.setWordWrap(True)
        self.trouble.setContentsMargins(12, 6, 12, 6)
        self.trouble.hide()
        self.note = PlainLabel()
        self.note.setProperty("tone", "muted")
        self.start_button = QPushButton()
        self.start_button.setObjectName("jobs.start")
        self.start_button.setProperty("kind", "small")
        self.start_button.setIcon(icon("play"))
        self.start_button.clicked.connect(lambda: self.startAsked.emit())
        self._verbs: dict[str, QToolButton] = {}
        self._reading: set[str] = set()
        self._is_choosing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.show_jobs)
        self._build_table()
        self._lay_out()
        self.delegate.squareClicked.connect(parts.marks.toggle)
        self.delegate.actionAsked.connect(self.act)
        parts.marks.changed.connect(lambda _: self.table.viewport().update())
        parts.current.runChanged.connect(lambda _: self._mark_run())
        self.retranslate()

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(self.delegate)
        table.setMouseTracking(True)
        head = table.horizontalHeader()
        head.setMinimumSectionSize(48)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)
        for column in (RUN, PROGRESS):  # names and reasons are long: they share the free room
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(ACTIONS, QHeaderView.ResizeMode.Fixed)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._chosen())
        table.clicked.connect(lambda _: self._chosen())  # the row that is chosen already, too

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 4)
        head.setSpacing(2)
        head.addWidget(self.note, 1)
        for action in ACTION_ICONS:
            button = QToolButton()
            button.setObjectName(f"jobs.{action}")
            button.setIcon(icon(ACTION_ICONS[action]))
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(lambda _=False, action=action: self._act_on_chosen(action))
            self._verbs[action] = button
            head.addWidget(button)
        head.addSpacing(8)
        head.addWidget(self.start_button)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addWidget(self.table, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def set_session(self, session: Session | None) -> None:
        """Follow the jobs of another project, or of none."""
        if self.session is not None:
            self.session.board.trouble_changed.disconnect(self._show_trouble)
        super().set_session(session)
        if self.session is not None:
            self.session.board.trouble_changed.connect(self._show_trouble)

    def show_session(self) -> None:
        """Show the jobs of the new project."""
        self.model = self._fresh_model()
        self._show_trouble(self.session.board.trouble if self.session else "")
        self.show_jobs()

    def _fresh_model(self) -> JobsModel:
        """Runs of another project have other facts under the same names."""
        self._reading.clear()
        model = JobsModel()
        self.table.setModel(model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._chosen())
        return model

    def show_job(self, name: str) -> None:  # noqa: ARG002 - one drawing follows, whatever changed
        """Show how the jobs stand soon."""
        if not self._timer.isActive():
            self._timer.start()

    def _show_trouble(self, text: str) -> None:
        self.trouble.setText(spoken(text))
        self.trouble.setVisible(bool(text))

    def show_jobs(self) -> None:
        """Take over how all jobs stand."""
        jobs = self.session.board.jobs() if self.session is not None else ()
        for job in jobs:
            if job.kind == "train":
                self.parts.marks.color(job.name)
            self._read_facts(job)
        self._is_choosing = True
        self.model.show_jobs(jobs, self.session.board.elsewhere() if self.session is not None else ())
        self._is_choosing = False
        self._pages.setCurrentIndex(1 if jobs else 0)
        running = sum(1 for job in jobs if job.state.is_active)
        queued = sum(1 for job in jobs if job.state is JobState.QUEUED)
        held = sum(1 for job in jobs if job.state is JobState.HELD)
        text = self.tr("{running} running, {queued} queued, {held} held") if held else ""
        text = text or self.tr("{running} running, {queued} queued")
        self.note.setText(text.format(running=running, queued=queued, held=held))
        if not self.parts.current.run:
            newest = next((job.name for job in self.model.jobs if job.kind == "train"), "")
            self.parts.current.set_run(newest)
        self._mark_run()
        self._show_verbs()

    def _read_facts(self, job: Job) -> None:
        if job.name in self._reading or job.kind == "unreadable":
            return
        self._reading.add(job.name)
        model = self.model
        background = self.parts.background
        background.start(
            self.tr("Reading what {run} is").format(run=job.name),
            lambda _: read_facts(job),
            lambda facts: model.set_facts(job.name, facts),
        )

    def chosen(self) -> Job | None:
        """The job of the selected row."""
        row = self.table.currentIndex().row()
        return self.model.job_at(row) if 0 <= row < self.model.rowCount() else None

    def _chosen(self) -> None:
        job = self.chosen()
        self._show_verbs()
        if job is None or self._is_choosing:
            return
        run = job.name if job.kind == "train" else job.name.partition("/")[0]
        self.parts.current.set_run(run)
        self.runSelected.emit()

    def _mark_run(self) -> None:
        job = self.chosen()
        run = self.parts.current.run
        if job is None or (job.name != run and job.name.partition("/")[0] != run):
            row = self.model.row_of(run)
            self._is_choosing = True
            self.table.selectRow(row) if row >= 0 else self.table.clearSelection()
            self._is_choosing = False
        self._show_verbs()

    def _show_verbs(self) -> None:
        job = self.chosen()
        can = job_actions(job) if job is not None else ()
        for action, button in self._verbs.items():
            button.setVisible(action in can)
            button.setToolTip(action_words(action, job))

    def _show_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid():
            return
        job = self.model.job_at(index.row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in job_actions(job):
            entry = menu.addAction(icon(ACTION_ICONS[action]), action_words(action, job))
            entry.triggered.connect(lambda _=False, action=action: self.act(action, job.name))
        if job.kind == "train":
            entry = menu.addAction(icon("settings"), self.tr("Show the config"))
            entry.triggered.connect(lambda: self.configAsked.emit(job.name))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _act_on_chosen(self, action: str) -> None:
        job = self.chosen()
        if job is not None:
            self.act(action, job.name)

    def act(self, action: str, name: str) -> None:
        """Do one of the actions of job_words with a job; what cannot be done is said in one sentence."""
        if self.session is None:
            return
        board = self.session.board
        try:
            if action == "folder":
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(board.job(name).folder)))
            elif action in MOVES:
                board.move(name, MOVES[action])
            elif action in ("extend", "vary"):
                self._ask(ExtendRunDialog if action == "extend" else VaryRunDialog, name)
            else:
                verbs = {
                    "stop": board.stop,
                    "cancel": board.cancel,
                    "pause": board.pause,
                    "unpause": board.resume,
                    "halve": board.retry_halved,
                    "resume": board.resume,
                    "anew": board.resume,
                    "hold": board.hold,
                    "release": board.release,
                }
                verbs[action](name)
        except (JobError, QueueError) as error:
            self.parts.notices.warning(str(error))
        self.show_jobs()

    def _ask(self, dialog: type[ExtendRunDialog] | type[VaryRunDialog], name: str) -> None:
        """Open a dialog about a run once its recipe is read."""
        session = self.session
        assert session is not None

        def ask(recipe: TrainRecipe) -> None:
            if session is self.session:
                dialog(self.parts, session, recipe, self.window()).open()

        task = self.tr("Reading what {run} is").format(run=name)
        look = session.project.runs.get
        self.parts.background.start(task, lambda _: look(name).recipe, ask, self.parts.notices.warning)

    def retranslate(self) -> None:
        """Set every text again."""
        self.table.setAccessibleName(self.tr("Jobs"))
        self.start_button.setText(self.tr("Start training"))
        for action, button in self._verbs.items():
            button.setToolTip(action_words(action))
            button.setAccessibleName(action_words(action))
        self.empty.set_texts(
            self.tr("Every training and every prediction will be listed here, with its progress."),
            self.tr("Start training"),
        )
        self.table.retitle()
        self.show_jobs()


def read_facts(job: Job) -> RunFacts:
    """Read a job's recipe and count its labelled images; empty where nothing can be read."""
    folder = JobFolder(job.folder)
    try:
        recipe = read_recipe(folder.recipe)
        if not isinstance(recipe, TrainRecipe):
            return RunFacts()
        width, height = recipe.input_wh
        labels = json.loads((folder.labels / "train.json").read_bytes())
        count = str(len(labels["images"]))
    except (OSError, RecipeError, ValueError, KeyError, TypeError):
        return RunFacts()
    model = Sentence("{preset}, {width} × {height}", preset=_title(recipe.preset), width=width, height=height)
    return RunFacts(model, count)


def _title(name: str) -> str:
    try:
        return preset(name).title
    except PresetError:
        return name
