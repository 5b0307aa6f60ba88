"""The jobs of a project as a table: newest first, running ones on top of ended ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt

from workbench.jobs.job import Job
from workbench.jobs.watch import Elsewhere
from workbench.tasks.sentence import Sentence
from workbench.ui.curves.number_text import number
from workbench.ui.job_words import headline, job_actions, progress_words, state_words, time_words
from workbench.ui.models.flat_table import FlatTable, Index
from workbench.ui.sentences import translated

RUN, MODEL, STATE, PROGRESS, METRIC, TIME, LABELS, ACTIONS = range(8)
JOB_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run's recipe and snapshot say, read once: the model in words, the number of labelled images."""

    model: Sentence | None = None
    labels: str = ""


class JobsModel(FlatTable):
    """Rows are jobs. A row whose job changed is announced alone; another order resets the model."""

    COLUMN_COUNT: ClassVar[int] = 8
    NUMBERS = (METRIC,)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: tuple[Job, ...] = ()
        self._elsewhere: tuple[Elsewhere, ...] = ()
        self._facts: dict[str, RunFacts] = {}

    def show_jobs(self, jobs: Sequence[Job], elsewhere: tuple[Elsewhere, ...] = ()) -> None:
        """Show these jobs: what runs first, then what waits in its order, then what ended, newest first.

        ``elsewhere`` is what other projects have running, for which a job may wait.
        """
        self._elsewhere = elsewhere
        ordered = tuple(sorted(jobs, key=_order))
        if [job.name for job in ordered] != [job.name for job in self._jobs]:
            self.beginResetModel()
            self._jobs = ordered
            self.endResetModel()
            return
        before, self._jobs = self._jobs, ordered
        for row, (old, new) in enumerate(zip(before, ordered, strict=True)):
            if old != new or new.state.is_waiting:
                self.tell_changed(row)

    def set_facts(self, name: str, facts: RunFacts) -> None:
        """Say what a run's recipe says."""
        self._facts[name] = facts
        row = self.row_of(name)
        if row >= 0:
            self.tell_changed(row)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The jobs in the order of the rows."""
        return self._jobs

    def job_at(self, row: int) -> Job:
        """Return the job of a row."""
        return self._jobs[row]

    def row_of(self, name: str) -> int:
        """Return the row of a job, -1 when there is none."""
        return next((row for row, job in enumerate(self._jobs) if job.name == name), -1)

    def row_count(self) -> int:
        """One row a job."""
        return len(self._jobs)

    def title_of(self, column: int) -> str:
        """See FlatTable."""
        return (
            self.tr("Run"),
            self.tr("Model"),
            self.tr("State"),
            self.tr("Progress"),
            self.tr("Result"),
            self.tr("Time"),
            self.tr("Labels"),
            "",
        )[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell; JOB_ROLE gives the whole job for the delegate."""
        job = self._jobs[index.row()]
        if role == JOB_ROLE:
            return job
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(job, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (RUN, MODEL, PROGRESS):
            return self._text(job, index.column())
        return None

    def _text(self, job: Job, column: int) -> str:
        facts = self._facts.get(job.name, RunFacts())
        if column == RUN:
            return job.name
        if column == MODEL:
            return translated(facts.model) if facts.model else job.preset
        if column == STATE:
            return state_words(job)
        if column == PROGRESS:
            return progress_words(job, self._jobs, self._elsewhere)
        if column == METRIC:
            found = headline(job) if job.kind == "train" else None
            return f"{found[0]} {number(found[1])}" if found else "–"
        if column == TIME:
            return time_words(job)
        if column == LABELS:
            return facts.labels
        return " ".join(job_actions(job))


def _order(job: Job) -> tuple[int, float, str]:
    if job.state.is_active:
        return 0, -(job.started_at or 0.0), job.name
    if job.state.is_waiting:
        return 1, float(job.position), job.name
    return 2, -(job.finished_at or job.started_at or 0.0), job.name
