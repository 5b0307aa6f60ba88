"""COCO metrics against the published figures and against pycocotools as the oracle."""

import contextlib
import io
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from workbench.analysis.metrics import MetricError, coco_class_ap, coco_metrics
from workbench.analysis.sigmas import oks_sigmas
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.rasterise import mask_of_rings
from workbench.core.rle_text import text_of_mask
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.formats.coco import CocoCodec
from workbench.formats.coco_results import read_results
from workbench.formats.codec import Dataset

CONFORMANCE = Path(__file__).resolve().parents[4] / "shared" / "data" / "metric_conformance"
shared_data = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not CONFORMANCE.exists(), reason="the shared data sets do not lie beside the checkout"),
]

PUBLISHED = {
    "bbox": {
        "AP": 0.505, "AP50": 0.697, "AP75": 0.573, "APs": 0.586, "APm": 0.519, "APl": 0.501,
        "AR1": 0.387, "AR10": 0.594, "AR100": 0.595, "ARs": 0.640, "ARm": 0.566, "ARl": 0.564,
    },
    "segm": {
        "AP": 0.320, "AP50": 0.562, "AP75": 0.299, "APs": 0.387, "APm": 0.310, "APl": 0.327,
        "AR1": 0.268, "AR10": 0.415, "AR100": 0.417, "ARs": 0.469, "ARm": 0.377, "ARl": 0.381,
    },
}  # fmt: skip
KEYPOINT_KEYS = ["AP", "AP50", "AP75", "APm", "APl", "AR", "AR50", "AR75", "ARm", "ARl"]


class TestSharedData:
    pytestmark = shared_data

    @pytest.mark.parametrize("kind", ["bbox", "segm"])
    def test_that_the_published_figures_come_out(self, kind):
        folder = CONFORMANCE / "faster_coco_eval" / "dataset" / "cocoapi"
        truth = CocoCodec().read(folder / "instances_val2014_100.json")
        results = folder / f"instances_val2014_fake{kind}100_results.json"
        predictions, problems = read_results(results, truth.dataset.images)
        assert (truth.problems, problems) == ((), ())
        figures = coco_metrics(truth.dataset, predictions, kind)
        assert {name: round(value, 3) for name, value in figures.items()} == PUBLISHED[kind]
        assert figures == pytest.approx(by_the_oracle(truth.dataset, predictions, kind), abs=1e-12)

    def test_that_real_person_keypoints_score_as_by_the_oracle(self):
        folder = CONFORMANCE / "faster_coco_eval" / "keypoints_dataset"
        truth = CocoCodec().read(folder / "gt_dataset.json").dataset
        predictions, problems = read_results(folder / "dt_dataset.json", truth.images)
        assert problems == ()
        figures = coco_metrics(truth, predictions, "keypoints")
        assert list(figures) == KEYPOINT_KEYS
        assert figures["AP"] > 0.1
        assert figures == pytest.approx(by_the_oracle(truth, predictions, "keypoints"), abs=1e-12)

    def test_that_the_persons_of_val2017_shifted_a_little_score_as_by_the_oracle(self):
        path = CONFORMANCE / "val2017_persons_part" / "person_keypoints_val2017.json"
        truth = CocoCodec().read(path).dataset
        rng = np.random.default_rng(5)
        predictions = [moved(item, rng) for item in truth.instances if item.num_keypoints]
        figures = coco_metrics(truth, predictions, "keypoints")
        assert 0.1 < figures["AP"] < 0.99
        assert figures == pytest.approx(by_the_oracle(truth, predictions, "keypoints"), abs=1e-12)


def moved(instance, rng):
    points = tuple(Keypoint(x + rng.normal(0, 4), y + rng.normal(0, 4), 2) for x, y, _ in instance.keypoints)
    score = round(float(rng.uniform()), 2)
    return Instance(1, instance.image_id, instance.category_id, keypoints=points, score=score)


