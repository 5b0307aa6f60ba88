"""The two palettes, the style sheet made from them, and the switch between them while the window is open."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workbench.core.resources import resource_path

SMALL, TINY = 0.92, 0.85
"""Sizes of captions and of keys, relative to the system font."""


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour of one palette as ``#rrggbb``. The ones with a value are the same in both."""

    is_dark: bool
    window: str
    panel: str
    raised: str
    field: str
    border: str
    text: str
    muted: str
    hover: str
    selection: str
    accent_text: str
    good_text: str
    warn_text: str
    bad_text: str
    bar: str
    grid: str
    thumb: str
    muted_on_selection: str
    segment: str
    accent: str = "#4c8dff"
    fill: str = "#2b6be0"
    fill_hover: str = "#3a78ea"
    good: str = "#3fb27f"
    warn: str = "#e0a63b"
    bad: str = "#e5534b"
    canvas: str = "#15171a"


class Scheme(StrEnum):
    """What the person asked for; SYSTEM follows the desktop where it tells."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


def load_colors(name: str) -> Colors:
    """Read ``resources/themes/<name>.toml``."""
    return Colors(**tomllib.loads(resource_path("themes", f"{name}.toml").read_text(encoding="utf-8")))


class Theme(QObject):
    """The colours in force. ``changed`` comes after the application's palette and style sheet were replaced."""

    changed: ClassVar[Signal] = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__()
        self._app = app
        self._scheme = scheme
        self._sheet = Template(resource_path("themes", "style.qss").read_text(encoding="utf-8"))
        self.colors = load_colors(self._wanted())
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """What was asked for, which may be to follow the system."""
        return self._scheme

    def set_scheme(self, scheme: Scheme) -> None:
        """Switch now; nothing has to be restarted."""
        self._scheme = scheme
        self._refresh()

    def toggle(self) -> Scheme:
        """Switch to the other palette and return it."""
        self.set_scheme(Scheme.LIGHT if self.colors.is_dark else Scheme.DARK)
        return self._scheme

    def _wanted(self) -> str:
        if self._scheme is not Scheme.SYSTEM:
            return self._scheme.value
        # Platforms that do not report a scheme get the dark one: images are judged better on dark ground.
        is_light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        return "light" if is_light else "dark"

    def _follow_system(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        colors = load_colors(self._wanted())
        if colors != self.colors:
            self.colors = colors
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._app.setPalette(palette_of(self.colors))
        icons = resource_path("icons").as_posix()
        shade = "dark" if self.colors.is_dark else "light"
        base = self._app.font().pointSizeF()
        sizes = {"small": f"{base * SMALL:.1f}", "tiny": f"{base * TINY:.1f}"}
        self._app.setStyleSheet(self._sheet.substitute(asdict(self.colors), icons=icons, shade=shade, **sizes))


def palette_of(colors: Colors) -> QPalette:
    """Return the Fusion palette of these colours."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colors.panel,
        role.WindowText: colors.text,
        role.Base: colors.field,
        role.AlternateBase: colors.raised,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.bad_text,
        role.Highlight: colors.selection,
        role.HighlightedText: colors.text,
        role.Link: colors.accent_text,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.PlaceholderText: colors.muted,
        role.Light: colors.border,
        role.Midlight: colors.border,
        role.Mid: colors.border,
        role.Dark: colors.border,
        role.Shadow: colors.window,
        role.Accent: colors.accent,
    }
    for key, value in pairs.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colors.bar))
    return palette
