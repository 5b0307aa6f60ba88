from __future__ import annotations

import pytest

from tests.unit.editing.scenes import CELL, MOUSE, SCHEMA, drag, make_editor, make_scene, move, play, press, release
from workbench.core.instance import Instance, Keypoint
from workbench.editing.gesture import Refused
from workbench.editing.ghosts.ghost_touch import touched
from workbench.editing.ghosts.ghosts import ghosts_of
from workbench.editing.ghosts.refinement import refinement
from workbench.editing.tools.accept_brush import accept_brush


def found(*lefts):
    return [Instance(-n, 1, CELL.id, (x, 10.0, 20.0, 20.0), score=1 - n / 10) for n, x in enumerate(lefts, 1)]


def scene_with(*predicted, labels=()):
    scene = make_scene(*labels)
    scene.ghosts = ghosts_of(predicted, labels, SCHEMA)
    scene.ghost_run = "r"
    return scene


def test_that_all_that_the_brush_touches_becomes_labels_in_one_step():
    scene = scene_with(*found(10, 60, 110, 160))
    edit, drafts = play(accept_brush(scene), drag((20, 20), (120, 20)))
    assert edit.title == "Accept 3 predictions"
    assert [patch.after.bbox_xywh[0] for patch in edit.patches] == [10, 60, 110]
    assert {patch.after.origin for patch in edit.patches} == {"run:r"}
    assert [len(draft.instances) for draft in drafts] == [0, 1, 2, 3]
    assert drafts[-1].hint.args == ("3",) and drafts[-1].is_busy


def test_that_a_quick_stroke_jumps_over_nothing():
    scene = scene_with(*found(10, 60, 110, 160))
    edit, _ = play(accept_brush(scene), [press(5, 20), release(190, 20)])
    assert len(edit.patches) == 4


def test_that_a_stroke_beside_everything_changes_nothing():
    edit, _ = play(accept_brush(scene_with(*found(10))), drag((100, 80), (150, 80)))
    assert edit is None


def test_that_without_predictions_the_brush_says_so():
    result, drafts = play(accept_brush(scene_with()), drag((10, 10), (20, 20)))
    assert result == Refused("accept.none") and drafts[0].hint.key == "accept.none"


def test_that_what_a_label_says_is_not_brushed_into_a_second_one():
    labels = (Instance(1, 1, CELL.id, (10.0, 10.0, 20.0, 20.0)),)
    edit, _ = play(accept_brush(scene_with(*found(11, 60), labels=labels)), drag((15, 15), (70, 20)))
    assert [patch.after.bbox_xywh[0] for patch in edit.patches] == [60]


def test_that_the_pointer_says_what_a_press_would_take():
    _, drafts = play(accept_brush(scene_with(*found(10))), [move(20, 20), move(100, 90)])
    assert [draft.chip for draft in drafts] == ["", "cell", ""]


def test_that_touching_reaches_as_far_as_it_says():
    ghosts = ghosts_of(found(10), (), SCHEMA)
    assert touched(ghosts, [(35, 20)], 6) and not touched(ghosts, [(38, 20)], 6) and not touched(ghosts, [], 6)


# a box refined by what a model found in it


def box(number=1, category=CELL, **shapes):
    return Instance(number, 1, category.id, (10.0, 10.0, 40.0, 40.0), **shapes)


def pose(category=MOUSE, points=3):
    points = tuple(Keypoint(12.0 + n, 20.0, 2) for n in range(points))
    return Instance(-1, 1, category.id, (10.0, 10.0, 40.0, 40.0), keypoints=points, score=0.9)


def test_that_a_box_gets_the_keypoints_found_in_it_as_one_edit():
    mouse = box(category=MOUSE)
    edit = refinement([mouse], [pose()], SCHEMA)
    (patch,) = edit.patches
    assert edit.title == "Refine object" and patch.before == mouse
    assert patch.after.keypoints == pose().keypoints and patch.after.bbox_xywh == mouse.bbox_xywh
    document, _, editor = make_editor(mouse)
    editor.commit(edit)
    editor.undo()
    assert document.instances(1) == (mouse,)


@pytest.mark.parametrize(
    "item",
    [pose(points=2), pose(CELL), Instance(-1, 1, CELL.id, (45.0, 45.0, 40.0, 40.0), score=0.9)],
    ids=["other skeleton", "class without points", "elsewhere"],
)
def test_that_what_does_not_fit_is_not_given(item):
    assert refinement([box()], [item], SCHEMA) is None


def test_that_each_box_gets_its_own_and_its_class_first():
    boxes = [box(1), Instance(2, 1, CELL.id, (20.0, 10.0, 40.0, 40.0))]
    items = [
        Instance(-1, 1, MOUSE.id, (10.0, 10.0, 40.0, 40.0), score=0.9),
        Instance(-2, 1, CELL.id, (12.0, 11.0, 39.0, 38.0), score=0.4),
        Instance(-3, 1, CELL.id, (21.0, 10.0, 38.0, 40.0), score=0.3),
    ]
    edit = refinement(boxes, items, SCHEMA)
    after = {patch.after.id: patch.after.bbox_xywh for patch in edit.patches}
    assert edit.title == "Refine 2 objects" and after == {1: items[1].bbox_xywh, 2: items[2].bbox_xywh}
    assert all(patch.after.category_id == CELL.id for patch in edit.patches)
