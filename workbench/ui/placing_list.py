"""The points of the pose that is being placed: which are there, which is asked for now, which come next."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.core.instance import Visibility
from workbench.editing.gesture import PointList
from workbench.ui.canvas.palette import joint_colors
from workbench.ui.color_icons import SIDE_PX, drawn_icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.theme import Theme

ROW_PX = 24
_MOST_ROWS = 12


class PlacingList(QWidget):
    """Hidden while nothing is placed. A click on a row asks for that point next: ``pointAsked`` carries its index."""

    pointAsked: ClassVar[Signal] = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("instances.placing")
        self._theme = theme
        self._shown: PointList | None = None
        self.title = PlainLabel()
        self.title.setProperty("tone", "muted")
        self.title.setContentsMargins(12, 8, 12, 4)
        self.rows = QListWidget()
        self.rows.setObjectName("instances.placing.rows")
        self.rows.setAccessibleName(self.tr("Points to place"))
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setUniformItemSizes(True)
        self.rows.setIconSize(QSize(SIDE_PX, SIDE_PX))
        # The canvas keeps the keys: V, X and Tab are about the next point.
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.itemClicked.connect(lambda item: self.pointAsked.emit(self.rows.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.rows)
        self.hide()

    def show_points(self, points: PointList | None) -> None:
        """Show how far the pose has come; None hides the list."""
        if points == self._shown:
            return
        self._shown = points
        self.setVisible(points is not None)
        if points is None:
            return
        done = sum(1 for state in points.states if state is not None)
        text = self.tr("{name}: {done} of {all}")
        self.title.setText(text.format(name=points.title, done=done, all=len(points.states)))
        self.rows.setAccessibleName(self.title.text())
        if self.rows.count() != len(points.states):
            self.rows.clear()
            self.rows.addItems([""] * len(points.states))
        colors = joint_colors(points.skeleton)
        for row, (name, state) in enumerate(zip(points.skeleton.keypoints, points.states, strict=True)):
            item = self.rows.item(row)
            is_current = row == points.current
            item.setText(f"{name}   {self._word(state, is_current)}".rstrip())
            item.setIcon(_dot(colors[row], state, self._theme.colors.bar))
            item.setSizeHint(QSize(0, ROW_PX))
            tone = self._theme.colors.text if state is not None or is_current else self._theme.colors.muted
            item.setForeground(QBrush(QColor(tone)))
        self._choose(self.rows.item(points.current))
        self.rows.setFixedHeight(min(len(points.states), _MOST_ROWS) * ROW_PX + 4)

    def _choose(self, item: QListWidgetItem) -> None:
        self.rows.setCurrentItem(item)
        self.rows.scrollToItem(item)

    def _word(self, state: int | None, is_current: bool) -> str:
        if is_current:
            return self.tr("placing now")
        words = {int(Visibility.ABSENT): self.tr("absent"), int(Visibility.OCCLUDED): self.tr("occluded")}
        return words.get(state, "") if state is not None else ""


def _dot(color: str, state: int | None, waiting: str) -> QIcon:
    tone = QColor(color if state else waiting)
    return drawn_icon(QPen(tone, 1.5), QBrush(tone) if state == Visibility.VISIBLE else QBrush(), 8, 4)
