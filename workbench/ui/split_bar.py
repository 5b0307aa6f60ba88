"""How the labelled images are divided, as a bar: training, validation, not labelled yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import Theme

VALIDATION_COLOR = "#8f6fd6"
HEIGHT_PX = 8


class SplitBar(QWidget):
    """Show ``set_counts``; the text beside it is the dialog's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("splitBar")
        self.setMinimumWidth(80)
        self.setFixedHeight(28)
        self._theme = theme
        self._counts = (0, 0)

    def set_counts(self, train: int, val: int, text: str) -> None:
        """Set how many images each part has; ``text`` says the same to a screen reader."""
        self._counts = (train, val)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Two parts of one rounded bar."""
        train, val = self._counts
        bar = QRectF(0, (self.height() - HEIGHT_PX) / 2, self.width(), HEIGHT_PX)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colors.border))
            painter.drawRoundedRect(bar, 3, 3)
            share = train / (train + val) if train + val else 0.0
            for left, width, color in (
                (0.0, share, self._theme.colors.accent),
                (share, 1 - share if train + val else 0.0, VALIDATION_COLOR),
            ):
                if width > 0:
                    painter.setBrush(QColor(color))
                    gap = 1 if left > 0 else 0
                    painter.drawRoundedRect(
                        QRectF(bar.left() + left * bar.width() + gap, bar.top(), width * bar.width() - gap, HEIGHT_PX),
                        3,
                        3,
                    )
