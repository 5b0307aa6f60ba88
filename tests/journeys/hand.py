"""A person at the real window: mouse, wheel and keys in image pixels; for the journeys of labelling."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

EMPTY, NEXT = 11, 12
"""The two images of the stage without labels."""

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN, SHIFT, CTRL, ALT = Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier, Mod.AltModifier


class Hand:
    """One person at one window: places are image pixels."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.canvas = qtbot, window, window.canvas
        self.session = window.opened.session
        self.canvas.setFocus()

    def place(self, xy):
        return QPoint(*(round(value) for value in self.canvas.display.transform.to_screen(*xy)))

    def key(self, key, modifier=PLAIN):
        self.qtbot.keyClick(self.canvas, key, modifier)
        self.qtbot.wait(1)

    def click(self, *places, modifier=PLAIN, button=LEFT):
        for xy in places:
            self.qtbot.mouseMove(self.canvas, self.place(xy))
            self.qtbot.mouseClick(self.canvas, button, modifier, self.place(xy))

    def drag(self, *places):
        spots = [self.place(xy) for xy in places]
        self.qtbot.mouseMove(self.canvas, spots[0])
        self.qtbot.mousePress(self.canvas, LEFT, pos=spots[0])
        for before, after in pairwise(spots):
            self.qtbot.mouseMove(self.canvas, (before + after) / 2)
            self.qtbot.mouseMove(self.canvas, after)
        self.qtbot.mouseRelease(self.canvas, LEFT, pos=spots[-1])

    def wheel(self, xy, clicks, modifier=PLAIN):
        at = QPointF(self.place(xy))
        turn = QPoint(0, 120 * clicks)
        event = QWheelEvent(
            at,
            QPointF(self.canvas.mapToGlobal(at.toPoint())),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    @property
    def objects(self):
        return self.session.document.instances(self.canvas.image_id)

    @property
    def newest(self):
        return max(self.objects, key=lambda item: item.id)

    @property
    def title(self):
        return self.session.editor.undo_title

    def stored(self):
        self.qtbot.waitUntil(lambda: self.window.face.status.stored.text() == "Stored", timeout=10_000)
        self.session.flush()
