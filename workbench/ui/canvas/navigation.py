"""Moving and zooming the view by mouse: middle drag, space drag, pan tool, wheel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from workbench.ui.canvas.aids import Minimap
from workbench.ui.canvas.view_transform import ViewTransform

ZOOM_STEP = 1.25
NOTCH = 120.0
_SCROLL_PX = 60.0


class Navigation:
    """Remembers a drag of the view; computes transforms, paints nothing."""

    def __init__(self) -> None:
        self.holds_space = False
        self._last: QPointF | None = None
        self._minimap: Minimap | None = None

    @property
    def is_dragging(self) -> bool:
        """Whether the view is being moved."""
        return self._last is not None or self._minimap is not None

    def press_minimap(self, event: QMouseEvent, minimap: Minimap | None) -> bool:
        """Begin to move the view by the minimap; False when the press is beside it."""
        is_on = minimap is not None and minimap.room.contains(event.position())
        self._minimap = minimap if is_on and event.button() == Qt.MouseButton.LeftButton else None
        return self._minimap is not None

    def wants(self, event: QMouseEvent, tool_pans: bool) -> bool:
        """Whether a press moves the view instead of going to the tool."""
        if event.button() == Qt.MouseButton.MiddleButton:
            return True
        return event.button() == Qt.MouseButton.LeftButton and (self.holds_space or tool_pans)

    def press(self, event: QMouseEvent) -> None:
        """Begin to move the view."""
        self._last = event.position()

    def drag(self, event: QMouseEvent, transform: ViewTransform) -> ViewTransform:
        """Return the view moved along with the pointer, by whole pixels so that pictures can be blitted."""
        if self._minimap is not None:
            place = self._minimap.place(event.position())
            return ViewTransform.centred(transform.scale, place, self._minimap.screen)
        if self._last is None:
            return transform
        delta = event.position() - self._last
        dx, dy = round(delta.x()), round(delta.y())
        self._last += QPointF(dx, dy)
        return transform.panned(dx, dy)

    def release(self) -> None:
        """The view stays where it is."""
        self._last = self._minimap = None

    def wheel(self, event: QWheelEvent, transform: ViewTransform) -> ViewTransform:
        """Zoom at the pointer with Ctrl, else scroll."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = (turned.y() or turned.x()) / NOTCH
            place = event.position()
            return transform.zoomed(ZOOM_STEP**steps, (place.x(), place.y()))
        pixels = event.pixelDelta()
        if pixels.isNull():
            pixels = QPoint(round(turned.x() * _SCROLL_PX / NOTCH), round(turned.y() * _SCROLL_PX / NOTCH))
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            pixels = pixels.transposed()
        return transform.panned(pixels.x(), pixels.y())
