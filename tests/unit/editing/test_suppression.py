from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, MOUSE, SCHEMA, make_editor
from workbench.core.geometry import box_overlap
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.editing.ghosts.ghosts import acceptance, ghosts_of, neighbour
from workbench.editing.ghosts.suppression import SAME_BOX, Standing, pose_similarity, region_overlap, verdicts

BOX = (10.0, 10.0, 40.0, 40.0)
_places = st.tuples(*[st.floats(0, 60)] * 2, *[st.floats(5, 40)] * 2)
_boxes = st.builds(
    lambda number, box, category, score: Instance(number, 1, category, box, score=score),
    st.integers(-99, -1),
    _places,
    st.sampled_from([1, 2]),
    st.floats(0, 1),
)


def label(number=1, **shapes):
    return Instance(number, 1, **{"category_id": CELL.id, "bbox_xywh": BOX} | shapes)


def pose(*points, box=BOX, number=-1, score=0.9):
    return Instance(number, 1, MOUSE.id, box, keypoints=tuple(Keypoint(x, y, 2) for x, y in points), score=score)


def disc(x, y, radius, size=100):
    ys, xs = np.mgrid[0:size, 0:size] + 0.5
    return Mask.from_array((xs - x) ** 2 + (ys - y) ** 2 <= radius**2)


def standing(ghost, *labels):
    (verdict,) = verdicts([ghost], labels, SCHEMA)
    return verdict.standing


@given(st.lists(_boxes, max_size=8), st.lists(_boxes, max_size=8))
def test_that_boxes_are_news_exactly_when_no_label_of_the_class_overlaps_them(predicted, labels):
    for item, verdict in zip(predicted, verdicts(predicted, labels, SCHEMA), strict=True):
        overlaps = [
            box_overlap(item.bbox_xywh, each.bbox_xywh) for each in labels if each.category_id == item.category_id
        ]
        assert (verdict.standing is Standing.NEW) == (max(overlaps, default=0.0) < SAME_BOX)


@given(st.lists(_boxes, min_size=1, max_size=8))
def test_that_accepting_all_leaves_nothing_open_and_is_one_step(predicted):
    document, journal, editor = make_editor()
    edit = acceptance(ghosts_of(predicted, (), SCHEMA), editor.new_instance_id, "r")
    editor.commit(edit)
    labels = document.instances(1)
    assert 1 <= len(labels) <= len(predicted) and len(journal.entries) == 1
    for place, item in enumerate(labels):
        for other in labels[:place]:
            assert item.category_id != other.category_id or box_overlap(item.bbox_xywh, other.bbox_xywh) < SAME_BOX
    again = ghosts_of(predicted, labels, SCHEMA)
    assert not any(ghost.is_open for ghost in again)
    assert acceptance(again, editor.new_instance_id, "r") is None
    editor.undo()
    assert document.instances(1) == ()


@given(st.lists(_boxes, max_size=6), st.lists(_boxes, max_size=6), st.randoms())
def test_that_the_order_of_the_labels_means_nothing(predicted, labels, chance):
    mixed = list(labels)
    chance.shuffle(mixed)
    kinds = [verdict.standing for verdict in verdicts(predicted, labels, SCHEMA)]
    assert kinds == [verdict.standing for verdict in verdicts(predicted, mixed, SCHEMA)]


@given(st.lists(_boxes, max_size=8), st.floats(0, 1))
def test_that_walking_by_score_comes_to_every_open_one_and_home(predicted, least):
    ghosts = ghosts_of(predicted, (), SCHEMA, least)
    assert [ghost.score for ghost in ghosts] == sorted((g.score for g in ghosts), reverse=True)
    distinct = list(dict.fromkeys(ghost.instance for ghost in ghosts))
    if len(distinct) == len(ghosts) > 0 and all(ghost.is_open for ghost in ghosts):
        walk = [neighbour(ghosts, None, 1)]
        for _ in distinct[1:]:
            walk.append(neighbour(ghosts, walk[-1], 1))
        assert walk == distinct and neighbour(ghosts, walk[-1], 1) == walk[0]
        assert neighbour(ghosts, walk[0], -1) == walk[-1]


def test_that_after_accepting_one_the_next_lower_score_comes():
    ghosts = ghosts_of(
        [label(-n, bbox_xywh=(20.0 * n, 0.0, 9.0, 9.0), score=1 - n / 10) for n in (1, 2, 3)], (), SCHEMA
    )
    first, second, third = (ghost.instance for ghost in ghosts)
    left = [ghosts[0], ghosts[2]]
    assert neighbour(left, second, 1) == third and neighbour(left, second, -1) == first
    assert neighbour(left[:1], second, 1) == first and neighbour([], second, 1) is None


