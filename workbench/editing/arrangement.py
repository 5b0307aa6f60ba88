"""How objects lie and hang together: groups, drawing order, locks, the next one. Pure functions that return edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.editing.operations import change, objects


def group(chosen: Sequence[Instance], on_image: Sequence[Instance]) -> Edit | None:
    """Make objects one group; None for fewer than two or when they are exactly one group already."""
    if len(chosen) < 2:
        return None
    groups = {item.group for item in chosen}
    if len(groups) == 1 and 0 not in groups and _members(on_image, groups.pop()) == len(chosen):
        return None
    number = max((item.group for item in on_image), default=0) + 1
    return change(f"Group {objects(len(chosen))}", chosen, [replace(item, group=number) for item in chosen])


def ungroup(chosen: Sequence[Instance], on_image: Sequence[Instance]) -> Edit | None:
    """Dissolve every group that one of the objects belongs to; None when none does."""
    groups = {item.group for item in chosen} - {0}
    members = [item for item in on_image if item.group in groups]
    return change(f"Ungroup {objects(len(members))}", members, [replace(item, group=0) for item in members])


def group_of(instance: Instance, on_image: Sequence[Instance]) -> frozenset[int]:
    """Return the ids of an object and of all that are grouped with it."""
    if not instance.group:
        return frozenset((instance.id,))
    return frozenset(item.id for item in on_image if item.group == instance.group)


def bring_to_front(chosen: Sequence[Instance], on_image: Sequence[Instance]) -> Edit | None:
    """Draw objects over all others, in their order; None when they are there already."""
    return _restack(chosen, on_image, is_front=True)


def send_to_back(chosen: Sequence[Instance], on_image: Sequence[Instance]) -> Edit | None:
    """Draw objects under all others, in their order; None when they are there already."""
    return _restack(chosen, on_image, is_front=False)


def lock(chosen: Sequence[Instance]) -> Edit | None:
    """Keep the hand off objects, or let it on again when all of them are locked."""
    is_locked = not all(item.is_locked for item in chosen)
    other = [item for item in chosen if item.is_locked != is_locked]
    title = f"{'Lock' if is_locked else 'Unlock'} {objects(len(other))}"
    return change(title, other, [replace(item, is_locked=is_locked) for item in other])


def next_in_order(on_image: Sequence[Instance], chosen: frozenset[int], step: int) -> Instance | None:
    """Return the object after (step 1) or before (-1) the selected ones, going round; None when there is none."""
    if not on_image:
        return None
    places = [place for place, item in enumerate(on_image) if item.id in chosen]
    if not places:
        return on_image[0 if step > 0 else -1]
    return on_image[((places[-1] if step > 0 else places[0]) + step) % len(on_image)]


def _restack(chosen: Sequence[Instance], on_image: Sequence[Instance], is_front: bool) -> Edit | None:
    ids = {item.id for item in chosen}
    others = [item for item in on_image if item.id not in ids]
    ordered = sorted(chosen, key=lambda item: item.drawing_order)
    if not others:
        return None
    pick: Callable[[Sequence[tuple[int, int]]], tuple[int, int]] = max if is_front else min
    border = pick([item.drawing_order for item in others])
    if all((item.drawing_order > border) == is_front for item in ordered):
        return None
    z = border[0] + (1 if is_front else -1)
    moved = [item for item in ordered if item.z != z]
    title = f"Bring {objects(len(moved))} to front" if is_front else f"Send {objects(len(moved))} to back"
    return change(title, moved, [replace(item, z=z) for item in moved])


def _members(on_image: Sequence[Instance], number: int) -> int:
    return sum(1 for item in on_image if item.group == number)
