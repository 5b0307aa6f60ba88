"""Going round the parts of the window by keyboard: picture, panels, bars."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QToolBar, QWidget

from workbench.ui.commands.frame import Frame


class FocusCommands(QObject):
    """The slots of the group ``focus``. A part is entered where it was left."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._left_at: dict[QWidget, QWidget] = {}

    def next_part(self) -> None:
        """Go on to the next part that is open."""
        self._go(1)

    def previous_part(self) -> None:
        """Go back to the part before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        focused = QApplication.focusWidget()
        parts = [part for part in self._parts() if _first_field(part) is not None]
        if not parts:
            return
        here = next((place for place, part in enumerate(parts) if focused and _holds(part, focused)), None)
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
        target = left if left is not None and _is_field(left, part) else _first_field(part)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

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


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)


def _is_field(widget: QWidget, part: QWidget) -> bool:
    by_keyboard = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return by_keyboard and widget.isVisibleTo(part) and widget.isEnabled() and _holds(part, widget)


def _first_field(part: QWidget) -> QWidget | None:
    """The first widget of a part that takes keys, in the order of the Tab key."""
    if _is_field(part, part):
        return part
    widget: QWidget | None = part.nextInFocusChain()
    seen = 0
    most = len(part.findChildren(QWidget)) + 1
    while widget is not None and widget is not part and seen <= most:
        if _is_field(widget, part):
            return widget
        seen += _holds(part, widget)
        widget = widget.nextInFocusChain()
    return None
