from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema
from workbench.tasks.label_summary import LabelCounts, summarize

SCHEMA = LabelSchema((Category(3, "cell"), Category(9, "plate")))


def image(number: int, split: Split = Split.TRAIN, size: int = 100) -> ImageRecord:
    return ImageRecord(number, f"img/{number}.png", size, size, split)


def test_that_labels_are_counted_by_category_and_split():
    images = [image(1), image(2, Split.VAL), image(3, Split.NONE), image(4, Split.TEST)]
    instances = [
        Instance(1, 1, 3, bbox_xywh=(0, 0, 10, 40)),
        Instance(2, 2, 3, bbox_xywh=(0, 0, 10, 10), polygons=((0, 0, 1, 0, 1, 1),)),
        Instance(3, 3, 9, keypoints=(Keypoint(1, 2, 2),)),
        Instance(4, 4, 9, bbox_xywh=(0, 0, 10, 10)),
        Instance(5, 1, 3, bbox_xywh=(0, 0, 90, 90), iscrowd=True),
    ]
    summary = summarize(SCHEMA, images, instances)
    cell, plate = summary.categories
    assert cell.train == LabelCounts(1, 1, 0, 0)
    assert cell.val == LabelCounts(1, 1, 1, 0)
    assert plate.train == LabelCounts(1, 0, 0, 1)
    assert plate.val == LabelCounts()
    assert (summary.train_images, summary.val_images, summary.unlabelled_images) == (2, 1, 0)
    assert summary.object_px == 10.0


def test_that_images_without_size_or_file_are_named_and_empty_projects_have_no_size():
    summary = summarize(SCHEMA, [image(1, size=0), image(2)], [], missing=[2])
    assert summary.unsized == ("1.png",)
    assert summary.missing == ("2.png",)
    assert summary.image_wh == (100, 100)
    assert summarize(SCHEMA, [], []).image_wh == (0, 0)


def test_that_only_keeps_the_chosen_categories():
    summary = summarize(SCHEMA, [], [])
    assert [entry.id for entry in summary.only((9,)).categories] == [9]
    assert summary.only(()) is summary


def test_that_a_figure_counts_for_what_a_run_learns_from_it():
    figures = (
        RotatedBox(50, 50, 40, 10, 30),
        Circle(50, 50, 20),
        Polyline((0.0, 0.0, 30.0, 40.0)),
        Polyline((0.0, 0.0, 30.0, 0.0)),
        PointSet((5.0, 5.0)),
    )
    items = [Instance(number, 1, 3, figure=figure) for number, figure in enumerate(figures, 1)]
    summary = summarize(SCHEMA, [image(1)], items)
    assert summary.train == LabelCounts(5, boxes=3, outlines=2, keypoints=0)
    assert summary.object_px == (30 * 40) ** 0.5


def test_that_an_outline_without_a_box_is_learned_by_the_box_around_it():
    items = [Instance(1, 1, 3, polygons=((0.0, 0.0, 10.0, 0.0, 10.0, 40.0),))]
    assert summarize(SCHEMA, [image(1)], items).train == LabelCounts(1, 1, 1, 0)
