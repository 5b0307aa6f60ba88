"""Our own drawings in the text colour of the moment: they follow the theme without being set again."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from workbench.core.resources import resource_path

ROLE_MUTED = QPalette.ColorRole.PlaceholderText
ROLE_TEXT = QPalette.ColorRole.ButtonText
ROLE_ACTIVE = QPalette.ColorRole.Link


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def icon_pixmap(name: str, side_px: int, color: str, ratio: float = 1.0) -> QPixmap:
    """Return the drawing ``resources/icons/<name>.svg`` in one colour, ``side_px`` wide and high."""
    pixmap = QPixmap(QSize(round(side_px * ratio), round(side_px * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    with QPainter(pixmap) as painter:
        renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _DrawnIcon(QIconEngine):
    """Paints one drawing in a palette colour: muted at rest, accent when checked, grey when disabled."""

    def __init__(self, name: str, color: str | None) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Qt asks for the icon inside ``rect`` (logical pixels)."""
        side = min(rect.width(), rect.height())
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        pixmap = icon_pixmap(self._name, side, self._tone(mode, state), ratio)
        corner = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(corner, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Qt asks for a picture of its own."""
        return icon_pixmap(self._name, min(size.width(), size.height()), self._tone(mode, state))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """As ``pixmap``; ``size`` is in device pixels already."""
        side = round(min(size.width(), size.height()) / scale)
        return icon_pixmap(self._name, side, self._tone(mode, state), scale)

    def clone(self) -> QIconEngine:
        """A copy for another QIcon."""
        return _DrawnIcon(self._name, self._color)

    def _tone(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if self._color is not None and mode is not QIcon.Mode.Disabled:
            return self._color
        palette = QApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        if state is QIcon.State.On:
            return palette.color(ROLE_ACTIVE).name()
        role = ROLE_TEXT if mode is QIcon.Mode.Active else ROLE_MUTED
        return palette.color(role).name()


def icon(name: str, color: str | None = None) -> QIcon:
    """Return an icon by the name of its file; ``color`` fixes its tone, else it follows the palette.

    Raises FileNotFoundError at once, not at the first paint, when there is no such drawing.
    """
    _source(name)
    return QIcon(_DrawnIcon(name, color))
