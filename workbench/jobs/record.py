"""One job folder as read so far: the fold of its events, its curves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from workbench.jobs.curves import Curves
from workbench.jobs.job import IllegalMoveError, Job, JobState, reduce, reduce_flood
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Message, Progress, Scalars, Started
from workbench.tasks.judge import judge_of
from workbench.tasks.recipe import RecipeError, TrainRecipe, read_recipe


class JobRecord:
    """Follows the events of one job folder. Anything unreadable is skipped and counted, never raised."""

    def __init__(self, folder: JobFolder, name: str) -> None:
        self.folder = folder
        self.key = str(folder.path.resolve())
        self._blank = _blank(folder, name)
        self._stamp = _stamp(folder)
        self._reader = ChannelReader(folder.events)
        self._vitals = ChannelReader(folder.vitals)
        self._refused = 0
        self.told = self._blank
        self.curves = Curves()

    def is_stale(self) -> bool:
        """Whether another job took the folder's place since: its recipe is not the one that was read."""
        return _stamp(self.folder) != self._stamp

    def has_news(self) -> bool:
        """Whether the event file is longer, or shorter, than what was read."""
        return self._size() != self._reader.offset

    def last_sign(self) -> float | None:
        """When the event file was last written, s since the epoch."""
        try:
            return self.folder.events.stat().st_mtime
        except OSError:
            return None

    def read(self, limit_bytes: int) -> bool:
        """Take in at most about ``limit_bytes`` of new events; True when nothing more waits."""
        before = self._reader.offset
        try:
            messages = self._reader.poll(limit_bytes)
        except OSError:
            return True
        if self._reader.restarted:
            self.told, self.curves, self._refused = self._blank, Curves(), 0
            self._vitals = ChannelReader(self.folder.vitals)
        self._take(messages)
        self._take_vitals(limit_bytes)
        skipped = self._reader.skipped + self._refused
        if skipped != self.told.skipped:
            self.told = replace(self.told, skipped=skipped)
        return self._reader.offset == before or not self.has_news()

    def _take_vitals(self, limit_bytes: int) -> None:
        """How busy the computer was stands in a file of its own; without one nothing is lost."""
        try:
            messages = self._vitals.poll(limit_bytes)
        except OSError:
            return
        for message in messages:
            if isinstance(message, Scalars):
                self.curves.append_vitals(message)

    def _take(self, messages: Iterable[Message]) -> None:
        for is_flood, group in groupby(messages, key=lambda message: isinstance(message, Scalars | Progress)):
            if is_flood:
                self._take_flood([message for message in group if isinstance(message, Scalars | Progress)])
            else:
                for message in group:
                    self._take_one(message)

    def _take_flood(self, flood: Sequence[Scalars | Progress]) -> None:
        try:
            self.told = reduce_flood(self.told, flood)
        except IllegalMoveError:
            self._refused += len(flood)
            return
        for message in flood:
            if isinstance(message, Scalars):
                self.curves.append(message)

    def _take_one(self, message: Message) -> None:
        try:
            self.told = reduce(self.told, message)
        except IllegalMoveError:
            self._refused += 1
            return
        if isinstance(message, Started) and self.told.attempts > 1:
            self.curves.resume()

    def _size(self) -> int:
        try:
            return self.folder.events.stat().st_size
        except OSError:
            return self._reader.offset


def _stamp(folder: JobFolder) -> tuple[int, int] | None:
    try:
        status = folder.recipe.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def _blank(folder: JobFolder, name: str) -> Job:
    """The job before any message."""
    try:
        recipe = read_recipe(folder.recipe)
    except (RecipeError, OSError, ValueError) as error:
        return Job(name, folder.path, "unreadable", state=JobState.FAILED, reason=f"The recipe cannot be read: {error}")
    if isinstance(recipe, TrainRecipe):
        about = (recipe.preset, recipe.device)
        size, metric = recipe.batch_size, _metric(recipe)
        return Job(name, folder.path, "train", *about, max_epochs=recipe.epochs, batch_size=size, metric=metric)
    return Job(name, folder.path, "predict", device=recipe.device)


def _metric(recipe: TrainRecipe) -> str:
    """What the run is judged by; empty for a task that this program does not know."""
    try:
        return judge_of(recipe).metric
    except KeyError:
        return ""
