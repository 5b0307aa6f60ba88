"""Which heatmap is shown over the image: filled from what was found, read in the background."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.core.instance import Instance
from workbench.core.prediction import HeatmapRef, Prediction
from workbench.core.schema import LabelSchema
from workbench.ui.background import Background, Task
from workbench.ui.heatmap_style import MAXIMUM, NONE, HeatmapStyle, read_heatmap
from workbench.ui.prediction_fields import PredictionFields


class HeatmapChoice(QObject):
    """Works on the fields of the predictions panel. ``chosen`` carries a ShownHeatmap or None."""

    chosen: ClassVar[Signal] = Signal(object)

    def __init__(self, fields: PredictionFields, background: Background) -> None:
        super().__init__(fields)
        self._fields, self._background = fields, background
        self._reading: Task | None = None
        for choice in (fields.keypoint, fields.colormap):
            choice.activated.connect(lambda _: self._again())
        fields.opacity.valueChanged.connect(lambda _: self._again())
        self._shown: tuple[Prediction | None, Instance | None] = (None, None)

    def offer(self, prediction: Prediction | None, schema: LabelSchema | None) -> None:
        """List the keypoints of what was found."""
        keypoint = self._fields.keypoint
        chosen = keypoint.currentData() if keypoint.count() else MAXIMUM
        keypoint.clear()
        keypoint.addItem(self.tr("None"), NONE)
        keypoint.addItem(self.tr("All keypoints (maximum)"), MAXIMUM)
        if schema is not None and prediction is not None and prediction.instances:
            for index, name in enumerate(schema.keypoint_names(prediction.instances[0].category_id)):
                keypoint.addItem(name, index)
        keypoint.setCurrentIndex(max(0, keypoint.findData(chosen)))
        has_maps = prediction is not None and any(prediction.heatmaps)
        for field in (keypoint, self._fields.opacity, self._fields.colormap):
            field.setEnabled(has_maps)
        tip = "" if has_maps else self.tr("No heatmaps were kept for this image: predict with heatmaps")
        keypoint.setToolTip(tip)

    def choose_none(self) -> None:
        """Show none from now on: a dimmed photo under a heatmap is for inspecting, not for labelling."""
        if self._fields.keypoint.count():
            self._fields.keypoint.setCurrentIndex(self._fields.keypoint.findData(NONE))

    def show(self, prediction: Prediction | None, item: Instance | None) -> None:
        """Show the heatmap of one of the objects found; none when it has none."""
        self._shown = (prediction, item)
        self._again()

    def style(self) -> HeatmapStyle:
        """Return how the heatmap is to look."""
        fields = self._fields
        return HeatmapStyle(fields.keypoint.currentData(), fields.opacity.value() / 100, fields.colormap.currentData())

    def _again(self) -> None:
        fields = self._fields
        fields.opacity_text.setText(f"{fields.opacity.value()} %")
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        ref, style = _map_of(*self._shown), self.style()
        if ref is None or style.keypoint == NONE or not fields.shown.isChecked():
            self.chosen.emit(None)
            return
        self._reading = self._background.start(
            self.tr("Reading a heatmap"),
            lambda _: read_heatmap(ref, style),
            self.chosen.emit,
            fields.note.setText,
        )


def _map_of(prediction: Prediction | None, item: Instance | None) -> HeatmapRef | None:
    if prediction is None or not prediction.heatmaps:
        return None
    pairs = zip(prediction.instances, prediction.heatmaps, strict=False)
    return next((ref for instance, ref in pairs if instance == item), None)
