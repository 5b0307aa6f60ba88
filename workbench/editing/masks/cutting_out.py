"""Boxes of objects become masks of what is in them: many at once, and those that cannot stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.editing.masks.grabcut import NothingFoundError, PixelReader, grabcut_from
from workbench.editing.masks.mask_edits import with_mask
from workbench.editing.shape_index import bounds


@dataclass(frozen=True, slots=True)
class CutOut:
    """The objects that a mask was found for, with their masks, and how many there are without."""

    found: tuple[tuple[Instance, Mask], ...]
    missed: int = 0

    def edit(self) -> Edit | None:
        """Return the edit that gives the objects their masks; None when there is none."""
        if not self.found:
            return None
        count = len(self.found)
        title = "Cut out object" if count == 1 else f"Cut out {count} objects"
        return Edit(title, tuple(Patch(item, with_mask(item, mask)) for item, mask in self.found))


def can_be_cut_out(instance: Instance) -> bool:
    """Whether an object says where it is, has no figure that a mask would stand beside, and is not locked."""
    return not instance.is_locked and instance.figure is None and bounds(instance) is not None


def cut_out(
    instances: Sequence[Instance],
    read: PixelReader,
    size: tuple[int, int],
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> CutOut:
    """Look for every object in its box on an image of a size (width, height); some 200 ms each.

    ``report`` is told how many are done, and may raise to end it.
    """
    found: list[tuple[Instance, Mask]] = []
    for number, instance in enumerate(instances):
        report(number, len(instances))
        box = instance.bbox_xywh or bounds(instance)
        try:
            if box is not None and can_be_cut_out(instance):
                found.append((instance, grabcut_from(read, size, box)))
        except NothingFoundError:
            continue
    return CutOut(tuple(found), len(instances) - len(found))
