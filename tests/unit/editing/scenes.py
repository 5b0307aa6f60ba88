"""Scenes and journals in memory for the tests of editing."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.core.document import Document
from workbench.core.edit import JournalEntry
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.editor import Editor
from workbench.editing.gesture import Draft
from workbench.editing.history import History
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.selection import Selection
from workbench.editing.shape_index import ShapeIndex

EDGES = ((0, 1), (1, 2))
MOUSE = Category(1, "mouse", skeleton=Skeleton(("nose", "left_ear", "right_ear"), EDGES, ((1, 2),)))
CELL = Category(2, "cell")
SCHEMA = LabelSchema((MOUSE, CELL))
IMAGES = [ImageRecord(1, "a.png", 200, 100), ImageRecord(2, "b.png", 200, 100)]
SQUARE = (10.0, 10.0, 50.0, 10.0, 50.0, 50.0, 10.0, 50.0)


@dataclass
class MemorySource:
    instances: tuple[Instance, ...] = ()

    def load_schema(self):
        return SCHEMA

    def load_images(self):
        return list(IMAGES)

    def load_instances(self, image_id):
        return tuple(item for item in self.instances if item.image_id == image_id)


@dataclass
class MemoryJournal:
    entries: list[JournalEntry] = field(default_factory=list)

    def append(self, entry):
        assert entry.number == len(self.entries) + 1, "journal numbers have a gap"
        self.entries.append(entry)

    def load_entry(self, number):
        return self.entries[number - 1]

    def index(self):
        return [(e.number, e.kind, e.target, e.edit.title, e.edit.merge_key) for e in self.entries]


def make_editor(*instances, reason=""):
    document = Document(MemorySource(instances))
    journal = MemoryJournal()
    next_id = max((item.id for item in instances), default=0) + 1
    editor = Editor(document, journal, History(), next_id, 1, reason, clock=lambda: 0.0)
    return document, journal, editor


def make_scene(*instances, category=CELL):
    _, _, editor = make_editor(*instances)
    return Scene(1, 200, 100, SCHEMA, ShapeIndex(instances), Selection(), editor, category.id if category else None)


def press(x, y, *modifiers, button=Button.LEFT):
    return PointerEvent(Kind.PRESS, x, y, button, frozenset(modifiers))


def move(x, y):
    return PointerEvent(Kind.MOVE, x, y)


def release(x, y):
    return PointerEvent(Kind.RELEASE, x, y, Button.LEFT)


def double(x, y):
    return PointerEvent(Kind.DOUBLE, x, y, Button.LEFT)


def key(name, x=0.0, y=0.0, *modifiers):
    return PointerEvent(Kind.KEY, x, y, modifiers=frozenset(modifiers), key=name)


def drag(start, end, *modifiers):
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return [press(*start, *modifiers), move(*middle), move(*end), release(*end)]


def play(gesture, events):
    """Send events to a gesture; return its result (None while it goes on) and the drafts it showed."""
    drafts: list[Draft] = [next(gesture)]
    for event in events:
        try:
            drafts.append(gesture.send(event))
        except StopIteration as end:
            return end.value, drafts
    return None, drafts
