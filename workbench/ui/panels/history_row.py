"""One row of the history: what was done, and quietly at the right on which image."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.theme import Theme

IMAGE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_MARGIN_PX = 8
_GAP_PX = 12


class HistoryRow(QStyledItemDelegate):
    """The name takes at most half of the row and keeps its end: names of one folder begin alike."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's row with less room for the title, then the name."""
        name = str(index.data(IMAGE_ROLE) or "")
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        metrics = row.fontMetrics
        name = metrics.elidedText(name, Qt.TextElideMode.ElideLeft, row.rect.width() // 2)
        taken = metrics.horizontalAdvance(name) + _GAP_PX if name else 0
        row.text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, row.rect.width() - taken - 2 * _MARGIN_PX)
        row.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        is_selected = bool(row.state & QStyle.StateFlag.State_Selected)
        colors = self._theme.colors
        painter.save()
        painter.setPen(QColor(colors.muted_on_selection if is_selected else colors.muted))
        place = row.rect.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
