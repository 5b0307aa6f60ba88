"""Counts of a small set made by hand."""

from workbench.analysis.statistics import box_sides, class_counts, image_counts, summary
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton

IMAGES = (
    ImageRecord(1, "a", 9, 9, Split.TRAIN),
    ImageRecord(2, "b", 9, 9, Split.TRAIN),
    ImageRecord(3, "c", 9, 9, Split.VAL),
)
SCHEMA = LabelSchema((Category(1, "cat"), Category(7, "mouse", skeleton=Skeleton(("nose", "tail")))))
INSTANCES = (
    Instance(1, 1, 1, (0.0, 0.0, 4.0, 2.0)),
    Instance(2, 1, 1, polygons=((0.0, 0.0, 1.0, 0.0, 1.0, 1.0),), iscrowd=True),
    Instance(3, 3, 7, (0.0, 0.0, 2.0, 6.0), keypoints=(Keypoint(1, 1, 2), Keypoint(0, 0, 0))),
    Instance(4, 99, 7),
)


def test_that_every_class_is_counted_in_every_split():
    counts = {(row.category_id, row.split): row for row in class_counts(SCHEMA, IMAGES, INSTANCES)}
    assert list(counts) == [(1, Split.TRAIN), (1, Split.VAL), (7, Split.TRAIN), (7, Split.VAL)]
    cats = counts[1, Split.TRAIN]
    assert (cats.images, cats.objects, cats.boxes, cats.polygons, cats.crowds) == (1, 2, 1, 1, 1)
    assert counts[1, Split.VAL].objects == 0
    assert counts[7, Split.VAL].points_labelled == (1, 0)
    assert counts[7, Split.VAL].keypoints == 1


def test_that_images_are_counted_by_split():
    assert image_counts(IMAGES) == {Split.TRAIN: 2, Split.VAL: 1}


def test_that_sizes_are_summed_up():
    sides = box_sides(INSTANCES)
    assert (sides.count, sides.low, sides.median, sides.high) == (2, 4, 5, 6)
    assert summary([]) is None
