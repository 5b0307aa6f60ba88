"""What helps to see and measure on the canvas and belongs to no image: minimap, pixel grid, lines at the pointer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from workbench.ui.canvas.view_transform import ViewTransform

GRID_FROM_SCALE = 12.0
"""From so many device pixels an image pixel on, pixels are parted by lines."""
_LONGER_SIDE_PX = 150.0
_SHORTEST_PX = 36.0
_MARGIN_PX = 14.0
_SMALLEST_SCREEN = (420, 320)


@dataclass(frozen=True, slots=True)
class Aids:
    """Which of them are shown. ``note`` says in the person's language how the picture is adjusted, or nothing."""

    minimap: bool = True
    pixel_grid: bool = True
    crosshair: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Minimap:
    """The whole image, small, in the lower right corner: where it lies on the screen, and the frame of what is seen."""

    room: QRectF
    seen: QRectF
    image: tuple[int, int]
    screen: tuple[int, int]

    @classmethod
    def over(cls, transform: ViewTransform, image: tuple[int, int], screen: tuple[int, int]) -> Minimap | None:
        """Return it for an image (width, height) on a screen; None while all of the image is seen."""
        x0, y0 = transform.to_image(0, 0)
        x1, y1 = transform.to_image(*screen)
        sees_all = x0 <= 0 and y0 <= 0 and x1 >= image[0] and y1 >= image[1]
        if sees_all or screen[0] < _SMALLEST_SCREEN[0] or screen[1] < _SMALLEST_SCREEN[1]:
            return None
        scale = _LONGER_SIDE_PX / max(image)
        width, height = (max(side * scale, _SHORTEST_PX) for side in image)
        room = QRectF(round(screen[0] - _MARGIN_PX - width), round(screen[1] - _MARGIN_PX - height), width, height)
        across, down = width / image[0], height / image[1]
        part = QRectF(x0, y0, x1 - x0, y1 - y0).intersected(QRectF(0, 0, *image))
        seen = QRectF(room.x() + part.x() * across, room.y() + part.y() * down, 0, 0)
        seen.setSize(QRectF(0, 0, part.width() * across, part.height() * down).size())
        return cls(room, seen, image, screen)

    def place(self, at: QPointF) -> tuple[float, float]:
        """Return the image point under a screen point, kept within the image."""
        across, down = self.image[0] / self.room.width(), self.image[1] / self.room.height()
        x, y = (at.x() - self.room.x()) * across, (at.y() - self.room.y()) * down
        return min(max(x, 0.0), float(self.image[0])), min(max(y, 0.0), float(self.image[1]))
