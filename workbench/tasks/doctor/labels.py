"""What the doctor looks at: all labels of a project as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.tasks.label_summary import TRAINING_SPLITS


@dataclass(frozen=True)
class Labels:
    """The labels of a project. ``prints`` are fingerprints of the image files by image id (equal: the same picture);
    empty when nobody has looked."""

    schema: LabelSchema
    images: Sequence[ImageRecord]
    instances: Sequence[Instance]
    prints: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def image_of(self) -> Mapping[int, ImageRecord]:
        """The images by id."""
        return {image.id: image for image in self.images}

    @cached_property
    def category_of(self) -> Mapping[int, Category]:
        """The classes by id."""
        return {category.id: category for category in self.schema.categories}

    def is_learned_from(self, image_id: int) -> bool:
        """Whether an image takes part in a training, to learn from or to validate with."""
        image = self.image_of.get(image_id)
        return image is not None and (image.split in TRAINING_SPLITS or image.split is Split.VAL)

    def size_of(self, image_id: int) -> tuple[int, int]:
        """Width and height of an image in pixels, (0, 0) when they are not known."""
        image = self.image_of.get(image_id)
        return (image.width, image.height) if image is not None else (0, 0)
