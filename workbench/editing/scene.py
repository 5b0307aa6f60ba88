"""What a tool can see: one image, its objects, the selection, the chosen class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.editing.editor import Editor
from workbench.editing.ghosts.ghosts import Ghost
from workbench.editing.ghosts.segmenting import Picture, Segmenter
from workbench.editing.masks.superpixels import Cells
from workbench.editing.poses.typical_pose import TypicalPose
from workbench.editing.selection import Selection
from workbench.editing.shape_index import ShapeIndex
from workbench.editing.tool_options import ToolOptions

PixelReader = Callable[[int, int, int, int], npt.NDArray[np.uint8]]
"""Gives left, top, width, height of the shown image as (height, width, 4), blue first; may read the disk."""


@dataclass(slots=True)
class Scene:
    """The shown image as tools see it. ``width`` and ``height`` are image pixels as displayed.

    ``index`` holds exactly the objects that can be clicked (not those of hidden classes). ``category_id`` is the
    class that new objects get, None while there is none. ``ghosts`` are the predicted objects of the run
    ``ghost_run`` that can be accepted, best first. The same Scene lives as long as the image is shown; ``options``
    outlive it. ``pixels`` reads a part of the image; it is called off the GUI thread, since a giant image is read
    from the disk. None while only a small copy is there. ``segmenter`` cuts out what is pointed at in the
    ``picture`` of ``file``. ``cells`` are the superpixels made last. ``typical`` is the mean pose of a class, where
    enough are labelled. ``wanted_point`` is the keypoint that a person has asked to place next; whoever hears it
    makes it None again.
    """

    image_id: int
    width: int
    height: int
    schema: LabelSchema
    index: ShapeIndex
    selection: Selection
    editor: Editor
    category_id: int | None = None
    ghosts: tuple[Ghost, ...] = ()
    ghost_run: str = ""
    options: ToolOptions = field(default_factory=ToolOptions)
    pixels: PixelReader | None = None
    cells: Cells | None = None
    file: Path | None = None
    segmenter: Segmenter | None = None
    typical: Mapping[int, TypicalPose] = field(default_factory=dict)
    wanted_point: int | None = None

    @property
    def picture(self) -> Picture | None:
        """What a segmenter looks at; None while the image has no file."""
        return None if self.file is None else Picture(self.file, self.width, self.height, self.pixels)

    @property
    def category(self) -> Category | None:
        """The chosen class, None when none is chosen or it is gone."""
        if self.category_id is None:
            return None
        return next((item for item in self.schema.categories if item.id == self.category_id), None)

    @property
    def selected(self) -> tuple[Instance, ...]:
        """The selected objects of this image, back to front."""
        found = [item for key in self.selection.ids if (item := self.index.get(key)) is not None]
        return tuple(sorted(found, key=lambda item: item.drawing_order))

    @property
    def only(self) -> Instance | None:
        """The one selected object, or None."""
        key = self.selection.only
        return self.index.get(key) if key is not None else None

    def clamp(self, x: float, y: float) -> tuple[float, float]:
        """Return the nearest point inside the image."""
        return min(max(x, 0.0), float(self.width)), min(max(y, 0.0), float(self.height))
