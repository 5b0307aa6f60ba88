from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.unit.project import entity_strategies as values
from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.schema import Category
from workbench.editing.editor import LockedError, ReadOnlyError
from workbench.project.error import ProjectError
from workbench.project.importing import ImportPlan
from workbench.project.project import Project
from workbench.session import open_session, session_of


def contents(session):
    document = session.document
    return (
        document.schema,
        {image.id: image for image in document.images},
        {image.id: document.instances(image.id) for image in document.images},
    )


class Labelling(RuleBasedStateMachine):
    """Any life of a project: edits, undo, redo, closing, losing the process; the model is a list of past states."""

    @initialize()
    def make(self):
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "p"
        self.session = session_of(Project.create(self.path))
        self.states = [contents(self.session)]
        self.undone = []
        self.used = set()
        self.commit("Add image", Patch(None, ImageRecord(1, "one.png", 40, 30)))

    def commit(self, title, *patches):
        try:
            self.session.editor.commit(Edit(title, patches))
        except LockedError:
            assert any(patch.before.is_locked for patch in patches)
            assert contents(self.session) == self.states[-1]
            return
        self.states.append(contents(self.session))
        self.undone.clear()

    def some(self, index):
        items = self.session.document.instances(1) if self.images else ()
        return items[index % len(items)] if items else None

    @property
    def images(self):
        return self.session.document.images

    @precondition(lambda self: self.images)
    @rule(template=values.instances())
    def draw(self, template):
        item = replace(template, id=self.session.editor.new_instance_id(), image_id=1)
        assert item.id not in self.used, "an id was given twice"
        self.used.add(item.id)
        self.commit("Draw", Patch(None, item))

    @precondition(lambda self: self.some(0))
    @rule(index=st.integers(0, 99), template=values.instances())
    def change(self, index, template):
        item = self.some(index)
        after = replace(template, id=item.id, image_id=1)
        if after != item:
            self.commit("Change", Patch(item, after))

    @precondition(lambda self: self.some(0))
    @rule(index=st.integers(0, 99))
    def delete(self, index):
        self.commit("Delete", Patch(self.some(index), None))

    @rule(name=values.names)
    def rename_class(self, name):
        schema = self.session.document.schema
        after = schema.with_category(Category(1, name))
        if after != schema:
            self.commit("Rename", Patch(schema, after))

    @precondition(lambda self: len(self.states) > 1)
    @rule()
    def undo(self):
        assert self.session.editor.undo() is not None
        self.undone.append(self.states.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        assert self.session.editor.redo() is not None
        self.states.append(self.undone.pop())

    @rule()
    def reopen(self):
        self.session.close()
        self.session = open_session(self.path)

    @rule()
    def lose_the_window_after_storing(self):
        self.session.flush()
        self.session.abandon()
        self.session = open_session(self.path)

    @invariant()
    def holds_what_was_done(self):
        assert contents(self.session) == self.states[-1]

    @invariant()
    def reads_back_what_is_shown(self):
        self.session.flush()
        store = self.session.project.store
        assert {image.id: store.load_instances(image.id) for image in self.images} == self.states[-1][2]
        assert store.problems == []

    def teardown(self):
        if hasattr(self, "session"):
            while self.session.editor.undo():
                pass
            assert contents(self.session) == (self.states[0])
            self.session.close()
            self.folder.cleanup()


Labelling.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestAnyLifeOfAProject = Labelling.TestCase


def test_that_a_read_only_session_refuses_edits_and_jobs_go_on(tmp_path):
    first = session_of(Project.create(tmp_path / "p"))
    second = open_session(tmp_path / "p")
    with pytest.raises(ReadOnlyError, match="process"):
        second.editor.commit(Edit("Add", (Patch(None, ImageRecord(1, "a.png", 1, 1)),)))
    assert second.board.jobs() == ()
    second.close()
    first.close()


def test_that_closing_with_a_full_disk_keeps_the_edits_until_the_person_has_decided(tmp_path):
    session = session_of(Project.create(tmp_path / "p"))
    store = session.project.store
    connection = store._open_writer()
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    extras = {"x": "".join(chr(33 + n * n % 90) for n in range(60_000))}
    session.editor.commit(Edit("Add", (Patch(None, ImageRecord(1, "a.png", 1, 1, extras=extras)),)))
    with pytest.raises(ProjectError, match="disk is full"):
        session.close()
    assert session.journal.save_waiting(tmp_path / "rescue.jsonl") == 1
    session.journal.retry()
    session.close()
    session = open_session(tmp_path / "p")
    assert session.document.image(1).extras == extras
    session.close()


def test_that_an_import_takes_a_copy_of_the_labels_first(tmp_path):
    session = session_of(Project.create(tmp_path / "p"))
    session.editor.commit(Edit("Add", (Patch(None, ImageRecord(1, "a.png", 1, 1)),)))
    plan = ImportPlan(Edit("Import", (Patch(None, ImageRecord(2, "b.png", 1, 1)),)), 1)
    session.commit_import(plan)
    copies = list((tmp_path / "p" / "snapshots").glob("labels-*-1.db"))
    assert len(copies) == 1
    assert session.commit_import(ImportPlan(Edit("Import", ()))) is None
    session.close()


def test_that_a_journal_that_does_not_fit_costs_the_undo_but_not_the_labels(tmp_path):
    import sqlite3

    session = session_of(Project.create(tmp_path / "p"))
    session.editor.commit(Edit("Add", (Patch(None, ImageRecord(1, "a.png", 1, 1)),)))
    session.close()
    connection = sqlite3.connect(tmp_path / "p" / "labels.db")
    connection.execute("UPDATE journal SET kind = 'undo', target = 7")
    connection.commit()
    connection.close()
    session = open_session(tmp_path / "p")
    assert len(session.document.images) == 1
    assert not session.editor.can_undo
    assert [problem.place for problem in session.project.store.problems] == ["journal"]
    session.close()
