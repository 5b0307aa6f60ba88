"""What is selected, in numbers: class, box, keypoint; or the image when nothing is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.edit import Change, Edit, Patch
from workbench.core.figure import Figure
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint, Visibility
from workbench.core.schema import Attribute, AttributeValue, LabelSchema
from workbench.editing.attribute_edits import set_tags, set_value
from workbench.editing.operations import change, refigure, resize
from workbench.ui.attribute_fields import AttributeFields, TagFields
from workbench.ui.canvas.palette import category_color
from workbench.ui.choice_field import ChoiceField
from workbench.ui.color_icons import color_icon
from workbench.ui.commit import relabel_objects
from workbench.ui.figure_fields import FigureFields
from workbench.ui.number_field import NumberField
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

SPLITS = (Split.NONE, Split.TRAIN, Split.VAL, Split.TEST)
VISIBILITIES = (Visibility.VISIBLE, Visibility.OCCLUDED, Visibility.ABSENT)


class InspectorPanel(SessionPanel):
    """Right dock. Every change made here is one undoable edit of all selected objects."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.inspector")
        self._is_filling = False
        self.headline = PlainLabel()
        self.headline.setProperty("tone", "strong")
        self.headline.setWordWrap(True)
        self.note = PlainLabel()
        self.note.setProperty("tone", "muted")
        self.note.setWordWrap(True)
        self.category = ChoiceField()
        self.category.setObjectName("inspector.category")
        self.category.activated.connect(self._relabel)
        self.box = [_number(f"inspector.{name}") for name in ("x", "y", "width", "height")]
        for field in self.box:
            field.editingFinished.connect(self._resize)
        self.point = [_number(f"inspector.point_{name}") for name in ("x", "y")]
        for field in self.point:
            field.editingFinished.connect(self._move_point)
        self.visibility = ChoiceField()
        self.visibility.setObjectName("inspector.visibility")
        self.visibility.activated.connect(self._set_visibility)
        self.split = ChoiceField()
        self.split.setObjectName("inspector.split")
        self.split.activated.connect(self._set_split)
        self.figure = FigureFields()
        self.figure.chosen.connect(self._set_figure)
        self.attributes = AttributeFields()
        self.attributes.chosen.connect(self._set_attribute)
        self.tags = TagFields()
        self.tags.chosen.connect(self._set_tags)
        self._lay_out()
        parts.current.imageChanged.connect(lambda _: self._show())
        self.retranslate()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._labels: dict[QWidget, QLabel] = {}
        for field in (self.category, *self.box, self.visibility, *self.point, self.split):
            label = PlainLabel()
            label.setProperty("tone", "muted")
            label.setFixedSize(92, 28)
            label.setBuddy(field)
            self._labels[field] = label
            self._form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.headline)
        column.addWidget(self.note)
        column.addLayout(self._form)
        column.addWidget(self.figure)
        column.addWidget(self.attributes)
        column.addWidget(self.tags)
        column.addStretch(1)

    def show_session(self) -> None:
        """Another project."""
        self._show()

    def show_change(self, change: Change) -> None:
        """The numbers may have changed."""
        if change.has_new_schema or self.parts.current.image_id in change.image_ids:
            self._show()

    def show_selection(self) -> None:
        """Other objects are selected."""
        self._show()

    def selected(self) -> tuple[Instance, ...]:
        """The selected objects of the shown image, back to front."""
        image_id = self.parts.current.image_id
        if self.session is None or not image_id:
            return ()
        ids = self.session.selection.ids
        try:
            return tuple(item for item in self.session.document.instances(image_id) if item.id in ids)
        except KeyError:
            return ()

    def _image(self) -> ImageRecord | None:
        try:
            return self.session.document.image(self.parts.current.image_id) if self.session else None
        except KeyError:
            return None

    def _show(self) -> None:
        self._is_filling = True
        objects, image = self.selected(), self._image()
        only = objects[0] if len(objects) == 1 else None
        self._show_headline(objects, image)
        self._show_category(objects)
        self._show_numbers(self.box, only.bbox_xywh if only and only.figure is None else None)
        self.figure.show_figure(only.figure if only else None, (image.width, image.height) if image else (0, 0))
        self._show_point(only)
        self._set_row(self.split, image is not None and not objects)
        if image is not None:
            self.split.setCurrentIndex(SPLITS.index(image.split))
        can_edit = self.session is not None and not self.session.editor.is_read_only
        schema = self.session.document.schema if self.session is not None else LabelSchema()
        self.attributes.show_objects(objects, schema)
        self.attributes.setEnabled(can_edit)
        self.figure.setEnabled(can_edit)
        self.tags.show_image(None if objects else image, schema, can_edit)
        for field in self._labels:
            field.setEnabled(can_edit)
        self._is_filling = False

    def _show_headline(self, objects: Sequence[Instance], image: ImageRecord | None) -> None:
        if len(objects) > 1:
            self.headline.setText(self.tr("%n objects selected", "", len(objects)))
            self.note.setText(self.tr("A change counts for all of them and is one step to undo."))
        elif objects:
            self.headline.setText(self._name(objects[0]))
            self.note.setText(self._origin(objects[0]))
        elif image is not None:
            self.headline.setText(image.name)
            self.note.setText(
                self.tr("{w} × {h} px. Select an object to see its numbers.").format(w=image.width, h=image.height)
            )
        else:
            self.headline.setText("")
            self.note.setText(self.tr("The numbers of the selected object will be shown here."))

    def _name(self, instance: Instance) -> str:
        assert self.session is not None
        point = self.session.selection.keypoint
        try:
            category = self.session.document.schema.category(instance.category_id)
        except KeyError:
            return self.tr("Object of an unknown class")
        if point is not None and category.skeleton and point[1] < len(category.skeleton.keypoints):
            return f"{category.name}, {category.skeleton.keypoints[point[1]]}"
        return category.name

    def _origin(self, instance: Instance) -> str:
        kind, _, run = instance.origin.partition(":")
        if kind == "run":
            return self.tr("Accepted from {run}").format(run=run)
        return self.tr("Imported") if kind == "import" else self.tr("Labelled by hand")

    def _show_category(self, objects: Sequence[Instance]) -> None:
        self._set_row(self.category, bool(objects))
        self.category.clear()
        if self.session is None:
            return
        categories = self.session.document.schema.categories
        for row, category in enumerate(categories):
            self.category.addItem(color_icon(category_color(category, row)), category.name, category.id)
        kinds = {item.category_id for item in objects}
        self.category.setCurrentIndex(self.category.findData(kinds.pop()) if len(kinds) == 1 else -1)

    def _show_numbers(self, fields: Sequence[QDoubleSpinBox], values: Sequence[float] | None) -> None:
        for position, field in enumerate(fields):
            self._set_row(field, values is not None)
            if values is not None:
                field.setValue(values[position])

    def _show_point(self, only: Instance | None) -> None:
        point = self._point(only)
        is_placed = point is not None and point.v > 0
        self._show_numbers(self.point, (point.x, point.y) if point is not None and is_placed else None)
        self._set_row(self.visibility, is_placed)
        if point is not None and is_placed:
            self.visibility.setCurrentIndex(VISIBILITIES.index(Visibility(min(2, max(0, point.v)))))

    def _point(self, only: Instance | None) -> Keypoint | None:
        chosen = self.session.selection.keypoint if self.session else None
        if only is None or chosen is None or chosen[0] != only.id or chosen[1] >= len(only.keypoints):
            return None
        return only.keypoints[chosen[1]]

    def _set_row(self, field: QWidget, is_shown: bool) -> None:
        field.setVisible(is_shown)
        self._labels[field].setVisible(is_shown)

    def _relabel(self) -> None:
        assert self.session is not None
        if not relabel_objects(self.session, self.selected(), self.category.currentData(), self.parts.notices):
            self._show()

    def _resize(self) -> None:
        objects = self.selected()
        if self._is_filling or len(objects) != 1 or objects[0].bbox_xywh is None:
            return
        x, y, width, height = (field.value() for field in self.box)
        shown = tuple(round(value, 1) for value in objects[0].bbox_xywh)
        if (x, y, width, height) != shown and width > 0 and height > 0:
            self.commit(resize(objects, objects[0].bbox_xywh, (x, y, width, height)))

    def _move_point(self) -> None:
        point = self._point(self._only())
        if self._is_filling or point is None:
            return
        x, y = (field.value() for field in self.point)
        if (x, y) != (round(point.x, 1), round(point.y, 1)):
            self._set_point(Keypoint(x, y, point.v), "Move keypoint")

    def _set_visibility(self, row: int) -> None:
        point = self._point(self._only())
        if point is not None:
            chosen = VISIBILITIES[row]
            self._set_point(
                Keypoint(0, 0, 0) if chosen == 0 else Keypoint(point.x, point.y, int(chosen)), "Change visibility"
            )

    def _set_point(self, point: Keypoint, title: str) -> None:
        only = self._only()
        assert self.session is not None and only is not None and self.session.selection.keypoint is not None
        index = self.session.selection.keypoint[1]
        points = (*only.keypoints[:index], point, *only.keypoints[index + 1 :])
        self.commit(change(title, [only], [replace(only, keypoints=points)]))

    def _only(self) -> Instance | None:
        objects = self.selected()
        return objects[0] if len(objects) == 1 else None

    def _set_split(self, row: int) -> None:
        image = self._image()
        if image is not None and image.split is not SPLITS[row]:
            self.commit(Edit("Change split", (Patch(image, replace(image, split=SPLITS[row])),)))

    def _set_figure(self, figure: Figure, number: str) -> None:
        only = self._only()
        if only is not None:
            self.commit(refigure(only, figure, number))

    def _set_attribute(self, attribute: Attribute, value: AttributeValue | None) -> None:
        self.attempt(lambda: set_value(self.selected(), attribute, value))

    def _set_tags(self, tags: Sequence[int]) -> None:
        image = self._image()
        self.commit(set_tags(image, tags) if image is not None else None)

    def retranslate(self) -> None:
        """Set every text again."""
        x, y, width, height = self.box
        point_x, point_y = self.point
        texts = {
            self.category: self.tr("Class"),
            x: self.tr("Left"),
            y: self.tr("Top"),
            width: self.tr("Width"),
            height: self.tr("Height"),
            self.visibility: self.tr("Visibility"),
            point_x: self.tr("Point x"),
            point_y: self.tr("Point y"),
            self.split: self.tr("Split"),
        }
        for field, text in texts.items():
            self._labels[field].setText(text)
            field.setAccessibleName(text)
        self.figure.retranslate()
        self._refill(self.visibility, [self.tr("Visible"), self.tr("Occluded"), self.tr("Absent")])
        self._refill(self.split, [self.tr("Not decided"), self.tr("Training"), self.tr("Validation"), self.tr("Test")])
        self._show()

    def _refill(self, box: QComboBox, texts: Sequence[str]) -> None:
        box.clear()
        box.addItems(list(texts))


def _number(name: str) -> QDoubleSpinBox:
    field = NumberField()
    field.setObjectName(name)
    field.setRange(-1e6, 1e6)
    field.setDecimals(1)
    field.setSuffix(" px")
    field.setKeyboardTracking(False)
    return field
