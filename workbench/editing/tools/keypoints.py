"""Place the keypoints of one object in the order of its skeleton."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance, Keypoint, Visibility
from workbench.core.schema import Category, Skeleton
from workbench.editing import operations
from workbench.editing.gesture import Cursor, Draft, Gesture, Hint, Link, Refused, Tool
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.reshape import ABSENT, box_of_keypoints, with_keypoint
from workbench.editing.scene import Scene
from workbench.editing.sides import side_of


def keypoints(scene: Scene) -> Gesture:
    """Click each point in turn. Right click or V: occluded. Tab: absent. Backspace: back. Enter: finish early."""
    category = scene.category
    if category is None or category.skeleton is None or not category.skeleton.keypoints:
        return (yield from _no_skeleton(category))
    event: PointerEvent | None = None
    placing = _Placing(scene, category, category.skeleton)
    while not placing.is_complete:
        event = yield placing.draft(event)
        placing.hear(event)
        if event.is_key("Enter", "Return") and placing.points:
            break
    return placing.result()


def _no_skeleton(category: Category | None) -> Gesture:
    refused = Refused("keypoints.no_skeleton", (category.name,)) if category else Refused("no_class")
    draft = Draft(Hint(refused.key, refused.args), Cursor.FORBIDDEN)
    while not (yield draft).is_press():
        pass
    return refused


@dataclass
class _Placing:
    """The points placed so far. ``target`` is the selected box of the same class that gets them, if there is one."""

    scene: Scene
    category: Category
    skeleton: Skeleton
    points: list[Keypoint] = field(default_factory=list)

    def __post_init__(self) -> None:
        only = self.scene.only
        fits = only is not None and only.category_id == self.category.id and not only.keypoints
        self.target = only if fits else None
        self.new_id = self.target.id if self.target else 0

    @property
    def is_complete(self) -> bool:
        return len(self.points) == len(self.skeleton.keypoints)

    def hear(self, event: PointerEvent) -> None:
        """Take one event: a press or key places, skips or takes back a point."""
        if event.is_press() and event.kind is not Kind.DOUBLE:
            self._place(event, Visibility.VISIBLE)
        elif event.is_press(Button.RIGHT) or event.is_key("V"):
            self._place(event, Visibility.OCCLUDED)
        elif event.is_key("Tab"):
            self.points.append(ABSENT)
        elif event.is_key("Backspace") and self.points:
            self.points.pop()

    def _place(self, event: PointerEvent, state: Visibility) -> None:
        x, y = self.scene.clamp(event.x, event.y)
        self.points.append(Keypoint(x, y, int(state)))

    def draft(self, event: PointerEvent | None) -> Draft:
        """Show the points placed, dashed lines to the neighbours of the next one, and its name."""
        index = len(self.points)
        name = self.skeleton.keypoints[index]
        key = "keypoints.next" if self.points else "keypoints.first"
        return Draft(
            Hint(key, (name, str(index + 1), str(len(self.skeleton.keypoints)), self.category.name)),
            Cursor.CROSS,
            (self._instance(),) if self.points else (),
            links=self._links(index) if event is not None else (),
            chip=name if self.points else f"{self.category.name}: {name}",
            crosshair=True,
            is_busy=bool(self.points),
        )

    def _links(self, index: int) -> tuple[Link, ...]:
        found = []
        for edge in self.skeleton.edges:
            if index in edge:
                other = edge[0] if edge[1] == index else edge[1]
                if other < len(self.points) and self.points[other].v:
                    point = self.points[other]
                    found.append(Link(point.x, point.y, side_of(self.skeleton, index)))
        return tuple(found)

    def result(self) -> Edit | Refused:
        """Return the edit that adds the object, or fills the selected box."""
        if not any(point.v for point in self.points):
            return Refused("keypoints.none")
        if self.target is None:
            self.new_id = self.scene.editor.new_instance_id()
            return operations.add(self._with_box(self._instance()))
        filled = self._instance()
        for index, point in enumerate(filled.keypoints):
            filled = with_keypoint(filled, index, point)
        return Edit("Add keypoints", (Patch(self.target, filled),))

    def _instance(self) -> Instance:
        count = len(self.skeleton.keypoints)
        points = (*self.points, *[ABSENT] * (count - len(self.points)))
        if self.target is not None:
            return replace(self.target, keypoints=points)
        return Instance(self.new_id, self.scene.image_id, self.category.id, keypoints=points)

    def _with_box(self, instance: Instance) -> Instance:
        box = box_of_keypoints(instance.keypoints, self.scene.width, self.scene.height)
        return replace(instance, bbox_xywh=box)


TOOL = Tool("keypoints", "keypoints", keypoints)
