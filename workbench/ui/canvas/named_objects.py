"""Which objects carry their names: looked up again only when the view or the objects change."""

from __future__ import annotations

from collections import Counter

from workbench.core.instance import XYWH, Instance
from workbench.editing.shape_index import ShapeIndex

MOST_NAMES = 24
_MOST_SEARCHED = 400

Named = tuple[Instance, XYWH]


class NamedObjects:
    """Kept by a canvas: a move of the pointer repaints names without searching for them."""

    def __init__(self) -> None:
        self._asked: tuple[object, ...] = ()
        self._found: tuple[Named, ...] = ()

    def within(self, index: ShapeIndex, view: tuple[float, float, float, float]) -> tuple[Named, ...]:
        """Return objects with their boxes, of those that touch a part of the image (x0, y0, x1, y1)."""
        # The index gives out the same tuple of objects until one of them changes.
        asked = (index.instances, view)
        if not self._asked or self._asked[0] is not asked[0] or self._asked[1] != view:
            ids = index.touching(*view, most=_MOST_SEARCHED)
            touching = [item for key in ids if (item := index.get(key)) is not None]
            named = [(item, index.box(item.id)) for item in _worth_naming(touching)]
            self._asked, self._found = asked, tuple((item, box) for item, box in named if box is not None)
        return self._found


def _worth_naming(instances: list[Instance]) -> list[Instance]:
    """Leave out the commonest classes until few names remain: many equal ones hide the image and say nothing."""
    counts = Counter(item.category_id for item in instances)
    named: set[int] = set()
    total = 0
    for category_id, count in reversed(counts.most_common()):
        total += count
        if total > MOST_NAMES:
            break
        named.add(category_id)
    return [item for item in instances if item.category_id in named]
