"""How long a person works on each image: counted while mouse or keys are used, not while nobody is there."""

from __future__ import annotations

import logging
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from workbench.ui.commands.frame import Frame

IDLE_S = 30.0
"""Without mouse or keys for so long, nobody is working: what follows does not count."""
_FLUSH_MS = 20_000
_SIGNS_OF_LIFE = frozenset(
    (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel)
)

_log = logging.getLogger(__name__)


class LabellingClock(QObject):
    """Adds up seconds for the shown image and stores them when another is shown and a few times a minute."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._image_id = 0
        self._seconds = 0.0
        self._last = time.monotonic()
        frame.parts.current.imageChanged.connect(self._change_image)
        frame.canvas.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_FLUSH_MS)
        self._timer.timeout.connect(self.flush)
        self._timer.start()
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._timer.stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that somebody works on the canvas."""
        if event.type() in _SIGNS_OF_LIFE:
            now = time.monotonic()
            self._seconds += min(now - self._last, IDLE_S)
            self._last = now
        return super().eventFilter(watched, event)

    def _change_image(self, image_id: int) -> None:
        self.flush()
        self._image_id, self._last = image_id, time.monotonic()

    def flush(self) -> None:
        """Store what has been added up, off the GUI thread."""
        session, image_id, seconds = self._frame.session, self._image_id, self._seconds
        self._seconds = 0.0
        if session is None or session.project.read_only or not image_id or seconds < 0.5:
            return
        store = session.project.store
        self._frame.parts.background.start(
            self.tr("Noting the time"), lambda _: store.add_time(image_id, seconds), lambda _: None, self._log_failure
        )

    def _log_failure(self, reason: str) -> None:
        # A minute that is not noted is no loss worth a word to the person; the journal says when the disk fails.
        _log.warning("labelling time not stored: %s", reason)
