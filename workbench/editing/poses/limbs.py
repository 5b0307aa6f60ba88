"""A joint dragged with the lengths of its limb kept: the limb bends, what hangs on it goes along."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Skeleton

_MOST_BONES = 2
"""An arm is two bones: beyond them the hand pulls at the body, which it did not take hold of."""
_ROUNDS = 64
_NOWHERE = 1e-9
_NEAR = 1e-4
"""A limb has arrived when its end is so near to where the hand wants it, as a part of the limb's length."""

Place = npt.NDArray[np.float64]
Tree = Mapping[int, int | None]
"""The parent of every joint; None for the root."""


def drag_joint(instance: Instance, skeleton: Skeleton, index: int, xy: tuple[float, float]) -> Instance:
    """Return a pose whose joint ``index`` was pulled to a point of the image without any bone changing its length.

    The limb is the way from the joint to where the pose branches: it bends as a chain whose beginning stays. The
    pose's centre takes the whole pose along; a joint without bones just goes there. Absent joints hold nothing.
    """
    places = {i: np.array([p.x, p.y]) for i, p in enumerate(instance.keypoints) if p.v}
    goal = np.array(xy)
    tree = tree_around(skeleton, places, index)
    moved = _pulled(skeleton, tree, places, index, goal) if tree else {index: goal}
    points = list(instance.keypoints)
    for joint, place in moved.items():
        points[joint] = Keypoint(float(place[0]), float(place[1]), points[joint].v)
    return _with_box(replace(instance, keypoints=tuple(points)))


def tree_around(skeleton: Skeleton, places: Mapping[int, Place], index: int) -> Tree:
    """Return the bones that hang together with a joint as a tree from the pose's centre; empty without bones."""
    neighbours = _neighbours(skeleton, places)
    if index not in neighbours:
        return {}
    reached = _walk(neighbours, index)
    if len(reached) < 2:
        return {}
    # The centre is where most bones meet, and of those the one from which the others are reached in the fewest steps.
    steps = {joint: sum(_walk(neighbours, joint).values()) for joint in reached}
    root = min(reached, key=lambda joint: (-len(neighbours[joint]), steps[joint], joint))
    return _parents(neighbours, root)


def chain_to(tree: Tree, crossings: Set[int], index: int) -> list[int]:
    """Return the joints of a limb from where it begins to the joint ``index``: two bones at most.

    It begins earlier where the pose branches (``crossings``) or at its centre.
    """
    chain = [index]
    while len(chain) <= _MOST_BONES and (parent := tree[chain[-1]]) is not None:
        chain.append(parent)
        if parent in crossings:
            break
    return chain[::-1]


def _pulled(skeleton: Skeleton, tree: Tree, places: Mapping[int, Place], index: int, goal: Place) -> dict[int, Place]:
    neighbours = _neighbours(skeleton, places)
    chain = chain_to(tree, {joint for joint, others in neighbours.items() if len(others) > 2}, index)
    if len(chain) == 1:
        return {joint: places[joint] + goal - places[index] for joint in tree}
    before = [places[joint] for joint in chain]
    after = bent(before, goal)
    moved: dict[int, Place] = {}
    for step in range(1, len(chain)):
        turn = _turn_between(before[step] - before[step - 1], after[step] - after[step - 1])
        for joint in _hanging(tree, chain[step], {*chain} - {chain[step]}):
            moved[joint] = after[step] + turn @ (places[joint] - before[step])
    return moved


def bent(chain: Sequence[Place], goal: Place) -> list[Place]:
    """Return a chain of joints whose last one is as near to ``goal`` as the lengths allow; the first one stays.

    Reaches from the end and from the beginning in turn until both fit (FABRIK).
    """
    lengths = [float(np.hypot(*(b - a))) for a, b in pairwise(chain)]
    first, whole = chain[0], sum(lengths)
    away = goal - first
    distance = float(np.hypot(*away))
    if len(chain) == 2 or distance >= whole:
        return _straight(first, away, distance, lengths, chain)
    joints = [place.copy() for place in chain]
    for _ in range(_ROUNDS):
        joints[-1] = goal.copy()
        for i in range(len(joints) - 2, -1, -1):
            joints[i] = _at(joints[i + 1], joints[i], lengths[i])
        joints[0] = first.copy()
        for i in range(1, len(joints)):
            joints[i] = _at(joints[i - 1], joints[i], lengths[i - 1])
        if float(np.hypot(*(joints[-1] - goal))) <= _NEAR * whole:
            break
    return joints


def _straight(
    first: Place, away: Place, distance: float, lengths: Sequence[float], chain: Sequence[Place]
) -> list[Place]:
    if distance < _NOWHERE:
        return list(chain)
    return [first + away / distance * float(sum(lengths[:i])) for i in range(len(lengths) + 1)]


def _at(fixed: Place, loose: Place, length: float) -> Place:
    """The point towards ``loose`` that is exactly ``length`` from ``fixed``."""
    away = loose - fixed
    distance = float(np.hypot(*away))
    return fixed + (away / distance if distance > _NOWHERE else np.array([1.0, 0.0])) * length


def _turn_between(before: Place, after: Place) -> npt.NDArray[np.float64]:
    angle = np.arctan2(after[1], after[0]) - np.arctan2(before[1], before[0])
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    return np.array([[cos, -sin], [sin, cos]])


def _hanging(tree: Tree, joint: int, without: set[int]) -> list[int]:
    """The joint and all that hang on it, other joints of the chain (and what hangs on those) left out."""
    found = [joint]
    for each in found:
        found += [child for child, parent in tree.items() if parent == each and child not in without]
    return found


def _neighbours(skeleton: Skeleton, places: Mapping[int, Place]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {joint: [] for joint in places}
    for first, second in skeleton.edges:
        if first in found and second in found and first != second and second not in found[first]:
            found[first].append(second)
            found[second].append(first)
    return found


def _walk(neighbours: Mapping[int, Sequence[int]], start: int) -> dict[int, int]:
    """Return every joint that is reached from one, and in how many steps."""
    steps = {start: 0}
    waiting = deque([start])
    while waiting:
        joint = waiting.popleft()
        for other in neighbours[joint]:
            if other not in steps:
                steps[other] = steps[joint] + 1
                waiting.append(other)
    return steps


def _parents(neighbours: Mapping[int, Sequence[int]], root: int) -> Tree:
    parents: dict[int, int | None] = {root: None}
    waiting = deque([root])
    while waiting:
        joint = waiting.popleft()
        for other in neighbours[joint]:
            if other not in parents:
                parents[other] = joint
                waiting.append(other)
    return parents


def _with_box(instance: Instance) -> Instance:
    box = instance.bbox_xywh
    placed = [(p.x, p.y) for p in instance.keypoints if p.v]
    if box is None or not placed:
        return instance
    (x0, y0), (x1, y1) = np.min(placed, axis=0).tolist(), np.max(placed, axis=0).tolist()
    x0, y0, x1, y1 = min(x0, box[0]), min(y0, box[1]), max(x1, box[0] + box[2]), max(y1, box[1] + box[3])
    return replace(instance, bbox_xywh=(x0, y0, x1 - x0, y1 - y0))
