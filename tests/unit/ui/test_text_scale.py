"""The window grows with the person's font."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont

from workbench.ui.text_scale import scaled, text_scale


def test_that_a_larger_font_scales_and_a_smaller_one_keeps_the_design():
    font = QFont()
    font.setPointSizeF(15.0)
    assert text_scale(font) == 1.5
    font.setPointSizeF(8.0)
    assert text_scale(font) == 1.0


@pytest.fixture
def large_text(qapp):
    """The system's font at 14 pt instead of 10."""
    normal = QFont(qapp.font())
    font = QFont(normal)
    font.setPointSizeF(14.0)
    qapp.setFont(font)
    yield
    qapp.setFont(normal)


def test_that_every_menu_stays_in_sight_with_a_large_font(large_text, window):
    assert scaled(40) == 56
    menus = window.shell.menus
    places = [menus.actionGeometry(action) for action in menus.actions()]
    assert all(menus.rect().contains(place) and not place.isEmpty() for place in places)
