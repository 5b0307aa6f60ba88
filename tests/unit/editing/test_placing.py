"""Points in order, left for later or absent; the absent ones of a pose; whole poses stamped; where the next is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.editing.scenes import CELL, MOUSE, drag, key, make_scene, move, play, press, release
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.gesture import Aim, Refused
from workbench.editing.pointer import Button
from workbench.editing.poses.placing import Placing
from workbench.editing.poses.typical_pose import TypicalPose
from workbench.editing.tools.keypoints import keypoints

MEAN = TypicalPose(np.array([(0.5, 0.0), (0.25, 1.0), (0.75, 1.0)]), np.ones(3, dtype=bool), 40.0)
POSE = Instance(7, 1, MOUSE.id, (10, 10, 60, 60), keypoints=(Keypoint(20, 20, 2), Keypoint(0, 0, 0), Keypoint(0, 0, 0)))


def make(result):
    (patch,) = result.patches
    return patch.after


def stamping_scene(*instances):
    scene = make_scene(*instances, category=MOUSE)
    scene.options.stamps = True
    scene.typical = {MOUSE.id: MEAN}
    return scene


def test_that_a_point_left_for_later_is_asked_for_again_after_the_others():
    events = [key("Tab"), press(20, 20), press(30, 30), press(40, 40)]
    result, drafts = play(keypoints(make_scene(category=MOUSE)), events)
    assert [draft.chip for draft in drafts] == ["mouse: nose", "left_ear", "right_ear", "nose"]
    assert [point.x for point in make(result).keypoints] == [40, 20, 30]


def test_that_what_is_left_twice_is_absent():
    events = [key("Tab"), press(20, 20), press(30, 30), key("Tab")]
    result, _ = play(keypoints(make_scene(category=MOUSE)), events)
    assert [point.v for point in make(result).keypoints] == [0, 2, 2]


def test_that_one_key_makes_a_point_absent_and_is_not_asked_again():
    result, _ = play(keypoints(make_scene(category=MOUSE)), [press(20, 20), key("X"), press(30, 30)])
    assert [point.v for point in make(result).keypoints] == [2, 0, 2]


def test_that_backspace_goes_back_through_points_absences_and_what_was_left():
    scene = make_scene(category=MOUSE)
    events = [key("Tab"), press(20, 20), key("X"), *[key("Backspace")] * 3]
    _, drafts = play(keypoints(scene), events)
    names = [draft.chip.removeprefix("mouse: ") for draft in drafts]
    assert names == ["nose", "left_ear", "right_ear", "nose", "right_ear", "left_ear", "nose"]
    assert not drafts[-1].is_busy
    _, drafts = play(keypoints(scene), [key("Backspace"), press(1, 1)])
    assert drafts[-1].chip == "left_ear"


def test_that_the_next_point_is_expected_where_the_usual_pose_has_it():
    scene = make_scene(category=MOUSE)
    scene.typical = {MOUSE.id: MEAN}
    _, drafts = play(keypoints(scene), [press(100, 20), press(80, 100)])
    assert drafts[0].expected is None, "nothing is placed yet"
    assert (drafts[1].expected.x, drafts[1].expected.y) == pytest.approx((90, 60)), "at the usual size"
    assert (drafts[2].expected.x, drafts[2].expected.y) == pytest.approx((120, 100), abs=8)
    assert drafts[2].expected.name == "right_ear"
    assert len(drafts[2].instances[0].keypoints) == 3 and drafts[2].instances[0].keypoints[2].v == 0, "never placed"
    scene.options.shows_expected = False
    _, drafts = play(keypoints(scene), [press(100, 20)])
    assert drafts[1].expected is None


def test_that_the_first_point_is_expected_inside_the_selected_box():
    box = Instance(9, 1, MOUSE.id, bbox_xywh=(10, 10, 60, 60))
    scene = make_scene(box, category=MOUSE)
    scene.typical = {MOUSE.id: MEAN}
    scene.selection.set([9])
    _, drafts = play(keypoints(scene), [])
    assert drafts[0].expected.x == pytest.approx(40)
    assert 10 < drafts[0].expected.y < 25


def box_scene(**changes):
    scene = make_scene(Instance(9, 1, MOUSE.id, bbox_xywh=(10, 10, 60, 60)), category=MOUSE)
    scene.selection.set([9])
    for name, value in changes.items():
        setattr(scene.options, name, value)
    return scene


THREE = [press(x, 50) for x in (30, 40, 50)]


@pytest.mark.parametrize(("x", "fills"), [(20, True), (79, True), (81, False), (150, False)])
def test_that_the_first_point_decides_whether_the_selected_box_is_filled(x, fills):
    result, drafts = play(keypoints(box_scene()), [move(x, 50), press(x, 50), *THREE[1:]])
    assert (make(result).id == 9) == fills
    assert drafts[1].aim == (Aim("mouse #1") if fills else Aim("mouse", is_new=True))
    assert drafts[1].hint.key == ("keypoints.into" if fills else "keypoints.first")
    assert [draft.aim for draft in drafts[2:]] == [None, None], "it is settled"


def test_that_an_absent_point_does_not_decide():
    result, _ = play(keypoints(box_scene()), [key("X", 30, 50), press(150, 50), press(160, 50)])
    assert make(result).id != 9
    result, _ = play(keypoints(box_scene()), [key("X", 150, 50), press(30, 50), press(160, 50)])
    assert make(result).id == 9


def test_that_after_going_back_the_next_first_point_decides_anew():
    result, _ = play(keypoints(box_scene()), [press(150, 50), key("Backspace", 150, 50), *THREE])
    assert make(result).id == 9


def test_that_n_begins_another_object_than_the_selected():
    scene = box_scene()
    result, drafts = play(keypoints(scene), [move(30, 50), key("N", 30, 50), *THREE])
    assert make(result).id != 9 and not scene.selection.ids
    assert drafts[2].aim is None
    result, _ = play(keypoints(box_scene()), [THREE[0], key("N", 30, 50), *THREE[1:]])
    assert make(result).id != 9, "even once it is begun"


def test_that_n_leaves_the_pose_whose_absent_points_are_asked_for():
    scene = make_scene(POSE, category=MOUSE)
    scene.selection.set([7], (7, 1))
    assert play(keypoints(scene), [key("N")])[0] is None
    assert not scene.selection.ids


def test_that_an_object_of_another_class_never_gets_the_points():
    scene = make_scene(Instance(9, 1, CELL.id, bbox_xywh=(10, 10, 60, 60)), category=MOUSE)
    scene.selection.set([9])
    result, drafts = play(keypoints(scene), [move(30, 50), *THREE])
    assert make(result).id != 9 and drafts[1].aim is None


@pytest.mark.parametrize(("x", "fills"), [(40, True), (150, False)])
def test_that_a_stamp_goes_into_the_selected_box_only_on_it(x, fills):
    scene = box_scene(stamps=True)
    scene.typical = {MOUSE.id: MEAN}
    result, drafts = play(keypoints(scene), [move(x, 50), press(x, 50), release(x, 50)])
    assert (make(result).id == 9) == fills and drafts[1].aim.is_new != fills
    result, _ = play(keypoints(scene), [key("N", 40, 50), press(40, 50), release(40, 50)])
    assert make(result).id != 9


def test_that_nothing_is_expected_outside_the_image():
    scene = make_scene(category=MOUSE)
    scene.typical = {MOUSE.id: MEAN}
    _, drafts = play(keypoints(scene), [press(100, 90)])
    assert drafts[1].expected is None


def test_that_absent_points_of_a_picked_pose_are_placed_step_by_step():
    scene = make_scene(POSE, category=MOUSE)
    scene.selection.set([7], (7, 2))
    result, drafts = play(keypoints(scene), [move(1, 1), press(60, 50)])
    assert (drafts[0].chip, drafts[0].hint.args) == ("right_ear", ("right_ear", "2"))
    assert not drafts[0].is_busy
    assert (result.title, make(result).keypoints[2]) == ("Place keypoint", (60, 50, 2))
    assert make(result).keypoints[:2] == POSE.keypoints[:2]
    assert scene.selection.keypoint == (7, 1), "the other absent one is next"


@pytest.mark.parametrize("event", [key("V", 60, 50), press(60, 50, button=Button.RIGHT)])
def test_that_an_absent_point_can_be_placed_as_occluded(event):
    scene = make_scene(POSE, category=MOUSE)
    scene.selection.set([7], (7, 1))
    result, _ = play(keypoints(scene), [event])
    assert make(result).keypoints[1] == (60, 50, 1)


def test_that_enter_and_tab_leave_the_pose_as_it_is():
    scene = make_scene(POSE, category=MOUSE)
    scene.selection.set([7], (7, 1))
    assert play(keypoints(scene), [key("Tab")])[0] is None
    assert scene.selection.keypoint == (7, 2)
    assert play(keypoints(scene), [key("Enter")])[0] is None
    assert (scene.selection.ids, scene.selection.keypoint) == ({7}, None)
    _, drafts = play(keypoints(scene), [])
    assert drafts[0].chip == "mouse: nose", "now a new pose is begun"


def test_that_the_last_absent_point_picks_no_other():
    full = Instance(7, 1, MOUSE.id, keypoints=(*POSE.keypoints[:2], Keypoint(5, 5, 2)))
    scene = make_scene(full, category=MOUSE)
    scene.selection.set([7], (7, 1))
    result, drafts = play(keypoints(scene), [press(60, 50)])
    assert drafts[0].chip == "left_ear"
    assert make(result).num_keypoints == 3
    assert scene.selection.keypoint is None


def test_that_one_click_stamps_the_usual_pose_at_its_usual_size():
    result, drafts = play(keypoints(stamping_scene()), [move(90, 50), press(100, 50), release(100, 50)])
    points = np.array([point[:2] for point in make(result).keypoints])
    assert points == pytest.approx(np.array([(100, 30), (90, 70), (110, 70)]))
    x, y, width, height = make(result).bbox_xywh
    assert x < 90 and y < 30 and x + width > 110 and y + height > 70
    assert drafts[1].instances[0].id == 0 and not drafts[1].is_busy, "a preview follows the pointer"


def test_that_a_drag_stamps_the_pose_into_a_box():
    result, drafts = play(keypoints(stamping_scene()), drag((20, 20), (80, 80)))
    points = np.array([point[:2] for point in make(result).keypoints])
    assert points.min() >= 20 and points.max() <= 80
    assert drafts[-1].band == (20, 20, 60, 60) and drafts[-1].is_busy


def test_that_a_stamp_in_a_selected_box_fills_it():
    box = Instance(9, 1, MOUSE.id, bbox_xywh=(10, 10, 60, 60))
    scene = stamping_scene(box)
    scene.selection.set([9])
    result, _ = play(keypoints(scene), [press(40, 40), release(40, 40)])
    assert (make(result).id, make(result).bbox_xywh) == (9, (10, 10, 60, 60))
    assert make(result).num_keypoints == 3


def test_that_the_joints_of_the_stamped_pose_can_be_dragged_at_once():
    scene = stamping_scene(POSE)
    scene.selection.set([7])
    result, drafts = play(keypoints(scene), [move(20, 20), *drag((20, 20), (30, 40))])
    assert (result.title, make(result).keypoints[0]) == ("Move keypoint", (30, 40, 2))
    assert drafts[1].hint.key == "select.joint"
    result, _ = play(keypoints(scene), [press(20, 20, button=Button.RIGHT)])
    assert make(result).keypoints[0].v == 1


def test_that_the_template_is_stamped_where_too_few_are_labelled():
    scene = make_scene(category=MOUSE)
    scene.options.stamps = True
    skeleton = Skeleton(("a", "b", "c"), template=((0.5, 0.0), (0.0, 1.0), (1.0, 1.0)))
    scene.schema = LabelSchema((Category(MOUSE.id, "mouse", skeleton=skeleton),))
    result, _ = play(keypoints(scene), [press(100, 50), release(100, 50)])
    points = np.array([point[:2] for point in make(result).keypoints])
    assert np.ptp(points, axis=0) == pytest.approx([40, 40]), "two fifths of the image's shorter side"


def test_that_without_pose_and_template_nothing_is_stamped():
    scene = make_scene(category=MOUSE)
    scene.options.stamps = True
    assert play(keypoints(scene), [move(1, 1), press(50, 50)])[0] == Refused("stamp.no_pose", ("mouse",))


def test_that_a_stamp_stays_inside_the_image_and_a_tiny_drag_is_refused():
    result, _ = play(keypoints(stamping_scene()), [press(0, 0), release(0, 0)])
    assert all(0 <= point.x <= 200 and 0 <= point.y <= 100 for point in make(result).keypoints)
    result, _ = play(keypoints(stamping_scene()), [press(10, 10), move(40, 11), release(40, 11)])
    assert result == Refused("box.too_small")


def test_that_a_joint_made_absent_while_stamping_is_not_asked_for_by_the_next_click():
    hidden = Instance(7, 1, MOUSE.id, keypoints=(Keypoint(20, 20, 1), Keypoint(50, 50, 2), Keypoint(60, 60, 2)))
    scene = stamping_scene(hidden)
    scene.selection.set([7])
    result, _ = play(keypoints(scene), [press(20, 20, button=Button.RIGHT)])
    assert make(result).keypoints[0].v == 0
    assert (scene.selection.ids, scene.selection.keypoint) == ({7}, None)


def test_that_another_point_can_be_asked_for_next_even_one_that_is_placed():
    scene = make_scene(category=MOUSE)
    gesture = keypoints(scene)
    drafts = [next(gesture)]
    assert (drafts[0].points.states, drafts[0].points.current) == ((None, None, None), 0)
    drafts.append(gesture.send(press(20, 20)))
    scene.wanted_point = 2
    drafts.append(gesture.send(move(30, 30)))
    assert (drafts[-1].points.states, drafts[-1].points.current) == ((2, None, None), 2)
    drafts.append(gesture.send(press(30, 30)))
    scene.wanted_point = 0
    drafts.append(gesture.send(move(40, 40)))
    assert (drafts[-1].points.states, drafts[-1].points.current) == ((None, None, 2), 0)
    gesture.send(press(40, 40))
    with pytest.raises(StopIteration) as end:
        gesture.send(press(50, 50))
    assert [point.x for point in make(end.value.value).keypoints] == [40, 50, 30]


@given(st.lists(st.sampled_from(["press", "X", "Tab", "V", "Backspace", 0, 1, 2]), max_size=25))
def test_that_every_point_is_asked_for_once_or_settled_whatever_the_hand_does(steps):
    scene = make_scene(category=MOUSE)
    placing = Placing(scene, MOUSE, MOUSE.skeleton)
    for step in steps:
        if placing.is_complete:
            break
        if isinstance(step, int):
            scene.wanted_point = step
            placing.hear(move(1, 1))
        else:
            placing.hear(press(5, 5) if step == "press" else key(step, 5, 5))
        assert sorted([*placing.points, *placing.waiting]) == [0, 1, 2]
        assert placing.has_begun or not placing.points
    for _ in range(len(steps) + 1):
        placing.hear(key("Backspace"))
    assert not placing.points and not placing.has_begun
