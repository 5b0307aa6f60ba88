"""Loads what an open project needs, a little at a time, as soon as somebody reaches for a project."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from workbench.core.late_import import import_late

STEPS = (
    "numpy",
    "cv2",
    "workbench.core.document",
    "workbench.formats.catalog",
    "workbench.session",
    "workbench.ui.image_loader",
    "workbench.editing.tools.catalog",
    "workbench.ui.canvas.view",
    "workbench.ui.panels.catalog",
    "workbench.ui.commands.catalog",
    "workbench.ui.workplace",
)
"""Modules in the order in which they are loaded; each takes some ten milliseconds on the first start."""
PAUSE_MS = 5


class WarmUp(QObject):
    """Does nothing until it is started: a window that nobody touches stays small."""

    def __init__(self, build: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = [partial(import_late, name) for name in STEPS]
        self._left.append(build)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin; what is loaded already costs nothing."""
        if self._left:
            self._timer.start()

    def stop(self) -> None:
        """Load no more, whoever reaches for it afterwards: the window is going."""
        self._left.clear()
        self._timer.stop()

    def _step(self) -> None:
        if not self._left:
            return
        step = self._left.pop(0)
        if not self._left:
            self._timer.stop()
        step()
