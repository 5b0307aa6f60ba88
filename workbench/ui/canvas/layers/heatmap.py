"""A heatmap over the dimmed photo, with a small legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from workbench.ui.canvas.chips import chip_font
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.heatmap_picture import HeatmapPicture, color_ramp
from workbench.ui.canvas.palette import CHIP, CHIP_TEXT

_DIM = 0.5
_LEGEND = QRectF(0, 0, 176, 28)


class HeatmapLayer:
    """Nothing when there is no heatmap."""

    def paint(self, painter: QPainter, display: Display) -> None:
        """Paint dimming, map and legend."""
        heatmap = display.heatmap
        if heatmap is None or display.pyramid is None or display.hides_guess:
            return
        photo = display.rect((0, 0, display.pyramid.width, display.pyramid.height))
        painter.fillRect(photo.intersected(QRectF(display.exposed)), QColor.fromRgbF(0, 0, 0, _DIM))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(display.heatmap_opacity)
        painter.translate(display.transform.left, display.transform.top)
        painter.scale(display.transform.scale, display.transform.scale)
        painter.setTransform(heatmap.to_image, combine=True)
        painter.drawImage(QPointF(0, 0), heatmap.image)
        painter.restore()
        self._paint_legend(painter, display, heatmap)

    def _paint_legend(self, painter: QPainter, display: Display, heatmap: HeatmapPicture) -> None:
        room = _LEGEND.translated(display.screen[0] - _LEGEND.width() - 12, display.screen[1] - _LEGEND.height() - 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CHIP))
        painter.drawRoundedRect(room, 6, 6)
        bar = room.adjusted(28, 10, -28, -10)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        ramp = color_ramp(heatmap.colormap)
        for step in range(0, 256, 15):
            blue, green, red, alpha = (int(value) for value in ramp[step])
            scale = 255 / alpha if alpha else 0.0
            straight = [min(round(part * scale), 255) for part in (red, green, blue)]
            gradient.setColorAt(step / 255, QColor(straight[0], straight[1], straight[2], alpha))
        painter.setBrush(gradient)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setFont(chip_font(painter.font()))
        painter.setPen(QColor(CHIP_TEXT))
        painter.drawText(room.adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(room.adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "1")
