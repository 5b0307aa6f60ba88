"""What is typed for an attribute is what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.schema import AttributeKind
from workbench.ui.attribute_text import typed, written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_that_a_number_comes_back_as_it_was_written(value):
    assert typed(written(value), AttributeKind.NUMBER) == value


def test_that_a_whole_number_has_no_point():
    assert written(1234567.0) == "1234567"


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e999", "seven"])
def test_that_what_is_no_number_stays_text(text):
    assert typed(text, AttributeKind.NUMBER) == text


@pytest.mark.parametrize(("text", "value"), [("Yes", True), ("是", True), ("0", False), ("perhaps", "perhaps")])
def test_that_yes_and_no_are_read_in_both_languages(text, value):
    assert typed(text, AttributeKind.YES_NO) == value


def test_that_nothing_typed_is_no_value():
    assert typed("", AttributeKind.TEXT) is None
    assert written(None) == ""
