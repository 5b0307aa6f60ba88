"""Predicted objects that wait for a yes or no: which are offered, which comes next, and the edit that accepts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.core.edit import Edit, Patch
from workbench.core.geometry import points_of
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import mask_bounds_xywh
from workbench.core.schema import LabelSchema
from workbench.editing.ghosts.suppression import NEW, Standing, Verdict, verdicts, without_doubles
from workbench.editing.operations import accepted
from workbench.editing.reshape import ABSENT, with_keypoint

_HAIR_PX = 3.0


@dataclass(frozen=True, slots=True)
class Ghost:
    """One predicted object and what it is to the labels."""

    instance: Instance
    verdict: Verdict = NEW

    @property
    def is_open(self) -> bool:
        """Whether it can be accepted: no label says it yet, and no surer ghost."""
        return self.verdict.standing in (Standing.NEW, Standing.COMPLETES)

    @property
    def can_be_chosen(self) -> bool:
        """Whether it can be accepted by itself: open, or another answer than the surest."""
        return self.is_open or self.verdict.standing is Standing.INSTEAD

    @property
    def score(self) -> float:
        """How sure the model is, 0 … 1."""
        return self.instance.score or 0.0


def ghosts_of(
    predicted: Sequence[Instance], labels: Sequence[Instance], schema: LabelSchema, least_score: float = 0.0
) -> tuple[Ghost, ...]:
    """Return the predicted objects of one image at or above a score, best first."""
    ranked = sorted((item for item in predicted if (item.score or 0.0) >= least_score), key=lambda item: -_score(item))
    found = without_doubles(ranked, verdicts(ranked, labels, schema), schema)
    return tuple(Ghost(item, verdict) for item, verdict in zip(ranked, found, strict=True))


def neighbour(ghosts: Sequence[Ghost], focus: Instance | None, step: int) -> Instance | None:
    """Return the open ghost ``step`` places further by score, around the ends; None when none is open.

    Without a focus, or when that is no longer open, the search begins where it was: at the next lower score.
    """
    offered = [ghost.instance for ghost in ghosts if ghost.is_open]
    if not offered:
        return None
    if focus is None:
        return offered[0] if step >= 0 else offered[-1]
    if focus in offered:
        return offered[(offered.index(focus) + step) % len(offered)]
    lower = [item for item in offered if _score(item) <= _score(focus)]
    if step >= 0:
        return lower[0] if lower else offered[0]
    place = len(offered) - len(lower) - 1
    return offered[place]


def acceptance(
    ghosts: Sequence[Ghost], new_id: Callable[[], int], run: str, size: tuple[int, int] = (0, 0)
) -> Edit | None:
    """Return the one edit that makes the open ones among these labels; None when none is open.

    A ghost that completes a label gives it its keypoints or outline; the others become new objects of the run.
    ``size`` is the image's width and height: what a model guessed outside of it is no label.
    """
    patches = []
    for ghost in ghosts:
        if ghost.verdict.standing is Standing.NEW:
            patches.append(Patch(None, accepted(inside(ghost.instance, size), new_id(), run)))
        elif ghost.verdict.standing is Standing.COMPLETES and ghost.verdict.label is not None:
            patches.append(Patch(ghost.verdict.label, completed(ghost.verdict.label, inside(ghost.instance, size))))
    if not patches:
        return None
    return Edit("Accept prediction" if len(patches) == 1 else f"Accept {len(patches)} predictions", tuple(patches))


def inside(found: Instance, size: tuple[int, int]) -> Instance:
    """Return a predicted object without what lies outside an image of a width and height (0: not known).

    The box is cut; a keypoint a hair outside is put on the border, one further out is absent.
    """
    width, height = size
    if not width or not height:
        return found
    box = found.bbox_xywh
    if box is not None:
        x0, y0 = min(max(box[0], 0.0), width), min(max(box[1], 0.0), height)
        x1, y1 = min(max(box[0] + box[2], 0.0), width), min(max(box[1] + box[3], 0.0), height)
        box = x0, y0, x1 - x0, y1 - y0
    points = []
    for point in found.keypoints:
        x, y = min(max(point.x, 0.0), width), min(max(point.y, 0.0), height)
        is_near = abs(x - point.x) <= _HAIR_PX and abs(y - point.y) <= _HAIR_PX
        points.append(Keypoint(x, y, point.v) if point.v and is_near else ABSENT)
    return replace(found, bbox_xywh=box, keypoints=tuple(points))


def completed(label: Instance, found: Instance) -> Instance:
    """Return a label with the keypoints and the outline of what was found in its box.

    A box that does not hold the keypoints grows to them; an outline brings its own box.
    """
    if found.keypoints:
        label = replace(label, keypoints=found.keypoints)
        for index, point in enumerate(found.keypoints):
            label = with_keypoint(label, index, point)
    if found.mask is not None:
        x, y, width, height = mask_bounds_xywh(found.mask)
        box = float(x), float(y), float(width), float(height)
        label = replace(label, mask=found.mask, polygons=(), holes=(), bbox_xywh=box, area=float(found.mask.area))
    elif found.polygons:
        points = [point for ring in found.polygons for point in points_of(ring).tolist()]
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        box = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        label = replace(label, mask=None, polygons=found.polygons, holes=found.holes, bbox_xywh=box, area=None)
    return label


def _score(item: Instance) -> float:
    return item.score or 0.0
