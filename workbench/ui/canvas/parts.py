"""What the canvas needs of a session, and how predictions are to look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from workbench.core.document import Document
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.editing.editor import Editor
from workbench.editing.ghosts.ghosts import Ghost
from workbench.editing.selection import Selection
from workbench.editing.veil import Veil


class ImageFiles(Protocol):
    """Where the pictures lie (the project)."""

    def image_file(self, image: ImageRecord) -> Path:
        """Return the absolute path of an image."""


class CanvasSession(Protocol):
    """The parts of an open session that the canvas uses."""

    @property
    def document(self) -> Document:
        """What is labelled."""

    @property
    def editor(self) -> Editor:
        """The only door to the document."""

    @property
    def selection(self) -> Selection:
        """What is picked out."""

    @property
    def veil(self) -> Veil:
        """What is hidden at the moment."""

    @property
    def project(self) -> ImageFiles:
        """Where the pictures lie."""


@dataclass(frozen=True, slots=True)
class PredictionStyle:
    """Which predictions are shown and what of them. ``min_score`` is 0..1."""

    min_score: float = 0.3
    shows_boxes: bool = True
    shows_polygons: bool = True
    shows_keypoints: bool = True
    shows_scores: bool = True


@dataclass(frozen=True, slots=True)
class GhostsShown:
    """The predicted objects that wait for a yes or no on the shown image, all of one run.

    ``open`` can be accepted, best first; ``focus`` is the one that a key accepts. Objects of the shown prediction with
    ``hidden_ids`` are left out.
    """

    run: str = ""
    open: tuple[Ghost, ...] = ()
    focus: Instance | None = None
    hidden_ids: frozenset[int] = frozenset()
