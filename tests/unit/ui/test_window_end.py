"""A window that has gone leaves nothing of itself in memory, however many come after it."""

import gc
import weakref

from tests.unit.ui.window_world import end_window, open_window, show


def test_that_all_parts_of_a_window_go_with_it(qtbot, qapp, project_path):
    window = open_window(qtbot, qapp)
    show(qtbot, window, project_path)
    parts = {**window.panels, "canvas": window.canvas, "workplace": window.workplace, "actions": window.action_set}
    parts |= {"current": window.frame.parts.current, "project": window.opened, "top": window.face.top_bar}
    held = {name: weakref.ref(part) for name, part in parts.items()}
    end_window(qapp, window)
    del window, parts
    gc.collect()
    assert [name for name, part in held.items() if part() is not None] == []
