"""Paints a row of the table of jobs: colour square, state in its tone, progress bar, buttons; hears the clicks."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from workbench.jobs.job import Job, JobState
from workbench.ui.icons import icon_pixmap
from workbench.ui.job_words import ACTION_ICONS, action_words, job_actions, state_tone
from workbench.ui.models.jobs_model import ACTIONS, JOB_ROLE, PROGRESS, RUN, STATE
from workbench.ui.row_table import ROW_PX
from workbench.ui.run_marks import RunMarks
from workbench.ui.theme import Theme

SQUARE_PX = 10
LEFT_PX = 12
BAR_PX = 88
BUTTON_PX = 24
ICON_PX = 16
MOST_BUTTONS = 3
Index = QModelIndex | QPersistentModelIndex


class JobsDelegate(QStyledItemDelegate):
    """``squareClicked`` and ``actionAsked`` carry the job's name (and the action's id)."""

    squareClicked: ClassVar[Signal] = Signal(str)
    actionAsked: ClassVar[Signal] = Signal(str, str)

    def __init__(self, theme: Theme, marks: RunMarks) -> None:
        super().__init__()
        self._theme = theme
        self._marks = marks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are all of one height."""
        hint = super().sizeHint(option, index)
        extra = {RUN: LEFT_PX + SQUARE_PX, ACTIONS: 0}.get(index.column(), 8)
        width = MOST_BUTTONS * BUTTON_PX + 8 if index.column() == ACTIONS else hint.width() + extra
        return QSize(width, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground first, then what the column needs."""
        job: Job = index.data(JOB_ROLE)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        colors = self._theme.colors
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected:
            painter.fillRect(rect, QColor(colors.selection))
        column = index.column()
        muted = colors.muted_on_selection if is_selected else colors.muted
        if column == RUN:
            self._paint_run(painter, rect, job)
        elif column == STATE:
            tone = state_tone(job.state)
            color = muted if tone == "muted" else getattr(colors, tone)
            _write(painter, rect.adjusted(4, 0, -4, 0), str(index.data()), color, index)
        elif column == PROGRESS:
            self._paint_progress(painter, rect, job, str(index.data()), muted)
        elif column == ACTIONS:
            self._paint_buttons(painter, rect, job, muted)
        else:
            _write(painter, rect.adjusted(4, 0, -8, 0), str(index.data()), colors.text, index)
        painter.restore()

    def _paint_run(self, painter: QPainter, rect: QRect, job: Job) -> None:
        square = QRectF(_square(rect))
        if job.kind == "train":
            color = QColor(self._marks.color(job.name))
            if self._marks.is_shown(job.name) and not job.state.is_waiting:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color)
            else:
                painter.setPen(QPen(QColor(self._theme.colors.muted), 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                square.adjust(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(square, 2, 2)
        else:
            tone = self._theme.colors.muted
            painter.drawPixmap(_square(rect).adjusted(-2, -2, 2, 2), icon_pixmap("target", SQUARE_PX + 4, tone, 2.0))
        font = painter.font()
        font.setBold(job.kind == "train")
        painter.setFont(font)
        text = rect.adjusted(LEFT_PX + SQUARE_PX + 8, 0, -4, 0)
        # The ends of names tell them apart: long ones of one configuration begin alike.
        shown = painter.fontMetrics().elidedText(job.name, Qt.TextElideMode.ElideMiddle, text.width())
        _write(painter, text, shown, self._theme.colors.text)

    def _paint_progress(self, painter: QPainter, rect: QRect, job: Job, text: str, muted: str) -> None:
        colors = self._theme.colors
        left = rect.left() + 4
        share = job.fraction
        if share is not None and (job.state.is_active or job.state in (JobState.PAUSED, JobState.SUCCEEDED)):
            bar = QRectF(left, rect.center().y() - 1, BAR_PX, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.border))
            painter.drawRoundedRect(bar, 2, 2)
            tones = {"good_text": colors.good, "bad_text": colors.bad, "accent_text": colors.accent}
            painter.setBrush(QColor(tones.get(state_tone(job.state), colors.bar)))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(4.0, BAR_PX * share), 4), 2, 2)
            left += BAR_PX + 8
        _write(painter, QRect(left, rect.top(), rect.right() - left - 4, rect.height()), text, muted)

    def _paint_buttons(self, painter: QPainter, rect: QRect, job: Job, muted: str) -> None:
        for action, place in self._buttons(rect, job):
            drawing = icon_pixmap(ACTION_ICONS[action], ICON_PX, muted, painter.device().devicePixelRatioF())
            painter.drawPixmap(place.center() - QPoint(ICON_PX // 2, ICON_PX // 2) + QPoint(1, 1), drawing)

    def _buttons(self, rect: QRect, job: Job) -> list[tuple[str, QRect]]:
        """The likely actions from the right: the folder last, so that it stands at one place in every row."""
        actions = job_actions(job)
        shown = [*[action for action in actions if action != "folder"][: MOST_BUTTONS - 1], "folder"]
        left = rect.right() - 4 - len(shown) * BUTTON_PX
        top = rect.center().y() - BUTTON_PX // 2
        return [(action, QRect(left + i * BUTTON_PX, top, BUTTON_PX, BUTTON_PX)) for i, action in enumerate(shown)]

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the square or on a button."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            job: Job = index.data(JOB_ROLE)
            rect: QRect = option.rect
            place = event.position().toPoint()
            if index.column() == RUN and job.kind == "train" and _square(rect).adjusted(-6, -6, 6, 6).contains(place):
                self.squareClicked.emit(job.name)
                return True
            action = self._action_at(place, rect, index)
            if action:
                self.actionAsked.emit(action, job.name)
                return True
        return super().editorEvent(event, model, option, index)  # type: ignore[arg-type]

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Name the button under the pointer."""
        rect: QRect = option.rect
        action = self._action_at(event.pos(), rect, index)
        if action:
            QToolTip.showText(event.globalPos(), action_words(action, index.data(JOB_ROLE)), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _action_at(self, place: QPoint, rect: QRect, index: Index) -> str:
        if not index.isValid() or index.column() != ACTIONS:
            return ""
        return next((name for name, room in self._buttons(rect, index.data(JOB_ROLE)) if room.contains(place)), "")


def _square(rect: QRect) -> QRect:
    return QRect(rect.left() + LEFT_PX, rect.center().y() - SQUARE_PX // 2 + 1, SQUARE_PX, SQUARE_PX)


def _write(painter: QPainter, rect: QRect, text: str, color: str, index: Index | None = None) -> None:
    painter.setPen(QColor(color))
    side = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) if index else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
