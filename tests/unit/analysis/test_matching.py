"""Similarities against pycocotools, pairs against their rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from workbench.analysis.matching import greedy_pairs, oks
from workbench.core.instance import Instance, Keypoint


def person(number, points, **members):
    return Instance(number, 1, 1, (0.0, 0.0, 60.0, 50.0), keypoints=tuple(Keypoint(*p) for p in points), **members)


@given(st.integers(0, 2**32 - 1))
def test_that_oks_is_that_of_the_coco_tools(seed):
    rng = np.random.default_rng(seed)
    objects = [
        person(n, [(*rng.uniform(0, 60, 2), int(v)) for v in (2, *rng.integers(0, 3, 4))], area=2000.0)
        for n in range(1, 4)
    ]
    found = [person(n, [(*rng.uniform(0, 60, 2), 2) for _ in range(5)], score=1 - n / 10) for n in range(1, 5)]
    reference = COCO()
    sigmas = np.array([0.03, 0.05, 0.08, 0.1, 0.06])
    rows = [coco_row(item, area=2000.0) for item in objects]
    reference.dataset = {"images": [{"id": 1}], "categories": [{"id": 1}], "annotations": rows}
    reference.createIndex()
    results = COCO()
    rows = [coco_row(item, score=item.score, area=1.0) for item in found]
    results.dataset = reference.dataset | {"annotations": rows}
    results.createIndex()
    evaluation = COCOeval(reference, results, "keypoints")
    evaluation.params.kpt_oks_sigmas = sigmas
    evaluation.params.useCats = 1
    evaluation._prepare()
    assert oks(found, objects, sigmas) == pytest.approx(evaluation.computeOks(1, 1), abs=1e-12)


def coco_row(item, **members):
    flat = [value for point in item.keypoints for value in point]
    row = {"id": item.id, "image_id": 1, "category_id": 1, "bbox": list(item.bbox_xywh), "iscrowd": 0}
    return row | {"keypoints": flat, "num_keypoints": item.num_keypoints} | members


def test_that_the_best_score_chooses_first_and_nothing_is_taken_twice():
    similarity = np.array([[0.9, 0.8], [0.95, 0.1], [0.7, 0.0]])
    assert greedy_pairs(similarity, [0.9, 0.8, 0.7]) == [(0, 0), (1, 1)]
    assert greedy_pairs(similarity, [0.1, 0.8, 0.7], threshold=0.5) == [(1, 0), (0, 1)]


def test_that_nothing_pairs_with_nothing():
    assert greedy_pairs(np.zeros((0, 3)), []) == []
    assert greedy_pairs(np.zeros((2, 0)), [0.1, 0.2]) == []
    assert oks([], [], [0.1]).shape == (0, 0)
