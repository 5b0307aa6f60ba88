"""Panoptic quality (Kirillov et al., "Panoptic Segmentation", CVPR 2019) of pictures of segment numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

VOID = 0
"""The number of pixels that belong to no segment."""

MATCH_IOU = 0.5
"""Two segments are the same when they overlap by more: no third can match either then."""


class Segment(NamedTuple):
    """What a number in a picture stands for; a crowd is a region of instances that nobody told apart."""

    category: int
    is_crowd: bool = False


@dataclass(frozen=True, slots=True)
class SegmentedPicture:
    """``numbers`` (h, w) says to which segment each pixel belongs, VOID to none; ``segments`` what each number is."""

    numbers: npt.NDArray[np.int64]
    segments: Mapping[int, Segment]


class Quality(NamedTuple):
    """Panoptic quality and its two factors: how well matched segments fit, and how many are matched; 0 … 1."""

    pq: float
    sq: float
    rq: float


@dataclass(slots=True)
class _Tally:
    iou: float = 0.0
    matched: int = 0
    false: int = 0
    missed: int = 0

    def quality(self) -> Quality:
        part = self.matched + 0.5 * self.false + 0.5 * self.missed
        fit = self.iou / self.matched if self.matched else 0.0
        return Quality(self.iou / part, fit, self.matched / part)


@dataclass(slots=True)
class PanopticTally:
    """Counts pictures one after the other; ``quality`` tells the figures of all of them."""

    _by_category: dict[int, _Tally] = field(default_factory=dict)

    def add(self, truth: SegmentedPicture, found: SegmentedPicture) -> None:
        """Count one picture, labelled and found; both of one shape."""
        shared = _shared_areas(truth.numbers, found.numbers)
        matches = dict(_matches(truth, found, shared))
        for (labelled, _), iou in matches.items():
            tally = self._of(truth.segments[labelled])
            tally.iou += iou
            tally.matched += 1
        hit = {labelled for labelled, _ in matches}
        for number, segment in truth.segments.items():
            self._of(segment).missed += number not in hit and not segment.is_crowd
        hit = {guess for _, guess in matches}
        for number, segment in found.segments.items():
            self._of(segment).false += number not in hit and not _is_excused(number, truth, found, shared)

    def quality(self, categories: Iterable[int] | None = None) -> Quality | None:
        """Return the mean over these categories (None: all) that were labelled or found; None when none was."""
        wanted = self._by_category if categories is None else set(categories)
        rows = [
            tally.quality()
            for category, tally in self._by_category.items()
            if category in wanted and tally.matched + tally.false + tally.missed
        ]
        return Quality(*(float(value) for value in np.mean(rows, axis=0))) if rows else None

    def _of(self, segment: Segment) -> _Tally:
        return self._by_category.setdefault(segment.category, _Tally())


def _shared_areas(truth: npt.NDArray[np.int64], found: npt.NDArray[np.int64]) -> dict[tuple[int, int], int]:
    """How many pixels each pair of numbers shares."""
    span = int(found.max(initial=0)) + 1
    pairs, counts = np.unique(truth.astype(np.int64) * span + found, return_counts=True)
    return {divmod(int(pair), span): int(count) for pair, count in zip(pairs, counts, strict=True)}


def _matches(
    truth: SegmentedPicture, found: SegmentedPicture, shared: Mapping[tuple[int, int], int]
) -> Iterable[tuple[tuple[int, int], float]]:
    """The pairs of segments that are the same, with their overlap; what lies on unlabelled pixels is not counted."""
    truth_areas, found_areas = _areas(truth.numbers), _areas(found.numbers)
    for (labelled, guess), area in shared.items():
        segment, other = truth.segments.get(labelled), found.segments.get(guess)
        if segment is None or other is None or segment.is_crowd or segment.category != other.category:
            continue
        union = truth_areas[labelled] + found_areas[guess] - area - shared.get((VOID, guess), 0)
        if area / union > MATCH_IOU:
            yield (labelled, guess), area / union


def _is_excused(
    number: int, truth: SegmentedPicture, found: SegmentedPicture, shared: Mapping[tuple[int, int], int]
) -> bool:
    """Whether a found segment lies mostly where nothing is labelled, or on a crowd of its kind."""
    category = found.segments[number].category
    crowds = [key for key, item in truth.segments.items() if item.is_crowd and item.category == category]
    area = sum(count for (_, guess), count in shared.items() if guess == number)
    unknown = sum(shared.get((key, number), 0) for key in (VOID, *crowds))
    return not area or unknown / area > MATCH_IOU


def _areas(numbers: npt.NDArray[np.int64]) -> dict[int, int]:
    values, counts = np.unique(numbers, return_counts=True)
    return {int(value): int(count) for value, count in zip(values, counts, strict=True)}
