"""Where the image lies on the screen: a scale and an offset, as a value."""

from __future__ import annotations

from dataclasses import dataclass

MIN_SCALE = 0.01
MAX_SCALE = 64.0
_FIT_MARGIN_PX = 16


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """``scale`` is logical screen pixels an image pixel; ``left``, ``top`` the screen place of the image's corner."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @classmethod
    def fitting(cls, image: tuple[int, int], screen: tuple[int, int]) -> ViewTransform:
        """Show the whole image (width, height) in the middle of the screen (width, height)."""
        width, height = max(image[0], 1), max(image[1], 1)
        room = max(screen[0] - 2 * _FIT_MARGIN_PX, 1), max(screen[1] - 2 * _FIT_MARGIN_PX, 1)
        scale = _limited(min(room[0] / width, room[1] / height))
        return cls.centred(scale, (width / 2, height / 2), screen)

    @classmethod
    def centred(cls, scale: float, at: tuple[float, float], screen: tuple[int, int]) -> ViewTransform:
        """Put the image point ``at`` into the middle of the screen."""
        return cls(scale, round(screen[0] / 2 - at[0] * scale), round(screen[1] / 2 - at[1] * scale))

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Image pixels to logical screen pixels."""
        return x * self.scale + self.left, y * self.scale + self.top

    def to_image(self, x: float, y: float) -> tuple[float, float]:
        """Logical screen pixels to image pixels."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale

    def zoomed(self, factor: float, at: tuple[float, float]) -> ViewTransform:
        """Zoom so that what lies at the screen point ``at`` stays there."""
        scale = _limited(self.scale * factor)
        x, y = self.to_image(*at)
        return ViewTransform(scale, at[0] - x * scale, at[1] - y * scale)

    def panned(self, dx: float, dy: float) -> ViewTransform:
        """Move by screen pixels."""
        return ViewTransform(self.scale, self.left + dx, self.top + dy)

    def kept_near(self, image: tuple[int, int], screen: tuple[int, int]) -> ViewTransform:
        """Pull the image back when less than 64 pixels of it would remain on the screen."""
        keep = 64.0
        left = min(max(self.left, keep - image[0] * self.scale), screen[0] - keep)
        top = min(max(self.top, keep - image[1] * self.scale), screen[1] - keep)
        return ViewTransform(self.scale, left, top)


def _limited(scale: float) -> float:
    return min(max(scale, MIN_SCALE), MAX_SCALE)
