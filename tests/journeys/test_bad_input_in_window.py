"""Bad input in the window: each is answered with one sentence, and what was there stays."""

from __future__ import annotations

import sqlite3

import pytest

from tests.journeys.hand import PLAIN, SHIFT, Key
from tests.journeys.label_life import shown as digest
from tests.journeys.window_stage import show_image


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
def test_that_a_value_that_is_no_number_in_the_file_costs_one_object_and_is_said(open_hand, triangles, column, text):
    database = triangles / "labels.db"
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
