import pytest

from workbench.core.schema import Category, LabelSchema, Skeleton


def test_that_flip_indices_swap_the_pairs_only() -> None:
    skeleton = Skeleton(("nose", "left", "right"), flip_pairs=((1, 2),))
    assert skeleton.flip_indices == (0, 2, 1)


@pytest.mark.parametrize(
    "wrong", [{"edges": ((0, 2),)}, {"flip_pairs": ((-1, 0),)}, {"sigmas": (0.1,)}], ids=["edge", "pair", "sigma"]
)
def test_that_a_skeleton_that_does_not_fit_is_refused(wrong: dict) -> None:
    with pytest.raises(ValueError, match="keypoints"):
        Skeleton(("a", "b"), **wrong)


def test_that_gappy_ids_are_kept_and_twins_refused() -> None:
    schema = LabelSchema((Category(90, "z"), Category(3, "a")))
    assert schema.index(3) == 1 and schema.next_id() == 91
    assert schema.find("z") == Category(90, "z") and schema.find("none") is None
    with pytest.raises(ValueError, match="id 3"):
        LabelSchema((Category(3, "a"), Category(3, "b")))


def test_that_a_category_of_a_known_id_is_replaced_in_its_place() -> None:
    schema = LabelSchema((Category(1, "a"), Category(2, "b"))).with_category(Category(1, "renamed"))
    assert [category.name for category in schema.categories] == ["renamed", "b"]


def test_that_keypoint_names_are_those_of_the_skeleton_or_none() -> None:
    schema = LabelSchema((Category(1, "a", skeleton=Skeleton(("nose", "tail"))), Category(2, "b")))
    assert [schema.keypoint_names(number) for number in (1, 2, 3)] == [("nose", "tail"), (), ()]
