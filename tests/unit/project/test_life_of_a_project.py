"""A project lives through edits, undo, redo, closing, and crashes, in any order: it is always what was last seen."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from benchmarks.random_hand import START, RandomHand
from benchmarks.random_histories import exported
from workbench.project.project import Project
from workbench.session import open_session


def seen(session):
    """Everything the document holds, as values."""
    document = session.document
    return document.schema, document.images, {image.id: document.instances(image.id) for image in document.images}


class LifeOfAProject(RuleBasedStateMachine):
    """The model is the list of states that undo and redo walk through."""

    @initialize(seed=st.integers(0, 10_000))
    def begin(self, seed):
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "0"
        Project.create(self.path).close()
        self.session = open_session(self.path)
        self.session.editor.commit(START)
        self.past, self.present, self.future = [], seen(self.session), []
        self.seed, self.crashes = seed, 0
        self.hand = RandomHand(self.session.document, self.session.editor, seed)

    @rule(times=st.integers(1, 4))
    def edit(self, times):
        for _ in range(times):
            newest = self.session.editor.done_steps[-1:]
            if self.hand.act() and self.session.editor.done_steps[-1:] != newest:
                self.past.append(self.present)
                self.present, self.future = seen(self.session), []

    @rule()
    def undo(self):
        steps = len(self.session.editor.done_steps)
        if steps > 1 and self.past:
            self.session.editor.undo()
            for _ in range(steps - len(self.session.editor.done_steps)):
                self.future.append(self.present)
                self.present = self.past.pop()

    @rule()
    def redo(self):
        steps = len(self.session.editor.done_steps)
        self.session.editor.redo()
        for _ in range(len(self.session.editor.done_steps) - steps):
            self.past.append(self.present)
            self.present = self.future.pop()

    @rule()
    def close_and_open(self):
        self.session.close()
        self._open(self.path)

    @rule()
    def crash_and_open(self):
        """What lies on the disk at this moment is all that is left; everything acknowledged must be in it."""
        self.session.flush()
        self.crashes += 1
        left = self.folder / str(self.crashes)
        shutil.copytree(self.path, left, ignore=shutil.ignore_patterns("*.lock"))
        self.session.abandon()
        self._open(left)

    def _open(self, path):
        self.path = path
        self.session = open_session(path)
        self.hand = RandomHand(self.session.document, self.session.editor, self.seed + len(self.past))

    @invariant()
    def is_what_was_last_seen(self):
        if hasattr(self, "session"):
            assert seen(self.session) == self.present

    def teardown(self):
        if hasattr(self, "session"):
            before = exported(self.session, self.folder)
            while self.session.editor.can_undo:
                self.session.editor.undo()
            while self.session.editor.can_redo:
                self.session.editor.redo()
            # What had been undone when the test ended is applied again too, so compare where nothing had been.
            assert self.future or exported(self.session, self.folder) == before
            self.session.close()
            shutil.rmtree(self.folder)


TestLifeOfAProject = LifeOfAProject.TestCase
TestLifeOfAProject.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
