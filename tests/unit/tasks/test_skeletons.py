from pathlib import Path

import pytest

from workbench.core.schema import Skeleton
from workbench.tasks.skeletons import SkeletonError, mirror_pairs, read_skeleton, skeleton_category, skeleton_names


def test_that_every_skeleton_that_ships_can_be_read():
    assert {"coco-17", "set-square", "mouse-4"} <= set(skeleton_names())
    for name in skeleton_names():
        assert skeleton_category(name, 7).id == 7


def test_that_the_person_has_a_sigma_for_every_keypoint():
    person = skeleton_category("coco-17").skeleton
    assert person is not None
    assert len(person.sigmas) == len(person.keypoints) == 17


def test_that_mirror_pairs_are_guessed_from_names_only_when_none_are_given():
    assert mirror_pairs(Skeleton(("snout", "leftear", "rightear"))) == ((1, 2),)
    assert mirror_pairs(Skeleton(("eye_l", "eye_r", "tail"))) == ((0, 1),)
    assert mirror_pairs(Skeleton(("a", "b", "c"), flip_pairs=((0, 2),))) == ((0, 2),)
    assert mirror_pairs(Skeleton(("a", "b", "c"))) == ()


def test_that_an_unknown_name_and_a_broken_file_say_so(tmp_path: Path):
    with pytest.raises(SkeletonError, match="coco-17"):
        skeleton_category("unicorn")
    broken = tmp_path / "broken.json"
    broken.write_text('{"keypoints": ["a"], "edges": [[0, 5]]}')
    with pytest.raises(SkeletonError, match=r"broken\.json"):
        read_skeleton(broken)
