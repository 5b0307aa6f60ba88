"""What the tools for polygons have in common: an outline is drawn and becomes an object, a part or a hole."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.editing import operations
from workbench.editing.gesture import Gesture, Hint, Refused, Result
from workbench.editing.outlines.outline_drawing import Outline, draw_outline, waiting
from workbench.editing.outlines.outline_parts import add_part, cut_hole
from workbench.editing.outlines.region import box_around
from workbench.editing.outlines.snapping import border_patches
from workbench.editing.pointer import ALT, SHIFT, PointerEvent
from workbench.editing.scene import Scene


class Purpose(StrEnum):
    """What an outline is drawn for."""

    OBJECT = "polygon"
    PART = "part"
    HOLE = "hole"


def outline_gesture(scene: Scene, purpose: Purpose) -> Gesture:
    """Draw an outline. With one object selected, Shift at the first press means a part of it and Alt a hole in it."""
    press = yield from waiting(scene, _hint(scene, purpose))
    purpose = _meant(scene, purpose, press)
    target = scene.only
    if purpose is Purpose.OBJECT and scene.category is None:
        return Refused("no_class")
    if purpose is not Purpose.OBJECT and target is None:
        return Refused("part.no_target")
    if purpose is not Purpose.OBJECT and target is not None and target.is_locked:
        return Refused("outline.locked")
    outline = yield from draw_outline(scene, press)
    if outline is None:
        return None
    return _finished(scene, purpose, target, outline)


def _hint(scene: Scene, purpose: Purpose) -> Hint:
    if purpose is not Purpose.OBJECT:
        return Hint(f"{purpose}.first" if scene.only is not None else "part.no_target")
    category = scene.category
    key = "polygon.first" if scene.only is None else "polygon.first_selected"
    return Hint(key, (category.name,) if category else ())


def _meant(scene: Scene, purpose: Purpose, press: PointerEvent) -> Purpose:
    if purpose is not Purpose.OBJECT or scene.only is None:
        return purpose
    if press.has(SHIFT):
        return Purpose.PART
    return Purpose.HOLE if press.has(ALT) else purpose


def _finished(scene: Scene, purpose: Purpose, target: Instance | None, outline: Outline) -> Result:
    if purpose is Purpose.OBJECT or target is None:
        result: Edit | Refused = operations.add(_instance(scene, outline))
        ignored: tuple[int, ...] = ()
    else:
        change = add_part if purpose is Purpose.PART else cut_hole
        result, ignored = change(target, outline.region.polygons), (target.id,)
    if isinstance(result, Refused):
        return result
    return replace(result, patches=(*result.patches, *border_patches(scene, outline.anchors, ignored)))


def _instance(scene: Scene, outline: Outline) -> Instance:
    category = scene.category
    assert category is not None
    return Instance(
        scene.editor.new_instance_id(),
        scene.image_id,
        category.id,
        bbox_xywh=box_around(outline.region.polygons),
        polygons=outline.region.polygons,
        holes=outline.region.holes,
    )
