"""The doctor finds what spoils a training, names the images, and mends it in one step that leaves nothing to find."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.tasks.doctor.catalog import CHECKS, examine, repair
from workbench.tasks.doctor.labels import Labels

BODY = Skeleton(("left_eye", "right_eye", "nose"))
SCHEMA = LabelSchema((Category(1, "cell"), Category(2, "face", skeleton=BODY)))
IMAGES = (ImageRecord(1, "a.png", 100, 80, Split.TRAIN), ImageRecord(2, "b.png", 100, 80, Split.VAL))
GOOD = Instance(1, 1, 1, (10.0, 10.0, 20.0, 20.0))
POSE = Instance(9, 1, 2, (0.0, 0.0, 50.0, 50.0), keypoints=(Keypoint(5, 5, 2), Keypoint(9, 5, 1), Keypoint(7, 9, 2)))


def labels(*instances, images=IMAGES, prints=None, schema=SCHEMA):
    return Labels(schema, images, instances, prints or {})


def codes(found):
    return {finding.code for finding in found}


@pytest.mark.parametrize(
    ("code", "instance"),
    [
        ("box_outside", replace(GOOD, bbox_xywh=(-5.0, 10.0, 20.0, 20.0))),
        ("box_outside", replace(GOOD, bbox_xywh=(90.0, 10.0, 20.0, 20.0))),
        ("box_thin", replace(GOOD, bbox_xywh=(10.0, 10.0, 0.0, 20.0))),
        ("keypoint_outside", replace(POSE, keypoints=(Keypoint(-50, 5, 2), *POSE.keypoints[1:]))),
        ("keypoint_unknown", replace(POSE, keypoints=POSE.keypoints[:2])),
        ("pose_unboxed", replace(POSE, bbox_xywh=None)),
    ],
)
def test_that_a_fault_is_found_with_its_image(code, instance):
    found = next(finding for finding in examine(labels(instance)) if finding.code == code)
    assert found.images == (1,)
    assert str(found.text).startswith("One ") and " their " not in found.text
    several = labels(instance, replace(instance, id=20, category_id=instance.category_id, group=7))
    text = str(next(finding for finding in examine(several) if finding.code == code).text)
    assert text.startswith("2 ") and " their " in text


def test_that_an_object_drawn_twice_is_found_once():
    found = labels(GOOD, replace(GOOD, id=2), replace(GOOD, id=3, category_id=2))
    assert repair("object_twice", found).patches[0].before.id == 2
    assert len(repair("object_twice", found).patches) == 1


def test_that_what_a_person_said_of_an_object_is_not_deleted_with_its_twin():
    said = (
        replace(GOOD, id=2, attributes={"colour": "red"}),
        replace(GOOD, id=3, group=7),
        replace(GOOD, id=4, iscrowd=True),
    )
    assert repair("object_twice", labels(GOOD, *said)) is None


def test_that_a_picture_of_both_splits_is_found_and_then_trained_on_alone():
    found = labels(GOOD, prints={1: "same", 2: "same"})
    assert "split_leak" in codes(examine(found))
    assert repair("split_leak", found).patches[0].after.split is Split.TRAIN
    assert "split_leak" not in codes(examine(labels(GOOD, prints={1: "one", 2: "other"})))


def test_that_mirror_pairs_come_from_the_names():
    edit = repair("no_mirror_pairs", labels(POSE))
    assert edit.patches[0].after.categories[1].skeleton.flip_pairs == ((0, 1),)


def test_that_a_locked_object_is_left_alone():
    found = labels(replace(GOOD, bbox_xywh=(-5.0, 10.0, 20.0, 20.0), is_locked=True))
    assert repair("box_outside", found) is None


def test_that_detectors_are_not_asked_for_keypoints():
    assert "pose_unboxed" not in codes(examine(labels(replace(POSE, bbox_xywh=None)), "detection"))


def test_that_good_labels_give_nothing_to_repair():
    paired = LabelSchema(
        (SCHEMA.categories[0], replace(SCHEMA.categories[1], skeleton=replace(BODY, flip_pairs=((0, 1),))))
    )
    mask = Instance(3, 2, 1, mask=Mask.from_array(np.ones((80, 100), dtype=bool)))
    assert examine(labels(GOOD, POSE, mask, schema=paired)) == ()


numbers = st.floats(-200, 300, allow_nan=False)
things = st.builds(
    Instance,
    st.integers(1, 10**6),
    st.sampled_from((1, 2)),
    st.just(2),
    st.none() | st.tuples(numbers, numbers, st.floats(0, 200), st.floats(0, 200)),
    keypoints=st.just(())
    | st.tuples(*(st.builds(Keypoint, numbers, numbers, st.sampled_from((0, 1, 2))) for _ in range(3))),
)


@given(st.lists(things, max_size=6, unique_by=lambda item: item.id))
def test_that_after_all_repairs_nothing_is_left_that_could_be_repaired(items):
    schema, left = SCHEMA, {item.id: item for item in items}
    for _ in range(3):
        for check in CHECKS:
            edit = check.edit(Labels(schema, IMAGES, tuple(left.values())))
            for patch in edit.patches if edit else ():
                if isinstance(patch.after, LabelSchema):
                    schema = patch.after
                elif patch.after is None:
                    del left[patch.before.id]
                else:
                    left[patch.after.id] = patch.after
    assert all(check.edit(Labels(schema, IMAGES, tuple(left.values()))) is None for check in CHECKS)
