"""Copied objects: pasted beside, in place, on images of another size."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.editing.clipboard import Clipping, Paper, paste

BOX = Instance(1, 1, 5, (10.0, 10.0, 20.0, 10.0), group=3, is_locked=True, origin="run:a", score=0.5)
POSE = Instance(2, 1, 6, (40.0, 10.0, 10.0, 10.0), keypoints=(Keypoint(41, 11, 2), Keypoint(0, 0, 0)), group=3)


def pasted(clipping, paper, shift=(0.0, 0.0)):
    edit = paste(clipping, paper, count(100).__next__, shift)
    return edit, [patch.after for patch in edit.patches] if edit else []


def test_that_copies_are_new_objects_of_a_new_group_and_by_hand():
    edit, (box, pose) = pasted(Clipping((BOX, POSE)), Paper(2, 100, 50, (Instance(9, 2, 5, group=7),)))
    assert edit.title == "Paste 2 objects"
    assert (box.id, box.image_id, box.bbox_xywh) == (100, 2, BOX.bbox_xywh)
    assert (box.origin, box.score, box.is_locked) == ("hand", None, False)
    assert box.group == pose.group == 8
    assert pose.keypoints == POSE.keypoints


def test_that_pasting_twice_in_place_makes_no_doubles():
    _, first = pasted(Clipping((BOX,)), Paper(2, 100, 50))
    edit, _ = pasted(Clipping((BOX,)), Paper(2, 100, 50, tuple(first)))
    assert edit is None
    edit, again = pasted(Clipping((BOX,)), Paper(2, 100, 50, tuple(first)), (5.0, 5.0))
    assert again[0].bbox_xywh == (15, 15, 20, 10)


@given(st.floats(-500, 500), st.floats(-500, 500))
def test_that_a_shifted_copy_stays_inside_the_image(dx, dy):
    _, copies = pasted(Clipping((BOX, POSE)), Paper(2, 100, 50), (dx, dy))
    for x, y, width, height in (copy.bbox_xywh for copy in copies):
        assert x >= -1e-9 and x + width <= 100 + 1e-9 and y >= -1e-9 and y + height <= 50 + 1e-9
    assert copies[1].bbox_xywh[0] - copies[0].bbox_xywh[0] == pytest.approx(30)


def test_that_what_lies_beyond_a_smaller_image_is_left_out_and_a_mask_is_cut():
    array = np.zeros((50, 100), bool)
    array[10:20, 10:90] = True
    mask = Instance(3, 1, 5, mask=Mask.from_array(array))
    _, copies = pasted(Clipping((POSE, mask)), Paper(2, 30, 60))
    assert [copy.mask.area for copy in copies] == [10 * 20]
    assert (copies[0].mask.width, copies[0].mask.height) == (30, 60)
    assert pasted(Clipping((mask,)), Paper(2, 5, 5))[0] is None


def test_that_the_middle_of_a_clipping_is_known():
    assert Clipping((BOX, POSE)).place() == (30, 15)
    assert Clipping((Instance(3, 1, 5),)).place() is None
