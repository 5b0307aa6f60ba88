"""The widgets that stand before any project is open, as one value for what is built into them later."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow, QStackedWidget

from workbench.ui.actions import ActionSet
from workbench.ui.language import Language
from workbench.ui.parts import Parts
from workbench.ui.settings import Settings
from workbench.ui.start.start_page import StartPage
from workbench.ui.window.inline_bar import Bars
from workbench.ui.window.menus import Menus
from workbench.ui.window.status_bar import StatusBar
from workbench.ui.window.tool_strip import ToolStrip
from workbench.ui.window.top_bar import TopBar


@dataclass(frozen=True)
class Shell:
    """A window on the start page. Light: nothing in it needs numpy, OpenCV or a session."""

    window: QMainWindow
    parts: Parts
    settings: Settings
    language: Language
    actions: ActionSet
    menus: Menus
    top_bar: TopBar
    status: StatusBar
    tool_strip: ToolStrip
    pages: QStackedWidget
    start_page: StartPage
    bars: Bars
