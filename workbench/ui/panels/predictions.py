"""What a run sees on the shown image: how it is drawn, its heatmaps, its objects to accept, how good it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidgetItem, QStackedLayout

from workbench.core.document import StaleEditError
from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.core.prediction import HeatmapRef, Prediction
from workbench.editing.editor import ReadOnlyError
from workbench.editing.operations import accept_predictions, is_accepted
from workbench.ui.background import Task
from workbench.ui.canvas.palette import color_of
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.color_icons import color_icon
from workbench.ui.empty_page import EmptyPage
from workbench.ui.heatmap_style import MAXIMUM, NONE, HeatmapStyle, read_heatmap
from workbench.ui.parts import Parts
from workbench.ui.prediction_fields import PredictionFields
from workbench.ui.run_measuring import RunMeasuring
from workbench.ui.run_metrics import RunMetrics
from workbench.ui.session_panel import SessionPanel

RELOAD_MS = 200


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
        self._loading: Task | None = None
        self._loaded = ("", 0)
        self._reading: Task | None = None
        self._is_filling = False
        self.empty = EmptyPage("target")
        self.empty.asked.connect(self.predictAsked)
        self.fields = PredictionFields(self.parts.current.threshold)
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
        for choice in (fields.keypoint, fields.colormap):
            choice.activated.connect(lambda _: self._show_heatmap())
        fields.opacity.valueChanged.connect(lambda _: self._show_heatmap())
        fields.truth.toggled.connect(self.truthToggled)
        fields.names.toggled.connect(self.namesToggled)
        fields.shown.toggled.connect(lambda _: self.push())
        fields.list.currentRowChanged.connect(lambda _: self._show_chosen())
        fields.list.itemDoubleClicked.connect(lambda _: self.accept())
        fields.accept.clicked.connect(lambda: self.accept())
        fields.accept_all.clicked.connect(lambda: self.accept_all())
        fields.predict.clicked.connect(lambda: self.predictAsked.emit())

    def set_session(self, session: object) -> None:
        """Follow the predictions of another project, or of none."""
        if self.session is not None:
            self.session.board.changed.disconnect(self._job_changed)
        super().set_session(session)  # type: ignore[arg-type]
        if self.session is not None:
            self.session.board.changed.connect(self._job_changed)

    def show_session(self) -> None:
        """Another project."""
        self._measuring.forget()
        self.reload()

    def show_change(self, change: Change) -> None:
        """Labels changed: the figures may be old, and an accepted object is not to be accepted again."""
        if change.has_new_schema or self.parts.current.image_id in change.image_ids:
            row = self.fields.list.currentRow()
            self._fill_list()
            self.fields.list.setCurrentRow(min(max(row, 0), self.fields.list.count() - 1))

    def _job_changed(self, name: str) -> None:
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
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        if self.session is None or not run or not image_id:
            self._show_prediction(None)
            return
        if self._loaded != (run, image_id):
            # What was found on the last image must not be accepted on this one while its own is read.
            self.prediction = None
            self._fill_list(is_reading=True)
            self.push()
        shelf = self.session.project.predictions
        self._loading = self.parts.background.start(
            self.tr("Reading predictions"),
            lambda _: ((run, image_id), shelf.read(run, image_id)),
            self._take_prediction,
            lambda text: self._show_prediction(None, text),
        )

    @property
    def is_reading(self) -> bool:
        """Whether what is shown may still change by itself: a prediction is being read."""
        return self._loading is not None

    def _take_prediction(self, found: tuple[tuple[str, int], Prediction | None]) -> None:
        self._loaded, prediction = found
        self._show_prediction(prediction)

    def _show_prediction(self, prediction: Prediction | None, trouble: str = "") -> None:
        self._loading = None
        self.prediction = prediction
        self._fill_keypoints()
        self._fill_list(trouble)
        self.push()

    def push(self) -> None:
        """Send to the canvas what is chosen (again: it forgets with every image)."""
        is_shown = self.fields.shown.isChecked() and self.prediction is not None
        style = PredictionStyle(min_score=self.parts.current.threshold)
        self.predictionChosen.emit(self.prediction if is_shown else None, style)
        self._show_heatmap()

    def _fill_keypoints(self) -> None:
        chosen = self.fields.keypoint.currentData() if self.fields.keypoint.count() else MAXIMUM
        self.fields.keypoint.clear()
        self.fields.keypoint.addItem(self.tr("None"), NONE)
        self.fields.keypoint.addItem(self.tr("All keypoints (maximum)"), MAXIMUM)
        if self.session is not None and self.prediction is not None and self.prediction.instances:
            category_id = self.prediction.instances[0].category_id
            for index, name in enumerate(self.session.document.schema.keypoint_names(category_id)):
                self.fields.keypoint.addItem(name, index)
        self.fields.keypoint.setCurrentIndex(max(0, self.fields.keypoint.findData(chosen)))
        has_maps = self.prediction is not None and any(self.prediction.heatmaps)
        for field in (self.fields.keypoint, self.fields.opacity, self.fields.colormap):
            field.setEnabled(has_maps)
        tip = "" if has_maps else self.tr("No heatmaps were kept for this image: predict with heatmaps")
        self.fields.keypoint.setToolTip(tip)

    def offered(self) -> tuple[Instance, ...]:
        """The predicted objects at or above the threshold, best first."""
        if self.prediction is None:
            return ()
        least = self.parts.current.threshold
        return tuple(item for item in self.prediction.instances if (item.score or 0.0) >= least)

    def waiting(self) -> tuple[Instance, ...]:
        """The offered objects that are not labels yet."""
        if self.session is None or self.prediction is None:
            return ()
        labels = self.session.document.instances(self.prediction.image_id)
        return tuple(item for item in self.offered() if not is_accepted(item, labels, self.parts.current.run))

    def _fill_list(self, trouble: str = "", is_reading: bool = False) -> None:
        self._is_filling = True
        self.fields.list.clear()
        offered, waiting = self.offered(), self.waiting()
        for item in offered:
            name, color = self._face(item)
            text = f"{name}   {item.score or 0:.2f}"
            if item not in waiting:
                text = self.tr("{object}   accepted").format(object=text)
            entry = QListWidgetItem(color_icon(color), text)
            entry.setData(Qt.ItemDataRole.UserRole, item)
            self.fields.list.addItem(entry)
        if offered:
            self.fields.list.setCurrentRow(0)
        self._is_filling = False
        is_missing = self.prediction is None and not trouble and not is_reading
        self.fields.note.setText("" if is_reading else trouble or self._absence(len(offered)))
        self.fields.note.setVisible(bool(self.fields.note.text()))
        self.fields.predict.setVisible(is_missing)
        self.fields.list.setVisible(bool(offered))
        self._enable_verbs()
        self.fields.threshold_text.setText(f"{self.parts.current.threshold:.2f}")

    def _enable_verbs(self) -> None:
        waiting = self.waiting()
        can_edit = self.session is not None and not self.session.editor.is_read_only
        self.fields.accept.setEnabled(can_edit and self._chosen() in waiting)
        self.fields.accept_all.setEnabled(can_edit and bool(waiting))

    def _show_chosen(self) -> None:
        if not self._is_filling:
            self._enable_verbs()
            self._show_heatmap()

    def _chosen(self) -> Instance | None:
        entry = self.fields.list.currentItem()
        item: Instance | None = entry.data(Qt.ItemDataRole.UserRole) if entry is not None else None
        return item

    def _absence(self, count: int) -> str:
        if self.prediction is None:
            return self.tr("This run has not looked at this image yet.")
        if count:
            return ""
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
        self._fill_list()
        self.push()

    def heatmap_style(self) -> HeatmapStyle:
        """Return how the heatmap is to look."""
        return HeatmapStyle(
            self.fields.keypoint.currentData(), self.fields.opacity.value() / 100, self.fields.colormap.currentData()
        )

    def _show_heatmap(self) -> None:
        if self._is_filling:
            return
        self.fields.opacity_text.setText(f"{self.fields.opacity.value()} %")
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        ref, style = self._chosen_map(), self.heatmap_style()
        if ref is None or style.keypoint == NONE or not self.fields.shown.isChecked():
            self.heatmapChosen.emit(None)
            return
        self._reading = self.parts.background.start(
            self.tr("Reading a heatmap"),
            lambda _: read_heatmap(ref, style),
            self.heatmapChosen.emit,
            lambda text: self.fields.note.setText(text),
        )

    def _chosen_map(self) -> HeatmapRef | None:
        if self.prediction is None or not self.prediction.heatmaps:
            return None
        item = self._chosen()
        for instance, ref in zip(self.prediction.instances, self.prediction.heatmaps, strict=False):
            if instance == item:
                return ref
        return None

    def accept(self) -> None:
        """Make the selected object a label: one undoable edit."""
        self._accept([item for item in self.waiting() if item == self._chosen()][:1])

    def accept_all(self) -> None:
        """Make every object at or above the threshold that is no label yet a label: one undoable edit."""
        self._accept(self.waiting())

    def _accept(self, items: Sequence[Instance]) -> None:
        session, run = self.session, self.parts.current.run
        if session is None or not items:
            return
        editor = session.editor
        try:
            editor.commit(accept_predictions(items, editor.new_instance_id, run))
        except (ReadOnlyError, StaleEditError) as error:
            self.parts.notices.warning(str(error))
            return
        self.parts.notices.info(self.tr("Accepted: {n}. Undo takes it back.").format(n=len(items)))

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
