"""Measuring the chosen run on its validation images, in the background, whenever its predictions have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.project.evaluation import Evaluation
from workbench.project.project import Project
from workbench.ui.background import Background, Task
from workbench.ui.run_metrics import RunMetrics, measured


class RunMeasuring(QObject):
    """Fills a RunMetrics; only the newest question is answered."""

    def __init__(self, background: Background, metrics: RunMetrics) -> None:
        super().__init__(metrics)
        self._background = background
        self._metrics = metrics
        self._task: Task | None = None
        self._shown_run = ""

    def forget(self) -> None:
        """Another project: a run of the same name is another run."""
        self._shown_run = ""

    def measure(self, project: Project | None, run: str) -> None:
        """Compare a run with the labels; no project or no run empties the figures."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if project is None or not run:
            self._metrics.say("")
            return
        if self._shown_run != run:
            self._metrics.say(self.tr("Measuring…"))
        self._shown_run = run
        title = self.tr("Measuring {run}").format(run=run)
        self._task = self._background.start(title, lambda _: measured(project, run), self._show, self._metrics.say)

    def _show(self, found: Evaluation | str) -> None:
        if isinstance(found, str):
            self._metrics.say(found)
        else:
            self._metrics.show_figures(found)
