"""The only mutable model: what is labelled, loaded per image and on demand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar, Protocol

from psygnal import Signal

from workbench.core.edit import Change, Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema


class StaleEditError(ValueError):
    """An edit whose ``before`` is not what the document holds; nothing was changed."""


class InstanceSource(Protocol):
    """Where a document reads what it does not hold yet (the project's store)."""

    def load_schema(self) -> LabelSchema:
        """Read the schema."""

    def load_images(self) -> list[ImageRecord]:
        """Read all image records in display order."""

    def load_instances(self, image_id: int) -> tuple[Instance, ...]:
        """Read the instances of one image in drawing order (back to front)."""


class Document:
    """Schema, images and instances of one open project.

    Only the editor calls ``apply``. Instances are read from ``source`` when an image is first asked for; the least
    recently used images beyond ``keep_images`` are let go when ``can_forget`` says that the store has them.
    """

    changed: ClassVar[Signal] = Signal(Change)

    def __init__(
        self,
        source: InstanceSource,
        keep_images: int = 512,
        can_forget: Callable[[int], bool] = lambda _: True,
    ) -> None:
        self._source = source
        self._keep_images = keep_images
        self._can_forget = can_forget
        self._schema = source.load_schema()
        self._images = {image.id: image for image in source.load_images()}
        self._instances: OrderedDict[int, dict[int, Instance]] = OrderedDict()
        self._is_applying = False
        self._revision = 0

    @property
    def revision(self) -> int:
        """How many edits were applied: another number means that something may have changed."""
        return self._revision

    @property
    def schema(self) -> LabelSchema:
        """The categories in force."""
        return self._schema

    @property
    def images(self) -> tuple[ImageRecord, ...]:
        """All images in display order."""
        return tuple(self._images.values())

    def image(self, image_id: int) -> ImageRecord:
        """Return one image record; raises KeyError."""
        return self._images[image_id]

    def instances(self, image_id: int) -> tuple[Instance, ...]:
        """Return the instances of one image, back to front; raises KeyError for an unknown image."""
        return tuple(self._held(image_id).values())

    def instance(self, image_id: int, instance_id: int) -> Instance:
        """Return one instance; raises KeyError."""
        return self._held(image_id)[instance_id]

    def adopt(self, images: Mapping[int, Sequence[Instance]], revision: int) -> None:
        """Hold the objects of many images that were read from the source when ``revision`` was in force.

        An edit of thousands of images need not read them one by one then. Nothing happens when something was edited
        since, or for an image that is held already.
        """
        if revision != self._revision:
            return
        for image_id, instances in images.items():
            if image_id in self._images and image_id not in self._instances:
                self._instances[image_id] = {item.id: item for item in instances}

    def apply(self, edit: Edit) -> Change:
        """Apply an edit whole or not at all, and emit ``changed`` once.

        Raises StaleEditError when a patch's ``before`` differs from what the document holds.
        """
        self._is_applying = True
        try:
            self._apply_patches(edit)
            self._revision += 1
            change = _describe(edit)
            self.changed.emit(change)
        finally:
            self._is_applying = False
        return change

    def _apply_patches(self, edit: Edit) -> None:
        done: list[Patch] = []
        try:
            for patch in edit.patches:
                self._apply_patch(patch)
                done.append(patch)
        except StaleEditError:
            for patch in reversed(done):
                self._apply_patch(patch.inverse())
            raise
        finally:
            self._sort_touched(edit)

    def _sort_touched(self, edit: Edit) -> None:
        """Put what came back (an undone deletion) or was sent behind into its place, the same as in the store."""
        created = [patch.after for patch in edit.patches if patch.before is None]
        if any(isinstance(value, ImageRecord) for value in created):
            _sort(self._images, lambda image: image.id)
        placed = [patch.after for patch in edit.patches if _has_new_place(patch)]
        for image_id in {value.image_id for value in placed if isinstance(value, Instance)}:
            _sort(self._instances.get(image_id, {}), lambda item: item.drawing_order)

    def _apply_patch(self, patch: Patch) -> None:
        value = patch.after if patch.after is not None else patch.before
        if isinstance(value, LabelSchema):
            self._apply_schema(patch)
        elif isinstance(value, ImageRecord):
            _replace(self._images, value.id, patch, "image")
        elif isinstance(value, Instance):
            self._apply_instance(patch)

    def _apply_schema(self, patch: Patch) -> None:
        if patch.before != self._schema or not isinstance(patch.after, LabelSchema):
            raise StaleEditError("the classes have changed since this edit was made")
        self._schema = patch.after

    def _apply_instance(self, patch: Patch) -> None:
        before, after = patch.before, patch.after
        is_moved = isinstance(before, Instance) and isinstance(after, Instance) and before.image_id != after.image_id
        if is_moved:
            raise StaleEditError("an object cannot move to another image; copy and delete it")
        value = after if after is not None else before
        assert isinstance(value, Instance)
        if value.image_id not in self._images:
            raise StaleEditError(f"image {value.image_id} is not in the project")
        _replace(self._held(value.image_id), value.id, patch, "object")

    def _held(self, image_id: int) -> dict[int, Instance]:
        held = self._instances.get(image_id)
        if held is None:
            if image_id not in self._images:
                raise KeyError(image_id)
            held = {item.id: item for item in self._source.load_instances(image_id)}
            self._instances[image_id] = held
            self._let_go()
        self._instances.move_to_end(image_id)
        return held

    def _let_go(self) -> None:
        # While an edit is being applied nobody has stored it yet, so what it touches must stay.
        while not self._is_applying and len(self._instances) > self._keep_images:
            oldest = next(iter(self._instances))
            if not self._can_forget(oldest):
                return
            del self._instances[oldest]


def _replace(values: dict[int, Any], key: int, patch: Patch, kind: str) -> None:
    if values.get(key) != patch.before:
        raise StaleEditError(f"{kind} {key} has changed since this edit was made")
    if patch.after is None:
        del values[key]
        return
    values[key] = patch.after


def _has_new_place(patch: Patch) -> bool:
    before, after = patch.before, patch.after
    if before is None:
        return True
    return isinstance(before, Instance) and isinstance(after, Instance) and before.z != after.z


def _sort(values: dict[int, Any], order: Callable[[Any], Any]) -> None:
    keys = [order(value) for value in values.values()]
    if any(first > second for first, second in pairwise(keys)):
        ordered = sorted(values.items(), key=lambda item: order(item[1]))
        values.clear()
        values.update(ordered)


def _describe(edit: Edit) -> Change:
    image_ids: set[int] = set()
    instance_ids: set[int] = set()
    has_new_schema = has_new_images = False
    for patch in edit.patches:
        value = patch.after if patch.after is not None else patch.before
        if isinstance(value, Instance):
            image_ids.add(value.image_id)
            instance_ids.add(value.id)
        elif isinstance(value, ImageRecord):
            image_ids.add(value.id)
            has_new_images = True
        else:
            has_new_schema = True
    return Change(edit, frozenset(image_ids), frozenset(instance_ids), has_new_schema, has_new_images)
