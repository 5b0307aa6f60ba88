"""GrabCut from a box: finds what stands out, the same each time, and says so when nothing does."""

import cv2
import numpy as np
import pytest

from workbench.core.masks import mask_bounds_xywh
from workbench.editing.masks.grabcut import NothingFoundError, grabcut_mask


def coin(size=(300, 200), centre=(150, 100), radius=50):
    rng = np.random.default_rng(3)
    image = rng.normal((60, 120, 60), 8, (size[1], size[0], 3))
    disc = np.zeros((size[1], size[0]), np.uint8)
    cv2.circle(disc, centre, radius, 1, -1)
    image[disc > 0] = rng.normal((40, 60, 200), 8, (int(disc.sum()), 3))
    return np.clip(image, 0, 255).astype(np.uint8), disc > 0


def overlap(mask, truth):
    found = mask.to_array()
    return (found & truth).sum() / (found | truth).sum()


@pytest.mark.parametrize("scale", [1, 5])
def test_that_the_object_in_the_box_is_cut_out(scale):
    image, truth = coin((300 * scale, 200 * scale), (150 * scale, 100 * scale), 50 * scale)
    mask = grabcut_mask(image, (90 * scale, 40 * scale, 120 * scale, 120 * scale))
    assert overlap(mask, truth) > 0.95
    assert mask == grabcut_mask(image, (90 * scale, 40 * scale, 120 * scale, 120 * scale))


def test_that_nothing_outside_the_box_is_taken():
    image, _ = coin()
    left, top, width, height = mask_bounds_xywh(grabcut_mask(image, (60.2, 20.7, 130, 160)))
    assert left >= 60 and top >= 20 and left + width <= 191 and top + height <= 181


def test_that_points_decide_what_colours_leave_open():
    image, truth = coin()
    assert overlap(grabcut_mask(image, (0, 0, 300, 200), keep=[(150, 100)], drop=[(10, 10), (290, 190)]), truth) > 0.95


def test_that_four_channels_do_as_three():
    image, _ = coin()
    padded = np.dstack([image, np.full(image.shape[:2], 255, np.uint8)])
    assert grabcut_mask(padded, (90, 40, 120, 120)) == grabcut_mask(image, (90, 40, 120, 120))


@pytest.mark.parametrize("box", [(400, 10, 50, 50), (10, 10, 0.5, 40), (float("nan"), 0, 10, 10), (-80, 0, 81, 50)])
def test_that_a_box_without_pixels_is_refused_in_words(box):
    with pytest.raises(NothingFoundError, match="box"):
        grabcut_mask(coin()[0], box)


def test_that_a_plain_image_gives_a_sentence_or_a_mask_but_no_crash():
    plain = np.full((50, 60, 3), 90, np.uint8)
    for box in ((5, 5, 20, 20), (0, 0, 60, 50), (0, 0, 2, 2)):
        try:
            assert grabcut_mask(plain, box).area > 0
        except NothingFoundError as error:
            assert str(error).endswith(".")