def test_that_of_several_predictions_of_one_object_only_the_surest_is_offered():
    poses = [pose((20 + n, 20), (30, 20), (40, 40), number=-n, score=0.9 - n / 10) for n in (1, 2, 3)]
    elsewhere = pose((120, 20), (130, 20), (140, 40), box=(110.0, 10.0, 40.0, 40.0), number=-9, score=0.5)
    ghosts = ghosts_of([*poses, elsewhere], [], SCHEMA)
    assert [ghost.instance.id for ghost in ghosts if ghost.is_open] == [-1, -9]
    assert {ghost.verdict.standing for ghost in ghosts if not ghost.is_open} == {Standing.DOUBLE}
    document, _, editor = make_editor()
    editor.commit(acceptance(ghosts, editor.new_instance_id, "r"))
    assert len(document.instances(1)) == 2
    assert not any(ghost.is_open for ghost in ghosts_of([*poses, elsewhere], document.instances(1), SCHEMA))


def test_that_what_a_model_guesses_outside_the_image_is_no_label():
    ghost = pose((-1, 50), (250, 20), (40, 40), box=(-5.0, 10.0, 300.0, 40.0))
    (patch,) = acceptance(ghosts_of([ghost], [], SCHEMA), lambda: 1, "r", (200, 100)).patches
    assert patch.after.bbox_xywh == (0.0, 10.0, 200.0, 40.0)
    assert [tuple(point) for point in patch.after.keypoints] == [(0, 50, 2), (0, 0, 0), (40, 40, 2)]


def test_that_poses_are_compared_by_their_points():
    points = ((20.0, 20.0), (30.0, 20.0), (40.0, 40.0))
    ghost = pose(*points)
    near, far = pose(*((x + 1, y) for x, y in points), number=1), pose(*((x + 14, y) for x, y in points), number=1)
    elsewhere = (8.0, 12.0, 30.0, 30.0)
    assert pose_similarity(ghost, near, (0.05,) * 3) > 0.9 > 0.1 > pose_similarity(ghost, far, (0.05,) * 3)
    assert standing(ghost, replace(near, bbox_xywh=elsewhere)) is Standing.LABELLED
    assert standing(ghost, replace(far, bbox_xywh=elsewhere)) is Standing.NEW
    # Told to look into the very box of a label, the model means that object.
    assert standing(ghost, far) is Standing.LABELLED


def test_that_a_pose_in_a_bare_box_completes_that_label_and_keeps_its_id():
    ghost = pose((20, 20), (30, 20), (55, 40))
    bare = Instance(7, 1, MOUSE.id, BOX)
    (found,) = ghosts_of([ghost], [bare], SCHEMA)
    assert found.verdict.standing is Standing.COMPLETES
    (patch,) = acceptance([found], lambda: 99, "r").patches
    assert (patch.before, patch.after.id, patch.after.keypoints) == (bare, 7, ghost.keypoints)
    assert patch.after.bbox_xywh == (10.0, 10.0, 45.0, 40.0)
    assert standing(ghost, replace(bare, is_locked=True)) is Standing.LABELLED


def test_that_one_label_is_completed_by_the_surer_one_only():
    sure, unsure = (
        pose((20, 20), (30, 20), (40, 40), number=-1),
        pose((11, 11), (48, 48), (30, 12), number=-2, score=0.5),
    )
    ghosts = ghosts_of([unsure, sure], [Instance(7, 1, MOUSE.id, BOX)], SCHEMA)
    assert [(ghost.instance.id, ghost.is_open) for ghost in ghosts] == [(-1, True), (-2, False)]


def test_that_masks_and_outlines_are_compared_by_area():
    round_one = label(-1, mask=disc(30, 30, 20), bbox_xywh=(10.0, 10.0, 40.0, 40.0), score=0.9)
    same = label(1, mask=disc(31, 30, 20), bbox_xywh=(11.0, 10.0, 40.0, 40.0))
    ring = label(1, mask=Mask.from_array(disc(30, 30, 20).to_array() & ~disc(30, 30, 17).to_array()))
    octagon = tuple(v for a in np.linspace(0, 2 * np.pi, 16, False) for v in (30 + 20 * np.cos(a), 30 + 20 * np.sin(a)))
    drawn = label(1, polygons=(tuple(map(float, octagon)),))
    assert standing(round_one, same) is Standing.LABELLED
    assert standing(round_one, ring) is Standing.NEW
    assert standing(round_one, drawn) is Standing.LABELLED
    assert region_overlap(round_one, drawn) > 0.9
    hollow = replace(drawn, holes=((20.0, 20.0, 40.0, 20.0, 40.0, 40.0, 20.0, 40.0),))
    assert region_overlap(round_one, hollow) < region_overlap(round_one, drawn) - 0.2


def test_that_a_mask_completes_a_box_drawn_by_hand():
    ghost = label(-1, mask=disc(30, 30, 20), score=0.9)
    (found,) = ghosts_of([ghost], [label(3, bbox_xywh=(9.0, 9.0, 42.0, 41.0))], SCHEMA)
    (patch,) = acceptance([found], lambda: 99, "r").patches
    assert patch.after.id == 3 and patch.after.mask == ghost.mask and patch.after.bbox_xywh == (10.0, 10.0, 40.0, 40.0)


def test_that_crowds_and_other_classes_suppress_nothing():
    ghost = label(-1, score=0.9)
    assert standing(ghost, label(1, iscrowd=True)) is Standing.NEW
    assert standing(ghost, label(1, category_id=MOUSE.id)) is Standing.NEW
    assert standing(ghost, label(1)) is Standing.LABELLED
