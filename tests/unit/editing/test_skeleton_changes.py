"""Another skeleton for labelled objects: one edit, and back byte for byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import IMAGES, MOUSE, SCHEMA, make_editor
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Skeleton
from workbench.editing.operations import RefusedError
from workbench.editing.poses.skeleton_changes import converted, reshaped, same_origins, set_skeleton
from workbench.project.entity_json import dump, instance_to_json

OLD = MOUSE.skeleton
POINTS = (Keypoint(1, 2, 2), Keypoint(3, 4, 1), Keypoint(0, 0, 0))
POSED = Instance(1, 1, MOUSE.id, (0, 0, 9, 9), keypoints=POINTS)


def test_that_points_follow_when_they_are_moved_added_and_removed():
    after = converted(POSED, (2, None, 0))
    assert after.keypoints == (POINTS[2], Keypoint(0, 0, 0), POINTS[0])
    assert (after.num_keypoints, after.bbox_xywh) == (1, POSED.bbox_xywh)
    box = Instance(2, 1, MOUSE.id, (0, 0, 9, 9))
    assert converted(box, (2, None, 0)) is box


def test_that_an_object_with_too_few_points_gets_absent_ones():
    assert converted(Instance(1, 1, 1, keypoints=POINTS[:1]), (2, 0)).keypoints == (Keypoint(0, 0, 0), POINTS[0])


def test_that_everything_that_names_points_follows_them():
    skeleton = Skeleton(
        ("nose", "left", "right", "tail"),
        ((0, 1), (0, 2), (0, 3)),
        ((1, 2),),
        (0.1, 0.2, 0.3, 0.4),
        ("#000001", "#000002", "#000003", "#000004"),
        ((0.0, 0.1), (0.2, 0.3), (0.4, 0.5), (0.6, 0.7)),
    )
    moved = reshaped(skeleton, ("tail", "nose", "right"), (3, 0, 2))
    assert moved.edges == ((1, 2), (1, 0))
    assert (moved.flip_pairs, moved.sigmas) == ((), (0.4, 0.1, 0.3))
    assert moved.colors == ("#000004", "#000001", "#000003")
    assert moved.template == ((0.6, 0.7), (0.0, 0.1), (0.4, 0.5))
    grown = reshaped(skeleton, (*skeleton.keypoints, "new"), (0, 1, 2, 3, None))
    assert grown.flip_pairs == skeleton.flip_pairs
    assert (grown.sigmas[-1], grown.template, len(grown.colors)) == (0.3, (), 5)
    assert reshaped(skeleton, skeleton.keypoints, same_origins(skeleton)) == skeleton


def test_that_only_labels_of_the_class_are_converted():
    other = Instance(2, 1, 2, keypoints=POINTS)
    edit = set_skeleton(SCHEMA, MOUSE.id, reshaped(OLD, ("b", "a"), (1, 0)), (1, 0), [POSED, other])
    assert [patch.after.id for patch in edit.patches[1:]] == [POSED.id]


def test_that_a_new_name_alone_touches_no_label():
    edit = set_skeleton(SCHEMA, MOUSE.id, reshaped(OLD, ("a", "b", "c"), (0, 1, 2)), (0, 1, 2), [POSED])
    assert len(edit.patches) == 1
    assert set_skeleton(SCHEMA, MOUSE.id, OLD, (0, 1, 2), [POSED]) is None


@pytest.mark.parametrize("origins", [(0, 0, 1), (0, 1), (0, 1, 7), (0, 1, -1)])
def test_that_origins_that_do_not_fit_are_refused(origins):
    with pytest.raises(RefusedError):
        set_skeleton(SCHEMA, MOUSE.id, Skeleton(("a", "b", "c")), origins, [POSED])


@st.composite
def changes(draw):
    kept = draw(st.permutations(range(3)).flatmap(lambda p: st.integers(0, 3).map(lambda n: list(p[:n]))))
    for place in sorted(draw(st.sets(st.integers(0, 3), max_size=2))):
        kept.insert(min(place, len(kept)), None)
    return tuple(kept)


coordinates = st.floats(0, 200, allow_nan=False)
keypoints = st.one_of(
    st.just(Keypoint(0.0, 0.0, 0)), st.builds(Keypoint, coordinates, coordinates, st.sampled_from([1, 2]))
)
poses = st.lists(st.tuples(st.sampled_from([1, 2]), st.tuples(keypoints, keypoints, keypoints)), max_size=8)


@given(changes(), poses)
def test_that_a_change_and_its_undo_leave_every_label_byte_equal(origins, found):
    instances = [
        Instance(number, image, MOUSE.id, keypoints=points) for number, (image, points) in enumerate(found, start=1)
    ]
    document, _, editor = make_editor(*instances)
    before = state(document)
    names = tuple(f"point {index}" for index in range(len(origins)))
    skeleton = reshaped(OLD, names, origins) if origins else None
    editor.commit(set_skeleton(document.schema, MOUSE.id, skeleton, origins, instances))
    for old in instances:
        new = document.instance(old.image_id, old.id)
        kept = [old.keypoints[origin] for origin in origins if origin is not None]
        assert [point for point, origin in zip(new.keypoints, origins, strict=True) if origin is not None] == kept
        assert new.num_keypoints == sum(point.v > 0 for point in kept)
    after = state(document)
    editor.undo()
    assert state(document) == before
    editor.redo()
    assert state(document) == after


def state(document):
    shown = [instance_to_json(item) for image in IMAGES for item in document.instances(image.id)]
    return json.dumps([dump(each) for each in shown]) + repr(document.schema)
