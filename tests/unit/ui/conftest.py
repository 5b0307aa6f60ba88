"""Fixtures of the window's tests: a project on disk, a window that is closed again."""

from __future__ import annotations

import pytest

from tests.unit.ui.window_world import make_project, open_window


@pytest.fixture
def project_path(tmp_path):
    return make_project(tmp_path)


@pytest.fixture
def window(qtbot, qapp):
    opened = open_window(qtbot, qapp)
    yield opened
    opened.close()
    opened.deleteLater()
    qapp.setStyleSheet("")
