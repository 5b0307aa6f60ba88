from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from workbench.analysis.panoptic import PanopticTally, Quality, Segment, SegmentedPicture

SAMPLE = Path(__file__).resolve().parents[4] / "shared" / "data" / "metric_conformance" / "panopticapi"


def picture(rows, **segments):
    numbers = np.asarray([[int(cell) for cell in row] for row in rows], dtype=np.int64)
    return SegmentedPicture(numbers, {int(key[1:]): value for key, value in segments.items()})


def quality(truth, found, categories=None):
    tally = PanopticTally()
    tally.add(truth, found)
    return tally.quality(categories)


def test_that_what_is_found_exactly_has_quality_one():
    truth = picture(["1122", "3333"], s1=Segment(0), s2=Segment(0), s3=Segment(1))
    assert quality(truth, truth) == Quality(1.0, 1.0, 1.0)
    assert quality(picture(["00"]), picture(["00"])) is None


def test_that_a_match_must_overlap_by_more_than_half():
    truth = picture(["1110", "1110"], s1=Segment(0))
    assert quality(truth, picture(["1100", "1100"], s1=Segment(0))) == pytest.approx((4 / 6, 4 / 6, 1.0))
    exactly_half = picture(["1110", "0000"], s1=Segment(0))
    assert quality(truth, exactly_half) == Quality(0.0, 0.0, 0.0)


def test_that_a_wrong_category_counts_as_missed_and_as_false():
    truth, found = picture(["11"], s1=Segment(0)), picture(["11"], s1=Segment(1))
    assert quality(truth, found) == Quality(0.0, 0.0, 0.0)
    assert quality(truth, found, [2]) is None


def test_that_the_mean_goes_over_categories_not_segments():
    truth = picture(["1234"], s1=Segment(0), s2=Segment(0), s3=Segment(0), s4=Segment(1))
    found = picture(["1230"], s1=Segment(0), s2=Segment(0), s3=Segment(0))
    assert quality(truth, found) == Quality(0.5, 0.5, 0.5)
    assert quality(truth, found, [0]) == Quality(1.0, 1.0, 1.0)


def test_that_unlabelled_pixels_and_crowds_excuse_what_is_found_there():
    truth = picture(["1100", "2222"], s1=Segment(0), s2=Segment(0, is_crowd=True))
    found = picture(["1133", "2244"], s1=Segment(0), s2=Segment(0), s3=Segment(0), s4=Segment(1))
    assert quality(truth, found, [0]) == Quality(1.0, 1.0, 1.0)
    assert quality(truth, found, [1]) == Quality(0.0, 0.0, 0.0)
    wide = picture(["1111", "0000"], s1=Segment(0))
    assert quality(truth, wide, [0]) == Quality(1.0, 1.0, 1.0)


def coco_panoptic(entry, folder):
    color = cv2.imdecode(np.fromfile(folder / entry["file_name"], np.uint8), cv2.IMREAD_COLOR).astype(np.int64)
    numbers = color[..., 2] + 256 * color[..., 1] + 256**2 * color[..., 0]
    segments = {item["id"]: Segment(item["category_id"], bool(item["iscrowd"])) for item in entry["segments_info"]}
    return SegmentedPicture(numbers, segments)


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the sample of COCO's panoptic annotations is not here")
def test_that_cocos_own_sample_is_found_whole_and_loses_what_is_taken_away():
    body = json.loads((SAMPLE / "panoptic_examples.json").read_text())
    tally, less = PanopticTally(), PanopticTally()
    for entry in body["annotations"]:
        truth = coco_panoptic(entry, SAMPLE / "panoptic_examples")
        guess = SegmentedPicture(
            truth.numbers, {key: Segment(item.category) for key, item in truth.segments.items() if not item.is_crowd}
        )
        tally.add(truth, guess)
        gone = max(guess.segments, key=lambda key: int((truth.numbers == key).sum()))
        less.add(truth, SegmentedPicture(truth.numbers, {k: v for k, v in guess.segments.items() if k != gone}))
    assert tally.quality() == Quality(1.0, 1.0, 1.0)
    after = less.quality()
    assert after.sq <= 1.0 and 0.5 < after.pq < 1.0
