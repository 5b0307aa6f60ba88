"""An expert labels by mouse, wheel and keys; takes everything back, brings it again, and finds it after a restart."""

from __future__ import annotations

import pytest

from tests.journeys.hand import ALT, CTRL, NEXT, SHIFT, Key
from tests.journeys.label_life import shown as digest
from tests.journeys.window_stage import dialog, press_verb
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.review import ReviewState
from workbench.project.exporting import dataset_of, export_dataset


def _exported(hand, path):
    """The canonical export of what is stored, as bytes."""
    hand.stored()
    export_dataset(dataset_of(hand.session.project.store), path, "coco")
    return path.read_bytes()


def _draw_one_of_each(hand):
    hand.key(Key.Key_R)
    hand.drag((8, 8), (24, 20))
    assert hand.newest.bbox_xywh == pytest.approx((8, 8, 16, 12), abs=0.5)
    hand.key(Key.Key_O)
    hand.click((32, 8), (48, 8), (48, 18))
    assert isinstance(hand.newest.figure, RotatedBox)
    hand.key(Key.Key_C, SHIFT)
    hand.drag((64, 14), (71, 14))
    assert isinstance(hand.newest.figure, Circle)
    hand.key(Key.Key_L, SHIFT)
    hand.click((78, 8), (90, 12), (80, 20))
    hand.key(Key.Key_Return)
    assert isinstance(hand.newest.figure, Polyline)
    hand.key(Key.Key_P, SHIFT)
    hand.click((84, 30))
    hand.click((90, 34), modifier=SHIFT)
    assert isinstance(hand.newest.figure, PointSet) and len(hand.newest.figure.points) == 4
    hand.key(Key.Key_P)
    hand.click((8, 30), (32, 30), (32, 54), (8, 54))
    hand.key(Key.Key_Return)
    assert len(hand.newest.polygons) == 1


def _edit_shapes(hand):
    polygon = hand.newest
    hand.key(Key.Key_O, SHIFT)
    hand.click((14, 36), (26, 36), (26, 48), (14, 48))
    hand.key(Key.Key_Return)
    assert len(hand.newest.holes) == 1
    hand.key(Key.Key_P)
    hand.click((30, 32), (42, 32), (42, 50), (30, 50))
    hand.key(Key.Key_Return)
    hand.key(Key.Key_S)
    hand.click((10, 32))
    hand.click((40, 40), modifier=SHIFT)
    assert len(hand.session.selection.ids) == 2
    hand.key(Key.Key_M, CTRL | SHIFT)
    hand.qtbot.waitUntil(lambda: hand.title.startswith("Unite"), timeout=5_000)
    assert len(hand.objects) == 6
    united = next(item for item in hand.objects if item.polygons)
    assert max(united.polygons[0][0::2]) == pytest.approx(42, abs=1)
    assert polygon.id in {item.id for item in hand.objects}
    hand.click((16, 14))
    hand.drag((24, 20), (27, 23))
    box = next(item for item in hand.objects if item.bbox_xywh and not item.polygons and item.figure is None)
    assert box.bbox_xywh == pytest.approx((8, 8, 19, 15), abs=0.6), "the corner grip was drawn out"
    hand.click((40, 13))
    hand.key(Key.Key_V)
    turned = next(item for item in hand.objects if isinstance(item.figure, RotatedBox))
    assert turned.figure.angle == pytest.approx(10, abs=0.1)


def _paint(hand):
    hand.key(Key.Key_Escape)
    hand.click((60, 88))
    hand.key(Key.Key_B)
    hand.drag((52, 40), (72, 40))
    painted = hand.newest
    assert painted.mask is not None and painted.mask.area > 0
    hand.wheel((62, 40), 1, SHIFT)
    hand.key(Key.Key_E)
    hand.drag((62, 36), (62, 44))
    assert 0 < hand.newest.mask.area < painted.mask.area


