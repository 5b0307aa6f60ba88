"""Marks a text in a table for translation; lupdate looks for it by this very name."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text as it is; ``context`` is where its translation is looked up later."""
    assert context
    return text
