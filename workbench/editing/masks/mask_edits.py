"""Adding pixels to an object and taking pixels from it, as edits: an outline that is painted on becomes a mask."""

from __future__ import annotations

from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.instance import XYWH, Instance
from workbench.core.masks import Mask, difference, mask_bounds_xywh, union
from workbench.core.rasterise import mask_of_polygons
from workbench.editing.gesture import Refused
from workbench.editing.scene import Scene


def is_paintable(instance: Instance) -> bool:
    """Whether pixels can be added to an object: it has a mask, an outline, or nothing but a box and keypoints."""
    return instance.figure is None


def mask_of(instance: Instance, width: int, height: int) -> Mask | None:
    """Return the pixels of an object on an image: its mask, else its filled outline; None when it has neither.

    Raises ValueError, a sentence, when its mask was made for an image of another size or its outline cannot be filled.
    """
    mask = instance.mask
    if instance.polygons:
        return mask_of_polygons(instance.polygons, instance.holes, height, width)
    if mask is not None and (mask.width, mask.height) != (width, height):
        raise ValueError(f"the mask was made for {mask.width} x {mask.height} pixels, the image has {width} x {height}")
    return mask


def with_mask(instance: Instance, mask: Mask) -> Instance:
    """Make a mask that is not empty the shape of an object, in place of its outline; its box follows.

    Around keypoints the box only grows: it belongs to them too.
    """
    box: XYWH = tuple(map(float, mask_bounds_xywh(mask)))  # type: ignore[assignment]
    old = instance.bbox_xywh
    if instance.keypoints and old is not None:
        x0, y0 = min(box[0], old[0]), min(box[1], old[1])
        x1, y1 = max(box[0] + box[2], old[0] + old[2]), max(box[1] + box[3], old[1] + old[3])
        box = (x0, y0, x1 - x0, y1 - y0)
    return replace(instance, mask=mask, polygons=(), holes=(), bbox_xywh=box, area=None)


def without_mask(instance: Instance) -> Instance | None:
    """Return an object without mask and outline; None when nothing of it is left."""
    if not instance.keypoints:
        return None
    return replace(instance, mask=None, polygons=(), holes=(), area=None)


def added(scene: Scene, target: Instance | None, pixels: Mask) -> Edit | Refused | None:
    """Return the edit that adds pixels to an object, or makes a new one of them. None when it had them all."""
    if target is None:
        category = scene.category
        if category is None:
            return Refused("no_class")
        made = Instance(scene.editor.new_instance_id(), scene.image_id, category.id)
        return Edit("Paint mask", (Patch(None, with_mask(made, pixels)),))
    refused = fault(scene, target)
    if refused is not None:
        return refused
    base = mask_of(target, scene.width, scene.height)
    mask = union((base, pixels)) if base is not None else pixels
    title = "Paint on polygon, now a mask" if target.polygons else "Paint mask"
    return _changed(title, target, base, mask)


def removed(scene: Scene, target: Instance, pixels: Mask) -> Edit | Refused | None:
    """Return the edit that takes pixels from an object. One without any left is deleted. None when it had none."""
    refused = fault(scene, target)
    if refused is not None:
        return refused
    base = mask_of(target, scene.width, scene.height)
    if base is None:
        return Refused("mask.none")
    title = "Erase from polygon, now a mask" if target.polygons else "Erase mask"
    return _changed(title, target, base, difference(base, pixels))


def replaced(scene: Scene, target: Instance | None, mask: Mask, title: str) -> Edit | Refused | None:
    """Return the edit that gives an object other pixels, or makes a new one of them. None when they are the same."""
    if target is None:
        category = scene.category
        if category is None:
            return Refused("no_class")
        made = Instance(scene.editor.new_instance_id(), scene.image_id, category.id)
        return Edit(title, (Patch(None, with_mask(made, mask)),)) if mask.area else Refused("mask.empty")
    return fault(scene, target) or _changed(title, target, mask_of(target, scene.width, scene.height), mask)


def fault(scene: Scene, target: Instance) -> Refused | None:
    """Return why an object cannot be painted on, or None."""
    if target.is_locked:
        return Refused("mask.locked")
    try:
        mask_of(target, scene.width, scene.height)
    except ValueError:
        mask = target.mask
        if mask is None or target.polygons:
            return Refused("mask.not_filled")
        return Refused("mask.other_size", (f"{mask.width} x {mask.height}", f"{scene.width} x {scene.height}"))
    return None


def _changed(title: str, target: Instance, base: Mask | None, mask: Mask) -> Edit | None:
    if mask == base:
        return None
    return Edit(title, (Patch(target, with_mask(target, mask) if mask.area else without_mask(target)),))
