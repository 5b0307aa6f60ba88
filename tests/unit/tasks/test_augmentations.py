"""What of a pipeline can be set, and what switches it off."""

from __future__ import annotations

from workbench.tasks.augmentations import AUGMENTATIONS, augmentations_of, chance_of, key_of, with_chance


def test_that_one_transform_can_be_several_things_to_a_person():
    found = augmentations_of([{"type": "RandomBBoxTransform", "rotate_factor": 25.0, "shift_prob": 0.0}])
    assert [str(item.augmentation.title) for item in found] == ["Rotate", "Scale", "Shift"]
    assert [item.is_on for item in found] == [True, True, False]
    rotate = found[0]
    assert rotate.value(rotate.augmentation.knobs[1]) == 25.0
    assert key_of(rotate.augmentation, "rotate_prob") == "augment.RandomBBoxTransform.rotate_prob"


def test_that_transforms_inside_others_and_with_a_scope_are_found_once():
    inner = {"type": "Albumentation", "transforms": [{"type": "Blur", "p": 0.1}, {"type": "CoarseDropout"}]}
    found = augmentations_of([{"type": "mmdet.YOLOXHSVRandomAug"}, inner, {"type": "YOLOXHSVRandomAug"}])
    assert [item.augmentation.transform for item in found] == ["YOLOXHSVRandomAug", "Blur", "CoarseDropout"]


def test_that_a_chance_spread_over_directions_keeps_its_shares():
    assert chance_of([0.1, 0.3]) == 0.4
    assert with_chance([0.1, 0.3], 0.8) == [0.2, 0.6]
    assert with_chance([0.0, 0.0], 0.5) == [0.25, 0.25]
    assert with_chance(0.5, 0.123456) == 0.123


def test_that_whatever_is_switched_off_says_so():
    for entry in AUGMENTATIONS:
        off = augmentations_of([{"type": entry.transform, **entry.off}])
        assert not next(item for item in off if item.augmentation is entry).is_on, entry.transform
        assert {knob.setting for knob in entry.knobs} >= set(entry.off), entry.transform
