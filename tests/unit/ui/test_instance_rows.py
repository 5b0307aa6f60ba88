"""What the rows of the list of objects say: the kind of shape and the group; and the frame of a group on the canvas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.unit.ui.window_world import SKELETON, current_instances, do
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema
from workbench.ui.canvas.group_frames import GroupFrames
from workbench.ui.models.instance_tree import InstanceTreeModel
from workbench.ui.models.object_kind import kind_drawing, kind_name
from workbench.ui.theme import Scheme, Theme

BOX = Instance(1, 1, 1, (0.0, 0.0, 9.0, 5.0))
RING = (0.0, 0.0, 40.0, 0.0, 40.0, 40.0, 0.0, 40.0)
HOLE = (10.0, 10.0, 20.0, 10.0, 20.0, 20.0)
KINDS = [
    (BOX, "box", "Box"),
    (replace(BOX, polygons=(RING,)), "polygon", "Polygon"),
    (replace(BOX, polygons=(RING,), holes=(HOLE,)), "polygon", "Polygon with holes"),
    (replace(BOX, figure=RotatedBox(5, 5, 9, 4, 30)), "rbox", "Rotated box"),
    (replace(BOX, figure=Circle(5, 5, 4)), "circle", "Circle"),
    (replace(BOX, figure=Polyline((0.0, 0.0, 5.0, 5.0))), "line", "Line"),
    (replace(BOX, figure=PointSet((3.0, 3.0))), "point", "Points"),
    (replace(BOX, keypoints=(Keypoint(1, 1, 2),) * 3), "keypoints", "Keypoints"),
]


@pytest.mark.parametrize(("instance", "drawing", "word"), KINDS)
def test_that_every_kind_of_object_has_a_drawing_and_a_word(qapp, instance, drawing, word):
    assert (kind_drawing(instance), kind_name(instance)) == (drawing, word)


def test_that_the_row_names_the_kind_and_the_group(qapp):
    model = InstanceTreeModel(Theme(qapp, Scheme.DARK))
    schema = LabelSchema((Category(1, "cell"), Category(2, "square", "", SKELETON)))
    model.set_instances((BOX, replace(BOX, id=2, polygons=(RING,), group=3)), schema)
    facts = [model.data(model.index(row, 1)) for row in (0, 1)]
    assert facts == ["9 × 5", "3 · 9 × 5"]
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert spoken == ["cell #1, Box", "cell #2, Polygon"]
    assert model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole) == "Polygon"
    assert model.data(model.index(1, 1), Qt.ItemDataRole.ToolTipRole) == "Group 3"
    assert model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole) == "9 × 5, Group 3"
    drawn = [model.data(model.index(row, 1), Qt.ItemDataRole.DecorationRole) for row in (0, 1)]
    assert drawn[0] is None and not drawn[1].isNull()


def test_that_a_group_is_framed_while_one_of_it_is_hovered_or_selected(opened):
    do(opened, "edit.select_all")
    do(opened, "edit.duplicate")
    do(opened, "edit.select_all")
    do(opened, "hands.group")
    session, display, groups = opened.opened.session, opened.canvas.display, GroupFrames()
    first, second = current_instances(opened)
    session.selection.clear()
    session.selection.hover(None)
    assert groups.frames(display) == []
    session.selection.hover(first.id)
    (frame,) = groups.frames(display)
    assert frame.contains(display.rect(first.bbox_xywh)) and frame.contains(display.rect(second.bbox_xywh))
    session.selection.hover(None)
    session.selection.set([second.id])
    assert groups.frames(display) == [frame]
    do(opened, "hands.ungroup")
    assert groups.frames(display) == []
