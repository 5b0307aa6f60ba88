"""Which categories of a panoptic run are things and which are stuff, and in what order the model counts them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.snapshot import LabelledImage, LabelledObject, Snapshot

BORDER_PX = 2.0
"""What is labelled up to here from the image's edge is taken to go on behind it."""


@dataclass(frozen=True, slots=True)
class Order:
    """``labels[i]`` is what the model calls category i of the snapshot: things 0 … ``things`` - 1, then stuff."""

    labels: tuple[int, ...]
    things: int

    @classmethod
    def of_things(cls, count: int) -> Order:
        """Everything is a thing."""
        return cls(tuple(range(count)), count)

    @property
    def stuff(self) -> int:
        """How many categories are stuff."""
        return len(self.labels) - self.things

    def notes(self, snapshot: Snapshot) -> tuple[str, ...]:
        """Say which categories are taken as stuff, if any."""
        names = [
            category.name
            for category, label in zip(snapshot.categories, self.labels, strict=True)
            if label >= self.things
        ]
        if not names:
            return ()
        return (f"Taken as regions without instances: {', '.join(names)}; every other category has instances.",)


def order_of(snapshot: Snapshot, recipe: TrainRecipe) -> Order:
    """Return the order of a panoptic run.

    Stuff is what ``options["stuff"]`` lists (category ids); without it, a category that has outlines or masks only,
    on more than one image, never two of them on an image, and mostly cut off by its border as ground and sky are.
    Raises JobFailure when no category is left that has instances.
    """
    told = recipe.options.get("stuff")
    chosen = set(map(int, told)) if told is not None else _looks_like_stuff(snapshot)
    if chosen.issuperset(category.id for category in snapshot.categories):
        raise JobFailure("No category has instances: choose a model for regions, the task is theirs.")
    is_stuff = [category.id in chosen for category in snapshot.categories]
    things = is_stuff.count(False)
    next_thing, next_stuff = iter(range(things)), iter(range(things, len(is_stuff)))
    return Order(tuple(next(next_stuff if stuff else next_thing) for stuff in is_stuff), things)


def _looks_like_stuff(snapshot: Snapshot) -> set[int]:
    images: Counter[int] = Counter()
    cut_off: Counter[int] = Counter()
    refuted: set[int] = set()
    for image in snapshot.images:
        counts = Counter(item.category_id for item in image.objects)
        images.update(counts.keys())
        cut_off.update({item.category_id for item in image.objects if _touches_border(item, image)})
        refuted |= {number for number, count in counts.items() if count > 1}
        refuted |= {item.category_id for item in image.objects if not _is_region(item)}
    seen = {number for number, count in images.items() if count > 1 and 2 * cut_off[number] > count}
    return seen - refuted


def _touches_border(item: LabelledObject, image: LabelledImage) -> bool:
    left, top, right, bottom = item.box_xyxy
    return (
        left <= BORDER_PX or top <= BORDER_PX or right >= image.width - BORDER_PX or bottom >= image.height - BORDER_PX
    )


def _is_region(item: LabelledObject) -> bool:
    return (bool(item.rings) or item.mask is not None) and not item.keypoints
