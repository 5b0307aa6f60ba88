from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.image import ImageRecord, Split
from workbench.project.error import ProjectError
from workbench.project.splitting import plan_split


def images(*names, split=Split.NONE):
    return [ImageRecord(number, name, 10, 10, split) for number, name in enumerate(names, 1)]


def val_names(edit):
    return [patch.after.path for patch in edit.patches if patch.after.split is Split.VAL]


def test_that_by_order_the_last_images_by_name_are_validation():
    edit = plan_split(images("img10.png", "img9.png", "img1.png"), {1, 2, 3}, 1, "order")
    assert val_names(edit) == ["img10.png"]
    assert len(edit.patches) == 3


def test_that_a_fraction_is_a_part_of_the_labelled_images():
    edit = plan_split(images(*(f"{n}.png" for n in range(20))), set(range(1, 11)), 0.2)
    assert len(val_names(edit)) == 2
    assert len(edit.patches) == 10


@given(st.integers(0, 99))
def test_that_the_same_seed_draws_the_same_images(seed):
    many = images(*(f"{n}.png" for n in range(12)))
    labelled = set(range(1, 13))
    first = val_names(plan_split(many, labelled, 4, "random", seed))
    assert sorted(first) == sorted(val_names(plan_split(many[::-1], labelled, 4, "random", seed)))


def test_that_every_class_of_whole_images_gives_its_part():
    many = [replace(image, tags=(1 + (image.id > 10),)) for image in images(*(f"{n:02}.png" for n in range(20)))]
    held_out = {patch.after.id for patch in plan_split(many, set(), 0.25).patches if patch.after.split is Split.VAL}
    assert held_out in ({8, 9, 10, 19, 20}, {9, 10, 18, 19, 20})


def test_that_test_images_stay_and_unlabelled_ones_get_no_split():
    many = [*images("a.png", "b.png", "c.png"), ImageRecord(8, "t.png", 1, 1, Split.TEST)]
    many.append(ImageRecord(9, "u.png", 1, 1, Split.TRAIN))
    edit = plan_split(many, {1, 2, 3, 8}, 1)
    after = {patch.after.id: patch.after.split for patch in edit.patches}
    assert after == {1: Split.TRAIN, 2: Split.TRAIN, 3: Split.VAL, 9: Split.NONE}


def test_that_nothing_labelled_yet_means_that_all_images_are_split():
    assert len(plan_split(images("a.png", "b.png"), set(), 1).patches) == 2


@pytest.mark.parametrize(("val", "by"), [(2, "order"), (5, "order"), (0, "order"), (1.5, "order"), (1, "weight")])
def test_that_a_split_that_makes_no_sense_is_a_sentence(val, by):
    with pytest.raises(ProjectError):
        plan_split(images("a.png", "b.png"), set(), val, by)


def test_that_one_image_cannot_be_split():
    with pytest.raises(ProjectError, match="at least two"):
        plan_split(images("a.png"), {1}, 1)
