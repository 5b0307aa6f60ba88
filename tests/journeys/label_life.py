"""A scripted labelling session that tells every acknowledgement: run as a child, to be killed at any moment.

``python label_life.py PROJECT SEED``: opens the project and draws, moves, undoes, redoes, deletes, imports and renames
in an order that the seed fixes. It prints ``shown <number> <digest>`` for every journal entry, the digest being of all
labels as they are shown right after it, and ``stored <number>`` when the journal has acknowledged up to it. With
``--window`` a real window shows it all.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Category
from workbench.project.category_json import category_to_json
from workbench.project.entity_json import dump, image_to_json, instance_to_json
from workbench.project.importing import ImportPlan
from workbench.session import Session, open_session


def digest(schema, images, instances_of):
    """One hash of everything that is labelled."""
    body = [
        [category_to_json(category) for category in schema.categories],
        [image_to_json(image) for image in images],
        [[instance_to_json(item) for item in instances_of(image.id)] for image in images],
    ]
    return hashlib.sha256(dump(body).encode()).hexdigest()[:16]


def shown(session: Session) -> str:
    """The digest of what the document shows."""
    document = session.document
    return digest(document.schema, document.images, document.instances)


class Life:
    """Random actions of a person. Every action is one journal entry."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.chance = random.Random(seed)

    def act(self) -> None:
        images = self.session.document.images
        actions = [self.draw] * 4 + [self.drag] * 4 + [self.undo] * 2 + [self.redo] * 2
        actions += [self.delete, self.bring_in, self.rename]
        self.chance.choice(actions if images else [self.bring_in])()

    def draw(self) -> None:
        image = self.chance.choice(self.session.document.images)
        x, y = self.chance.random() * 500, self.chance.random() * 500
        box = (x, y, self.chance.random() * 90 + 1, 50.25)
        ring = tuple(self.chance.random() * 500 for _ in range(2 * self.chance.randint(3, 40)))
        item = Instance(self.session.editor.new_instance_id(), image.id, 1, box, (ring,))
        self.commit("Draw", Patch(None, item))

    def drag(self) -> None:
        item = self.any_object()
        if item is not None:
            x, y, width, height = item.bbox_xywh
            self.commit("Move", Patch(item, replace(item, bbox_xywh=(x + 0.1, y, width, height))))

    def delete(self) -> None:
        item = self.any_object()
        if item is not None:
            self.commit("Delete", Patch(item, None))

    def bring_in(self) -> None:
        number = max((image.id for image in self.session.document.images), default=0) + 1
        images = [ImageRecord(number + place, f"images/{number + place}.png", 640, 480) for place in range(3)]
        items = [Instance(self.session.editor.new_instance_id(), image.id, 1, (0, 0, 9, 9)) for image in images]
        edit = Edit("Import", tuple(Patch(None, value) for value in (*images, *items)))
        self.session.commit_import(ImportPlan(edit, 3, 3))

    def rename(self) -> None:
        schema = self.session.document.schema
        after = schema.with_category(Category(1, f"class {self.chance.random()}"))
        self.commit("Rename class", Patch(schema, after))

    def undo(self) -> None:
        self.session.editor.undo()

    def redo(self) -> None:
        self.session.editor.redo()

    def any_object(self) -> Instance | None:
        image = self.chance.choice(self.session.document.images)
        items = self.session.document.instances(image.id)
        return self.chance.choice(items) if items else None

    def commit(self, title: str, patch: Patch) -> None:
        self.session.editor.commit(Edit(title, (patch,)))


def say(*words: object) -> None:
    """Write one line; it is in the pipe when this returns."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Telling:
    """Lets a life go on, an action at a time, and says what is shown and what is stored."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.life = Life(session, seed)
        self.number = self.told = session.journal.stored_number
        self.applied: list[str] = []
        session.document.changed.connect(lambda change: self.applied.append(change.edit.title))
        say("ready")

    def step(self) -> None:
        self.life.act()
        if self.applied:
            self.number += len(self.applied)
            self.applied.clear()
            say("shown", self.number, shown(self.session))
        stored = self.session.journal.stored_number
        if stored > self.told:
            self.told = stored
            say("stored", stored)


def main(project: Path, seed: int) -> None:
    telling = Telling(open_session(project), seed)
    while True:
        telling.step()
        if telling.life.chance.random() < 0.3:
            time.sleep(telling.life.chance.random() * 0.004)


def main_in_window(project: Path, seed: int) -> None:
    """The same life behind a shown window: panels, canvas and chips follow every action."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from workbench.app import build_window
    from workbench.ui.settings import Settings

    app = QApplication(sys.argv[:1])
    window = build_window(app, Settings())
    window.show()
    window.open_path(project)
    window.start()
    telling = Telling(window.opened.session, seed)
    timer = QTimer()
    timer.timeout.connect(telling.step)
    timer.start(1)
    app.exec()


if __name__ == "__main__":
    (main_in_window if "--window" in sys.argv else main)(Path(sys.argv[1]), int(sys.argv[2]))
