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
