"""Draws pictures of the shapes in one thread; only the newest request counts."""

from __future__ import annotations

import logging
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.ui.canvas.newest_work import NewestWork
from workbench.ui.canvas.prepared_shapes import PreparedShapes
from workbench.ui.canvas.shape_picture import PictureRequest, draw_picture

_log = logging.getLogger(__name__)


class PictureWorker(QObject):
    """``drawn(ShapePicture)`` comes in the GUI thread. Requests that came in while one was drawn are passed over."""

    drawn: ClassVar[Signal] = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._prepared = PreparedShapes()
        self._work = NewestWork(self._draw)

    def request(self, request: PictureRequest) -> None:
        """Ask for a picture; an older request that has not begun is forgotten."""
        self._work.request(request)

    def close(self) -> None:
        """Stop, and wait for the thread."""
        self._work.close()

    def _draw(self, request: PictureRequest) -> None:
        try:
            picture = draw_picture(request, self._prepared)
        except Exception:  # noqa: BLE001 - the border of a thread: the last picture stays, the log tells
            _log.exception("the shapes of the image could not be drawn")
            return
        self.drawn.emit(picture)
