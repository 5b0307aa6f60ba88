"""News of predictions that were left to themselves: a bar says that one is done, or why it is not, and shows it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.jobs.job import Job, JobState
from workbench.ui.commands.frame import Frame
from workbench.ui.spoken import spoken

_TROUBLE = (JobState.FAILED, JobState.LOST)


class PredictionNews(QObject):
    """Only an end that was waited for is news: not that of a job that had ended when the project was opened."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._awaited: set[str] = set()
        frame.opened.changed.connect(self._awaited.clear)
        frame.opened.jobsChanged.connect(self._look_at)

    def _look_at(self, name: str) -> None:
        session = self._frame.session
        job = next((job for job in session.board.jobs() if job.name == name), None) if session is not None else None
        if job is None or job.kind != "predict":
            return
        if not job.state.is_ended:
            self._awaited.add(name)
        elif name in self._awaited:
            self._awaited.discard(name)
            self._tell(job)

    def _tell(self, job: Job) -> None:
        run = job.name.partition("/")[0]
        bars = self._frame.bars
        if job.state is JobState.SUCCEEDED:
            text = self.tr("{run} has predicted on %n images.", "", job.predicted or job.done).format(run=run)
            bars.show_bar("good", text, {self.tr("Show them"): lambda: self._show(run, text)}, stays=True)
        elif job.state in _TROUBLE:
            text = self.tr("The prediction with {run} failed: {reason}").format(run=run, reason=spoken(job.reason))
            bars.show_bar("error", text, {self.tr("Show the jobs"): lambda: self._frame.docks.reveal("jobs")})

    def _show(self, run: str, text: str) -> None:
        self._frame.bars.take_away(text)
        self._frame.parts.current.set_run(run)
        self._frame.docks.arrange("inspect")
        self._frame.docks.reveal("predictions")
        session = self._frame.session
        if session is not None:
            look = session.project.predictions
            self._frame.in_background(
                self.tr("Reading predictions"), lambda _: look.image_ids(run, with_live=False), self._go_to_one_of
            )

    def _go_to_one_of(self, found: frozenset[int]) -> None:
        """An image that was predicted on, where the shown one was not."""
        current = self._frame.parts.current
        if current.image_id not in found:
            first = next((image_id for image_id in self._frame.images.ids if image_id in found), 0)
            if first:
                current.set_image(first)
