"""The docks of the window: made from the catalog of panels, arranged three ways, remembered, reset."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QTabWidget, QWidget

from workbench.ui.panels.catalog import CONTEXT, PANELS
from workbench.ui.settings import Settings
from workbench.ui.window.layouts import LAYOUTS, Layout, Stack
from workbench.ui.window.panel_title import PanelTitle

LAYOUT_VERSION = 1
NARROW_PX = 1400
LOW_PANELS = ("jobs", "runs", "curves", "log", "xray")
"""These open at the bottom, the others at the right."""


class Docks(QObject):
    """Owns every QDockWidget. Qt's saveState is kept once an arrangement; a state that does not fit is dropped."""

    arranged: ClassVar[Signal] = Signal(str)

    def __init__(self, window: QMainWindow, settings: Settings, panels: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.arrangement = ""
        self._docks: dict[str, QDockWidget] = {}
        self._titles: dict[str, PanelTitle] = {}
        # Asked once after a burst of dock events, when Qt's layout is settled.
        self._titling = QTimer(self)
        self._titling.setSingleShot(True)
        self._titling.setInterval(0)
        self._titling.timeout.connect(self._show_titles)
        window.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        window.setDocumentMode(True)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        for name, panel in panels.items():
            self._add(name, panel)
        self.retranslate()

    def dock(self, name: str) -> QDockWidget:
        """Return one dock; raises KeyError."""
        return self._docks[name]

    def names(self) -> tuple[str, ...]:
        """Every panel, in the order of the catalog."""
        return tuple(self._docks)

    def set_note(self, name: str, note: str) -> None:
        """Show a quiet number beside a panel's title."""
        self._titles[name].set_note(note)

    def arrange(self, name: str) -> None:
        """Show an arrangement as the person left it, or as it is at first."""
        self.remember()
        self.arrangement = name
        self._show_centre()
        state = self._settings.state(f"layout/{name}/state")
        # restoreState makes new tab bars and forgets the old ones where they are, over whatever comes there now.
        for bar in self.tab_bars():
            bar.hide()
        if state.isEmpty() or not self._window.restoreState(state, LAYOUT_VERSION):
            self._lay_out(LAYOUTS[name])
        else:
            self._restore_sizes(name)
        self._titling.start()
        self.arranged.emit(name)

    def reset(self) -> None:
        """Put every arrangement back to what it is at first."""
        self._settings.forget("layout")
        self._show_centre()
        self._lay_out(LAYOUTS[self.arrangement])

    def remember(self) -> None:
        """Keep how the arrangement in force looks now."""
        if self.arrangement:
            key = f"layout/{self.arrangement}"
            self._settings.put(f"{key}/state", self._window.saveState(LAYOUT_VERSION))
            sizes = {name: (dock.width(), dock.height() + self._tabs_px(dock)) for name, dock in self._docked()}
            self._settings.put(f"{key}/sizes", json.dumps(sizes))

    def _docked(self) -> list[tuple[str, QDockWidget]]:
        """The docks that take room in the window now; of a group of tabs the front one."""
        return [
            (name, dock)
            for name, dock in self._docks.items()
            if not dock.isFloating() and not dock.visibleRegion().isEmpty()
        ]

    def _tabs_px(self, dock: QDockWidget) -> int:
        """The height of the tabs above a dock: they belong to what resizeDocks sizes, but not to the dock."""
        if all(other.isHidden() for other in self._window.tabifiedDockWidgets(dock)):
            return 0
        return max((bar.height() for bar in self.tab_bars() if bar.isVisible()), default=0)

    def tab_bars(self) -> list[QTabBar]:
        """Return the bars that Qt keeps for groups of tabs, those out of use too."""
        return self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _restore_sizes(self, arrangement: str) -> None:
        """Set the docks' sizes again: restoreState spreads the room anew when the canvas was hidden before."""
        try:
            sizes = json.loads(self._settings.text(f"layout/{arrangement}/sizes", "{}"))
            known = {self._docks[name]: (int(size[0]), int(size[1])) for name, size in sizes.items()}
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            return
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        docks = [dock for dock in known if not dock.isHidden() and not dock.isFloating()]
        low = [dock for dock in docks if self._window.dockWidgetArea(dock) == bottom]
        high = [dock for dock in docks if dock not in low]
        self._window.resizeDocks(high, [known[dock][0] for dock in high], Qt.Orientation.Horizontal)
        self._window.resizeDocks(low, [known[dock][1] for dock in low], Qt.Orientation.Vertical)

    def hide_all(self) -> None:
        """Close every dock without forgetting the arrangement (the start page shows)."""
        self.remember()
        self.arrangement = ""
        for dock in self._docks.values():
            dock.hide()

    def reveal(self, name: str) -> None:
        """Open a panel where it is, and bring its tab to the front."""
        dock = self._docks[name]
        dock.show()
        dock.raise_()

    def bring(self, name: str, beside: str) -> None:
        """Open a panel and bring it to the front, but not before another one: there its tab is enough."""
        self.reveal(name)
        if self._docks[name] in self._window.tabifiedDockWidgets(self._docks[beside]):
            self._docks[beside].raise_()

    def is_seen(self, name: str) -> bool:
        """Whether a panel is open and no other tab stands before it."""
        dock = self._docks[name]
        return dock.isVisible() and (dock.isFloating() or not dock.visibleRegion().isEmpty())

    def retranslate(self) -> None:
        """Title every dock in the language of the moment."""
        for spec in PANELS:
            if spec.id in self._docks:
                dock, title = self._docks[spec.id], QCoreApplication.translate(CONTEXT, spec.title)
                # Qt writes the window's title on the tab, and in the menu, where there is room for the whole.
                dock.setWindowTitle(QCoreApplication.translate(CONTEXT, spec.tab or spec.title))
                dock.toggleViewAction().setText(title)
                self._titles[spec.id].set_title(title)

    def _add(self, name: str, panel: QWidget) -> None:
        dock = QDockWidget(self._window)
        dock.setObjectName(f"dock.{name}")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setWidget(panel)
        self._titles[name] = PanelTitle(dock)
        dock.setTitleBarWidget(self._titles[name])
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.hide()
        for signal in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            signal.connect(self._titling.start)
        self._docks[name] = dock

    def _show_centre(self) -> None:
        centre = self._window.centralWidget()
        if centre is not None:
            centre.setVisible(not self.arrangement or LAYOUTS[self.arrangement].shows_canvas)

    def _lay_out(self, layout: Layout) -> None:
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        scale = 0.8 if self._window.width() < NARROW_PX else 1.0
        area = Qt.DockWidgetArea
        left = self._place(layout.left, area.LeftDockWidgetArea, (round(layout.left_px * scale),))
        fronts = self._place(layout.right, area.RightDockWidgetArea, (round(layout.right_px * scale),))
        if len(fronts) > 1:
            self._window.resizeDocks(fronts, list(layout.right_heights_px), Qt.Orientation.Vertical)
        low = self._place(layout.bottom, area.BottomDockWidgetArea, layout.bottom_px)
        self._put_away(layout, area.RightDockWidgetArea, fronts)
        self._put_away(layout, area.BottomDockWidgetArea, low)
        # Both sides once more, together: room that a hidden canvas left was shared among the sides placed first.
        widths = [round(px * scale) for docks, px in ((left, layout.left_px), (fronts, layout.right_px)) for _ in docks]
        self._window.resizeDocks([*left, *fronts], widths, Qt.Orientation.Horizontal)

    def _put_away(self, layout: Layout, side: Qt.DockWidgetArea, fronts: Sequence[QDockWidget]) -> None:
        """Give closed panels a place: opened from the menu, one comes up as a tab of the lowest group of its side."""
        neighbour = fronts[-1] if fronts else None
        is_bottom = side == Qt.DockWidgetArea.BottomDockWidgetArea
        for name, dock in self._docks.items():
            if name in layout.panels or (name in LOW_PANELS) != is_bottom:
                continue
            self._window.addDockWidget(side, dock)
            if neighbour is not None:
                self._window.tabifyDockWidget(neighbour, dock)
            neighbour = neighbour or dock
            dock.hide()
        if fronts:
            fronts[-1].raise_()

    def _place(self, stack: Stack, area: Qt.DockWidgetArea, sizes_px: tuple[int, ...]) -> list[QDockWidget]:
        fronts: list[QDockWidget] = []
        for group in stack:
            docks = [self._docks[name] for name in group if name in self._docks]
            for index, dock in enumerate(docks):
                self._window.addDockWidget(area, dock, Qt.Orientation.Vertical)
                dock.show()
                if index:
                    self._window.tabifyDockWidget(docks[0], dock)
            if docks:
                docks[0].raise_()
                fronts.append(docks[0])
        is_bottom = area == Qt.DockWidgetArea.BottomDockWidgetArea
        direction = Qt.Orientation.Vertical if is_bottom else Qt.Orientation.Horizontal
        sizes = sizes_px if is_bottom else sizes_px * len(fronts)
        if fronts:
            self._window.resizeDocks(fronts, list(sizes[: len(fronts)]), direction)
        return fronts

    def _show_titles(self) -> None:
        for name, dock in self._docks.items():
            neighbours = [other for other in self._window.tabifiedDockWidgets(dock) if not other.isHidden()]
            self._titles[name].set_alone(dock.isFloating() or not neighbours)
        for bar in self.tab_bars():
            # Qt cuts titles short before it scrolls; a word cut to three letters is read by nobody.
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
