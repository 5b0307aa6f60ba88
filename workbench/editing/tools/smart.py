"""Point at an object and have it cut out: click on it, click beside it, or drag a box around it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace

from workbench.core.instance import Instance
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.schema import Category
from workbench.editing import operations
from workbench.editing.gesture import SAID, Cursor, Draft, Gesture, Hint, Question, Refused, Result, Tool
from workbench.editing.ghosts.prompt import Prompt, PromptPoint
from workbench.editing.pointer import SHIFT, Button, Kind, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shapes.convert import Target, convert

OUTLINE_KEY = "Tab"
"""Turns between a mask and an outline as the result."""


def smart(scene: Scene) -> Gesture:
    """Gather where the object is; each change asks for its mask, Enter takes the mask that came."""
    category = scene.category
    pointing = _Pointing(scene, category)
    event = yield pointing.draft(None)
    while True:
        if category is None and event.is_press():
            return Refused("no_class")
        if _begins(event):
            event = yield from _point(pointing, event)
            continue
        pointing.hear(event)
        if pointing.is_ending and pointing.mask is not None and not pointing.is_waiting:
            return pointing.result(pointing.mask)
        event = yield pointing.draft(event)


def _begins(event: PointerEvent) -> bool:
    return event.kind in (Kind.PRESS, Kind.DOUBLE) and event.button is Button.LEFT


def _point(pointing: _Pointing, press: PointerEvent) -> Generator[Draft, PointerEvent, PointerEvent]:
    """From a press to its release: a place, or a box when the pointer went far. Returns the next event."""
    event = yield pointing.draft(press)
    while not (event.kind is Kind.RELEASE and event.button is Button.LEFT):
        pointing.hear(event)
        is_far = replace(event, kind=Kind.RELEASE, button=Button.LEFT).ends_drag_from(press)
        pointing.band = pointing.box(press, event) if is_far else None
        event = yield pointing.draft(event)
    pointing.band = None
    if event.ends_drag_from(press):
        pointing.change(replace(pointing.prompt, box_xywh=pointing.box(press, event)))
    else:
        pointing.add(press, is_on=not press.has(SHIFT))
    return (yield pointing.draft(event))


@dataclass
class _Pointing:
    """Where was pointed so far, and the newest mask that came of it."""

    scene: Scene
    category: Category | None
    prompt: Prompt = field(default_factory=Prompt)
    earlier: list[Prompt] = field(default_factory=list)
    mask: Mask | None = None
    question: Question | None = None
    is_waiting: bool = False
    band: tuple[float, float, float, float] | None = None
    refused: Refused | None = None
    is_ending: bool = False

    def hear(self, event: PointerEvent) -> None:
        """Take whatever is no press of the left button."""
        self.refused = None
        if event.kind is Kind.ANSWER:
            self._take(event)
        elif event.is_press(Button.RIGHT):
            self.add(event, is_on=False)
        elif event.is_key("Backspace") and self.earlier:
            self._ask(self.earlier.pop())
        elif event.is_key(OUTLINE_KEY):
            self.scene.options.cuts_outlines = not self.scene.options.cuts_outlines
        elif event.is_key("Enter", "Return"):
            self._end()

    def _end(self) -> None:
        if self.prompt.is_empty:
            self.refused = Refused("smart.nothing")
        elif self.is_waiting or self.mask is not None:
            # Pressed before the mask came: it is taken when it comes.
            self.is_ending = True

    def add(self, event: PointerEvent, is_on: bool) -> None:
        """Point at one more place; outside the image there is nothing."""
        if 0 <= event.x < self.scene.width and 0 <= event.y < self.scene.height:
            self.change(self.prompt.with_point(PromptPoint(event.x, event.y, is_on)))

    def change(self, prompt: Prompt) -> None:
        """Point anew; Backspace comes back to how it was."""
        self.earlier.append(self.prompt)
        self._ask(prompt)

    def _ask(self, prompt: Prompt) -> None:
        self.prompt = prompt
        picture, segmenter = self.scene.picture, self.scene.segmenter
        self.is_waiting = not prompt.is_empty and picture is not None and segmenter is not None
        self.question = None
        if prompt.is_empty:
            self.mask = None
        elif picture is not None and segmenter is not None:
            self.question = Question(lambda: segmenter.segment(picture, prompt))

    def _take(self, event: PointerEvent) -> None:
        self.is_waiting = False
        if isinstance(event.answer, Mask):
            self.mask = event.answer
        else:
            self.is_ending, self.refused = False, Refused(SAID, (event.error,))

    def box(self, press: PointerEvent, event: PointerEvent) -> tuple[float, float, float, float]:
        """Return the box between two events, inside the image."""
        x0, x1 = sorted((self.scene.clamp(press.x, press.y)[0], self.scene.clamp(event.x, event.y)[0]))
        y0, y1 = sorted((self.scene.clamp(press.x, press.y)[1], self.scene.clamp(event.x, event.y)[1]))
        return x0, y0, max(x1 - x0, 1.0), max(y1 - y0, 1.0)

    def draft(self, event: PointerEvent | None) -> Draft:
        """Show where was pointed and what came of it; ask for what has not come."""
        shown = () if self.mask is None or self.category is None else (self._instance(self.mask, -1),)
        refused, self.refused = self.refused, None
        is_begun = bool(self.earlier) or self.band is not None
        return Draft(
            self._hint(),
            Cursor.CROSS,
            shown,
            band=self.band,
            crosshair=event is not None and not is_begun,
            is_busy=is_begun,
            refused=refused,
            prompt=self.prompt,
            asks=self.question,
        )

    def _hint(self) -> Hint:
        name = self.category.name if self.category is not None else ""
        if self.is_waiting:
            return Hint("smart.waiting")
        if self.mask is None:
            return Hint("smart.first", (name,))
        return Hint("smart.outline" if self.scene.options.cuts_outlines else "smart.mask", (name,))

    def result(self, mask: Mask) -> Result:
        """Return the edit that adds the object, as mask or as outline."""
        instance = self._instance(mask, self.scene.editor.new_instance_id())
        if self.scene.options.cuts_outlines:
            made = convert([instance], Target.POLYGON, (self.scene.width, self.scene.height)).after
            if not made:
                return Refused("polygon.too_small")
            instance = made[0]
        return operations.add(instance)

    def _instance(self, mask: Mask, instance_id: int) -> Instance:
        assert self.category is not None
        x, y, width, height = mask_bounds_xywh(mask)
        box = float(x), float(y), float(width), float(height)
        return Instance(instance_id, self.scene.image_id, self.category.id, box, mask=mask, area=float(mask.area))


TOOL = Tool("smart", "cutout", smart)
