"""Going round the parts of the window by keyboard: picture, panels, bars."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QToolBar, QWidget

from workbench.ui.commands.frame import Frame
from workbench.ui.window.first_field import first_field, holds, is_field
from workbench.ui.window.part_frame import PartFrame


class FocusCommands(QObject):
    """The slots of the group ``focus``. A part is entered where it was left."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._left_at: dict[QWidget, QWidget] = {}
        self._mark = PartFrame(frame.window)

    def next_part(self) -> None:
        """Go on to the next part that is open."""
        self._go(1)

    def previous_part(self) -> None:
        """Go back to the part before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        focused = QApplication.focusWidget()
        parts = [part for part in self._parts() if first_field(part) is not None]
        if not parts:
            return
        here = next((place for place, part in enumerate(parts) if focused and holds(part, focused)), None)
        if here is None:
            place = 0 if step > 0 else len(parts) - 1
        else:
            assert focused is not None
            self._left_at[parts[here]] = focused
            place = (here + step) % len(parts)
        self._enter(parts[place])

    def _enter(self, part: QWidget) -> None:
        if isinstance(part, QDockWidget):
            part.raise_()
        left = self._left_at.get(part)
        target = left if left is not None and is_field(left, part) else first_field(part)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self._mark.show_around(part)

    def _parts(self) -> list[QWidget]:
        """What is open now, as the eye goes: the picture, the panels from left to right and down, the bars.

        Panels that share a place follow each other; one that lies behind comes to the front when it is entered.
        """
        frame = self._frame
        docks = [frame.docks.dock(name) for name in frame.docks.names()]
        fronts = [dock for dock in docks if not dock.isHidden() and not dock.visibleRegion().isEmpty()]
        fronts.sort(key=lambda dock: (dock.mapToGlobal(dock.rect().topLeft()).x(), dock.y()))
        shown: list[QWidget] = []
        for front in fronts:
            group = [front, *frame.window.tabifiedDockWidgets(front)]
            shown += [dock for dock in docks if dock in group and not dock.isHidden()]
        bars = [bar for bar in frame.window.findChildren(QToolBar) if bar.isVisible()]
        top = frame.window.menuWidget()
        centre = frame.canvas if frame.canvas.isVisible() else frame.window.centralWidget()
        return [part for part in (centre, *shown, *bars, top) if part is not None and part.isVisible()]