def by_the_oracle(truth, predictions, kind):
    """The same through pycocotools, from rows written here."""
    sizes = {image.id: (image.width, image.height) for image in truth.images}
    with contextlib.redirect_stdout(io.StringIO()):
        reference = COCO()
        reference.dataset = {
            "images": [{"id": key, "width": width, "height": height} for key, (width, height) in sizes.items()],
            "categories": [{"id": item.id, "name": item.name} for item in truth.schema.categories],
            "annotations": [truth_row(item, index, kind, sizes) for index, item in enumerate(truth.instances, 1)],
        }
        reference.createIndex()
        rows = [row(item, kind, sizes) | {"score": item.score} for item in predictions]
        evaluation = COCOeval(reference, reference.loadRes(rows) if rows else empty(reference), kind)
        if kind == "keypoints":
            evaluation.params.kpt_oks_sigmas = np.array(oks_sigmas(truth.schema.categories[0].skeleton).values)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    names = KEYPOINT_KEYS if kind == "keypoints" else list(PUBLISHED["bbox"])
    return dict(zip(names, evaluation.stats.tolist(), strict=True))


def empty(reference):
    none = COCO()
    none.dataset = reference.dataset | {"annotations": []}
    none.createIndex()
    return none


def row(item, kind, sizes):
    result = {"image_id": item.image_id, "category_id": item.category_id}
    if kind == "bbox":
        return result | {"bbox": list(item.bbox_xywh)}
    if kind == "keypoints":
        return result | {"keypoints": [value for point in item.keypoints for value in point]}
    width, height = sizes[item.image_id]
    mask = item.mask or mask_of_rings(item.polygons, height, width)
    return result | {"segmentation": {"size": [height, width], "counts": text_of_mask(mask)}}


def truth_row(item, index, kind, sizes):
    extra = {"id": index, "iscrowd": int(item.iscrowd), "area": item.area, "bbox": list(item.bbox_xywh)}
    return row(item, kind, sizes) | extra | {"num_keypoints": item.num_keypoints}


def random_dataset(seed, kind):
    """A small world with ties in score, crowds, empty classes, areas on the borders and boxes that nearly match."""
    rng = np.random.default_rng(seed)
    images = tuple(ImageRecord(key, f"{key}.png", 200, 160) for key in range(1, int(rng.integers(2, 6))))
    skeleton = Skeleton(tuple("abcde"), sigmas=(0.03, 0.05, 0.08, 0.1, 0.06)) if kind == "keypoints" else None
    schema = LabelSchema(tuple(Category(key, f"c{key}", skeleton=skeleton) for key in (1, 3, 90)))
    truth = tuple(random_instance(rng, images, number, kind) for number in range(1, int(rng.integers(0, 25)) + 1))
    predictions = [jittered(rng, item, kind) for item in truth for _ in range(int(rng.integers(0, 3)))]
    predictions += [jittered(rng, random_instance(rng, images, 1, kind), kind) for _ in range(int(rng.integers(0, 8)))]
    return Dataset(schema, images, truth), predictions


def random_instance(rng, images, number, kind):
    side = float(rng.choice([32.0, 96.0, rng.uniform(1, 120)]))
    left, top = rng.uniform(0, 80, 2).round(1).tolist()
    box = (left, top, side, side)
    ring = (left, top, left + side, top, left + side, top + side / 2, left, top + side)
    points = tuple(
        Keypoint(left + rng.uniform(0, side), top + rng.uniform(0, side), int(rng.integers(0, 3))) for _ in range(5)
    )
    return Instance(
        number,
        int(rng.choice([image.id for image in images])),
        int(rng.choice([1, 3])),
        box,
        (ring,) if kind == "segm" else (),
        None,
        points if kind == "keypoints" else (),
        side * side,
        bool(rng.uniform() < 0.15),
    )


def jittered(rng, item, kind):
    shift = float(rng.choice([0.0, 1.0, 5.0]))
    dx, dy = rng.normal(0, shift, 2) if shift else (0.0, 0.0)
    left, top, width, height = item.bbox_xywh
    rings = tuple(tuple(v + (dx, dy)[i % 2] for i, v in enumerate(ring)) for ring in item.polygons)
    points = tuple(Keypoint(x + dx, y + dy, 2) for x, y, _ in item.keypoints)
    score = round(float(rng.uniform()), 1)
    return Instance(
        1, item.image_id, item.category_id, (left + dx, top + dy, width, height), rings, None, points, score=score
    )


