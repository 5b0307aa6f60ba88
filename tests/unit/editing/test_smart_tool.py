from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.unit.editing.scenes import CELL, double, drag, key, make_scene, move, play, press, release
from workbench.core.masks import Mask
from workbench.editing.gesture import Refused
from workbench.editing.ghosts.prompt import Prompt, PromptPoint
from workbench.editing.pointer import SHIFT, Button, Kind, PointerEvent
from workbench.editing.tools.smart import smart


def disc(radius=20):
    ys, xs = np.mgrid[0:100, 0:200]
    return Mask.from_array((xs - 60) ** 2 + (ys - 50) ** 2 <= radius**2)


class Hand:
    """Plays a gesture and answers what its drafts ask, when told to."""

    def __init__(self, scene=None):
        self.scene = scene or make_scene()
        self.scene.file = Path("/a.png")
        self.scene.segmenter = self
        self.gesture = smart(self.scene)
        self.drafts = [next(self.gesture)]
        self.result = "going on"

    def do(self, *events):
        for event in events:
            try:
                self.drafts.append(self.gesture.send(event))
            except StopIteration as end:
                self.result = end.value
        return self

    def segment(self, picture, prompt):
        return prompt

    @property
    def asked(self):
        """What the newest draft wants to know."""
        return self.last.asks.work() if self.last.asks is not None else None

    def answer(self, mask=None, trouble=""):
        assert self.last.asks is not None
        return self.do(PointerEvent(Kind.ANSWER, 0, 0, answer=mask, error=trouble))

    @property
    def last(self):
        return self.drafts[-1]


def click(x, y, *modifiers):
    return [press(x, y, *modifiers), release(x, y)]


def test_that_clicks_and_a_box_gather_into_one_prompt():
    hand = Hand().do(
        *click(60, 50), *click(10, 10, SHIFT), press(90, 90, button=Button.RIGHT), *drag((20, 20), (100, 80))
    )
    points = (PromptPoint(60, 50), PromptPoint(10, 10, False), PromptPoint(90, 90, False))
    assert hand.asked == hand.last.prompt == Prompt(points, (20.0, 20.0, 80.0, 60.0))
    assert hand.last.is_busy and hand.last.hint.key == "smart.waiting"
    assert any(draft.band is not None for draft in hand.drafts) and hand.last.band is None


def test_that_the_mask_is_shown_as_it_comes_and_enter_takes_it():
    hand = Hand().do(*click(60, 50)).answer(disc())
    assert hand.last.hint.key == "smart.mask" and hand.last.instances[0].mask == disc()
    hand.do(key("Return"))
    (patch,) = hand.result.patches
    assert hand.result.title == "Add mask" and patch.after.mask == disc()
    assert patch.after.bbox_xywh == (40.0, 30.0, 41.0, 41.0) and patch.after.category_id == CELL.id


def test_that_enter_before_the_mask_waits_for_it():
    hand = Hand().do(*click(60, 50), key("Return"))
    assert hand.result == "going on"
    hand.answer(disc())
    assert hand.result.patches[0].after.mask == disc()


def test_that_the_result_may_be_an_outline_and_that_sticks():
    scene = make_scene()
    hand = Hand(scene).do(key("Tab"), *click(60, 50)).answer(disc()).do(key("Enter"))
    after = hand.result.patches[0].after
    assert after.mask is None and len(after.polygons) == 1 and scene.options.cuts_outlines
    assert Hand(scene).do(*click(60, 50)).answer(disc()).last.hint.key == "smart.outline"


def test_that_a_refusal_is_told_and_what_was_pointed_at_stays():
    hand = Hand().do(*click(60, 50)).answer(disc()).do(*click(70, 50)).answer(None, "Nothing stands out.")
    assert hand.last.refused == Refused("text", ("Nothing stands out.",))
    assert hand.last.instances[0].mask == disc() and hand.last.hint.key == "smart.mask"
    assert hand.do(move(1, 1)).last.refused is None


def test_that_backspace_takes_the_last_place_back_and_asks_again():
    hand = Hand().do(*click(60, 50)).answer(disc()).do(*click(80, 50)).answer(disc(25)).do(key("Backspace"))
    assert hand.asked == Prompt((PromptPoint(60, 50),))
    hand.do(key("Backspace"))
    assert hand.asked is None and hand.last.instances == () and not hand.last.is_busy


def test_that_quick_clicks_are_two_places():
    hand = Hand().do(*click(60, 50), double(62, 50), release(62, 50))
    assert len(hand.last.prompt.points) == 2


def test_that_places_outside_the_image_and_enter_alone_mean_nothing():
    hand = Hand().do(*click(-5, 50), press(500, 500, button=Button.RIGHT), key("Return"))
    assert hand.last.prompt == Prompt() and hand.last.refused == Refused("smart.nothing")


def test_that_points_beside_it_alone_ask_for_nothing():
    assert Hand().do(*click(60, 50, SHIFT)).asked is None


def test_that_without_a_class_nothing_begins():
    result, _ = play(smart(make_scene(category=None)), [move(5, 5), press(10, 10)])
    assert result == Refused("no_class")
