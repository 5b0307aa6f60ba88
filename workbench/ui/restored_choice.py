"""The restored picture of the shown image: read in the background, compared with the photo by a slider."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.core.prediction import Prediction
from workbench.ui.background import Background, Task
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.canvas.restored_picture import RestoredPicture
from workbench.ui.image_decode import read_pixels
from workbench.ui.prediction_fields import PredictionFields


class RestoredChoice(QObject):
    """Works on the fields of the predictions panel. ``chosen`` carries a RestoredPicture or None."""

    chosen: ClassVar[Signal] = Signal(object)

    def __init__(self, fields: PredictionFields, background: Background) -> None:
        super().__init__(fields)
        self._fields, self._background = fields, background
        self._path = ""
        self._pyramid: Pyramid | None = None
        self._reading: Task | None = None
        fields.compare.valueChanged.connect(lambda _: self._emit())
        fields.show_compare(False)

    def show(self, prediction: Prediction | None) -> None:
        """Show the picture that a run made of the image; nothing when it made none."""
        path = prediction.picture if prediction is not None else ""
        title = self.tr("Compare")
        self._fields.labels[self._fields.compare].setText(title)
        self._fields.compare.setAccessibleName(title)
        self._fields.compare.setToolTip(
            self.tr("How much of the photo stays: what was made of it is right of the line")
        )
        self._fields.show_compare(bool(path))
        if path != self._path:
            self._path, self._pyramid = path, None
            self._read(path)
        self._emit()

    def _read(self, path: str) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if path:
            self._reading = self._background.start(
                self.tr("Reading a restored picture"),
                lambda _: Pyramid.of(read_pixels(Path(path))),
                self._take,
                self._fields.note.setText,
            )

    def _take(self, pyramid: Pyramid) -> None:
        self._reading, self._pyramid = None, pyramid
        self._emit()

    def _emit(self) -> None:
        split = self._fields.compare.value() / 100
        self._fields.compare_text.setText(f"{self._fields.compare.value()} %")
        self.chosen.emit(RestoredPicture(self._pyramid, split) if self._pyramid is not None and self._path else None)
