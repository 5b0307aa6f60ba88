"""Predicted objects that wait for a yes or no: which are offered, which comes next, and the edit that accepts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.core.edit import Edit, Patch
from workbench.core.geometry import points_of
from workbench.core.instance import Instance
from workbench.core.masks import mask_bounds_xywh
from workbench.core.schema import LabelSchema
from workbench.editing.operations import accepted
from workbench.editing.reshape import with_keypoint
from workbench.editing.suppression import NEW, Standing, Verdict, verdicts


@dataclass(frozen=True, slots=True)
class Ghost:
    """One predicted object and what it is to the labels."""

    instance: Instance
    verdict: Verdict = NEW

    @property
    def is_open(self) -> bool:
        """Whether it can be accepted: no label says it yet."""
        return self.verdict.standing is not Standing.LABELLED

    @property
    def score(self) -> float:
        """How sure the model is, 0 … 1."""
        return self.instance.score or 0.0


def ghosts_of(
    predicted: Sequence[Instance], labels: Sequence[Instance], schema: LabelSchema, least_score: float = 0.0
) -> tuple[Ghost, ...]:
    """Return the predicted objects of one image at or above a score, best first."""
    ranked = sorted((item for item in predicted if (item.score or 0.0) >= least_score), key=lambda item: -_score(item))
    found = verdicts(ranked, labels, schema)
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


def acceptance(ghosts: Sequence[Ghost], new_id: Callable[[], int], run: str) -> Edit | None:
    """Return the one edit that makes the open ones among these labels; None when none is open.

    A ghost that completes a label gives it its keypoints or outline; the others become new objects of the run.
    """
    patches = []
    for ghost in ghosts:
        if ghost.verdict.standing is Standing.NEW:
            patches.append(Patch(None, accepted(ghost.instance, new_id(), run)))
        elif ghost.verdict.standing is Standing.COMPLETES and ghost.verdict.label is not None:
            patches.append(Patch(ghost.verdict.label, completed(ghost.verdict.label, ghost.instance)))
    if not patches:
        return None
    return Edit("Accept prediction" if len(patches) == 1 else f"Accept {len(patches)} predictions", tuple(patches))


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
