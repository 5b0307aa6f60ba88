from workbench.core.schema import Skeleton
from workbench.tasks.skeletons import mirror_pairs


def test_that_mirror_pairs_are_guessed_from_names_only_when_none_are_given():
    assert mirror_pairs(Skeleton(("snout", "leftear", "rightear"))) == ((1, 2),)
    assert mirror_pairs(Skeleton(("eye_l", "eye_r", "tail"))) == ((0, 1),)
    assert mirror_pairs(Skeleton(("a", "b", "c"), flip_pairs=((0, 2),))) == ((0, 2),)
    assert mirror_pairs(Skeleton(("a", "b", "c"))) == ()
