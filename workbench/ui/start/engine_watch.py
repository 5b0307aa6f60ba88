"""Says on the start page and in the top bar what trains here, from what the setup wrote down."""

from __future__ import annotations

import os
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.environments.cuda import find_driver
from workbench.environments.install import InstallState, InstallStatus, install_state, start_install
from workbench.ui.background import Background
from workbench.ui.spoken import spoken
from workbench.ui.start.engine_line import EngineLine

PERIOD_MS = 1000
LIBRARIES = "mmdet · mmpose · mmpretrain · mmseg · mmagic"


class EngineWatch(QObject):
    """Reads one small file a second while something is being installed, and the driver once, in the background."""

    deviceKnown: ClassVar[Signal] = Signal(str)

    def __init__(self, line: EngineLine, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._background = background
        self._device: str | None = None
        self._state: InstallState | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.look)

    @property
    def can_train(self) -> bool:
        """Whether there is an interpreter to train with."""
        return self._state is not None and self._state.can_train

    def start(self) -> None:
        """Begin to look."""
        self._background.start(self.tr("Looking for a GPU"), lambda _: gpu_name(), self._take_device)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Read the state again, and say it when it is another."""
        state = install_state()
        if state != self._state:
            self._state = state
            self.retranslate()

    def install(self) -> None:
        """Start the installation of the training engine, in a process of its own."""
        if not self.can_train:
            self._background.start(
                self.tr("Installing the training engine"), lambda _: start_install(), self._installing
            )

    def retranslate(self) -> None:
        """Say the state in the language of the moment."""
        self._say_device()
        state = self._state
        if state is None:
            return
        self._line.set_progress(0, 0)
        if state.status is InstallStatus.INSTALLING:
            self._say_installing(state)
        elif state.can_train:
            detail = LIBRARIES if state.status is InstallStatus.READY else self.tr("with an interpreter of your own")
            title = self.tr("Training on: {device}").format(device=self._device or cpu_name(self.tr("CPU, {n} cores")))
            self._line.set_text(title, detail, "good", self.tr("Details"))
        elif state.status is InstallStatus.FAILED:
            self._line.set_text(
                self.tr("The training engine is not installed:"), spoken(state.reason), "bad", self.tr("Go on")
            )
        else:
            text = self.tr("You can label now; training needs it once, about 6 min.")
            self._line.set_text(self.tr("No training engine yet."), text, "none", self.tr("Install"))

    def _say_installing(self, state: InstallState) -> None:
        title = self.tr("Installing the training engine: {done} of {total}").format(done=state.done, total=state.total)
        self._line.set_text(title, self.tr("{step} · you can label meanwhile").format(step=spoken(state.title)), "busy")
        self._line.set_progress(state.done, state.total)

    def _take_device(self, name: str) -> None:
        self._device = name
        self.retranslate()

    def _say_device(self) -> None:
        if self._device is not None:
            self.deviceKnown.emit(self._device or cpu_name(self.tr("CPU, {n} cores")))

    def _installing(self, _: object) -> None:
        self.look()


def gpu_name() -> str:
    """Return the name of the first NVIDIA device, or an empty string; takes as long as the driver's own tool."""
    driver = find_driver()
    return driver.gpus[0].name if driver is not None and driver.gpus else ""


def cpu_name(words: str) -> str:
    """Fill the number of cores this process may use into ``words`` at ``{n}``."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return words.format(n=cores)
