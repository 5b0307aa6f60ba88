"""What every file format has in common: a data set as values, what was wrong with it, and how a codec looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema, no_extras

Progress = Callable[[int, int], None]
"""Called with records done and records in all, now and then."""


class FormatError(ValueError):
    """A file that cannot be read or written at all; the text names the file, the place and a way out."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A labelled data set as one file holds it.

    Image paths are as written in the file (nothing is resolved or opened), ids as in the file, sizes in pixels, 0 when
    the file does not say. ``extras`` keeps what stands beside images, annotations and categories.
    """

    schema: LabelSchema
    images: tuple[ImageRecord, ...]
    instances: tuple[Instance, ...]
    extras: Mapping[str, object] = field(default_factory=no_extras, hash=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """One record that was left out or repaired: where (``annotation 17``) and why (one sentence)."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a file gave, and every record of it that did not come over whole."""

    dataset: Dataset
    problems: tuple[Problem, ...]


class Codec(Protocol):
    """One file format. ``name`` is its id, ``title`` what a person reads; ``cannot_carry`` what it would lose."""

    @property
    def name(self) -> str:
        """The id used in commands and files."""

    @property
    def title(self) -> str:
        """The name a person knows it by."""

    @property
    def can_write(self) -> bool:
        """Whether ``write`` works; a reader alone raises FormatError there."""

    @property
    def cannot_carry(self) -> tuple[str, ...]:
        """What our labels can say and this format cannot, one phrase each."""

    def sniff(self, path: Path) -> bool:
        """Whether this file or folder looks like the format. Never raises for a path that exists."""

    def read(self, path: Path, progress: Progress | None = None) -> ReadResult:
        """Read everything; one bad record never blocks the rest. Raises FormatError for a file that is no use."""

    def write(self, dataset: Dataset, path: Path) -> None:
        """Write everything, whole or not at all. Raises FormatError or OSError."""
