"""Where the person is: the one answer to "which image, class and run" that all panels share."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject, Signal


class Current(QObject):
    """The window's shared place. Setting a value emits its signal once, and only when it differs.

    ``image_id`` and ``category_id`` are 0 and ``run`` is empty when there is none. ``threshold`` is the score from
    which predictions are shown, 0..1.
    """

    imageChanged: ClassVar[Signal] = Signal(int)
    categoryChanged: ClassVar[Signal] = Signal(int)
    runChanged: ClassVar[Signal] = Signal(str)
    thresholdChanged: ClassVar[Signal] = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.image_id = 0
        self.category_id = 0
        self.run = ""
        self.threshold = 0.3

    def set_image(self, image_id: int) -> None:
        """Go to an image; 0 for none."""
        if image_id != self.image_id:
            self.image_id = image_id
            self.imageChanged.emit(image_id)

    def set_category(self, category_id: int) -> None:
        """Choose the class that new objects get."""
        if category_id != self.category_id:
            self.category_id = category_id
            self.categoryChanged.emit(category_id)

    def set_run(self, run: str) -> None:
        """Choose the run that curves, log and predictions are about."""
        if run != self.run:
            self.run = run
            self.runChanged.emit(run)

    def set_threshold(self, threshold: float) -> None:
        """Set the score from which predictions are shown, 0..1."""
        if threshold != self.threshold:
            self.threshold = threshold
            self.thresholdChanged.emit(threshold)
