"""What runs found on images: prediction jobs on disk, read a line at a time and never trusted."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.core.prediction import Prediction
from workbench.formats.atomic_file import write_atomically
from workbench.project.error import ProjectError
from workbench.project.images import natural_key
from workbench.project.layout import ProjectLayout, checked_name, plain_name
from workbench.project.prediction_json import MAX_LINE_BYTES, PredictionError, prediction_from_json
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe, Spot, recipe_to_json

_CACHED = 256
_IMAGE_ID = re.compile(rb'\s*\{\s*"image_id"\s*:\s*(-?\d{1,16})\s*[,}]')


@dataclass(frozen=True, slots=True)
class PredictImage:
    """One image to predict on: an id, an absolute path, and where a pose model looks (None: the whole image).

    Images that are not of the project have negative ids, so that nothing is mistaken for a project image's.
    """

    id: int
    path: Path
    spots: tuple[Spot, ...] | None = None


class PredictionFile:
    """One ``predictions.jsonl``, indexed as far as it has grown."""

    def __init__(self, folder: JobFolder) -> None:
        self.folder = folder
        self._offsets: dict[int, tuple[int, int]] = {}
        self._end = 0

    def refresh(self) -> None:
        """Index the whole lines that were written since the last call; a file that became shorter starts over."""
        try:
            with open(self.folder.predictions, "rb") as file:
                if file.seek(0, 2) < self._end:
                    self._offsets.clear()
                    self._end = 0
                file.seek(self._end)
                while (line := file.readline(MAX_LINE_BYTES)).endswith(b"\n"):
                    image_id = _image_id(line)
                    if image_id is not None:
                        self._offsets[image_id] = (self._end, len(line))
                    self._end += len(line)
        except OSError:
            return

    def image_ids(self) -> frozenset[int]:
        """Return the images that have a line."""
        return frozenset(self._offsets)

    def written_s(self) -> float:
        """Return when the file was last written, seconds since the epoch; 0 when there is none."""
        try:
            return self.folder.predictions.stat().st_mtime
        except OSError:
            return 0.0

    def stamp(self, image_id: int) -> tuple[int, int] | None:
        """Return what changes when the image's newest line does; None when it has none."""
        return self._offsets.get(image_id)

    def read(self, image_id: int) -> Prediction:
        """Read one image's newest line; raises ProjectError naming the file and what is wrong."""
        offset, length = self._offsets[image_id]
        try:
            with open(self.folder.predictions, "rb") as file:
                file.seek(offset)
                line = file.read(length)
            return prediction_from_json(json.loads(line), self.folder.heatmaps, self.folder.pictures)
        except (OSError, ValueError, RecursionError, PredictionError) as error:
            raise ProjectError(f"{self.folder.predictions}: image {image_id}: {error}") from None


