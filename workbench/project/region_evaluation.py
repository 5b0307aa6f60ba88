"""How well predicted regions agree with the labelled ones, pixel by pixel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from workbench.analysis.regions import confusion, region_figures
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.label_map import IGNORED, Region, paint, pixels_of
from workbench.core.schema import Category
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.region_checks import has_background

BACKGROUND = "background"
"""What the class of pixels without a label is called."""


def counts_of(categories: Sequence[Category], recipe: TrainRecipe) -> RegionCounts:
    """Return empty counts of pixels as a run learned them: with its priority, and its background."""
    priority = [int(number) for number in recipe.options.get("priority", ())]
    return RegionCounts(categories, priority, has_background(recipe.options))


class RegionCounts:
    """Counts pixels image by image.

    ``priority`` are category ids (see core.label_map.paint); ``with_background``: pixels without a label are a class.
    """

    def __init__(
        self, categories: Sequence[Category], priority: Sequence[int] = (), with_background: bool = False
    ) -> None:
        self._labels = {category.id: place for place, category in enumerate(categories)}
        self._names = [category.name for category in categories]
        self._priority = tuple(priority)
        self._empty = len(categories) if with_background else IGNORED
        self._names += [BACKGROUND] * with_background
        self._counts = np.zeros((len(self._names), len(self._names) + 1), dtype=np.int64)

    def add(self, image: ImageRecord, truth: Sequence[Instance], found: Sequence[Instance]) -> None:
        """Add the pixels of one image; one whose size is not known is left out."""
        if image.width > 0 and image.height > 0:
            maps = [self._painted(image, items) for items in (truth, found)]
            self._counts += confusion(maps[0], maps[1], len(self._names))

    def figures(self) -> dict[str, Mapping[str, float]]:
        """Return the table of all pixels (see analysis.regions), nothing when no pixel is labelled."""
        table = region_figures(self._counts, self._names)
        whole = {name: value for name, value in table.items() if "/" not in name}
        return {"regions": whole} if self._counts.sum() else {}

    def by_class(self) -> dict[str, Mapping[str, float]]:
        """Return IoU by class, nothing when no pixel is labelled."""
        table = region_figures(self._counts, self._names)
        return {"IoU": {name: table[f"IoU/{name}"] for name in self._names}} if self._counts.sum() else {}

    def _painted(self, image: ImageRecord, items: Sequence[Instance]) -> npt.NDArray[np.uint8]:
        size = image.width, image.height
        pairs = [(item, pixels_of(item, size)) for item in items if item.category_id in self._labels]
        regions = [
            Region(item.category_id, IGNORED if item.iscrowd else self._labels[item.category_id], mask)
            for item, mask in pairs
            if mask is not None and (mask.width, mask.height) == size
        ]
        return paint(regions, size, self._priority, self._empty)
