"""Two models as one: the first finds the objects, the second their keypoints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.core.geometry import box_overlap
from workbench.tasks.recipe import Spot
from workbench.worker.adapters.adapter import Found, Predictor

DETECTED_SCORE = 0.3
"""A detected box below this score is not worth a pose."""

SAME_OBJECT = 0.7
"""Detected boxes that overlap more are one object: a detector may name it once for each of two classes."""


@dataclass(frozen=True, slots=True)
class Cascade:
    """A pose model that looks where a detector finds objects, wherever it is not told where to look.

    ``categories`` are those that the pose model learned. Of a detector that knows any of them too only those count;
    what one that knows none of them found is taken for the first.
    """

    detector: Predictor
    pose: Predictor
    categories: tuple[int, ...]
    is_shared: bool

    def __call__(self, image: npt.NDArray[np.uint8], spots: Sequence[Spot] | None) -> list[Found]:
        """See Predictor."""
        places = spots if spots is not None else self.places(image)
        return self.pose(image, places) if places else []

    def places(self, image: npt.NDArray[np.uint8]) -> list[Spot]:
        """Return where the detector found objects, the surest first."""
        places: list[Spot] = []
        for item in sorted(self.detector(image, None), key=lambda found: -found.score):
            box = item.bbox_xywh
            if box is None or item.score < DETECTED_SCORE or min(box[2:]) <= 0:
                continue
            if self.is_shared and item.category_id not in self.categories:
                continue
            if all(box_overlap(box, place.box_xywh) <= SAME_OBJECT for place in places):
                places.append(Spot(box, item.category_id if self.is_shared else self.categories[0]))
        return places
