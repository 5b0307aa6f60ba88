"""The list of images narrows, steps and counts."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.edit import Patch
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.review import ReviewState
from workbench.ui.models.image_list import ImageList

IMAGES = [
    ImageRecord(i, f"cam{i % 2}/frame-{i:02}.png", 10, 10, Split.VAL if i > 7 else Split.TRAIN) for i in range(1, 11)
]


def test_that_words_and_keys_narrow_together():
    images = ImageList(IMAGES, {1: 2, 9: 1})
    images.set_filter("status:todo")
    assert images.ids == [2, 3, 4, 5, 6, 7, 8, 10]
    images.set_filter("status:done split:val")
    assert images.ids == [9]
    images.set_filter("FRAME-0")
    assert len(images.ids) == 9
    images.set_filter("状态：待标注 frame-10")
    assert images.ids == [10]


def test_that_a_step_over_labelled_images_finds_the_next_without():
    images = ImageList(IMAGES, {2: 1, 3: 1})
    assert images.step(1, 1, only_unlabelled=True) == 4
    assert images.step(4, -1, only_unlabelled=True) == 1
    assert images.step(10, 1) == 0
    assert images.step(1, -1) == 0


def test_that_an_image_hidden_by_the_filter_leads_to_the_first_shown():
    images = ImageList(IMAGES)
    images.set_filter("split:val")
    assert images.row(1) == -1
    assert images.step(1, 1) == 8


@given(st.lists(st.tuples(st.sampled_from(range(1, 11)), st.booleans()), max_size=30))
def test_that_patches_count_as_adding_and_removing(changes):
    images = ImageList(IMAGES)
    expected = dict.fromkeys(range(1, 11), 0)
    for number, (image_id, is_new) in enumerate(changes):
        value = Instance(number, image_id, 1)
        images.add_counts([Patch(None, value) if is_new else Patch(value, None)])
        expected[image_id] += 1 if is_new else -1
    assert all(images.count(image_id) == count for image_id, count in expected.items())
    assert images.objects == sum(expected.values())


def test_that_a_class_of_its_own_counts_as_a_label():
    many = ImageList([ImageRecord(1, "a.png", 4, 4, tags=(1,)), ImageRecord(2, "b.png", 4, 4)])
    assert (many.labelled, many.state(1), many.state(2)) == (1, ReviewState.LABELLED, ReviewState.TODO)
    assert (many.is_labelled(1), many.is_labelled(2)) == (True, False)
    assert many.step(0, 1, only_unlabelled=True) == 1
    assert many.step(1, 1, only_unlabelled=True) == 2


def test_that_what_is_like_an_image_is_shown_nearest_first():
    many = ImageList([ImageRecord(number, f"{number}.png", 4, 4) for number in range(1, 6)])
    many.set_likeness(2, [5, 1])
    many.set_filter("like:2")
    assert many.ids == [2, 5, 1]
    many.set_filter("like:3")
    assert many.ids == []
