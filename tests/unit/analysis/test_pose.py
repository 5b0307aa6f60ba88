"""EPE and PCK on cases that can be reckoned by hand."""

import math

import pytest

from workbench.analysis.metrics import MetricError, pose_metrics
from workbench.analysis.pose import PoseError, pose_accuracy
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.formats.codec import Dataset

SKELETON = Skeleton(("nose", "tail"))


def mouse(nose, tail, image_id=1, **members):
    points = (Keypoint(*nose, 2), Keypoint(*tail, 2) if tail else Keypoint(0, 0, 0))
    return Instance(1, image_id, 1, (0.0, 0.0, 100.0, 50.0), keypoints=points, area=5000.0, **members)


def test_that_distances_and_parts_of_the_longer_side_are_reckoned():
    truth = [mouse((10, 10), (90, 40)), mouse((20, 10), None, image_id=2)]
    found = [mouse((13, 14), (90, 48), score=0.9), mouse((20, 25), (0, 0), image_id=2, score=0.8)]
    accuracy = pose_accuracy(SKELETON, truth, found, "order")
    assert accuracy.total.labelled == accuracy.total.compared == 3
    assert accuracy.total.epe_px == pytest.approx((5 + 8 + 15) / 3)
    assert accuracy.total.pck == pytest.approx({0.05: 1 / 3, 0.1: 2 / 3, 0.2: 1})
    nose, tail = accuracy.points
    assert (nose.name, nose.epe_px, nose.pck[0.1]) == ("nose", pytest.approx(10), 0.5)
    assert (tail.labelled, tail.epe_px) == (1, pytest.approx(8))


def test_that_oks_pairs_whatever_the_order():
    truth = [mouse((10, 10), (20, 10)), mouse((80, 40), (90, 40))]
    found = [mouse((80, 41), (90, 41), score=0.6), mouse((10, 12), (20, 12), score=0.9)]
    accuracy = pose_accuracy(SKELETON, truth, found)
    assert accuracy.matched == 2
    assert accuracy.total.epe_px == pytest.approx(1.5)


def test_that_points_of_a_missed_object_count_as_not_found():
    accuracy = pose_accuracy(
        SKELETON, [mouse((10, 10), (20, 10)), mouse((1, 1), (2, 2), 2)], [mouse((10, 10), (20, 10))]
    )
    assert (accuracy.objects, accuracy.matched, accuracy.total.compared) == (2, 1, 2)
    assert accuracy.total.pck[0.05] == 0.5
    assert accuracy.total.epe_px == 0


def test_that_nothing_labelled_gives_no_figure():
    accuracy = pose_accuracy(SKELETON, [], [])
    assert math.isnan(accuracy.total.epe_px)
    assert math.isnan(accuracy.points[0].pck[0.1])


def test_that_unequal_numbers_are_refused_in_order():
    with pytest.raises(PoseError, match="image 1 has 1 objects but 0 predictions"):
        pose_accuracy(SKELETON, [mouse((1, 1), (2, 2))], [], "order")
    with pytest.raises(PoseError, match="1 keypoints"):
        pose_accuracy(SKELETON, [Instance(1, 1, 1, keypoints=(Keypoint(1, 1, 2),))], [])


def test_that_the_flat_table_holds_coco_figures_and_ours():
    schema = LabelSchema((Category(1, "mouse", skeleton=SKELETON), Category(2, "food")))
    truth = Dataset(schema, (ImageRecord(1, "a.png", 100, 50),), (mouse((10, 10), (90, 40)),))
    figures = pose_metrics(truth, [mouse((10, 13), (90, 44), score=0.9)], 1)
    assert figures["EPE"] == pytest.approx(3.5)
    assert figures["EPE/tail"] == pytest.approx(4)
    assert figures["PCK@0.05"] == figures["PCK@0.1/nose"] == 1
    assert figures["AP50"] == pytest.approx(1)
    with pytest.raises(MetricError, match="no skeleton"):
        pose_metrics(truth, [], 2)
