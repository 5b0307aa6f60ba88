"""All kinds of grips, the one that wins first. A new kind is a new file and a line here."""

from __future__ import annotations

from workbench.editing.grips import (
    edge,
    frame,
    joint,
    line_edge,
    line_point,
    points,
    pose_move,
    pose_scale,
    pose_turn,
    radius,
    rotate,
    side,
    vertex,
)
from workbench.editing.grips.grip import Grip, GripKind, Mark
from workbench.editing.pointer import PointerEvent
from workbench.editing.scene import Scene

GRIPS: tuple[GripKind, ...] = (
    joint.KIND,
    points.KIND,
    vertex.KIND,
    edge.KIND,
    line_point.KIND,
    line_edge.KIND,
    side.KIND,
    radius.KIND,
    pose_move.KIND,
    pose_turn.KIND,
    pose_scale.KIND,
    frame.KIND,
    rotate.KIND,
)


def grip_at(scene: Scene, event: PointerEvent, reach: float) -> Grip | None:
    """Return the grip of what is selected under the pointer, within ``reach`` image pixels; None when there is none."""
    if not scene.selection.ids:
        return None
    return next((grip for kind in GRIPS if (grip := kind.find(scene, event, reach)) is not None), None)


def kind_of(grip: Grip) -> GripKind:
    """Return the kind of a grip; raises KeyError."""
    for known in GRIPS:
        if known.kind == grip.kind:
            return known
    raise KeyError(grip.kind)


def marks(scene: Scene, px: float) -> tuple[Mark, ...]:
    """Return what is to be painted for everything selected, those that win last (on top)."""
    if not scene.selection.ids:
        return ()
    return tuple(mark for kind in reversed(GRIPS) for mark in kind.marks(scene, px))