class PredictionShelf:
    """The prediction jobs of one project: ``predictions/<run>/<job>``; the newest job that has an image wins.

    Any thread may read; one reads at a time.
    """

    def __init__(self, layout: ProjectLayout) -> None:
        self._layout = layout
        self._files: dict[Path, PredictionFile] = {}
        self._cache: OrderedDict[tuple[Path, int, tuple[int, int]], Prediction] = OrderedDict()
        self._reading = threading.Lock()

    def jobs(self, run: str) -> tuple[JobFolder, ...]:
        """Return the prediction jobs of a run, oldest first."""
        home = self._layout.predictions / checked_name(run)
        try:
            found = [path for path in home.iterdir() if _is_job(JobFolder(path))]
        except OSError:
            return ()
        return tuple(JobFolder(path) for path in sorted(found, key=lambda path: natural_key(path.name)))

    def newest_run(self, runs: Iterable[str]) -> str:
        """Return which of the runs has predicted last; empty when none has."""
        written = {run: max((PredictionFile(job).written_s() for job in self.jobs(run)), default=0.0) for run in runs}
        newest = max(written, key=lambda run: written[run], default="")
        return newest if newest and written[newest] else ""

    def next_folder(self, run: str, name: str) -> JobFolder:
        """Return where the run's next prediction job goes, numbered so that it is the newest; nothing is made."""
        return self._layout.prediction_job(run, self._next_name(run, plain_name(name)))

    def new_job(self, recipe: PredictRecipe, images: Iterable[PredictImage]) -> JobFolder:
        """Make a prediction job's folder with its recipe and image list; raises ProjectError."""
        run = checked_name(Path(recipe.run_folder).name)
        folder = self.next_folder(run, recipe.name or "predict")
        name = folder.path.name
        partial = JobFolder(self._layout.path / f".new-{run}-{name}")
        try:
            folder.path.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(partial.path, ignore_errors=True)
            partial.path.mkdir(parents=True)
            write_atomically(partial.images, (_image_line(image) for image in images))
            write_atomically(partial.recipe, [recipe_to_json(replace(recipe, name=name)).encode()])
            partial.path.rename(folder.path)
        except OSError as error:
            shutil.rmtree(partial.path, ignore_errors=True)
            raise ProjectError(f"{folder.path}: cannot be written ({error.strerror or error})") from None
        return folder

    def image_ids(self, run: str, since_s: float = 0.0, with_live: bool = True) -> frozenset[int]:
        """Return the images that some job of the run has predicted on, so far.

        Jobs that wrote nothing after ``since_s`` (seconds since the epoch) are left out, and without ``with_live`` what
        was looked at while labelling: where a pose model looks then differs from image to image.
        """
        with self._reading:
            files = [file for file in self._refreshed(run, with_live) if file.written_s() >= since_s]
            return frozenset().union(*(file.image_ids() for file in files))

    def read(self, run: str, image_id: int, with_live: bool = True) -> Prediction | None:
        """Return what the run's newest job found on an image, or None; raises ProjectError for a broken line."""
        with self._reading:
            for file in reversed(self._refreshed(run, with_live)):
                stamp = file.stamp(image_id)
                if stamp is not None:
                    return self._cached(file, image_id, stamp)
            return None

    def read_job(self, folder: JobFolder, image_id: int) -> Prediction | None:
        """Return what one job found on an image, or None; raises ProjectError for a broken line."""
        with self._reading:
            file = self._file(folder)
            stamp = file.stamp(image_id)
            return None if stamp is None else self._cached(file, image_id, stamp)

    def _cached(self, file: PredictionFile, image_id: int, stamp: tuple[int, int]) -> Prediction:
        key = (file.folder.path, image_id, stamp)
        found = self._cache.get(key)
        if found is None:
            found = file.read(image_id)
            self._cache[key] = found
            if len(self._cache) > _CACHED:
                self._cache.popitem(last=False)
        self._cache.move_to_end(key)
        return found

    def _refreshed(self, run: str, with_live: bool) -> Sequence[PredictionFile]:
        return [self._file(folder) for folder in self.jobs(run) if with_live or folder.recipe.is_file()]

    def _file(self, folder: JobFolder) -> PredictionFile:
        file = self._files.setdefault(folder.path, PredictionFile(folder))
        file.refresh()
        return file

    def _next_name(self, run: str, name: str) -> str:
        """Number the jobs of a run, so that the newest is the last by name."""
        numbers = [int(found[1]) for job in self.jobs(run) if (found := re.match(r"(\d+)", job.path.name))]
        return checked_name(f"{max(numbers, default=0) + 1:04d}-{name[:60]}")


def _is_job(folder: JobFolder) -> bool:
    """A job from the queue, or what a live worker found."""
    return folder.recipe.is_file() or folder.live.is_file()


def _image_line(image: PredictImage) -> bytes:
    spots = None if image.spots is None else [spot._asdict() for spot in image.spots]
    return (json.dumps({"id": image.id, "path": str(image.path), "spots": spots}) + "\n").encode()


def _image_id(line: bytes) -> int | None:
    quick = _IMAGE_ID.match(line[:80])
    if quick:
        return int(quick[1])
    try:
        image_id = json.loads(line)["image_id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return image_id if isinstance(image_id, int) else None
