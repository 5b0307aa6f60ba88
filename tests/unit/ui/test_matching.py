"""What somebody types finds what he means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.ui.search.image_names import ImageNames
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
    assert score(text, title, is_loose=True) > 0


@pytest.mark.parametrize("text", ["poligon", "plygn"])
def test_that_slips_are_forgiven_only_on_demand(text):
    assert score(text, "Draw a polygon") == 0


@pytest.mark.parametrize(("text", "title"), [("box", "Next image"), ("next box", "Next image"), ("zzzz", "Fuzzy")])
def test_that_it_is_not_found(text, title):
    assert score(text, title, is_loose=True) == 0


def test_that_other_words_find_it_but_count_less():
    assert 0 < score("bbox", "Draw a box", ("bbox rectangle",)) < score("draw", "Draw a box")


def test_that_the_beginning_counts_most():
    title = score("key", "Keyboard sheet")
    assert title > score("key", "Place keypoints") > score("key", "Turkey") > 0


def test_that_names_are_found_in_their_order_and_each_once():
    names = ("cat_01", "Dog_01", "cat_cat", "", "bird")
    found = ImageNames((7, 3, 9, 4, 1), dict(zip((7, 3, 9, 4, 1), names, strict=True)).__getitem__)
    assert found.find("CAT", 6) == [7, 9]
    assert found.find("01", 1) == [7]
    assert found.find("bird", 6) == [1]
    assert found.find("d", 6) == [3, 1]
    assert found.find("", 6) == []
    assert found.find("\n", 6) == []


@given(st.lists(st.text("ab", max_size=4), max_size=8), st.text("ab", min_size=1, max_size=3))
@settings(deadline=None)
def test_that_the_one_text_finds_what_a_walk_through_the_names_finds(names, needle):
    found = ImageNames(range(len(names)), names.__getitem__).find(needle, 5)
    assert found == [place for place, name in enumerate(names) if needle in name][:5]
