"""The measure tool: reads lengths, never labels."""

from __future__ import annotations

import pytest

from workbench.editing.pointer import SHIFT, Button, Kind, PointerEvent
from workbench.editing.tools.measure import TOOL, straightened


def event(kind, x, y, *modifiers):
    return PointerEvent(kind, x, y, Button.LEFT, frozenset(modifiers))


def drafts(*events):
    gesture = TOOL.gesture(None)
    shown = [next(gesture)]
    shown += [gesture.send(each) for each in events]
    return shown


def test_that_a_drag_is_measured_and_stays_until_the_next():
    *_, moving, done, after = drafts(
        event(Kind.PRESS, 10, 10),
        event(Kind.MOVE, 40, 50),
        event(Kind.RELEASE, 40, 50),
        event(Kind.MOVE, 200, 300),
    )
    assert moving.ruler.length == 50
    assert done.ruler == after.ruler == moving.ruler
    assert after.is_busy
    assert after.ruler.angle == pytest.approx(-53.13, abs=0.01)


def test_that_a_new_press_measures_anew():
    *_, last = drafts(
        event(Kind.PRESS, 0, 0),
        event(Kind.RELEASE, 30, 0),
        event(Kind.PRESS, 100, 100),
        event(Kind.MOVE, 100, 90),
    )
    assert (last.ruler.length, last.ruler.angle) == (10, 90)


def test_that_two_clicks_measure_as_a_drag_does():
    *_, last = drafts(
        event(Kind.PRESS, 0, 0), event(Kind.RELEASE, 0, 0), event(Kind.MOVE, 9, 0), event(Kind.PRESS, 9, 0)
    )
    assert last.ruler.length == 9
    assert last.hint.key == "measure.done"


def test_that_shift_keeps_to_steps_of_fifteen_degrees():
    *_, last = drafts(event(Kind.PRESS, 0, 0), event(Kind.MOVE, 100, 3, SHIFT))
    assert last.ruler.y1 == pytest.approx(0)
    assert straightened((5, 5), (15, 14)) == pytest.approx((14.513, 14.513), abs=0.001)


def test_that_nothing_is_shown_before_a_press():
    first, moved = drafts(event(Kind.MOVE, 5, 5))
    assert first.ruler is None
    assert moved.ruler is None
    assert not moved.is_busy
