"""Paint cell by cell: the cells follow the edges of the picture, the right button erases them."""

from __future__ import annotations

from collections.abc import Callable

from workbench.core.instance import Instance
from workbench.editing.aiming import NEW_OBJECT
from workbench.editing.gesture import SAID, Cursor, Draft, Gesture, Hint, Painting, Question, Refused, Tool
from workbench.editing.masks.mask_stroke import Box, MaskStroke
from workbench.editing.masks.painting import (
    LARGER,
    SMALLER,
    aim_of_stroke,
    begun,
    joined,
    named,
    pressed_button,
    stroke_result,
    target_of,
)
from workbench.editing.masks.superpixels import Cells, cells_of, part_around
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.scene import PixelReader, Scene

_Wanted = tuple[Box, int]
"""A part of the image and the size of its cells."""


def superpixel(scene: Scene) -> Gesture:
    """Have the cells around the pointer made, show the one under it, and wait for a press."""
    event: PointerEvent | None = None
    question: Question | None = None
    asked: _Wanted | None = None
    glimpse: tuple[int, Painting | None] = (0, None)
    refused: Refused | None = None
    while True:
        wanted = _wanted(scene, event)
        if wanted is not None and wanted != asked and scene.pixels is not None:
            question, asked = Question(_work(scene.pixels, wanted)), wanted
        glimpse = _glimpse(scene, event, glimpse)
        event = yield _waiting(scene, event, glimpse[1], question, refused)
        refused = None
        if event.kind is Kind.ANSWER:
            refused = Refused(SAID, (event.error,)) if event.error else None
            if isinstance(event.answer, Cells):
                scene.cells, glimpse = event.answer, (0, None)
        button = pressed_button(event)
        if button is not None:
            return (yield from _stroke(scene, event, button))
        if event.is_key(NEW_OBJECT):
            scene.selection.clear()
        _turn(scene, event)


def _turn(scene: Scene, event: PointerEvent) -> None:
    steps = event.turn if event.kind is Kind.WHEEL else 0.0
    if event.is_key(SMALLER, LARGER):
        steps = 1.0 if event.key == LARGER else -1.0
    scene.options.turn_cell(steps)


def _wanted(scene: Scene, event: PointerEvent | None) -> _Wanted | None:
    """Return the cells to be made for the pointer, None while it is well inside of those there."""
    if event is None:
        return None
    size = scene.options.cell_size
    cells = scene.cells
    if cells is not None and cells.cell_size == size and cells.surrounds(event.x, event.y, scene.width, scene.height):
        return None
    return part_around(event.x, event.y, scene.width, scene.height), size


def _work(read: PixelReader, wanted: _Wanted) -> Callable[[], object]:
    part, cell_size = wanted
    return lambda: cells_of(read, part, cell_size)


def _waiting(
    scene: Scene,
    event: PointerEvent | None,
    glimpse: Painting | None,
    question: Question | None,
    refused: Refused | None,
) -> Draft:
    target = joined(scene, event, scene.options.cell_size)
    hint, aim = _hint(scene, target), aim_of_stroke(scene, event, target)
    return Draft(hint, Cursor.CROSS, asks=question, refused=refused, cells=scene.cells, painting=glimpse, aim=aim)


def _hint(scene: Scene, target: Instance | None) -> Hint:
    size = str(scene.options.cell_size)
    if target is not None:
        return Hint("superpixel.add", (named(scene, target), size))
    if scene.category is None:
        return Hint("no_class")
    beside = target_of(scene)
    if beside is None:
        return Hint("superpixel.new", (scene.category.name, size))
    return Hint("superpixel.beside", (scene.category.name, size, named(scene, beside)))


def _glimpse(
    scene: Scene, event: PointerEvent | None, last: tuple[int, Painting | None]
) -> tuple[int, Painting | None]:
    """Return the cell under the pointer and how it would be painted; the last one as long as it is the same."""
    cells = scene.cells
    number = cells.at(event.x, event.y) if cells is not None and event is not None else 0
    if cells is None or not number:
        return 0, None
    target = joined(scene, event, scene.options.cell_size)
    category_id = target.category_id if target is not None else scene.category_id or 0
    if number == last[0] and last[1] is not None and last[1].category_id == category_id:
        return last
    stroke = MaskStroke(scene.width, scene.height)
    stroke.fill(*cells.pixels(number))
    return number, Painting(category_id, None, None, stroke)


def _stroke(scene: Scene, press: PointerEvent, button: Button) -> Gesture:
    cells = scene.cells
    if cells is None or not cells.at(press.x, press.y):
        return Refused("superpixel.none" if scene.pixels is not None else "wand.reading")
    painting = begun(scene, press, button is Button.RIGHT, scene.options.cell_size)
    if isinstance(painting, Refused):
        return painting
    painted: set[int] = set()
    last = press.x, press.y
    event = press
    while True:
        if event.kind in (Kind.PRESS, Kind.DOUBLE, Kind.MOVE, Kind.RELEASE):
            here = event.x, event.y
            for number in cells.along(last, here):
                if number not in painted:
                    painted.add(number)
                    painting.stroke.fill(*cells.pixels(number))
            last = here
        if event.kind is Kind.RELEASE and event.button is button:
            return stroke_result(scene, painting)
        hint = Hint("eraser.painting" if painting.erases else "brush.painting")
        event = yield Draft(hint, Cursor.CROSS, is_busy=True, painting=painting, cells=cells)


TOOL = Tool("superpixel", "superpixel", superpixel, paints=True)
