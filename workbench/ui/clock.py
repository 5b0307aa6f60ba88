"""The window's one heartbeat: looks after running jobs without blocking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 150


class Clock(QObject):
    """Calls ``tick`` every 150 ms while it runs. A tick that raises is reported once, by the caller's excepthook."""

    def __init__(self, tick: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tick = tick
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._timer.start()

    def stop(self) -> None:
        """Rest."""
        self._timer.stop()

    def _beat(self) -> None:
        self._tick()
