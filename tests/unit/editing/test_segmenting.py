from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from workbench.editing.ghosts.prompt import Prompt, PromptPoint
from workbench.editing.ghosts.segmenting import GrabCutSegmenter, Picture, SegmentError


@pytest.fixture(scope="module")
def picture():
    """Two red discs on noisy green."""
    chance = np.random.default_rng(1)
    image = np.full((240, 320, 3), (60, 140, 60), np.uint8)
    for centre in ((90, 120), (240, 120)):
        cv2.circle(image, centre, 36, (40, 40, 220), -1)
    noisy = np.clip(image + chance.normal(0, 6, image.shape), 0, 255).astype(np.uint8)

    def read(left, top, width, height):
        return noisy[top : top + height, left : left + width]

    return Picture(Path("/nowhere.png"), 320, 240, read)


def test_that_a_box_cuts_the_object_out_by_colour(picture):
    mask = GrabCutSegmenter().segment(picture, Prompt((), (45.0, 75.0, 90.0, 90.0)))
    assert mask.area == pytest.approx(np.pi * 36**2, rel=0.06)


def test_that_a_click_takes_the_object_under_it_alone(picture):
    mask = GrabCutSegmenter().segment(picture, Prompt((PromptPoint(90, 120),)))
    cells = mask.to_array()
    assert cells[120, 90] and not cells[120, 240]
    assert mask.area == pytest.approx(np.pi * 36**2, rel=0.1)


def test_that_nothing_pointed_at_is_told(picture):
    for prompt in (Prompt(), Prompt((PromptPoint(5, 5, is_on=False),)), Prompt((), (500.0, 500.0, 10.0, 10.0))):
        with pytest.raises(SegmentError):
            GrabCutSegmenter().segment(picture, prompt)
