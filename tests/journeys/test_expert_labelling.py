"""An expert labels by mouse, wheel and keys; takes everything back, brings it again, and finds it after a restart.

The second half is bad input in the window: each is answered with one sentence, and what was there stays.
"""

from __future__ import annotations

import sqlite3
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.journeys.label_life import shown as digest
from tests.journeys.window_stage import dialog, make_triangles, press_verb, show_image
from tests.journeys.window_stage import open_window as shown_window
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.review import ReviewState
from workbench.project.exporting import dataset_of, export_dataset

EMPTY, NEXT = 11, 12
"""The two images of the stage without labels."""

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN, SHIFT, CTRL, ALT = Mod.NoModifier, Mod.ShiftModifier, Mod.ControlModifier, Mod.AltModifier


class Hand:
    """One person at one window: places are image pixels."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window, self.canvas = qtbot, window, window.canvas
        self.session = window.opened.session
        self.canvas.setFocus()

    def place(self, xy):
        return QPoint(*(round(value) for value in self.canvas.display.transform.to_screen(*xy)))

    def key(self, key, modifier=PLAIN):
        self.qtbot.keyClick(self.canvas, key, modifier)
        self.qtbot.wait(1)

    def click(self, *places, modifier=PLAIN, button=LEFT):
        for xy in places:
            self.qtbot.mouseMove(self.canvas, self.place(xy))
            self.qtbot.mouseClick(self.canvas, button, modifier, self.place(xy))

    def drag(self, *places):
        spots = [self.place(xy) for xy in places]
        self.qtbot.mouseMove(self.canvas, spots[0])
        self.qtbot.mousePress(self.canvas, LEFT, pos=spots[0])
        for before, after in pairwise(spots):
            self.qtbot.mouseMove(self.canvas, (before + after) / 2)
            self.qtbot.mouseMove(self.canvas, after)
        self.qtbot.mouseRelease(self.canvas, LEFT, pos=spots[-1])

    def wheel(self, xy, clicks, modifier=PLAIN):
        at = QPointF(self.place(xy))
        turn = QPoint(0, 120 * clicks)
        event = QWheelEvent(
            at,
            QPointF(self.canvas.mapToGlobal(at.toPoint())),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)

    @property
    def objects(self):
        return self.session.document.instances(self.canvas.image_id)

    @property
    def newest(self):
        return max(self.objects, key=lambda item: item.id)

    @property
    def title(self):
        return self.session.editor.undo_title

    def stored(self):
        self.qtbot.waitUntil(lambda: self.window.face.status.stored.text() == "Stored", timeout=10_000)
        self.session.flush()


@pytest.fixture
def project(tmp_path):
    return make_triangles(tmp_path, labelled=10)


@pytest.fixture
def open_hand(qtbot, qapp, project):
    """Opens a window on the project and gives the hand in it; all windows are closed at the end."""
    windows = []

    def open_one(image_id=EMPTY):
        windows.append(shown_window(qtbot, qapp, project))
        show_image(qtbot, windows[-1], image_id)
        return Hand(qtbot, windows[-1])

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.setStyleSheet("")


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


# ---- bad input in the window ----


@pytest.fixture
def hand(open_hand):
    return open_hand()


@pytest.fixture
def said(hand):
    """The sentences that the window says when it refuses."""
    sentences = []
    hand.canvas.editRefused.connect(sentences.append)
    return sentences


def _is_one_sentence(text):
    return len(text) > 10 and "Traceback" not in text and text.rstrip().endswith(".")


def test_that_a_crossing_outline_is_refused_once_with_its_points_kept_then_taken_repaired(hand, said):
    hand.key(Key.Key_P)
    hand.click((10, 10), (40, 40), (40, 10), (10, 40))
    hand.key(Key.Key_Return)
    assert hand.objects == () and len(said) == 1 and _is_one_sentence(said[0]) and "crosses itself" in said[0]
    hand.key(Key.Key_Return)
    (repaired,) = hand.objects
    assert len(repaired.polygons) == 2 and len(said) == 1


@pytest.mark.parametrize(
    ("keys", "places"),
    [((Key.Key_R, PLAIN), ((30, 30), (30, 60))), ((Key.Key_C, SHIFT), ((30, 30), (30, 30)))],
)
def test_that_a_shape_without_area_is_refused_and_leaves_no_step(hand, said, keys, places):
    before = hand.session.editor.done_steps
    hand.key(*keys)
    hand.click(*places)
    assert hand.objects == () and hand.session.editor.done_steps == before
    assert len(said) == 1 and _is_one_sentence(said[0])


def test_that_a_stroke_beside_the_image_is_refused_and_one_across_its_edge_is_cut_there(hand, said):
    before = digest(hand.session)
    hand.key(Key.Key_B)
    hand.drag((-40, 20), (-30, 60))
    assert digest(hand.session) == before and len(said) == 1 and _is_one_sentence(said[0])
    hand.drag((-20, 30), (20, 30))
    assert hand.newest.mask.to_array()[:, 0].any() and len(said) == 1


def test_that_keypoints_beside_the_image_are_set_on_its_edge(hand):
    hand.key(Key.Key_K)
    hand.click((-10, 20), (50, 120), (70, 40))
    (pose,) = hand.objects
    assert [(point.x, point.y) for point in pose.keypoints[:2]] == [
        (0, pytest.approx(20, abs=1)),
        (pytest.approx(50, abs=1), 96),
    ]


@pytest.mark.parametrize(
    ("column", "text"),
    [("bbox", "[NaN, 1, 2, 3]"), ("polygons", "[[1, 1, NaN, 9, 9, 9]]"), ("keypoints", "[[NaN, 1, 2]]"), ("area", "x")],
)
def test_that_a_value_that_is_no_number_in_the_file_costs_one_object_and_is_said(open_hand, project, column, text):
    database = project / "labels.db"
    with sqlite3.connect(database) as connection:
        broken = connection.execute("SELECT min(id) FROM instance WHERE image_id = 1").fetchone()[0]
        connection.execute(f"UPDATE instance SET {column} = ? WHERE id = ?", (text, broken))
        count = connection.execute("SELECT count(*) FROM instance").fetchone()[0]
    connection.close()
    hand = open_hand(2)
    show_image(hand.qtbot, hand.window, 1)
    hand.qtbot.waitUntil(lambda: bool(hand.window.bars.texts), timeout=5_000)
    (said,) = hand.window.bars.texts
    assert str(broken) in said
    hand.key(Key.Key_R)
    hand.drag((8, 8), (24, 20))
    hand.stored()
    hand.window.close()
    with sqlite3.connect(database) as connection:
        rows = connection.execute(f"SELECT {column} FROM instance WHERE id = ?", (broken,)).fetchone()
        assert rows == (text,), "what could not be read stays in the file"
        assert connection.execute("SELECT count(*) FROM instance").fetchone()[0] == count + 1
    connection.close()
