"""Select by colour: a click takes the region of similar colour, Shift adds another, Alt takes one away, Enter keeps."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workbench.core.instance import Instance
from workbench.core.masks import Mask, difference, union
from workbench.editing.gesture import SAID, Cursor, Draft, Gesture, Hint, Question, Refused, Tool
from workbench.editing.masks.color_region import Pick, picked_mask
from workbench.editing.masks.mask_edits import fault, mask_of, replaced, with_mask
from workbench.editing.masks.painting import LARGER, SMALLER, target_of
from workbench.editing.pointer import ALT, SHIFT, Button, Kind, PointerEvent
from workbench.editing.scene import PixelReader, Scene


def wand(scene: Scene) -> Gesture:
    """Wait for a click, then add and take away regions until they are kept."""
    event = yield _waiting(scene)
    while not event.is_press():
        _turn(scene, event)
        event = yield _waiting(scene)
    # Without Shift or Alt a click is about a new object: the one selected is the last that was made.
    target = target_of(scene) if event.has(SHIFT) or event.has(ALT) else None
    refused = _fault(scene, event, target)
    if refused is not None:
        return refused
    assert scene.pixels is not None
    return (yield from _Region(scene, scene.pixels, target).gesture(event))


def _waiting(scene: Scene) -> Draft:
    args = (scene.category.name, str(scene.options.tolerance)) if scene.category is not None else ()
    return Draft(Hint("wand.first" if args else "no_class", args), Cursor.CROSS)


def _fault(scene: Scene, press: PointerEvent, target: Instance | None) -> Refused | None:
    if scene.pixels is None:
        return Refused("wand.reading")
    if not _is_inside(scene, press):
        return Refused("wand.outside")
    if target is not None:
        return fault(scene, target)
    if press.has(ALT):
        return Refused("eraser.nothing")
    return Refused("no_class") if scene.category is None else None


def _is_inside(scene: Scene, event: PointerEvent) -> bool:
    return 0 <= event.x < scene.width and 0 <= event.y < scene.height


def _turn(scene: Scene, event: PointerEvent) -> bool:
    """Change the tolerance, if that is what an event asks for."""
    steps = event.turn if event.kind is Kind.WHEEL else 0.0
    if event.is_key(SMALLER, LARGER):
        steps = 1.0 if event.key == LARGER else -1.0
    scene.options.turn_tolerance(steps)
    return bool(steps)


@dataclass
class _Region:
    """The picks so far, and what the last ones that were answered make together."""

    scene: Scene
    read: PixelReader
    target: Instance | None
    picks: list[Pick] = field(default_factory=list)
    answered: tuple[Pick, ...] = ()
    mask: Mask | None = None
    shown: tuple[Instance, ...] = ()

    def __post_init__(self) -> None:
        scene = self.scene
        self.base = mask_of(self.target, scene.width, scene.height) if self.target is not None else None
        new = Instance(scene.editor.new_instance_id(), scene.image_id, scene.category_id or 0)
        self.drawn = self.target or new
        self.parts: dict[Pick, Mask] = {}

    def gesture(self, press: PointerEvent) -> Gesture:
        """Follow until Enter or a double click keeps the region, even before it is found, or no pick is left."""
        self._changes(press)
        question, refused, is_ending = self._question(), None, False
        while self.picks:
            if is_ending and self.mask is not None and self.answered == tuple(self.picks):
                return replaced(self.scene, self.target, self.mask, "Select by colour")
            event = yield self._draft(question, refused)
            refused = None
            if event.kind is Kind.ANSWER:
                refused = self._take(event)
            elif self._changes(event):
                question = self._question()
            is_ending = (is_ending or _keeps(event)) and refused is None
        return None

    def _changes(self, event: PointerEvent) -> bool:
        """Change the picks as an event asks for; returns whether they are others now."""
        if event.is_press() and _is_inside(self.scene, event):
            if not (event.has(SHIFT) or event.has(ALT)):
                self.picks.clear()
            self.picks.append(Pick(event.x, event.y, self.scene.options.tolerance, event.has(ALT)))
        elif event.is_key("Backspace"):
            self.picks.pop()
        elif _turn(self.scene, event):
            self.picks[-1] = replace(self.picks[-1], tolerance=self.scene.options.tolerance)
        else:
            return False
        return True

    def _question(self) -> Question:
        """Ask for the region of the present picks; what was found before is not looked for again."""
        picks, read, base, parts = tuple(self.picks), self.read, self.base, self.parts
        size = self.scene.width, self.scene.height

        def work() -> tuple[tuple[Pick, ...], Mask]:
            mask = base if base is not None else Mask.empty(size[1], size[0])
            for pick in picks:
                # Only one question is worked on at a time, so that no other thread is in this table.
                if pick not in parts:
                    parts[pick] = picked_mask(read, size, pick)
                mask = difference(mask, parts[pick]) if pick.takes_away else union((mask, parts[pick]))
            return picks, mask

        return Question(work)

    def _take(self, event: PointerEvent) -> Refused | None:
        if event.error or not isinstance(event.answer, tuple):
            return Refused(SAID, (event.error,))
        self.answered, self.mask = event.answer
        self.shown = (with_mask(self.drawn, self.mask),) if self.mask.area else ()
        return None

    def _draft(self, question: Question, refused: Refused | None) -> Draft:
        hint = Hint("wand.more", (str(self.scene.options.tolerance),))
        return Draft(hint, Cursor.CROSS, self.shown, is_busy=True, asks=question, refused=refused)


def _keeps(event: PointerEvent) -> bool:
    return event.is_key("Enter", "Return") or (event.kind is Kind.DOUBLE and event.button is Button.LEFT)


TOOL = Tool("wand", "wand", wand, paints=True)
