"""One project folder, open: its labels, runs and predictions, and the way in and out for labels."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from workbench.core.edit import Edit
from workbench.core.image import ImageRecord, Split
from workbench.formats.catalog import codec, detect
from workbench.formats.codec import Dataset
from workbench.project.database import DAMAGED, SCHEMA_VERSION, create_database
from workbench.project.error import ProjectError
from workbench.project.exporting import ExportReport, dataset_of, export_dataset, with_export_names
from workbench.project.image_search import ImageSearch
from workbench.project.images import Progress, find_images, read_images
from workbench.project.importing import Importer, ImportPlan, ImportRules, Present, plan_new_images
from workbench.project.layout import ProjectLayout, absolute
from workbench.project.lock import ProjectLock
from workbench.project.predictions import PredictionShelf
from workbench.project.runs import RunShelf, learnable
from workbench.project.snapshots import snapshots, take_snapshot
from workbench.project.splitting import plan_split
from workbench.project.store import Store
from workbench.tasks.label_summary import LabelSummary, summarize
from workbench.tasks.task import Task

_POINT_FORMATS = frozenset({"deeplabcut"})
"""Formats of keypoints without boxes."""


class Project:
    """One folder: ``labels.db``, ``runs/<name>/``, ``predictions/<run>/<job>/``, ``snapshots/``.

    Made by ``create`` and ``open``. Plans are values: nothing changes until an editor commits their edit. All methods
    raise ProjectError (or FormatError from a label file) with a sentence for the person.
    """

    def __init__(self, layout: ProjectLayout, store: Store, lock: ProjectLock, read_only_reason: str) -> None:
        self.layout = layout
        self.store = store
        self.read_only_reason = read_only_reason
        self.runs = RunShelf(layout, self._training_labels)
        self.predictions = PredictionShelf(layout)
        self._lock = lock

    @staticmethod
    def create(path: Path, name: str | None = None) -> Project:
        """Make a project in a folder, which may hold images already, and open it."""
        layout = ProjectLayout(absolute(path))
        if layout.database.exists():
            raise ProjectError(f"{path}: is a project already; open it, or choose another folder")
        try:
            layout.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ProjectError(f"{path}: the folder cannot be made ({error.strerror}); choose another one") from None
        create_database(layout.database)
        project = Project.open(layout.path)
        project.store.set_meta("name", name or layout.path.name)
        return project

    @staticmethod
    def open(path: Path, read_only: bool = False) -> Project:
        """Open a project; whoever comes second gets it read-only, with the reason.

        With ``read_only`` nothing is locked: a command that only looks keeps no window from writing.
        """
        layout = ProjectLayout(absolute(path))
        if not layout.database.is_file():
            raise ProjectError(f"{path}: not a project; make one with: workbench new {path} --images FOLDER")
        lock = ProjectLock(layout.lock)
        reason = "the project was opened for reading only" if read_only else lock.acquire()
        try:
            store = Store(layout.database, read_only=bool(reason))
            if store.schema_version < SCHEMA_VERSION and not reason:
                take_snapshot(layout, store)
                store.migrate()
            store.load_schema()
            if not reason:
                take_snapshot(layout, store)
        except ProjectError as error:
            lock.release()
            raise ProjectError(_with_way_out(layout, str(error))) from None
        except BaseException:
            lock.release()
            raise
        return Project(layout, store, lock, reason)

    @property
    def path(self) -> Path:
        """The project's folder."""
        return self.layout.path

    @property
    def name(self) -> str:
        """What the person called it."""
        return self.store.meta("name", self.path.name)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here; ``read_only_reason`` says why."""
        return bool(self.read_only_reason)

    def image_file(self, image: ImageRecord) -> Path:
        """Return where an image's file lies (it may be missing)."""
        return self.path / image.path

    def plan_images(self, folder: Path, progress: Progress | None = None) -> ImportPlan:
        """Plan to add the new images of a folder, in natural order."""
        folder = absolute(folder)
        files = find_images(folder, skip=self.path)
        names = [file.relative_to(folder).as_posix() for file in files]
        records, problems = read_images(files, names, self.path, progress)
        return plan_new_images(records, problems, tuple(self.store.load_images()), self.store.next_image_id())

    def plan_import(
        self,
        path: Path,
        format: str = "auto",
        images: Path | None = None,
        split: Split = Split.NONE,
        progress: Progress | None = None,
    ) -> ImportPlan:
        """Plan to add the labels of a file; ``images`` is the folder its images lie in, ``split`` what they become."""
        if not path.exists():
            raise ProjectError(f"{path}: there is no such file")
        if images is not None and not images.is_dir():
            raise ProjectError(f"{images}: there is no such folder")
        reader = detect(path) if format == "auto" else codec(format)
        result = reader.read(path, progress)
        rules = ImportRules(split, point_boxes=reader.name in _POINT_FORMATS)
        importer = Importer(self._present(), ImageSearch(path, images), rules)
        return importer.plan(result.dataset, result.problems, progress)

    def export(self, out: Path, format: str = "coco", splits: Sequence[Split] | None = None) -> ExportReport:
        """Write the stored labels of some splits (None: all) in a format, read them again and compare the counts."""
        dataset = self.dataset(splits)
        named = Dataset(dataset.schema, with_export_names(dataset.images), dataset.instances, dataset.extras)
        return export_dataset(named, absolute(out), format)

    def dataset(self, splits: Sequence[Split] | None = None) -> Dataset:
        """Return the stored labels of some splits (None: all), image paths as in the project."""
        return dataset_of(self.store, splits)

    def plan_split(self, val: float, by: str = "order", seed: int = 0) -> Edit:
        """Plan which labelled images are validation; see ``splitting.plan_split``."""
        return plan_split(self.store.load_images(), self.store.instance_counts().keys(), val, by, seed)

    def label_summary(self) -> LabelSummary:
        """Count the stored labels: what training defaults and checks look at."""
        images = self.store.load_images()
        missing = [image.id for image in images if not self.image_file(image).is_file()]
        return summarize(self.store.load_schema(), images, self.store.all_instances(), missing)

    def take_snapshot(self) -> Path | None:
        """Copy the labels as they are stored now; None when the newest copy is the same."""
        return None if self.read_only else take_snapshot(self.layout, self.store)

    def close(self) -> None:
        """Close the files and give the project free; the database is one file afterwards."""
        self.store.close()
        self._lock.release()

    def take_back(self) -> None:
        """Undo ``create`` when what was to come in cannot be read: the closed project is a plain folder again.

        An empty folder goes, too: nothing tells it from one that was made for the project.
        """
        self.layout.database.unlink(missing_ok=True)
        self.layout.lock.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.layout.path.rmdir()

    def _training_labels(self, splits: Sequence[Split], kind: Task) -> Dataset:
        return learnable(self.dataset(splits), kind, self.image_file)

    def _present(self) -> Present:
        store = self.store
        is_empty = not store.instance_counts()
        return Present(
            self.path,
            store.load_schema(),
            tuple(store.load_images()),
            store.load_instances,
            (lambda _: False) if is_empty else store.has_instance,
            store.next_instance_id(),
            store.next_image_id(),
        )


def _with_way_out(layout: ProjectLayout, text: str) -> str:
    known = snapshots(layout)
    if not known and DAMAGED in text:
        return f"{text}, and no snapshot was made yet; put a copy of your own in its place, or move it away"
    if not known or "snapshot" in text or not text.startswith(str(layout.database)):
        return text
    return f"{text}; the newest snapshot is {known[-1]}: to go on from it, copy it over {layout.database.name}"
