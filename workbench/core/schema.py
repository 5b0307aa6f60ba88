"""What can be labelled: categories and their skeletons. Values only; nothing here reads a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

NO_EXTRAS: Mapping[str, object] = MappingProxyType({})
"""The one empty table that every value without unknown fields shares."""


def no_extras() -> Mapping[str, object]:
    """The default of ``extras`` (a factory, since dataclasses take a mapping for mutable)."""
    return NO_EXTRAS


AttributeValue = str | float | bool
"""What an attribute of an object can hold."""

_NO_ATTRIBUTES: Mapping[str, AttributeValue] = MappingProxyType({})


def no_attributes() -> Mapping[str, AttributeValue]:
    """The default of ``attributes``: the one empty table that all objects without any share."""
    return _NO_ATTRIBUTES


class AttributeKind(StrEnum):
    """What kind of value an attribute takes."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A named property that every object of a class can have. ``choices`` are for CHOICE only.

    ``default`` is what a new object gets, None for no value. ``is_mutable``: may differ from frame to frame of one
    object in a video; the others belong to the object as a whole. Raises ValueError for a choice without choices or
    a default of another kind.
    """

    name: str
    kind: AttributeKind
    choices: tuple[str, ...] = ()
    default: AttributeValue | None = None
    is_mutable: bool = True

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("an attribute has no name")
        if self.kind is AttributeKind.CHOICE and not self.choices:
            raise ValueError(f"the attribute '{self.name}' is a choice but names nothing to choose from")
        if self.default is not None and not self.takes(self.default):
            raise ValueError(f"the attribute '{self.name}' cannot have the default {self.default!r}")

    def takes(self, value: object) -> bool:
        """Whether a value is of this attribute's kind."""
        if self.kind is AttributeKind.YES_NO:
            return isinstance(value, bool)
        if self.kind is AttributeKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        return isinstance(value, str) and (self.kind is AttributeKind.TEXT or value in self.choices)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Named keypoints of one category, in placing order, and the edges between them.

    ``edges`` and ``flip_pairs`` hold 0-based keypoint indices (COCO files are 1-based: the codec shifts).
    ``sigmas`` are the per-keypoint fall-off constants of OKS as COCO defines them, one a keypoint,
    or empty when nobody has measured them. ``colors`` ("#rrggbb", one a keypoint, each or all of them empty for the
    colour of its side). ``template`` is one typical pose to stamp, or empty: x, y of each keypoint in a square of
    side 1 around it, proportions kept.
    """

    keypoints: tuple[str, ...]
    edges: tuple[tuple[int, int], ...] = ()
    flip_pairs: tuple[tuple[int, int], ...] = ()
    sigmas: tuple[float, ...] = ()
    colors: tuple[str, ...] = ()
    template: tuple[tuple[float, float], ...] = ()

    def __post_init__(self) -> None:
        count = len(self.keypoints)
        for first, second in (*self.edges, *self.flip_pairs):
            if not (0 <= first < count and 0 <= second < count):
                raise ValueError(f"skeleton names point {max(first, second)} but has {count} keypoints")
        if self.sigmas and len(self.sigmas) != count:
            raise ValueError(f"skeleton has {count} keypoints but {len(self.sigmas)} sigmas")
        for name, values in (("colors", self.colors), ("places in its template", self.template)):
            if values and len(values) != count:
                raise ValueError(f"skeleton has {count} keypoints but {len(values)} {name}")

    @property
    def flip_indices(self) -> tuple[int, ...]:
        """For every keypoint, the index of the one it becomes in a mirrored image."""
        indices = list(range(len(self.keypoints)))
        for first, second in self.flip_pairs:
            indices[first], indices[second] = second, first
        return tuple(indices)


@dataclass(frozen=True, slots=True)
class Category:
    """One class of objects. ``id`` is arbitrary and gappy as in COCO and is kept as imported.

    ``color`` is "#rrggbb", or empty for the colour of its place in the palette.
    """

    id: int
    name: str
    supercategory: str = ""
    skeleton: Skeleton | None = None
    extras: Mapping[str, object] = field(default_factory=no_extras, hash=False)
    color: str = ""
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelSchema:
    """All categories of a project, in display order (the order fixes each one's colour)."""

    categories: tuple[Category, ...] = ()

    def __post_init__(self) -> None:
        ids = [category.id for category in self.categories]
        if len(set(ids)) != len(ids):
            twice = next(i for i in ids if ids.count(i) > 1)
            raise ValueError(f"two categories share the id {twice}")

    def category(self, category_id: int) -> Category:
        """Return the category with this id; raises KeyError when there is none."""
        for category in self.categories:
            if category.id == category_id:
                return category
        raise KeyError(category_id)

    def find(self, name: str) -> Category | None:
        """Return the first category of this name, or None."""
        return next((category for category in self.categories if category.name == name), None)

    def index(self, category_id: int) -> int:
        """Return the position of a category: what colours and contiguous training labels count by."""
        for position, category in enumerate(self.categories):
            if category.id == category_id:
                return position
        raise KeyError(category_id)

    def keypoint_names(self, category_id: int) -> tuple[str, ...]:
        """Return the keypoints of a category in placing order; none when it has no skeleton or is not known."""
        found = next((category.skeleton for category in self.categories if category.id == category_id), None)
        return found.keypoints if found is not None else ()

    def with_category(self, category: Category) -> LabelSchema:
        """Return a schema in which this category is added, or replaces the one with its id."""
        if any(known.id == category.id for known in self.categories):
            kept = tuple(category if known.id == category.id else known for known in self.categories)
            return replace(self, categories=kept)
        return replace(self, categories=(*self.categories, category))

    def next_id(self) -> int:
        """Return an id that no category has."""
        return max((category.id for category in self.categories), default=0) + 1
