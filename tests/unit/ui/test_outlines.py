"""Outlines in the real window: drawn, holed, cut, united, simplified, with mouse and keys."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.unit.ui.window_world import current_instances, show
from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.editing.gesture import Hint, Refused
from workbench.ui.canvas.outline_texts import OutlineTexts
from workbench.ui.canvas.texts import CanvasTexts

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SQUARE = (100.0, 40.0, 160.0, 40.0, 160.0, 100.0, 100.0, 100.0)
BESIDE = (140.0, 60.0, 220.0, 60.0, 220.0, 120.0, 140.0, 120.0)


class Hand:
    """A hand on the window's canvas; places are image pixels."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.canvas = qtbot, window, window.canvas
        self.notices = []
        window.frame.parts.notices.raised.connect(lambda kind, text: self.notices.append(text))

    def move(self, place, modifiers=NONE, buttons=Qt.MouseButton.NoButton):
        self._send(QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, buttons, modifiers)

    def press(self, place, modifiers=NONE):
        self.move(place, modifiers)
        self._send(QEvent.Type.MouseButtonPress, place, LEFT, LEFT, modifiers)

    def release(self, place, modifiers=NONE):
        self._send(QEvent.Type.MouseButtonRelease, place, LEFT, Qt.MouseButton.NoButton, modifiers)

    def click(self, *places, modifiers=NONE):
        for place in places:
            self.press(place, modifiers)
            self.release(place, modifiers)

    def drag(self, start, end, modifiers=NONE):
        self.press(start, modifiers)
        for part in (0.3, 0.6, 1.0):
            self.move((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])), modifiers, LEFT)
        self.release(end, modifiers)

    def key(self, key, modifiers=NONE):
        self.qtbot.keyClick(self.canvas, key, modifiers)

    def _send(self, kind, place, button, buttons, modifiers):
        at = QPointF(*self.canvas.display.transform.to_screen(*place))
        event = QMouseEvent(kind, at, self.canvas.mapToGlobal(at), button, buttons, modifiers)
        QApplication.sendEvent(self.canvas, event)


@pytest.fixture
def hand(qtbot, window, project_path):
    show(qtbot, window, project_path)
    session = window.opened.session
    image_id = window.frame.parts.current.image_id
    fresh = [
        Instance(session.editor.new_instance_id(), image_id, 1, (100.0, 40.0, 60.0, 60.0), (SQUARE,)),
        Instance(session.editor.new_instance_id(), image_id, 2, (140.0, 60.0, 80.0, 60.0), (BESIDE,)),
    ]
    old = current_instances(window)
    session.editor.commit(
        Edit("Set up", (*(Patch(each, None) for each in old), *(Patch(None, each) for each in fresh)))
    )
    window.canvas.set_tool("select")
    return Hand(qtbot, window)


def select(hand, *positions):
    objects = current_instances(hand.window)
    hand.window.opened.session.selection.set(objects[position].id for position in positions)


def test_that_an_outline_is_drawn_by_hand_and_gets_a_hole_and_a_part_by_keys(hand):
    hand.window.opened.session.selection.clear()
    hand.key(Qt.Key.Key_P)
    hand.press((20, 140))
    for place in ((20, 200), (90, 200), (90, 140), (50, 140), (20, 140)):
        last = hand.canvas.image_place()
        for part in (0.25, 0.5, 0.75, 1.0):
            hand.move(tuple(last[i] + part * (place[i] - last[i]) for i in (0, 1)), buttons=LEFT)
    hand.release((20, 140))
    drawn = current_instances(hand.window)[-1]
    assert 4 <= len(drawn.polygons[0]) // 2 <= 8
    hand.key(Qt.Key.Key_O, SHIFT)
    hand.click((40, 160), (60, 160), (50, 180))
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_N, SHIFT)
    hand.click((240, 140), (260, 140), (250, 160))
    hand.key(Qt.Key.Key_Return)
    whole = current_instances(hand.window)[-1]
    assert (whole.id, len(whole.polygons), len(whole.holes)) == (drawn.id, 2, 1)
    assert hand.canvas.tool_id == "part"


def test_that_the_part_or_hole_under_the_pointer_is_deleted(hand):
    select(hand, 0)
    hand.key(Qt.Key.Key_O, SHIFT)
    hand.click((110, 50), (130, 50), (120, 70))
    hand.key(Qt.Key.Key_Return)
    assert len(current_instances(hand.window)[0].holes) == 1
    hand.key(Qt.Key.Key_J, CTRL)
    hand.move((120, 56))
    hand.key(Qt.Key.Key_Delete, SHIFT)
    assert current_instances(hand.window)[0].holes == ()
    hand.key(Qt.Key.Key_Delete, SHIFT)
    assert hand.notices[-1] == "The object has no other part: delete the object."
    hand.move((300, 230))
    hand.key(Qt.Key.Key_Delete, SHIFT)
    assert hand.notices[-1].startswith("Point at a part")


