import numpy as np

from workbench.analysis.pictures import draw_heatmap, draw_instances
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton

SCHEMA = LabelSchema((Category(7, "mouse", skeleton=Skeleton(("nose", "tail"), ((0, 1),))),))


def test_that_a_box_and_its_points_are_drawn_where_they_are() -> None:
    picture = np.zeros((100, 120, 3), np.uint8)
    instance = Instance(1, 1, 7, (20, 30, 60, 40), keypoints=(Keypoint(30, 40, 2), Keypoint(70, 60, 1)), score=0.5)
    drawn = draw_instances(picture, [instance], SCHEMA, dashed=True)
    assert drawn[40, 30].any() and drawn[69:71, 20:80].any()
    assert not picture.any()


def test_that_an_unknown_category_is_left_out() -> None:
    picture = np.zeros((10, 10, 3), np.uint8)
    assert not draw_instances(picture, [Instance(1, 1, 99, (1, 1, 5, 5))], SCHEMA).any()


def test_that_the_heat_lies_where_the_affine_puts_it() -> None:
    picture = np.full((80, 80, 3), 100, np.uint8)
    heatmap = np.zeros((8, 8), np.float32)
    heatmap[2, 5] = 1
    drawn = draw_heatmap(picture, heatmap, (10, 0, 0, 0, 10, 0))
    hottest = np.unravel_index(np.argmax(drawn.sum(axis=2)), (80, 80))
    assert abs(hottest[0] - 25) <= 6 and abs(hottest[1] - 55) <= 6
    assert np.all(drawn[70, 5] == 60)
