"""What a run sees on the shown image: how it is drawn, its heatmaps, its objects to accept, how good it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.core.document import StaleEditError
from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.core.prediction import HeatmapRef, Prediction
from workbench.editing.editor import ReadOnlyError
from workbench.editing.operations import accept_prediction, accept_predictions
from workbench.project.error import ProjectError
from workbench.project.evaluation import Evaluation, evaluate
from workbench.project.project import Project
from workbench.ui.background import Task
from workbench.ui.canvas.palette import class_color
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.color_icons import color_icon
from workbench.ui.empty_page import EmptyPage
from workbench.ui.heatmap_style import MAXIMUM, NONE, HeatmapStyle, read_heatmap
from workbench.ui.parts import Parts
from workbench.ui.run_metrics import RunMetrics
from workbench.ui.session_panel import SessionPanel

W = TypeVar("W", bound=QWidget)
COLORMAPS = ("inferno", "viridis", "turbo")
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
        self._measuring: Task | None = None
        self._reading: Task | None = None
        self._measured = ""
        self._is_filling = False
        self.empty = EmptyPage("target")
        self.empty.asked.connect(self.predictAsked)
        self._make_fields()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RELOAD_MS)
        self._timer.timeout.connect(self.reload)
        parts.current.imageChanged.connect(lambda _: self.load())
        parts.current.runChanged.connect(lambda _: self.reload())
        parts.current.thresholdChanged.connect(lambda _: self._take_threshold())
        self.retranslate()

    def _make_fields(self) -> None:
        self.run = _named(QComboBox(), "predictions.run")
        self.run.activated.connect(lambda _: self.parts.current.set_run(self.run.currentData() or ""))
        self.threshold = _named(QSlider(Qt.Orientation.Horizontal), "predictions.threshold")
        self.threshold.setRange(0, 100)
        self.threshold.setValue(round(self.parts.current.threshold * 100))
        self.threshold.valueChanged.connect(lambda value: self.parts.current.set_threshold(value / 100))
        self.threshold_text = QLabel()
        self.keypoint = _named(QComboBox(), "predictions.keypoint")
        self.keypoint.activated.connect(lambda _: self._show_heatmap())
        self.opacity = _named(QSlider(Qt.Orientation.Horizontal), "predictions.opacity")
        self.opacity.setRange(0, 100)
        self.opacity.setValue(70)
        self.opacity.valueChanged.connect(lambda _: self._show_heatmap())
        self.opacity_text = QLabel()
        self.colormap = _named(QComboBox(), "predictions.colormap")
        for name in COLORMAPS:
            self.colormap.addItem(name.capitalize(), name)
        self.colormap.activated.connect(lambda _: self._show_heatmap())
        self.truth = _named(QCheckBox(), "predictions.truth")
        self.shown = _named(QCheckBox(), "predictions.shown")
        self.names = _named(QCheckBox(), "predictions.names")
        for box in (self.truth, self.shown, self.names):
            box.setChecked(True)
        self.truth.toggled.connect(self.truthToggled)
        self.names.toggled.connect(self.namesToggled)
        self.shown.toggled.connect(lambda _: self.push())
        self.list = _named(QListWidget(), "predictions.objects")
        self.list.currentRowChanged.connect(lambda _: self._show_heatmap())
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.accept_button = _named(QPushButton(), "predictions.accept")
        self.accept_button.clicked.connect(lambda: self.accept())
        self.accept_all_button = _named(QPushButton(), "predictions.acceptAll")
        self.accept_all_button.clicked.connect(lambda: self.accept_all())
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("tone", "note")
        self.predict_button = _named(QPushButton(), "predictions.predict")
        self.predict_button.clicked.connect(lambda: self.predictAsked.emit())
        self.metrics = RunMetrics(self.parts.theme)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(6)
        self._labels: dict[QWidget, QLabel] = {}
        for field, extra in (
            (self.run, None),
            (self.threshold, self.threshold_text),
            (self.keypoint, None),
            (self.opacity, self.opacity_text),
            (self.colormap, None),
        ):
            label = QLabel()
            label.setProperty("tone", "muted")
            label.setMinimumSize(72, 28)
            self._labels[field] = label
            self._form.addRow(label, _beside(field, extra))
        checks = QHBoxLayout()
        checks.setSpacing(12)
        for box in (self.truth, self.shown, self.names):
            checks.addWidget(box)
        checks.addStretch(1)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        verbs.addWidget(self.accept_button, 1)
        verbs.addWidget(self.accept_all_button, 1)
        self._objects_title, self._metrics_title = _section(), _section()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(self._form)
        column.addLayout(checks)
        column.addWidget(self._objects_title)
        column.addWidget(self.list, 2)
        column.addWidget(self.note)
        column.addWidget(self.predict_button)
        column.addLayout(verbs)
        column.addWidget(self._metrics_title)
        column.addWidget(self.metrics, 3)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def set_session(self, session: object) -> None:
        """Follow the predictions of another project, or of none."""
        if self.session is not None:
            self.session.board.changed.disconnect(self._job_changed)
        super().set_session(session)  # type: ignore[arg-type]
        if self.session is not None:
            self.session.board.changed.connect(self._job_changed)

    def show_session(self) -> None:
        """Another project."""
        self._measured = ""
        self.reload()

    def show_change(self, change: Change) -> None:
        """Labels changed: the figures may be old, and an accepted object need not be offered again."""
        if change.has_new_schema or self.parts.current.image_id in change.image_ids:
            self._fill_list()

    def _job_changed(self, name: str) -> None:
        run, is_prediction, _ = name.partition("/")
        if not is_prediction or run == self.parts.current.run:
            self._timer.start()

    def reload(self) -> None:
        """Look again which runs there are, what they predicted, how good they are."""
        self._fill_runs()
        self.load()
        self._measure()

    def _fill_runs(self) -> None:
        names = self.session.project.runs.names() if self.session is not None else ()
        self._pages.setCurrentIndex(1 if names else 0)
        if tuple(self.run.itemData(row) for row in range(self.run.count())) != names:
            self.run.clear()
            for name in names:
                self.run.addItem(color_icon(self.parts.marks.color(name)), name, name)
        self.run.setCurrentIndex(self.run.findData(self.parts.current.run))

    def load(self) -> None:
        """Read what the chosen run found on the shown image."""
        run, image_id = self.parts.current.run, self.parts.current.image_id
        self.prediction = None
        trouble = ""
        if self.session is not None and run and image_id:
            try:
                self.prediction = self.session.project.predictions.read(run, image_id)
            except ProjectError as error:
                trouble = str(error)
        self._fill_keypoints()
        self._fill_list(trouble)
        self.push()

    def push(self) -> None:
        """Send to the canvas what is chosen (again: it forgets with every image)."""
        is_shown = self.shown.isChecked() and self.prediction is not None
        style = PredictionStyle(min_score=self.parts.current.threshold)
        self.predictionChosen.emit(self.prediction if is_shown else None, style)
        self._show_heatmap()

    def _fill_keypoints(self) -> None:
        chosen = self.keypoint.currentData() if self.keypoint.count() else MAXIMUM
        self.keypoint.clear()
        self.keypoint.addItem(self.tr("None"), NONE)
        self.keypoint.addItem(self.tr("All keypoints (maximum)"), MAXIMUM)
        for index, name in enumerate(self._keypoint_names()):
            self.keypoint.addItem(name, index)
        self.keypoint.setCurrentIndex(max(0, self.keypoint.findData(chosen)))
        has_maps = self.prediction is not None and any(self.prediction.heatmaps)
        for field in (self.keypoint, self.opacity, self.colormap):
            field.setEnabled(has_maps)
        tip = "" if has_maps else self.tr("No heatmaps were kept for this image: predict with heatmaps")
        self.keypoint.setToolTip(tip)

    def _keypoint_names(self) -> Sequence[str]:
        if self.session is None or self.prediction is None or not self.prediction.instances:
            return ()
        try:
            category = self.session.document.schema.category(self.prediction.instances[0].category_id)
        except KeyError:
            return ()
        return category.skeleton.keypoints if category.skeleton else ()

    def offered(self) -> tuple[Instance, ...]:
        """The predicted objects at or above the threshold, best first."""
        if self.prediction is None:
            return ()
        least = self.parts.current.threshold
        return tuple(item for item in self.prediction.instances if (item.score or 0.0) >= least)

    def _fill_list(self, trouble: str = "") -> None:
        self._is_filling = True
        self.list.clear()
        offered = self.offered()
        for item in offered:
            entry = QListWidgetItem(color_icon(self._color(item)), f"{self._name(item)}   {item.score or 0:.2f}")
            entry.setData(Qt.ItemDataRole.UserRole, item)
            self.list.addItem(entry)
        if offered:
            self.list.setCurrentRow(0)
        self._is_filling = False
        is_missing = self.prediction is None and not trouble
        self.note.setText(trouble or self._absence(len(offered)))
        self.note.setVisible(bool(self.note.text()))
        self.predict_button.setVisible(is_missing)
        self.list.setVisible(bool(offered))
        can_edit = self.session is not None and not self.session.editor.is_read_only
        self.accept_button.setEnabled(bool(offered) and can_edit)
        self.accept_all_button.setEnabled(bool(offered) and can_edit)
        self.threshold_text.setText(f"{self.parts.current.threshold:.2f}")

    def _absence(self, count: int) -> str:
        if self.prediction is None:
            return self.tr("This run has not looked at this image yet.")
        if count:
            return ""
        below = len(self.prediction.instances)
        return self.tr("Nothing at this score; {n} below it.").format(n=below) if below else self.tr("Nothing found.")

    def _name(self, item: Instance) -> str:
        assert self.session is not None
        try:
            return self.session.document.schema.category(item.category_id).name
        except KeyError:
            return self.tr("unknown class")

    def _color(self, item: Instance) -> str:
        assert self.session is not None
        try:
            return class_color(self.session.document.schema.index(item.category_id))
        except KeyError:
            return "#7a828c"

    def _take_threshold(self) -> None:
        self.threshold.setValue(round(self.parts.current.threshold * 100))
        self._fill_list()
        self.push()

    def heatmap_style(self) -> HeatmapStyle:
        """Return how the heatmap is to look."""
        return HeatmapStyle(self.keypoint.currentData(), self.opacity.value() / 100, self.colormap.currentData())

    def _show_heatmap(self) -> None:
        if self._is_filling:
            return
        self.opacity_text.setText(f"{self.opacity.value()} %")
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        ref, style = self._chosen_map(), self.heatmap_style()
        if ref is None or style.keypoint == NONE or not self.shown.isChecked():
            self.heatmapChosen.emit(None)
            return
        self._reading = self.parts.background.start(
            self.tr("Reading a heatmap"),
            lambda _: read_heatmap(ref, style),
            self.heatmapChosen.emit,
            lambda text: self.note.setText(text),
        )

    def _chosen_map(self) -> HeatmapRef | None:
        if self.prediction is None or not self.prediction.heatmaps:
            return None
        entry = self.list.currentItem()
        item = entry.data(Qt.ItemDataRole.UserRole) if entry is not None else None
        for instance, ref in zip(self.prediction.instances, self.prediction.heatmaps, strict=False):
            if instance == item:
                return ref
        return None

    def accept(self) -> None:
        """Make the selected object a label: one undoable edit."""
        entry = self.list.currentItem()
        if entry is not None:
            self._accept([entry.data(Qt.ItemDataRole.UserRole)])

    def accept_all(self) -> None:
        """Make every object at or above the threshold a label: one undoable edit."""
        self._accept(self.offered())

    def _accept(self, items: Sequence[Instance]) -> None:
        session, run = self.session, self.parts.current.run
        if session is None or not items:
            return
        editor = session.editor
        try:
            if len(items) == 1:
                editor.commit(accept_prediction(items[0], editor.new_instance_id(), run))
            else:
                editor.commit(accept_predictions(items, editor.new_instance_id, run))
        except (ReadOnlyError, StaleEditError) as error:
            self.parts.notices.warning(str(error))
            return
        self.parts.notices.info(self.tr("Accepted: {n}. Undo takes it back.").format(n=len(items)))

    def _measure(self) -> None:
        """Compare the run with the labels, in the background, when it or its predictions are other than before."""
        session, run = self.session, self.parts.current.run
        if self._measuring is not None:
            self._measuring.cancel()
            self._measuring = None
        if session is None or self.run.findData(run) < 0:
            self.metrics.say("")
            return
        project = session.project
        if self._measured != run:
            self.metrics.say(self.tr("Measuring…"))
        self._measured = run
        self._measuring = self.parts.background.start(
            self.tr("Measuring {run}").format(run=run),
            lambda _: _measured(project, run),
            self._show_measured,
            self.metrics.say,
        )

    def _show_measured(self, found: Evaluation | str) -> None:
        if isinstance(found, str):
            self.metrics.say(found)
        else:
            self.metrics.show_figures(found)

    def retranslate(self) -> None:
        """Set every text again."""
        texts = {
            self.run: self.tr("Run"),
            self.threshold: self.tr("Score from"),
            self.keypoint: self.tr("Heatmap"),
            self.opacity: self.tr("Opacity"),
            self.colormap: self.tr("Colours"),
        }
        for field, text in texts.items():
            self._labels[field].setText(text)
            field.setAccessibleName(text)
        self.truth.setText(self.tr("Truth"))
        self.shown.setText(self.tr("Prediction"))
        self.names.setText(self.tr("Names"))
        self.accept_button.setText(self.tr("Accept"))
        self.accept_button.setToolTip(self.tr("Make the selected object a label (double click)"))
        self.accept_all_button.setText(self.tr("Accept all"))
        self.accept_all_button.setToolTip(self.tr("Make every object at or above this score a label, as one step"))
        self.predict_button.setText(self.tr("Predict…"))
        self.list.setAccessibleName(self.tr("Predicted objects"))
        self._objects_title.setText(self.tr("On this image"))
        self._metrics_title.setText(self.tr("On the validation images"))
        self.empty.set_texts(self.tr("What a trained run sees on the images will be shown here, beside the labels."))
        self.reload()


def _measured(project: Project, run: str) -> Evaluation | str:
    """Return a run's figures, or the sentence that says why there are none yet: no fault, so not for the log."""
    try:
        return evaluate(project, project.runs.get(run))
    except ProjectError as error:
        return str(error)


def _named(widget: W, name: str) -> W:
    widget.setObjectName(name)
    return widget


def _section() -> QLabel:
    label = QLabel()
    label.setProperty("tone", "strong")
    label.setContentsMargins(0, 8, 0, 0)
    return label


def _beside(field: QWidget, extra: QLabel | None) -> QWidget:
    if extra is None:
        return field
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(field, 1)
    extra.setFixedWidth(40)
    extra.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(extra)
    return widget
