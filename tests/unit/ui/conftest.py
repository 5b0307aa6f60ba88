"""Fixtures of the window's tests: a project on disk, a window that is closed again."""

from __future__ import annotations

import pytest

from tests.unit.ui.panel_world import make_world
from tests.unit.ui.window_world import end_window, make_project, open_window, show
from workbench.jobs import board as board_module
from workbench.ui.theme import Scheme, Theme


@pytest.fixture
def project_path(tmp_path):
    return make_project(tmp_path)


@pytest.fixture
def window(qtbot, qapp):
    opened = open_window(qtbot, qapp)
    yield opened
    end_window(qapp, opened)


@pytest.fixture
def opened(qtbot, window, project_path):
    """The window with the small project open and its first image shown."""
    show(qtbot, window, project_path)
    return window


@pytest.fixture
def world(tmp_path, qapp, monkeypatch):
    """A small project with what its panels need; no process is started for its jobs."""
    monkeypatch.setattr(board_module, "ensure_runner", lambda state, options: False)
    world = make_world(tmp_path / "p", Theme(qapp, Scheme.DARK))
    yield world
    world.close()