def _pose(hand):
    hand.key(Key.Key_S)
    hand.click((92, 92))
    assert not hand.session.selection.ids, "a selected object would be given the pose"
    hand.key(Key.Key_K)
    hand.click((60, 62), (80, 84), (40, 84))
    pose = hand.newest
    assert [round(point.x) for point in pose.keypoints] == pytest.approx([60, 80, 40], abs=1)
    hand.key(Key.Key_S)
    hand.click((60, 62))
    hand.key(Key.Key_M)
    mirrored = hand.newest
    assert mirrored != pose and hand.title.startswith("Mirror")


def _arrange(hand):
    """Group, lock, relabel many, copy to the next image."""
    hand.key(Key.Key_A, CTRL)
    count = len(hand.session.selection.ids)
    assert count == len(hand.objects) == 8
    hand.click((60, 62), modifier=SHIFT)
    assert len(hand.session.selection.ids) == count - 1, "the pose is left out: the other class has no skeleton"
    hand.key(Key.Key_1, CTRL)
    assert sorted({item.category_id for item in hand.objects}) == [3, 17]
    assert hand.title == f"Relabel {count - 1} objects"
    hand.key(Key.Key_A, CTRL)
    hand.key(Key.Key_G)
    assert len({item.group for item in hand.objects}) == 1 and hand.objects[0].group
    first = hand.objects
    with hand.qtbot.waitSignal(hand.canvas.imageShown, timeout=10_000):
        hand.key(Key.Key_D, CTRL | ALT)
    assert hand.canvas.image_id == NEXT and len(hand.objects) == count
    assert [item.bbox_xywh for item in hand.objects] == [item.bbox_xywh for item in first]
    hand.key(Key.Key_L)
    assert all(item.is_locked for item in hand.objects)
    hand.key(Key.Key_Delete)
    assert len(hand.objects) == count, "locked objects are not deleted"


def _review(hand):
    hand.qtbot.mouseMove(hand.canvas, hand.place((50, 50)))
    hand.key(Key.Key_M, CTRL)
    opened = dialog(hand.qtbot, "dialog.comment")
    hand.qtbot.keyClicks(opened.text, "is this one object?")
    press_verb(hand.qtbot, opened)
    # No window manager is there to give the window back its focus.
    hand.window.activateWindow()
    hand.qtbot.waitUntil(hand.window.isActiveWindow, timeout=5_000)
    hand.canvas.setFocus()
    hand.key(Key.Key_4, ALT)
    image = hand.session.document.image(NEXT)
    assert image.state is ReviewState.APPROVED and [item.text for item in image.comments] == ["is this one object?"]


def _take_back(hand, start):
    for _ in range(200):
        if digest(hand.session) == start:
            break
        hand.key(Key.Key_Z, CTRL)
    assert digest(hand.session) == start


def test_that_an_hour_of_an_expert_is_taken_back_brought_again_and_survives_a_restart(open_hand, tmp_path):
    hand = open_hand()
    start, start_bytes = digest(hand.session), _exported(hand, tmp_path / "start.json")
    steps = len(hand.session.editor.done_steps)
    _draw_one_of_each(hand)
    _edit_shapes(hand)
    _paint(hand)
    _pose(hand)
    _arrange(hand)
    _review(hand)
    made = len(hand.session.editor.done_steps) - steps
    end, end_bytes = digest(hand.session), _exported(hand, tmp_path / "end.json")
    assert made >= 20 and end != start and end_bytes != start_bytes

    _take_back(hand, start)
    assert len(hand.session.editor.done_steps) == steps, "one step of undo for each thing that was done"
    assert _exported(hand, tmp_path / "back.json") == start_bytes
    for _ in range(made):
        hand.key(Key.Key_Z, CTRL | SHIFT)
    assert digest(hand.session) == end
    assert _exported(hand, tmp_path / "again.json") == end_bytes
    hand.window.close()

    later = open_hand(NEXT)
    assert digest(later.session) == end, "what is stored is what was shown"
    _take_back(later, start)
    assert _exported(later, tmp_path / "later.json") == start_bytes
