"""The fixed widgets of a window around the docks, as one value for those who carry news to them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget

from workbench.ui.actions import ActionSet
from workbench.ui.start.start_page import StartPage
from workbench.ui.window.nav_bar import NavBar
from workbench.ui.window.status_bar import StatusBar
from workbench.ui.window.tool_strip import ToolStrip
from workbench.ui.window.top_bar import TopBar
from workbench.ui.window.tour import Tour
from workbench.ui.window.work_area import WorkArea


@dataclass(frozen=True)
class Face:
    """What a window shows besides its docks."""

    actions: ActionSet
    top_bar: TopBar
    nav_bar: NavBar
    status: StatusBar
    tool_strip: ToolStrip
    pages: QStackedWidget
    start_page: StartPage
    work_area: WorkArea
    tour: Tour
