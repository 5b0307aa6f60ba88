"""Left and right, told by names."""

import pytest

from workbench.core.mirror_names import flip_pairs


@pytest.mark.parametrize(
    ("names", "pairs"),
    [
        (("nose", "left_eye", "right_eye"), ((1, 2),)),
        (("leftear", "snout", "rightear"), ((0, 2),)),
        (("L_Wing", "R_Wing", "l.leg", "r.leg"), ((0, 1), (2, 3))),
        (("hand_r", "hand_l"), ((0, 1),)),
        (("ear", "left_ear"), ()),
        (("a", "a"), ()),
        (("left", "left", "right"), ((0, 2),)),
        ((), ()),
    ],
)
def test_that_points_pair_with_the_one_on_the_other_side(names, pairs):
    assert flip_pairs(names) == pairs
