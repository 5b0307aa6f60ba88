"""Draws pictures of the shapes in one thread; only the newest request counts."""

from __future__ import annotations

import logging
import threading
from typing import ClassVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from workbench.ui.canvas.prepared_shapes import PreparedShapes
from workbench.ui.canvas.shape_picture import PictureRequest, draw_picture

_log = logging.getLogger(__name__)


class PictureWorker(QObject):
    """``drawn(ShapePicture)`` comes in the GUI thread. Requests that came in while one was drawn are passed over."""

    drawn: ClassVar[Signal] = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._lock = threading.Lock()
        self._next: PictureRequest | None = None
        self._is_running = False
        self._prepared = PreparedShapes()

    def request(self, request: PictureRequest) -> None:
        """Ask for a picture; an older request that has not begun is forgotten."""
        with self._lock:
            self._next = request
            must_start = not self._is_running
            self._is_running = True
        if must_start:
            self._pool.start(_Drawing(self))

    def close(self) -> None:
        """Stop, and wait for the thread."""
        with self._lock:
            self._next = None
        self._pool.waitForDone(10_000)

    def run(self) -> None:
        """Draw until nothing is asked for; called in the thread."""
        while (request := self._take()) is not None:
            try:
                picture = draw_picture(request, self._prepared)
            except Exception:  # noqa: BLE001 - the border of a thread: the last picture stays, the log tells
                _log.exception("the shapes of the image could not be drawn")
                continue
            self.drawn.emit(picture)

    def _take(self) -> PictureRequest | None:
        with self._lock:
            request, self._next = self._next, None
            self._is_running = request is not None
            return request


class _Drawing(QRunnable):
    def __init__(self, worker: PictureWorker) -> None:
        super().__init__()
        self._worker = worker

    def run(self) -> None:
        self._worker.run()
