"""A session in memory for the canvas: two images on disk, a journal in a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from workbench.core.document import Document
from workbench.core.edit import JournalEntry
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.editor import Editor
from workbench.editing.history import History
from workbench.editing.selection import Selection
from workbench.editing.veil import Veil

MOUSE = Category(
    1,
    "mouse",
    skeleton=Skeleton(("snout", "leftear", "rightear", "tailbase"), ((0, 1), (0, 2), (1, 3), (2, 3)), ((1, 2),)),
)
CELL = Category(2, "cell")
SCHEMA = LabelSchema((MOUSE, CELL))


@dataclass
class MemorySource:
    """An InstanceSource whose values are given."""

    schema: LabelSchema = SCHEMA
    images: list[ImageRecord] = field(default_factory=list)
    instances: tuple[Instance, ...] = ()

    def load_schema(self) -> LabelSchema:
        return self.schema

    def load_images(self) -> list[ImageRecord]:
        return self.images

    def load_instances(self, image_id: int) -> tuple[Instance, ...]:
        return tuple(item for item in self.instances if item.image_id == image_id)


@dataclass
class MemoryJournal:
    """Keeps entries in a list; number n is entry n."""

    entries: list[JournalEntry] = field(default_factory=list)

    def append(self, entry: JournalEntry) -> None:
        assert entry.number == len(self.entries) + 1
        self.entries.append(entry)

    def load_entry(self, number: int) -> JournalEntry:
        return self.entries[number - 1]


@dataclass
class Folder:
    """Where the pictures lie."""

    path: Path

    def image_file(self, image: ImageRecord) -> Path:
        return self.path / image.path


@dataclass
class CanvasWorld:
    """What the canvas needs of a session."""

    document: Document
    editor: Editor
    selection: Selection
    project: Folder
    journal: MemoryJournal
    veil: Veil = field(default_factory=Veil)


def make_world(
    folder: Path, instances: tuple[Instance, ...] = (), size: tuple[int, int] = (400, 300), schema: LabelSchema = SCHEMA
) -> CanvasWorld:
    """Return a session with two images of one size (width, height) in a folder."""
    images = [ImageRecord(number, f"image{number}.png", *size) for number in (1, 2)]
    for image in images:
        cv2.imwrite(str(folder / image.path), picture(size, image.id))
    source = MemorySource(schema, images, instances)
    document = Document(source)
    journal = MemoryJournal()
    next_id = max((item.id for item in instances), default=0) + 1
    editor = Editor(document, journal, History(), next_id, 1, clock=lambda: 0.0)
    return CanvasWorld(document, editor, Selection(), Folder(folder), journal)


def picture(size: tuple[int, int], seed: int) -> np.ndarray:
    """Return a soft picture with some light blobs, BGR."""
    width, height = size
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    light = 90 + 80 * xs / width + 30 * np.sin(ys / height * 6 + seed)
    image = np.stack([light * 0.9, light * 0.95, light], axis=-1)
    for index in range(6):
        centre = (int(width * (0.15 + 0.14 * index)), int(height * (0.3 + 0.1 * ((index + seed) % 4))))
        cv2.circle(image, centre, max(width // 16, 2), (150, 90 + 20 * index, 190 - 20 * index), -1, cv2.LINE_AA)
    return np.clip(image, 0, 255).astype(np.uint8)
