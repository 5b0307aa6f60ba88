"""The one place that builds the window's parts and joins them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from workbench.ui.icons import icon
from workbench.ui.keys.key_choice import KeyChoice
from workbench.ui.language import Language
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import Parts
from workbench.ui.settings import Settings
from workbench.ui.theme import Scheme, Theme
from workbench.ui.window_log import install_hook, start_log


def build_window(app: QApplication, settings: Settings) -> MainWindow:
    """Build a window with all its parts; it is not shown yet."""
    scheme = settings.text("theme", Scheme.SYSTEM.value)
    theme = Theme(app, Scheme(scheme) if scheme in tuple(Scheme) else Scheme.SYSTEM)
    language = Language(app, settings.text("language"))
    return MainWindow(Parts(theme, keys=KeyChoice(settings)), settings, language)


def run(project: Path | None = None, arguments: Sequence[str] = ()) -> int:
    """Open the window, on a project or on the start page, and return its exit code when it closes."""
    # Threads that draw shapes and decode images must not hold the GUI thread up: shorter turns.
    sys.setswitchinterval(0.001)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("Workbench")
    app.setDesktopFileName("workbench")
    app.setWindowIcon(icon("chart", "#4c8dff"))
    start_log()
    window = build_window(app, Settings())
    install_hook(window.show_fault)
    window.show()
    if project is not None:
        window.open_path(project)
    window.start()
    return app.exec()
