"""The picture on which a skeleton is drawn: click to place, drag to move, drag from point to point to connect."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.ui.canvas.navigation import ZOOM_STEP
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.skeleton_editor.backdrop import Backdrop
from workbench.ui.skeleton_editor.desk import Desk
from workbench.ui.skeleton_editor.drawing import draw_skeleton

REACH_PX = 9.0
_DRAG_PX = 3.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SkeletonPicture(QWidget):
    """``connects``: a drag from point to point draws a line (with Ctrl it does so in any case). ``added`` names a point
    that a click has just made, so that its name can be typed."""

    added: ClassVar[Signal] = Signal(int)

    def __init__(self, desk: Desk, backdrop: Backdrop) -> None:
        super().__init__()
        self.setObjectName("skeleton.picture")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 320)
        self.desk = desk
        self.backdrop = backdrop
        self.connects = False
        self.shows_image = True
        self.transform = ViewTransform()
        self.hovered: int | None = None
        self.link: tuple[int, QPointF] | None = None
        self._held: int | None = None
        self._pressed_at = QPointF()
        self._panned_from: QPointF | None = None
        self._drags = 0
        desk.changed.connect(self.update)
        desk.picked.connect(self.update)

    def sizeHint(self) -> QSize:
        """A square that leaves room for the table."""
        return QSize(560, 560)

    def place_of(self, key: int) -> QPointF | None:
        """Where a point lies on the widget; None while it has no place."""
        place = self.desk.draft.point(key).place
        return QPointF(*self.transform.to_screen(*place)) if place is not None else None

    def key_at(self, at: QPointF) -> int | None:
        """Return the point under a place of the widget."""
        found = [
            (math.dist(place.toTuple(), at.toTuple()), point.key)
            for point in self.desk.draft.points
            if (place := self.place_of(point.key)) is not None
        ]
        near = [pair for pair in found if pair[0] <= REACH_PX]
        return min(near)[1] if near else None

    # events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, picture and skeleton."""
        with QPainter(self) as painter:
            draw_skeleton(painter, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in sight."""
        self._fit()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, or prepare to make one."""
        self.setFocus()
        at = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned_from = at
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed_at, self._held = at, self.key_at(at)
        held = event.modifiers()
        if self._held is None:
            return
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._toggle(self._held)
            self._held = None
        elif self.connects or held & Qt.KeyboardModifier.ControlModifier:
            self.link = (self._held, at)
        elif self._held not in self.desk.picks:
            self.desk.pick([self._held])
        self._drags += 1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; else show what a press would take hold of."""
        at = event.position()
        if self._panned_from is not None:
            moved = at - self._panned_from
            self.transform, self._panned_from = self.transform.panned(moved.x(), moved.y()), at
        elif self.link is not None:
            self.link = (self.link[0], at)
        elif self._held is not None and self._has_moved(at):
            self._drag(at)
        self.hovered = self.key_at(at)
        takes = self.hovered is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if takes else Qt.CursorShape.CrossCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Connect, or place a point where nothing was held."""
        at = event.position()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._panned_from = None
        elif event.button() is Qt.MouseButton.LeftButton:
            if self.link is not None:
                self._end_link(at)
            elif self._held is None and not self._has_moved(at) and self._is_free(event):
                self._place(at)
            self._held = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer: a face has 68 points."""
        factor = ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP
        self.transform = self.transform.zoomed(factor, event.position().toTuple())
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, nudge, connect (L), pair (P); Enter places a point in the middle; Esc picks nothing."""
        picks = self.desk.picks
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and picks:
            self.desk.change(lambda draft: draft.without(picks))
        elif key in _ARROWS and picks:
            step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            dx, dy = (value * step / self.transform.scale for value in _ARROWS[key])
            self.desk.change(lambda draft: draft.nudged(picks, dx, dy), "nudge")
        elif key is Qt.Key.Key_L and len(picks) == 2:
            self.desk.change(lambda draft: draft.with_edge(picks[0], picks[1]))
        elif key is Qt.Key.Key_P and len(picks) == 2:
            self.desk.change(lambda draft: draft.with_pair(picks[0], picks[1]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._place(QPointF(self.rect().center()))
        elif key is Qt.Key.Key_Escape and (picks or self.link is not None):
            self.link = None
            self.desk.pick(())
        else:
            super().keyPressEvent(event)

    # inside

    def _fit(self) -> None:
        size = (round(self.backdrop.width), round(self.backdrop.height))
        self.transform = ViewTransform.fitting(size, (self.width(), self.height()))
        self.update()

    def _has_moved(self, at: QPointF) -> bool:
        return (at - self._pressed_at).manhattanLength() > _DRAG_PX

    def _is_free(self, event: QMouseEvent) -> bool:
        return not self.connects and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier

    def _toggle(self, key: int) -> None:
        picks = self.desk.picks
        self.desk.pick(tuple(known for known in picks if known != key) if key in picks else (*picks, key))

    def _drag(self, at: QPointF) -> None:
        before = self.place_of(self._held) if self._held is not None else None
        if before is None:
            return
        moved = (at - before) / self.transform.scale
        self.desk.change(lambda draft: draft.nudged(self.desk.picks, moved.x(), moved.y()), f"drag {self._drags}")

    def _end_link(self, at: QPointF) -> None:
        assert self.link is not None
        first, end = self.link[0], self.key_at(at)
        self.link = None
        if end is None or end == first:
            self.desk.pick([first])
        else:
            self.desk.change(lambda draft: draft.with_edge(first, end))

    def _place(self, at: QPointF) -> None:
        """Here goes the picked point without a place, else the first such, else a new one."""
        draft = self.desk.draft
        waiting = [key for key in self.desk.picks if draft.point(key).place is None]
        key = waiting[0] if waiting else draft.next_unplaced()
        place = self.transform.to_image(at.x(), at.y())
        if key is not None:
            self.desk.change(lambda known: known.placed(key, place))
            following = self.desk.draft.next_unplaced()
            self.desk.pick([key if following is None else following])
            return
        made = draft.added(place, self.tr("point {number}"))
        self.desk.change(lambda _: made[0])
        self.desk.pick([made[1]])
        self.added.emit(made[1])

    @property
    def picture_rect(self) -> QRectF:
        """The picture on the widget."""
        left, top = self.transform.to_screen(0, 0)
        return QRectF(
            left, top, self.backdrop.width * self.transform.scale, self.backdrop.height * self.transform.scale
        )
