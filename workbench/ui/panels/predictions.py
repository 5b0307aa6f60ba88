"""What a run sees on the shown image: how it is drawn, its heatmaps, its objects to accept, how good it is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidgetItem, QStackedLayout

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.core.prediction import Prediction
from workbench.editing.ghosts.ghosts import Ghost
from workbench.editing.ghosts.suppression import Standing
from workbench.session import Session
from workbench.ui.canvas.palette import color_of
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.color_icons import color_icon
from workbench.ui.empty_page import EmptyPage
from workbench.ui.ghost_desk import GhostDesk
from workbench.ui.heatmap_choice import HeatmapChoice
from workbench.ui.live_looking import Doing
from workbench.ui.parts import Parts
from workbench.ui.predict_as_i_go import PredictAsIGo
from workbench.ui.prediction_fields import PredictionFields
from workbench.ui.prediction_reading import PredictionReading, Reading
from workbench.ui.restored_choice import RestoredChoice
from workbench.ui.run_measuring import RunMeasuring
from workbench.ui.run_metrics import RunMetrics
from workbench.ui.session_panel import SessionPanel
from workbench.ui.spoken import spoken

RELOAD_MS = 200
NOTHING = Reading(None, False)


class PredictionsPanel(SessionPanel):
    """Right dock. Signals carry what the canvas is to show; ``predictAsked``: predict first, please."""

    predictionChosen: ClassVar[Signal] = Signal(object, object)
    heatmapChosen: ClassVar[Signal] = Signal(object)
    truthToggled: ClassVar[Signal] = Signal(bool)
    namesToggled: ClassVar[Signal] = Signal(bool)
    predictAsked: ClassVar[Signal] = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.predictions")
        self.prediction: Prediction | None = None
        self.desk = GhostDesk(parts)
        self.as_i_go = PredictAsIGo(parts)
        self.as_i_go.setParent(self)
        self._reading = PredictionReading(parts.background)
        self._is_filling = False
        self._is_open = True
        self._trouble, self._is_waiting = "", False
        self.empty = EmptyPage("target")
        self.empty.asked.connect(self.predictAsked)
        self.fields = PredictionFields(self.parts.current.threshold)
        self.heatmap = HeatmapChoice(self.fields, parts.background)
        self.restored = RestoredChoice(self.fields, parts.background)
        self.metrics = RunMetrics(parts.theme)
        self._measuring = RunMeasuring(parts.background, self.metrics)
        self.fields.column.addWidget(self.metrics, 3)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.fields)
        self._connect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RELOAD_MS)
        self._timer.timeout.connect(self.reload)
        parts.current.imageChanged.connect(lambda _: self.load())
        parts.current.runChanged.connect(lambda _: self.reload())
        parts.current.thresholdChanged.connect(lambda _: self._take_threshold())
        self.retranslate()

    def _connect(self) -> None:
        fields, current = self.fields, self.parts.current
        fields.run.activated.connect(lambda _: current.set_run(fields.run.currentData() or ""))
        fields.threshold.valueChanged.connect(lambda value: current.set_threshold(value / 100))
        self.heatmap.chosen.connect(self.heatmapChosen)
        fields.truth.toggled.connect(self.truthToggled)
        fields.names.toggled.connect(self.namesToggled)
        fields.shown.toggled.connect(lambda _: self.push())
        fields.list.currentRowChanged.connect(lambda _: self._show_chosen())
        fields.list.itemDoubleClicked.connect(lambda _: self.accept())
        fields.accept.clicked.connect(lambda: self.accept())
        fields.accept_all.clicked.connect(lambda: self.accept_all())
        self.desk.changed.connect(self._fill_list)
        self.desk.focusChanged.connect(self._choose_focus)
        fields.live.clicked.connect(self.set_live)
        self.as_i_go.switched.connect(self._show_live)
        self.as_i_go.looked.connect(self.load)
        self.as_i_go.live.doingChanged.connect(self._show_live)
        fields.predict.clicked.connect(lambda: self.predictAsked.emit())

    def set_session(self, session: Session | None) -> None:
        """Follow the predictions of another project, or of none."""
        self.as_i_go.set_session(session)
        self.desk.set_session(session)
        super().set_session(session)

    def show_session(self) -> None:
        """Another project."""
        self._measuring.forget()
        self.reload()

    def show_change(self, change: Change) -> None:
        """Labels changed: an accepted object is not to be accepted again, and other boxes may want another look."""
        if change.has_new_schema or self.parts.current.image_id in change.image_ids:
            self.desk.weigh()
            self.as_i_go.note_change(change)

    def set_live(self, is_on: bool) -> None:
        """Let the chosen run look at every image the person comes to, or end that."""
        reason = self.as_i_go.why_not() if is_on else ""
        if reason:
            self.parts.notices.warning(reason)
        elif is_on:
            self.heatmap.choose_none()
        self.as_i_go.set_on(is_on and not reason)
        self._show_live()

    def set_open(self, is_open: bool) -> None:
        """Whether the panel stands in the window: closed, its run says nothing while a person labels."""
        if is_open != self._is_open:
            self._is_open = is_open
            self.push()

    def _show_live(self) -> None:
        is_on = self.as_i_go.is_on
        self.fields.live.setChecked(is_on)
        words = {
            Doing.LOADING: self.tr("Loading the model…"),
            Doing.LOOKING: self.tr("Looking…"),
            Doing.WAITING: self.tr("Ready"),
        }
        self.fields.live_state.setText(words.get(self.as_i_go.live.doing, "") if is_on else "")
        self.desk.hides_labelled = is_on
        self.desk.weigh()
        self.push()

    def show_job(self, name: str) -> None:
        """Look again soon when a run of its own or a prediction of the shown one has changed."""
        run, is_prediction, _ = name.partition("/")
        if not is_prediction or run == self.parts.current.run:
            self._timer.start()

    def reload(self) -> None:
        """Look again which runs there are, what they predicted, how good they are."""
        self._fill_runs()
        self.load()
        project = self.session.project if self.session is not None else None
        run = self.parts.current.run
        self._measuring.measure(project, run if self.fields.run.findData(run) >= 0 else "")

    def _fill_runs(self) -> None:
        names = self.session.project.runs.names() if self.session is not None else ()
        self._pages.setCurrentIndex(1 if names else 0)
        if tuple(self.fields.run.itemData(row) for row in range(self.fields.run.count())) != names:
            self.fields.run.clear()
            for name in names:
                self.fields.run.addItem(name, name)
        for row, name in enumerate(names):
            self.fields.run.setItemIcon(row, color_icon(self.parts.marks.color(name)))
        self.fields.run.setCurrentIndex(self.fields.run.findData(self.parts.current.run))

    def load(self) -> None:
        """Read what the chosen run found on the shown image."""
        run, image_id = self.parts.current.run, self.parts.current.image_id
        self._reading.stop()
        if self.session is None or not run or not image_id:
            self._set_prediction(NOTHING)
            return
        project = self.session.project
        if not self._reading.has_read(project, run, image_id):
            # What was found on the last image must not be accepted on this one while its own is read.
            self._set_prediction(NOTHING, is_reading=True)
        self._reading.ask(
            project, (run, image_id), self._take_prediction, lambda text: self._set_prediction(NOTHING, text)
        )

    @property
    def is_reading(self) -> bool:
        """Whether what is shown may still change by itself: a prediction is being read."""
        return self._reading.is_going_on

    def _take_prediction(self, found: Reading) -> None:
        if found.prediction is None or found.prediction != self.prediction:
            self._set_prediction(found)

    def _set_prediction(self, found: Reading, trouble: str = "", is_reading: bool = False) -> None:
        self.prediction, self._trouble, self._is_waiting = found.prediction, trouble, is_reading
        schema = self.session.document.schema if self.session is not None else None
        self.heatmap.offer(self.prediction, schema)
        self.desk.set_prediction(self.prediction, found.tells_several)
        self.push()

    def push(self) -> None:
        """Send to the canvas what is chosen (again: it forgets with every image)."""
        is_wanted = self.fields.shown.isChecked() and (self._is_open or self.as_i_go.is_on)
        is_shown = is_wanted and self.prediction is not None
        self.desk.set_shown(is_wanted)
        style = PredictionStyle(min_score=self.parts.current.threshold)
        self.predictionChosen.emit(self.prediction if is_shown else None, style)
        self.restored.show(self.prediction if is_shown else None)
        self._show_heatmap()

    def _fill_list(self) -> None:
        self._is_filling = True
        self.fields.list.clear()
        ghosts = self.desk.ghosts
        for ghost in ghosts:
            name, color = self._face(ghost.instance)
            text = f"{name}   {ghost.score:.2f}"
            entry = QListWidgetItem(color_icon(color), self._with_standing(text, ghost))
            entry.setData(Qt.ItemDataRole.UserRole, ghost.instance)
            self.fields.list.addItem(entry)
        self._is_filling = False
        self._choose_focus()
        is_missing = self.prediction is None and not self._trouble and not self._is_waiting
        note = spoken(self._trouble) or ("" if self._is_waiting else self._absence(len(ghosts)))
        self.fields.note.setText(note)
        self.fields.note.setVisible(bool(note))
        self.fields.predict.setVisible(is_missing and not self.as_i_go.is_on)
        self.fields.list.setVisible(bool(ghosts))
        self._enable_verbs()
        self.fields.threshold_text.setText(f"{self.parts.current.threshold:.2f}")

    def _with_standing(self, text: str, ghost: Ghost) -> str:
        standing, label = ghost.verdict.standing, ghost.verdict.label
        if standing is Standing.COMPLETES:
            return self.tr("{object}   completes a label").format(object=text)
        if standing is Standing.NEW:
            return text
        if standing is Standing.INSTEAD:
            words = self.tr("{object}   less likely") if label else self.tr("{object}   instead of its class")
            return words.format(object=text)
        if standing is Standing.DOUBLE:
            return self.tr("{object}   the same again").format(object=text)
        is_own = label is not None and label.origin == f"run:{self.parts.current.run}"
        words = self.tr("{object}   accepted") if is_own else self.tr("{object}   labelled already")
        return words.format(object=text)

    def _choose_focus(self) -> None:
        """Select the row of the object in focus."""
        for row in range(self.fields.list.count()):
            if self.fields.list.item(row).data(Qt.ItemDataRole.UserRole) == self.desk.focus:
                self.fields.list.setCurrentRow(row)
                return
        if self.desk.focus is None and self.fields.list.count():
            self.fields.list.setCurrentRow(0)

    def _enable_verbs(self) -> None:
        can_edit = self.session is not None and not self.session.editor.is_read_only
        self.fields.accept.setEnabled(can_edit and bool(self.desk.choosable(self._chosen())))
        self.fields.accept_all.setEnabled(can_edit and bool(self.desk.open))

    def _show_chosen(self) -> None:
        if not self._is_filling:
            self.desk.set_focus(self._chosen())
            self._enable_verbs()
            self._show_heatmap()

    def _chosen(self) -> Instance | None:
        entry = self.fields.list.currentItem()
        item: Instance | None = entry.data(Qt.ItemDataRole.UserRole) if entry is not None else None
        return item

    def _absence(self, count: int) -> str:
        if self.prediction is None and self.as_i_go.is_on:
            return ""
        if self.prediction is None:
            return self.tr("This run has not looked at this image yet.")
        if count:
            return ""
        if self.prediction.picture:
            return self.tr("What the run made of the image is right of the line.")
        if gone := self.desk.dismissed:
            return self.tr("Nothing at this score; {n} dismissed.").format(n=gone)
        below = len(self.prediction.instances)
        return self.tr("Nothing at this score; {n} below it.").format(n=below) if below else self.tr("Nothing found.")

    def _face(self, item: Instance) -> tuple[str, str]:
        """Return the name and the colour of an object's class."""
        assert self.session is not None
        schema = self.session.document.schema
        try:
            return schema.category(item.category_id).name, color_of(schema, item.category_id)
        except KeyError:
            return self.tr("unknown class"), "#7a828c"

    def _take_threshold(self) -> None:
        self.fields.threshold.setValue(round(self.parts.current.threshold * 100))
        self.desk.weigh()
        self.push()

    def _show_heatmap(self) -> None:
        if not self._is_filling:
            self.heatmap.show(self.prediction if self._is_open else None, self._chosen())

    def accept(self) -> None:
        """Make the selected object a label: one undoable edit."""
        self.desk.accept(self.desk.choosable(self._chosen()))

    def accept_all(self) -> None:
        """Make every object at or above the threshold that no label says yet a label: one undoable edit."""
        self.desk.accept_all()

    def retranslate(self) -> None:
        """Set every text again."""
        texts = {
            self.fields.run: self.tr("Run"),
            self.fields.threshold: self.tr("Score from"),
            self.fields.keypoint: self.tr("Heatmap"),
            self.fields.opacity: self.tr("Opacity"),
            self.fields.colormap: self.tr("Colours"),
        }
        for field, text in texts.items():
            self.fields.labels[field].setText(text)
            field.setAccessibleName(text)
        self.fields.truth.setText(self.tr("Truth"))
        self.fields.shown.setText(self.tr("Prediction"))
        self.fields.names.setText(self.tr("Names"))
        self.fields.live.setText(self.tr("Predict as I go"))
        # Bold while it is on: the text must not be cut then.
        self.fields.live.setMinimumWidth(self.fields.live.sizeHint().width() + 20)
        self.fields.live.setToolTip(self.tr("The chosen run looks at every image you come to; nothing is a label yet"))
        self.fields.accept.setText(self.tr("Accept"))
        self.fields.accept.setToolTip(self.tr("Make the selected object a label (double click)"))
        self.fields.accept_all.setText(self.tr("Accept all"))
        self.fields.accept_all.setToolTip(self.tr("Make every object at or above this score a label, as one step"))
        self.fields.predict.setText(self.tr("Predict…"))
        self.fields.list.setAccessibleName(self.tr("Predicted objects"))
        self.fields.objects_title.setText(self.tr("On this image"))
        self.fields.metrics_title.setText(self.tr("On the validation images"))
        self.empty.set_texts(self.tr("What a trained run sees on the images will be shown here, beside the labels."))
        self.reload()