def test_that_boolean_operations_stand_on_keys_and_undo_takes_them_back(hand):
    before = current_instances(hand.window)
    for key, modifiers, left in (
        (Qt.Key.Key_M, CTRL | SHIFT, 1),
        (Qt.Key.Key_S, SHIFT, 2),
        (Qt.Key.Key_I, SHIFT, 1),
    ):
        select(hand, 0, 1)
        hand.key(key, modifiers)
        assert len(current_instances(hand.window)) == left
        assert current_instances(hand.window)[0] != before[0]
        hand.key(Qt.Key.Key_Z, CTRL)
        assert current_instances(hand.window) == before
    assert hand.notices[0] == "The united object is of class cell."
    select(hand, 0)
    hand.key(Qt.Key.Key_M, CTRL | SHIFT)
    assert hand.notices[-1] == "Select at least two objects first."


def test_that_simplifying_and_smoothing_say_how_many_points_are_left(hand):
    select(hand, 0)
    hand.key(Qt.Key.Key_M, SHIFT)
    assert hand.notices[-1] == "Smooth outline: 4 points are 8 now."
    hand.key(Qt.Key.Key_M, SHIFT)
    hand.key(Qt.Key.Key_V, SHIFT)
    assert hand.notices[-1].startswith("Simplify outline: 16 points are ")
    hand.key(Qt.Key.Key_R, SHIFT)
    assert hand.notices[-1] == "There is nothing to repair: no outline crosses itself."


def test_that_a_line_across_cuts_both_objects(hand):
    hand.window.opened.session.selection.clear()
    hand.key(Qt.Key.Key_X, SHIFT)
    hand.drag((80, 80), (240, 81))
    assert len(current_instances(hand.window)) == 4
    hand.key(Qt.Key.Key_Z, CTRL)
    assert len(current_instances(hand.window)) == 2


def test_that_the_switch_of_snapping_is_remembered_and_a_border_is_shared(hand):
    hand.key(Qt.Key.Key_G, SHIFT)
    assert hand.canvas.tool_options.snaps
    assert hand.window.frame.settings.flag("polygon.snap")
    hand.window.opened.session.selection.clear()
    hand.key(Qt.Key.Key_P)
    hand.click((220, 62))
    hand.move((219, 110))
    assert hand.canvas.display.draft.guides.snap[0] == 220
    assert hand.canvas.display.draft.hint.key == "polygon.border"
    hand.click((219, 110), (280, 110), (280, 62))
    hand.key(Qt.Key.Key_Return)
    neighbour, new = current_instances(hand.window)[1:]
    shared = new.polygons[0][:4]
    assert shared[0] == shared[2] == 220
    rings = set(zip(neighbour.polygons[0][::2], neighbour.polygons[0][1::2], strict=True))
    assert set(zip(shared[::2], shared[1::2], strict=True)) <= rings


def test_that_chosen_points_are_deleted_by_the_key_that_deletes_objects(hand):
    select(hand, 1)
    hand.drag((205, 45), (230, 75), CTRL)
    assert hand.window.opened.session.selection.points is not None
    hand.move((180, 90))
    hand.key(Qt.Key.Key_Delete)
    assert len(current_instances(hand.window)[1].polygons[0]) == 6


def test_that_alt_drags_an_edge_and_a_hole_by_alt_is_cut_with_the_polygon_tool(hand):
    select(hand, 0)
    hand.drag((130, 40), (130, 20), ALT)
    edge = current_instances(hand.window)[0].polygons[0][1::2][:2]
    assert edge == pytest.approx((20, 20), abs=1)
    hand.key(Qt.Key.Key_P)
    hand.click((110, 50), modifiers=ALT)
    hand.click((130, 50), (120, 70))
    hand.key(Qt.Key.Key_Return)
    assert len(current_instances(hand.window)[0].holes) == 1


def test_that_every_hint_and_refusal_of_outlines_is_a_sentence(qapp):
    texts = CanvasTexts()
    for key in ("part.first", "hole.first", "cut.first", "cut.first_selected", "cut.next", "select.points"):
        assert texts.hint(Hint(key))
    for key in (*OutlineTexts().hints(), *OutlineTexts().refusals()):
        assert texts.hint(Hint(key)) or texts.refusal(Refused(key)).endswith(".")
    assert texts.edit_title("Unite 12 objects") == "Unite 12 objects"


def test_that_outlines_of_many_points_are_worked_on_in_the_background(hand, qtbot):
    session = hand.window.opened.session
    turns = [2 * math.pi * step / 900 for step in range(900)]
    ring = tuple(value for turn in turns for value in (160 + 80 * math.cos(turn), 120 + 80 * math.sin(turn)))
    old = current_instances(hand.window)[0]
    session.editor.commit(Edit("Round it", (Patch(old, replace(old, polygons=(ring,))),)))
    select(hand, 0)
    hand.key(Qt.Key.Key_V, SHIFT)
    assert not hand.notices
    qtbot.waitUntil(lambda: bool(hand.notices), timeout=5000)
    assert hand.notices[-1].startswith("Simplify outline: 900 points are ")
    assert len(current_instances(hand.window)[0].polygons[0]) < 1800
