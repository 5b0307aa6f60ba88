"""The keypoints of one object as they are placed one by one: what is next, what was left for later, what is there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance, Keypoint, Visibility
from workbench.core.schema import Category, Skeleton
from workbench.editing import operations
from workbench.editing.aiming import NEW_OBJECT, REACH_PX, aim_at, is_beside
from workbench.editing.gesture import Cursor, Draft, Expected, Hint, Link, PointList, Refused
from workbench.editing.pointer import Button, Kind, PointerEvent
from workbench.editing.poses.sides import side_of
from workbench.editing.poses.typical_pose import TypicalPose, pose_of_template
from workbench.editing.reshape import ABSENT, box_of_keypoints, with_keypoint
from workbench.editing.scene import Scene


def waiting_for_pose(scene: Scene, category: Category) -> Instance | None:
    """Return the one selected object of a class that has no keypoints yet."""
    only = scene.only
    fits = only is not None and only.category_id == category.id and not only.keypoints
    return only if fits else None


def takes_pose(target: Instance, event: PointerEvent) -> bool:
    """Whether a pose that begins here belongs to an object: it begins in its box, or as good as."""
    return is_beside(target, event.x, event.y, REACH_PX * event.px)


def typical_pose(scene: Scene, category: Category) -> TypicalPose | None:
    """Return how a pose of a class usually looks: the mean of the labelled ones, else the template, else None."""
    skeleton = category.skeleton
    pose = scene.typical.get(category.id)
    if skeleton is None or (pose is not None and len(pose.points) == len(skeleton.keypoints)):
        return pose
    return pose_of_template(skeleton)


@dataclass(slots=True)
class Placing:
    """A pose that grows.

    ``target`` is the selected object of the same class that gets the points: it does when the first one lies in it.
    """

    scene: Scene
    category: Category
    skeleton: Skeleton
    points: dict[int, Keypoint] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    _left_for_later: set[int] = field(default_factory=set)
    _steps: list[tuple[int, bool]] = field(default_factory=list)
    _waits: Instance | None = None
    target: Instance | None = None
    new_id: int = 0

    def __post_init__(self) -> None:
        self._waits = waiting_for_pose(self.scene, self.category)
        self._aim(self._waits)
        self.waiting = list(range(len(self.skeleton.keypoints)))

    @property
    def is_complete(self) -> bool:
        """Whether every point is placed or absent."""
        return not self.waiting

    @property
    def has_begun(self) -> bool:
        """Whether Esc would throw something away."""
        return bool(self._steps)

    def hear(self, event: PointerEvent) -> None:
        """Take one event: a press or key places a point, leaves it for later, says that it is absent, goes back."""
        if not self._is_placed:
            self._aim(self._waits if self._waits is not None and takes_pose(self._waits, event) else None)
        if self.scene.wanted_point is not None:
            self._ask_for(self.scene.wanted_point)
            self.scene.wanted_point = None
        if event.is_press() and event.kind is not Kind.DOUBLE:
            self._place(event, Visibility.VISIBLE)
        elif event.is_press(Button.RIGHT) or event.is_key("V"):
            self._place(event, Visibility.OCCLUDED)
        elif event.is_key("X"):
            self._settle(ABSENT)
        elif event.is_key("Tab"):
            self._leave_for_later()
        elif event.is_key("Backspace"):
            self._go_back()
        elif event.is_key(NEW_OBJECT):
            self.scene.selection.clear()
            self._waits = None
            self._aim(None)

    @property
    def _is_placed(self) -> bool:
        """Whether there is a point by which the object is settled."""
        return any(point.v for point in self.points.values())

    def _aim(self, target: Instance | None) -> None:
        self.target = target
        self.new_id = target.id if target is not None else 0

    def _place(self, event: PointerEvent, state: Visibility) -> None:
        self._settle(Keypoint(*self.scene.clamp(event.x, event.y), int(state)))

    def _settle(self, point: Keypoint) -> None:
        index = self.waiting.pop(0)
        self.points[index] = point
        self._steps.append((index, False))

    def _leave_for_later(self) -> None:
        """Ask for the point again after the others; the second time it is taken to be absent."""
        index = self.waiting[0]
        if index in self._left_for_later or len(self.waiting) == 1:
            self._settle(ABSENT)
            return
        self._left_for_later.add(index)
        self.waiting.append(self.waiting.pop(0))
        self._steps.append((index, True))

    def _ask_for(self, index: int) -> None:
        """Make a point the next one; one that is placed already is taken back for it."""
        if index in self.points:
            del self.points[index]
            self._steps = [step for step in self._steps if step != (index, False)]
        elif index in self.waiting:
            self.waiting.remove(index)
        else:
            return
        self._left_for_later.discard(index)
        self.waiting.insert(0, index)

    def _go_back(self) -> None:
        if not self._steps:
            return
        index, was_left = self._steps.pop()
        if was_left:
            self.waiting.remove(index)
            self._left_for_later.discard(index)
        else:
            del self.points[index]
        self.waiting.insert(0, index)

    def draft(self, event: PointerEvent | None) -> Draft:
        """Show the points placed, dashed lines to the neighbours of the next one, its name and where it is expected."""
        index = self.waiting[0]
        name = self.skeleton.keypoints[index]
        count = len(self.skeleton.keypoints)
        key = "keypoints.next" if self.has_begun else "keypoints.into" if self.target else "keypoints.first"
        aim = aim_at(self.scene, self.target) if self._waits is not None and event is not None else None
        return Draft(
            Hint(key, (name, str(count - len(self.waiting) + 1), str(count), self.category.name)),
            Cursor.CROSS,
            (self._instance(),) if self.points else (),
            links=links(self.skeleton, self.points, index) if event is not None else (),
            chip=name if self.has_begun else f"{self.category.name}: {name}",
            crosshair=True,
            is_busy=self.has_begun,
            expected=expected(self.scene, self.category, self.points, index, self.target),
            points=self._list(index),
            aim=aim if not self._is_placed else None,
        )

    def _list(self, index: int) -> PointList:
        states = tuple(
            self.points[place].v if place in self.points else None for place in range(len(self.skeleton.keypoints))
        )
        return PointList(self.category.name, self.skeleton, states, index)

    def result(self) -> Edit | Refused:
        """Return the edit that adds the object, or fills the selected box."""
        if not any(point.v for point in self.points.values()):
            return Refused("keypoints.none")
        if self.target is None:
            self.new_id = self.scene.editor.new_instance_id()
            return operations.add(with_points_box(self.scene, self._instance()))
        return fill(self.target, self._instance().keypoints)

    def _instance(self) -> Instance:
        points = tuple(self.points.get(index, ABSENT) for index in range(len(self.skeleton.keypoints)))
        if self.target is not None:
            return replace(self.target, keypoints=points)
        return Instance(self.new_id, self.scene.image_id, self.category.id, keypoints=points)


def fill(target: Instance, points: tuple[Keypoint, ...]) -> Edit:
    """Return the edit that gives an object its keypoints; its box grows where it must."""
    filled = replace(target, keypoints=points)
    for index, point in enumerate(points):
        filled = with_keypoint(filled, index, point)
    return Edit("Add keypoints", (Patch(target, filled),))


def with_points_box(scene: Scene, instance: Instance) -> Instance:
    """Return an object with a box around its labelled points, inside the image."""
    return replace(instance, bbox_xywh=box_of_keypoints(instance.keypoints, scene.width, scene.height))


def links(skeleton: Skeleton, points: dict[int, Keypoint], index: int) -> tuple[Link, ...]:
    """Return the dashed lines from the placed neighbours of a point to the pointer."""
    found = []
    for edge in skeleton.edges:
        if index in edge:
            other = points.get(edge[0] if edge[1] == index else edge[1])
            if other is not None and other.v:
                found.append(Link(other.x, other.y, side_of(skeleton, index)))
    return tuple(found)


def expected(
    scene: Scene, category: Category, points: dict[int, Keypoint], index: int, target: Instance | None = None
) -> Expected | None:
    """Return where a point probably lies: the usual pose laid over the points placed so far, or into the box.

    None when that is not wanted, not known, or outside the image.
    """
    pose = typical_pose(scene, category) if scene.options.shows_expected else None
    if pose is None or category.skeleton is None or not pose.known[index]:
        return None
    placed = {place: (point.x, point.y) for place, point in points.items() if point.v}
    places = pose.expected(placed)
    if len(placed) < 2 and target is not None and target.bbox_xywh is not None:
        x, y, _ = pose.placed(target.bbox_xywh)[index]
    elif places is not None:
        x, y = places[index].tolist()
    else:
        return None
    return Expected(x, y, category.skeleton.keypoints[index]) if (x, y) == scene.clamp(x, y) else None
