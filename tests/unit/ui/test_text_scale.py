"""The window grows with the person's font."""

from __future__ import annotations

from PySide6.QtGui import QFont

from tests.unit.ui.window_world import open_window
from workbench.ui.text_scale import scaled, text_scale


def test_that_a_larger_font_scales_and_a_smaller_one_keeps_the_design():
    font = QFont()
    font.setPointSizeF(15.0)
    assert text_scale(font) == 1.5
    font.setPointSizeF(8.0)
    assert text_scale(font) == 1.0


def test_that_every_menu_stays_in_sight_with_a_large_font(qtbot, qapp):
    font = QFont(qapp.font())
    normal = QFont(font)
    font.setPointSizeF(14.0)
    qapp.setFont(font)
    try:
        assert scaled(40) == 56
        window = open_window(qtbot, qapp)
        menus = window.shell.menus
        places = [menus.actionGeometry(action) for action in menus.actions()]
        assert all(menus.rect().contains(place) and not place.isEmpty() for place in places)
        window.close()
    finally:
        qapp.setFont(normal)
