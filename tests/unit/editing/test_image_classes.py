"""Predicted classes of a whole image: what is open, and what accepting does."""

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.editing.ghosts.image_classes import class_acceptance, class_ghosts

FOUND = (Instance(-1, 1, 3, score=0.7), Instance(-2, 1, 4, score=0.2), Instance(-3, 1, 5, (1, 1, 5, 5), score=0.9))


def open_ids(tags, several):
    return [ghost.instance.category_id for ghost in class_ghosts(FOUND, tags, several) if ghost.is_open]


def test_that_what_has_a_place_is_no_class_of_the_image():
    assert [ghost.instance.category_id for ghost in class_ghosts(FOUND, (), several=False)] == [3, 4]
    assert [ghost.score for ghost in class_ghosts(FOUND, (), several=False, least_score=0.5)] == [0.7]


def test_that_an_image_whose_class_is_the_surest_needs_nothing():
    assert open_ids((3,), several=False) == []
    assert open_ids((4,), several=False) == []
    instead = class_ghosts(FOUND, (4,), several=False)[0]
    assert instead.can_be_chosen and instead.verdict.label is None
    assert open_ids((3,), several=True) == [4]


def test_that_only_the_surest_waits_where_one_class_is_told_and_another_can_be_chosen():
    first, second = class_ghosts(FOUND, (), several=False)
    assert (first.is_open, second.is_open, second.can_be_chosen) == (True, False, True)
    assert open_ids((), several=True) == [3, 4]
    image = ImageRecord(1, "a.png", 10, 10)
    assert class_acceptance([second], image, several=False).patches[0].after.tags == (4,)


def test_that_a_class_takes_the_place_of_the_one_before_unless_images_have_several():
    image = ImageRecord(1, "a.png", 10, 10, tags=(4,))
    ghosts = class_ghosts(FOUND, image.tags, several=False)
    assert class_acceptance(ghosts, image, several=False).patches[0].after.tags == (3,)
    assert class_acceptance(ghosts, image, several=True).patches[0].after.tags == (3, 4)
    assert class_acceptance(ghosts[1:], image, several=True) is None  # the image has that class
