"""How good a run is at telling the classes of whole images: what it said of each against the images' own classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from workbench.analysis.classes import class_figures
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Category

Tables = dict[str, Mapping[str, float]]


def count_classes(
    images: Sequence[ImageRecord], found: Sequence[Instance], classes: Sequence[Category], several: bool
) -> tuple[Tables, Tables]:
    """Return the figures of all classes together, and precision and recall of each class by name.

    A class that a run said nothing about on an image counts as told with score 0. ``several``: an image may have more
    than one class.
    """
    column = {category.id: place for place, category in enumerate(classes)}
    row = {image.id: place for place, image in enumerate(images)}
    truth = np.zeros((len(images), len(classes)), dtype=np.bool_)
    scores = np.zeros(truth.shape)
    for image in images:
        truth[row[image.id], [column[tag] for tag in image.tags if tag in column]] = True
    for item in found:
        if item.category_id in column and item.image_id in row:
            scores[row[item.image_id], column[item.category_id]] = item.score or 0.0
    figures = class_figures(scores, truth, several)
    names = [category.name for category in classes]
    each: Tables = {
        "precision": dict(zip(names, figures.precision, strict=True)),
        "recall": dict(zip(names, figures.recall, strict=True)),
    }
    return {"classes": figures.whole}, each
