"""Into which object a press goes: what is selected takes it only when it happens on or beside that object."""

from __future__ import annotations

from workbench.core.instance import Instance
from workbench.editing.gesture import Aim
from workbench.editing.scene import Scene
from workbench.editing.shape_index import bounds

NEW_OBJECT = "N"
"""The key that leaves what is selected alone: the next press begins a new object."""
REACH_PX = 10.0
"""How far beside an object a press still belongs to it, in screen pixels."""


def is_beside(instance: Instance, x: float, y: float, reach: float) -> bool:
    """Whether a place lies in the box around all of an object, ``reach`` image pixels larger on every side."""
    box = bounds(instance)
    if box is None:
        return False
    left, top, width, height = box
    return left - reach <= x <= left + width + reach and top - reach <= y <= top + height + reach


def aim_at(scene: Scene, target: Instance | None) -> Aim | None:
    """Return what to call the object that a press goes into, None for a new one: that of the chosen class."""
    if target is None:
        return Aim(scene.category.name, is_new=True) if scene.category is not None else None
    name = next((item.name for item in scene.schema.categories if item.id == target.category_id), "?")
    return Aim(f"{name} #{_number(scene, target)}")


def _number(scene: Scene, target: Instance) -> int:
    """The number in the list of objects: it counts within the class, hidden objects too."""
    number = 0
    for item in scene.editor.instances(scene.image_id):
        number += item.category_id == target.category_id
        if item.id == target.id:
            break
    return number
