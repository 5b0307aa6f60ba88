"""The compressed run-length text, against pycocotools as the oracle on valid input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from pycocotools import mask as oracle

from workbench.core.masks import MAX_PIXELS, Mask
from workbench.core.rle_text import counts_from_text, mask_from_text, text_from_counts, text_of_mask

images = hnp.arrays(bool, hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=40))


@given(images)
def test_that_the_text_is_the_one_the_coco_tools_write(image):
    expected = oracle.encode(np.asfortranarray(image.astype(np.uint8)))["counts"].decode()
    mask = Mask.from_array(image)
    assert text_of_mask(mask) == expected
    assert mask_from_text(mask.height, mask.width, expected) == mask


@given(st.lists(st.integers(0, MAX_PIXELS), max_size=60))
def test_that_any_counts_survive_the_text(counts):
    values = np.array(counts, dtype=np.int64)
    assert counts_from_text(text_from_counts(values)).tolist() == counts


def test_that_large_masks_match_the_coco_tools():
    rng = np.random.default_rng(3)
    for _ in range(20):
        height, width = (int(side) for side in rng.integers(300, 900, 2))
        image = np.zeros((height, width), dtype=bool)
        for _ in range(30):
            top, left = int(rng.integers(height)), int(rng.integers(width))
            image[top : top + int(rng.integers(1, 400)), left : left + int(rng.integers(1, 400))] ^= True
        expected = oracle.encode(np.asfortranarray(image.astype(np.uint8)))["counts"].decode()
        assert text_of_mask(Mask.from_array(image)) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("é", "characters"),
        ("\x01", "characters"),
        ("~~", "characters"),
        ("o", "breaks off"),
        ("oooooooo0", "longer than any image"),
        ("oooooo?", "longer than any image"),
        ("O", "negative"),
        ("144J", "negative"),
    ],
)
def test_that_a_text_that_is_no_run_lengths_is_refused(text, reason):
    with pytest.raises(ValueError, match=reason):
        counts_from_text(text)


@given(st.binary(max_size=40), st.integers(-5, 200), st.integers(-5, 200))
def test_that_random_text_gives_a_whole_mask_or_a_value_error(data, height, width):
    try:
        mask = mask_from_text(height, width, data.decode("latin-1"))
    except ValueError:
        return
    assert int(mask.counts.sum()) == height * width
