"""Whatever a hand does, tools for outlines end in a sound edit, a sentence, or nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, SQUARE, make_scene
from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.core.validity import check_ring
from workbench.editing.gesture import Draft, Refused
from workbench.editing.outlines import polygon_algebra as algebra
from workbench.editing.outlines.region import Region
from workbench.editing.pointer import ALT, CTRL, SHIFT, Button, Kind, PointerEvent
from workbench.editing.reshape import rings_of
from workbench.editing.tools.cut import cut
from workbench.editing.tools.hole import hole
from workbench.editing.tools.part import part
from workbench.editing.tools.polygon import polygon
from workbench.editing.tools.select import select

HOLED = Instance(1, 1, CELL.id, (10.0, 10.0, 40.0, 40.0), (SQUARE,), holes=((20.0, 20.0, 40.0, 20.0, 30.0, 40.0),))
BESIDE = Instance(2, 1, CELL.id, (50.0, 10.0, 40.0, 40.0), ((50.0, 10.0, 90.0, 10.0, 90.0, 50.0, 50.0, 50.0),))

# Coarse places meet vertices, edges and each other again and again.
places = st.tuples(st.integers(-2, 21), st.integers(-2, 11)).map(lambda place: (place[0] * 10.0, place[1] * 10.0))
modifiers = st.sampled_from([(), (), (), (CTRL,), (SHIFT,), (ALT,), (CTRL, SHIFT)]).map(frozenset)
kinds = st.sampled_from([Kind.PRESS, Kind.PRESS, Kind.MOVE, Kind.MOVE, Kind.RELEASE, Kind.DOUBLE, Kind.KEY])
keys = st.sampled_from(["Enter", "Backspace", "F", "Delete", "Left"])
buttons = st.sampled_from([Button.LEFT, Button.LEFT, Button.LEFT, Button.RIGHT])


@st.composite
def events(draw):
    kind = draw(kinds)
    x, y = draw(places)
    key = draw(keys) if kind is Kind.KEY else ""
    button = draw(buttons) if kind in (Kind.PRESS, Kind.RELEASE, Kind.DOUBLE) else Button.NONE
    return PointerEvent(kind, x, y, button, draw(modifiers), key=key)


@st.composite
def clicks(draw):
    """Some clicks or one stroke, all with the same modifiers, and a key that finishes."""
    held = draw(modifiers)
    path = draw(st.lists(places, min_size=3, max_size=7))
    is_stroke = draw(st.integers(0, 3)) == 0
    found = [PointerEvent(Kind.PRESS, *path[0], Button.LEFT, held)]
    for x, y in path[1:]:
        if is_stroke:
            found.append(PointerEvent(Kind.MOVE, x, y, Button.NONE, held))
        else:
            found += [
                PointerEvent(Kind.RELEASE, x, y, Button.LEFT, held),
                PointerEvent(Kind.PRESS, x, y, Button.LEFT, held),
            ]
    last = path[-1]
    return [*found, PointerEvent(Kind.RELEASE, *last, Button.LEFT, held), PointerEvent(Kind.KEY, *last, key="Enter")]


hands = st.lists(st.one_of(events().map(lambda event: [event]), clicks()), min_size=2, max_size=12)


@settings(max_examples=300)
@given(st.sampled_from([polygon, part, hole, cut, select]), hands, st.booleans(), st.booleans())
def test_that_outlines_stay_sound_whatever_the_hand_does(tool, hand, snaps, is_selected):
    scene = make_scene(HOLED, replace(BESIDE))
    scene.selection.set((1,) if is_selected or tool in (part, hole) else ())
    scene.options.snaps = snaps
    gesture = tool(scene)
    assert isinstance(next(gesture), Draft)
    for event in (event for chunk in hand for event in chunk):
        try:
            gesture.send(event)
        except StopIteration as end:
            check(end.value, is_drawn=tool is not select)
            take(scene, end.value)
            gesture = tool(scene)
            next(gesture)


def check(result, is_drawn):
    assert result is None or isinstance(result, Edit | Refused)
    for patch in result.patches if isinstance(result, Edit) else ():
        if patch.after is not None:
            for ring in rings_of(patch.after):
                check_ring(ring, 200, 100)
            region = Region(patch.after.polygons, patch.after.holes)
            assert not is_drawn or algebra.is_sound(region)


def take(scene, result):
    """What the editor and the canvas would make of a result."""
    for patch in result.patches if isinstance(result, Edit) else ():
        if patch.after is None:
            scene.index.drop(patch.before.id)
        else:
            assert patch.before is None or scene.index.get(patch.before.id) == patch.before
            scene.index.put(patch.after)
