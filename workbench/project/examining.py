"""The labels of a project as the doctor of the training wants them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from workbench.core.image import ImageRecord, Split
from workbench.project.project import Project
from workbench.protocol.fingerprint import sha256_if_there
from workbench.tasks.doctor.labels import Labels
from workbench.tasks.label_summary import TRAINING_SPLITS

MOST_OBJECTS = 200_000
"""Of a larger project the first so many objects are examined: all of them would fill the memory."""


def labels_of(project: Project) -> Labels:
    """Read the stored labels and compare the pictures of the splits; takes as long as the project is large."""
    store = project.store
    images = tuple(store.load_images())
    instances = tuple(islice(store.all_instances(), MOST_OBJECTS))
    return Labels(store.load_schema(), images, instances, _prints(project, images))


def _prints(project: Project, images: Iterable[ImageRecord]) -> dict[int, str]:
    """Fingerprints of the pictures that may be in both splits: only files of one length are read and compared."""
    by_length: dict[int, list[ImageRecord]] = defaultdict(list)
    for image in images:
        length = _length(project.image_file(image))
        if length:
            by_length[length].append(image)
    return {
        image.id: found
        for alike in by_length.values()
        if any(image.split is Split.VAL for image in alike) and any(image.split in TRAINING_SPLITS for image in alike)
        for image in alike
        if (found := sha256_if_there(project.image_file(image)))
    }


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