@pytest.mark.parametrize("kind", ["bbox", "segm", "keypoints"])
@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_that_random_data_sets_score_as_by_the_oracle(kind, seed):
    truth, predictions = random_dataset(seed, kind)
    assert coco_metrics(truth, predictions, kind) == pytest.approx(by_the_oracle(truth, predictions, kind), abs=1e-12)


def test_that_skeletons_of_different_sizes_are_averaged_over_categories():
    rng = np.random.default_rng(11)
    first, found = random_dataset(3, "keypoints")
    short = Skeleton(("a", "b"))
    schema = LabelSchema((*first.schema.categories, Category(7, "short", skeleton=short)))
    pair = (Keypoint(10, 10, 2), Keypoint(40, 30, 2))
    extra = Instance(500, 1, 7, (5.0, 5.0, 60.0, 60.0), keypoints=pair, area=3600.0)
    truth = Dataset(schema, first.images, (*first.instances, extra))
    found = [*found, jittered(rng, extra, "keypoints")]
    figures = coco_metrics(truth, found, "keypoints")
    per_class = coco_class_ap(truth, found, "keypoints")
    counted = [value for value in per_class.values() if value > -1]
    assert figures["AP"] == pytest.approx(sum(counted) / len(counted), abs=1e-12)
    assert per_class[90] == -1


def box_world(**members):
    images = (ImageRecord(1, "a.png", 100, 100),)
    truth = Dataset(LabelSchema((Category(1, "a"),)), images, (Instance(1, 1, 1, (1.0, 1.0, 10.0, 10.0)),))
    return truth, [Instance(1, 1, 1, **({"bbox_xywh": (1.0, 1.0, 10.0, 10.0), "score": 0.5} | members))]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"score": None}, "no score"),
        ({"score": math.nan}, "not finite"),
        ({"bbox_xywh": None}, "no box"),
        ({"bbox_xywh": (math.nan, 0.0, 1.0, 1.0)}, "finite number"),
        ({"bbox_xywh": (0.0, 0.0, -1.0, 1.0)}, "negative"),
    ],
)
def test_that_a_prediction_that_cannot_be_measured_is_named(members, reason):
    with pytest.raises(MetricError, match=reason):
        coco_metrics(*box_world(**members), "bbox")


def test_that_an_area_nobody_gave_is_that_of_the_box():
    figures = coco_metrics(*box_world(), "bbox")
    assert (figures["AP"], figures["APs"], figures["APl"]) == (pytest.approx(1), pytest.approx(1), -1)


def test_that_predictions_on_other_images_and_classes_do_not_count():
    truth, found = box_world()
    stray = [Instance(2, 9, 1, (1.0, 1.0, 5.0, 5.0), score=0.9), Instance(3, 1, 8, (1.0, 1.0, 5.0, 5.0), score=0.9)]
    assert coco_metrics(truth, found + stray, "bbox") == coco_metrics(truth, found, "bbox")


def test_that_keypoint_metrics_without_any_skeleton_say_so():
    with pytest.raises(MetricError, match="nothing to measure"):
        coco_metrics(*box_world(), "keypoints")


def test_that_an_object_without_keypoints_is_not_judged_and_a_wrong_number_of_them_is_named():
    schema = LabelSchema((Category(1, "a", skeleton=Skeleton(("p", "q"))),))
    points = (Keypoint(10, 10, 2), Keypoint(40, 30, 2))
    person = Instance(1, 1, 1, (5.0, 5.0, 60.0, 60.0), keypoints=points, area=3600.0)
    bare = Instance(2, 1, 1, (80.0, 5.0, 10.0, 10.0), area=100.0)
    truth = Dataset(schema, (ImageRecord(1, "a.png", 100, 100),), (person, bare))
    found = Instance(1, 1, 1, keypoints=points, score=0.9)
    assert coco_metrics(truth, [found], "keypoints")["AP"] == pytest.approx(1)
    with pytest.raises(MetricError, match="has 1 keypoints, its category 2"):
        coco_metrics(truth, [Instance(1, 1, 1, keypoints=points[:1], score=0.9)], "keypoints")


def test_that_the_source_of_the_sigmas_is_told():
    assert oks_sigmas(Skeleton(("a", "b"), sigmas=(0.1, 0.2))).source == "skeleton"
    assert oks_sigmas(Skeleton(("a", "b"))).values == (0.05, 0.05)
