"""What somebody types finds what he means."""

import pytest

from workbench.ui.search.matching import score


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("next", "Next image"),
        ("image next", "Next image"),
        ("dab", "Draw a box"),
        ("poligon", "Draw a polygon"),
        ("plygn", "Draw a polygon"),
        ("kyes", "Change the keys"),
        ("dupl", "Duplicate"),
        ("矩形", "绘制矩形"),
    ],
)
def test_that_it_is_found(text, title):
    assert score(text, title) > 0


@pytest.mark.parametrize(("text", "title"), [("box", "Next image"), ("next box", "Next image"), ("zzz", "Fuzzy")])
def test_that_it_is_not_found(text, title):
    assert score(text, title) == 0


def test_that_other_words_find_it_but_count_less():
    assert 0 < score("bbox", "Draw a box", ("bbox rectangle",)) < score("draw", "Draw a box")


def test_that_the_beginning_counts_most():
    title = score("key", "Keyboard sheet")
    assert title > score("key", "Place keypoints") > score("key", "Turkey") > 0
