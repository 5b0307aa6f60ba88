"""A hand that does anything a labeller can do, at random but the same for a seed: for campaigns and property tests."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.core.document import Document
from workbench.core.edit import Edit, Patch
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.rasterise import mask_of_rings
from workbench.core.review import ReviewState
from workbench.core.schema import Attribute, AttributeKind, Category, LabelSchema, Skeleton
from workbench.editing import arrangement, attribute_edits, operations, review_edits, schema_edits
from workbench.editing.clipboard import Clipping, Paper, paste
from workbench.editing.editor import Editor, LockedError
from workbench.editing.gesture import Refused
from workbench.editing.masks import mask_operations
from workbench.editing.operations import RefusedError
from workbench.editing.outlines import combine, outline_edits
from workbench.editing.poses import skeleton_operations
from workbench.editing.reshape import with_vertex
from workbench.editing.shapes import convert

WIDTH, HEIGHT = 160, 120
SKELETON = Skeleton(("nose", "left_ear", "right_ear", "tail"), ((0, 1), (0, 2), (0, 3)), ((1, 2),))
SCHEMA = LabelSchema(
    (
        Category(1, "cell"),
        Category(2, "mouse", "", SKELETON),
        Category(3, "leaf", attributes=(Attribute("age", AttributeKind.NUMBER),)),
    )
)
IMAGES = tuple(ImageRecord(number, f"images/{number}.png", WIDTH, HEIGHT) for number in (1, 2, 3))
START = Edit("Start", (Patch(LabelSchema(), SCHEMA), *(Patch(None, image) for image in IMAGES)))
"""What a project needs before the hand begins: commit it first."""

Deed = Callable[[], Edit | Refused | None]


class RandomHand:
    """Commits random edits of every kind. ``act`` returns the title of what was done, empty when it was refused."""

    def __init__(self, document: Document, editor: Editor, seed: int) -> None:
        self._document, self._editor = document, editor
        self._chance = random.Random(seed)
        self._clipping = Clipping(())
        self._deeds: tuple[Deed, ...] = (
            *(self._box, self._polygon, self._mask, self._figure, self._pose) * 2,
            *(self._move, self._resize, self._relabel, self._duplicate, self._vertex, self._delete),
            *(self._group, self._ungroup, self._front, self._back, self._lock),
            *(self._image_state, self._object_state, self._comment, self._settle, self._tags),
            *(self._attribute, self._define, self._rename, self._add_class, self._split),
            *(self._copy, self._paste, self._unite, self._subtract, self._convert, self._simplify),
            *(self._mend_mask, self._mirror, self._visibility),
        )

    def act(self) -> str:
        """Do one thing."""
        try:
            edit = self._chance.choice(self._deeds)()
            if edit is None or isinstance(edit, Refused):
                return ""
            self._editor.commit(edit)
        except (RefusedError, LockedError):
            return ""
        return edit.title

    # drawing

    def _box(self) -> Edit:
        x, y = self._place()
        return self._add(bbox_xywh=(x, y, self._chance.uniform(2, WIDTH - x), self._chance.uniform(2, HEIGHT - y)))

    def _polygon(self) -> Edit:
        outer = self._ring(self._chance.uniform(15, 40))
        holes = (self._ring(6.0),) if self._chance.random() < 0.3 else ()
        return self._add(polygons=(outer,), holes=holes)

    def _mask(self) -> Edit:
        return self._add(mask=mask_of_rings([self._ring(25.0), self._ring(12.0)], HEIGHT, WIDTH))

    def _figure(self) -> Edit:
        (x, y), number = self._place(), self._chance.uniform
        points = tuple(value for _ in range(4) for value in self._place())
        kinds = (RotatedBox(x, y, number(3, 60), number(3, 40), number(-180, 180)), Circle(x, y, number(2, 30)))
        return self._add(figure=self._chance.choice((*kinds, Polyline(points), PointSet(points))))

    def _pose(self) -> Edit:
        points = tuple(Keypoint(*self._place(), self._chance.choice((1, 2, 2))) for _ in SKELETON.keypoints)
        points = (*points[:-1], Keypoint(0.0, 0.0, 0)) if self._chance.random() < 0.3 else points
        return self._add(category_id=2, bbox_xywh=(0.0, 0.0, float(WIDTH), float(HEIGHT)), keypoints=points)

    def _add(self, **shapes: object) -> Edit:
        values = {"category_id": self._chance.choice((1, 3))} | shapes
        made = Instance(self._editor.new_instance_id(), self._chance.choice(IMAGES).id, **values)  # type: ignore[arg-type]
        return attribute_edits.with_defaults(operations.add(made), self._document.schema)

    # changing

    def _move(self) -> Edit | None:
        return operations.nudge(self._some(), self._chance.choice((-1.0, 1.0)), 0.25)

    def _resize(self) -> Edit | None:
        chosen = [item for item in self._some(1) if item.bbox_xywh is not None]
        return operations.resize(chosen, chosen[0].bbox_xywh, (5.0, 5.0, 50.0, 40.0)) if chosen else None  # type: ignore[arg-type]

    def _relabel(self) -> Edit | None:
        chosen = self._some()
        ids = [category.id for category in self._document.schema.categories]
        return operations.relabel(chosen, self._chance.choice(ids), self._document.schema) if chosen else None

    def _duplicate(self) -> Edit | None:
        chosen = self._some()
        return operations.duplicate(chosen, self._editor.new_instance_id) if chosen else None

    def _vertex(self) -> Edit | None:
        chosen = [item for item in self._some() if item.polygons][:1]
        after = [with_vertex(item, 0, 0, self._place()) for item in chosen]
        return operations.change("Move point of polygon", chosen, after)

    def _delete(self) -> Edit | None:
        chosen = self._some(2)
        return operations.delete(chosen) if chosen else None

    def _visibility(self) -> Edit | None:
        chosen = [item for item in self._some() if item.keypoints]
        return operations.cycle_visibility(chosen[0], self._chance.randrange(4)) if chosen else None

    def _mirror(self) -> Edit | None:
        chosen = [item for item in self._some() if len(item.keypoints) == len(SKELETON.keypoints)]
        return skeleton_operations.mirror(chosen[0], SKELETON) if chosen else None

    def _unite(self) -> Edit | Refused | None:
        chosen = [item for item in self._some(3) if item.polygons or item.mask]
        return combine.unite(chosen) if len(chosen) > 1 else None

    def _subtract(self) -> Edit | Refused | None:
        chosen = [item for item in self._some(3) if item.polygons or item.mask]
        return combine.subtract(chosen) if len(chosen) > 1 else None

    def _convert(self) -> Edit | None:
        chosen = self._some()
        target = self._chance.choice(list(convert.Target))
        return convert.convert(chosen, target, (WIDTH, HEIGHT)).edit() if chosen else None

    def _simplify(self) -> Edit | Refused | None:
        chosen = [item for item in self._some() if item.polygons]
        return outline_edits.simplify(chosen) if chosen else None

    def _mend_mask(self) -> Edit | Refused | None:
        chosen = [item for item in self._some() if item.mask is not None]
        if not chosen:
            return None
        if self._chance.random() < 0.3:
            return mask_operations.split(chosen[:1], self._editor.new_instance_id)
        return mask_operations.despeckled(chosen, 20)

    # lying and hanging together

    def _group(self) -> Edit | None:
        return arrangement.group(self._some(3), self._there)

    def _ungroup(self) -> Edit | None:
        return arrangement.ungroup(self._some(3), self._there)

    def _front(self) -> Edit | None:
        return arrangement.bring_to_front(self._some(), self._there)

    def _back(self) -> Edit | None:
        return arrangement.send_to_back(self._some(), self._there)

    def _lock(self) -> Edit | None:
        chosen = self._some(1)
        return arrangement.lock(chosen) if chosen and self._chance.random() < 0.4 else None

    def _copy(self) -> None:
        self._clipping = Clipping(tuple(self._some(3)))

    def _paste(self) -> Edit | None:
        image = self._chance.choice(IMAGES)
        paper = Paper(image.id, WIDTH, HEIGHT, self._document.instances(image.id))
        known = {category.id for category in self._document.schema.categories}
        clipping = Clipping(tuple(item for item in self._clipping.instances if item.category_id in known))
        return paste(clipping, paper, self._editor.new_instance_id, (self._chance.uniform(-30, 30), 4.0))

    # reviewing and naming

    def _image_state(self) -> Edit | None:
        return review_edits.set_image_state(self._image(), self._chance.choice(list(ReviewState)))

    def _object_state(self) -> Edit | None:
        return review_edits.set_object_state(self._some(), self._chance.choice(list(ReviewState)))

    def _comment(self) -> Edit:
        return review_edits.add_comment(self._image(), *self._place(), f"look {self._chance.random():.2f} 看")

    def _settle(self) -> Edit | None:
        image = self._image()
        return review_edits.settle_comment(image, self._chance.randint(1, 3), self._chance.random() < 0.5)

    def _tags(self) -> Edit | None:
        ids = [category.id for category in self._document.schema.categories]
        return attribute_edits.set_tags(self._image(), self._chance.sample(ids, self._chance.randint(0, 2)))

    def _attribute(self) -> Edit | None:
        age = Attribute("age", AttributeKind.NUMBER)
        return attribute_edits.set_value(self._some(), age, self._chance.choice((None, 1.5, 7.0)))

    def _define(self) -> Edit | None:
        kinds = (Attribute("age", AttributeKind.NUMBER, default=2.0), Attribute("sick", AttributeKind.YES_NO))
        chosen = tuple(self._chance.sample(kinds, self._chance.randint(0, 2)))
        return attribute_edits.set_attributes(self._document.schema, self._chance.choice((1, 3)), chosen)

    def _rename(self) -> Edit | None:
        return schema_edits.rename_class(self._document.schema, 1, f"cell {self._chance.randint(1, 99)}")

    def _add_class(self) -> Edit | None:
        if len(self._document.schema.categories) > 6:
            return None
        return schema_edits.add_class(self._document.schema, f"class {self._chance.randint(1, 10_000)}")

    def _split(self) -> Edit | None:
        image = self._image()
        splits = list(type(image.split))
        after = replace(image, split=self._chance.choice(splits))
        return Edit("Change split", (Patch(image, after),)) if after != image else None

    # choosing

    def _image(self) -> ImageRecord:
        return self._document.image(self._chance.choice(IMAGES).id)

    def _some(self, most: int = 2) -> Sequence[Instance]:
        self._there = self._document.instances(self._chance.choice(IMAGES).id)
        count = min(len(self._there), self._chance.randint(1, most))
        chosen = self._chance.sample(self._there, count)
        return sorted(chosen, key=lambda item: item.drawing_order)

    def _place(self) -> tuple[float, float]:
        return self._chance.uniform(0, WIDTH - 3), self._chance.uniform(0, HEIGHT - 3)

    def _ring(self, radius: float) -> tuple[float, ...]:
        x, y = WIDTH / 2 + self._chance.uniform(-20, 20), HEIGHT / 2 + self._chance.uniform(-20, 20)
        corners = self._chance.randint(3, 9)
        turns = [2 * math.pi * corner / corners for corner in range(corners)]
        return tuple(v for turn in turns for v in (x + radius * math.cos(turn), y + radius * math.sin(turn)))
