"""Brush over predicted objects: every one that is touched becomes a label, all in one step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workbench.core.instance import Instance
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Refused, Tool
from workbench.editing.ghosts.ghost_touch import Place, touched
from workbench.editing.ghosts.ghosts import Ghost, acceptance, completed
from workbench.editing.ghosts.suppression import Standing
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.scene import Scene

REACH_PX = 6.0
"""How near, in screen pixels, the brush has to come."""


def accept_brush(scene: Scene) -> Gesture:
    """Wait for a press, gather what the pointer passes over, accept it at the release."""
    event = yield Draft(_waiting(scene), _cursor(scene))
    while not event.is_press():
        event = yield Draft(_waiting(scene), _cursor(scene), chip=_name_under(scene, event))
    stroke = _Stroke(scene)
    while True:
        stroke.follow(event)
        event = yield stroke.draft()
        if event.kind is Kind.RELEASE and event.button is Button.LEFT:
            break
    stroke.follow(event)
    if not scene.ghosts:
        return Refused("accept.none")
    return acceptance(stroke.ghosts, scene.editor.new_instance_id, scene.ghost_run, (scene.width, scene.height))


def _waiting(scene: Scene) -> Hint:
    return Hint("accept.first", (str(len(scene.ghosts)),)) if scene.ghosts else Hint("accept.none")


def _cursor(scene: Scene) -> Cursor:
    return Cursor.CROSS if scene.ghosts else Cursor.FORBIDDEN


def _name_under(scene: Scene, event: PointerEvent) -> str:
    found = touched(scene.ghosts, [(event.x, event.y)], REACH_PX * event.px)
    names = {item.id: item.name for item in scene.schema.categories}
    return names.get(found[0].instance.category_id, "") if found else ""


@dataclass
class _Stroke:
    """What was passed over so far, in the order of the scene's ghosts."""

    scene: Scene
    last: Place | None = None
    taken: set[int] = field(default_factory=set)

    def follow(self, event: PointerEvent) -> None:
        """Go on to where the pointer is now."""
        here = (event.x, event.y)
        path = [here] if self.last is None else [self.last, here]
        self.last = here
        self.taken |= {id(ghost) for ghost in touched(self.scene.ghosts, path, REACH_PX * event.px)}

    @property
    def ghosts(self) -> tuple[Ghost, ...]:
        return tuple(ghost for ghost in self.scene.ghosts if id(ghost) in self.taken)

    def draft(self) -> Draft:
        """Show as labels what will be labels."""
        shown = tuple(map(_label, self.ghosts))
        return Draft(Hint("accept.stroke", (str(len(shown)),)), Cursor.CROSS, shown, is_busy=True)


def _label(ghost: Ghost) -> Instance:
    label = ghost.verdict.label
    if ghost.verdict.standing is Standing.COMPLETES and label is not None:
        return completed(label, ghost.instance)
    return replace(ghost.instance, score=None)


TOOL = Tool("accept_brush", "check", accept_brush)
