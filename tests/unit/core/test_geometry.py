import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycocotools import mask as oracle

from workbench.core.geometry import bounds_xywh, box_iou, contains, near_rings, nearest_edge, points_of, polygon_area

boxes = st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(0.1, 60), st.floats(0.1, 60))
points = st.tuples(st.integers(-40, 40), st.integers(-40, 40)).map(lambda pair: (pair[0] + 0.5, pair[1] / 3))
rings = st.lists(st.lists(points, min_size=1, max_size=9).map(lambda found: sum(found, ())), min_size=1, max_size=6)


@given(boxes, boxes)
def test_that_box_iou_is_that_of_the_coco_tools(first, second):
    expected = oracle.iou(np.array([first]), np.array([second]), [0])[0, 0]
    assert box_iou(first, second) == pytest.approx(expected, abs=1e-9)


@given(boxes)
def test_that_a_box_as_a_ring_has_its_bounds_and_its_area(box):
    x, y, w, h = box
    ring = (x, y, x + w, y, x + w, y + h, x, y + h)
    assert bounds_xywh(points_of(ring)) == pytest.approx(box)
    assert polygon_area(ring) == pytest.approx(w * h)


def test_that_two_empty_boxes_do_not_overlap():
    assert box_iou((1, 1, 0, 0), (1, 1, 0, 0)) == 0.0


@given(rings, st.floats(-60, 60), st.floats(-60, 60))
def test_that_many_rings_are_measured_as_each_by_itself(several, x, y):
    distances, surrounds = near_rings(several, x, y)
    alone = [points_of(ring) for ring in several]
    assert distances == pytest.approx([nearest_edge(points, x, y)[1] for points in alone], abs=1e-9)
    # On the line itself either answer is right.
    clear = [place for place, distance in enumerate(distances) if distance > 1e-6]
    assert [surrounds[place] for place in clear] == [contains(alone[place], x, y) for place in clear]
