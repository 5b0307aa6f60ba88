"""The one exception of this room: a sentence for the person at the screen."""

from __future__ import annotations


class ProjectError(ValueError):
    """A project that cannot be opened, read or written; the text names the file and a way out."""
