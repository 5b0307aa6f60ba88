"""Two palettes with enough contrast, switched while the window is open."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from workbench.core.resources import resource_path
from workbench.ui.icons import icon
from workbench.ui.theme import Scheme, Theme, load_colors

TEXTS = ("text", "muted", "accent_text", "good_text", "warn_text", "bad_text")
LEAST = 4.5


def contrast(first, second):
    """WCAG's contrast ratio of two colours."""

    def light(name):
        parts = [channel / 255 for channel in QColor(name).getRgb()[:3]]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_that_every_text_can_be_read_on_every_ground(name):
    colors = load_colors(name)
    for text in TEXTS:
        for ground in ("window", "panel", "raised"):
            assert contrast(getattr(colors, text), getattr(colors, ground)) >= LEAST, (text, ground)
    assert contrast("#ffffff", colors.fill) >= LEAST
    assert contrast(colors.text, colors.selection) >= LEAST
    assert contrast(colors.muted_on_selection, colors.selection) >= LEAST


def test_that_the_theme_switches_live_and_back(qapp, qtbot):
    theme = Theme(qapp, Scheme.DARK)
    dark = qapp.palette().color(QPalette.ColorRole.Window).name()
    with qtbot.waitSignal(theme.changed):
        assert theme.toggle() is Scheme.LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == load_colors("light").panel != dark
    theme.toggle()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == dark
    qapp.setStyleSheet("")


def test_that_icons_follow_the_palette(qapp):
    theme = Theme(qapp, Scheme.DARK)
    mark = icon("box")

    def tone():
        image = mark.pixmap(24, 24).toImage()
        solid = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255]
        return solid[0].name()

    assert tone() == theme.colors.muted
    theme.set_scheme(Scheme.LIGHT)
    assert tone() == theme.colors.muted == load_colors("light").muted
    qapp.setStyleSheet("")


def test_that_every_drawing_can_be_loaded():
    for path in resource_path("icons").glob("*.svg"):
        assert not icon(path.stem).isNull()


def test_that_a_drawing_that_is_missing_is_told_at_once():
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing")
