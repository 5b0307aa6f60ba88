"""The attribute values of the selected objects, and the tags of an image: the fields of the inspector for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import Attribute, AttributeKind, AttributeValue, LabelSchema
from workbench.ui.attribute_text import typed, written
from workbench.ui.choice_field import ChoiceField
from workbench.ui.plain_label import PlainLabel

_LABEL_PX = 92


class AttributeFields(QWidget):
    """One row an attribute that all shown objects have. ``chosen`` brings the attribute and its value or None."""

    chosen: ClassVar[Signal] = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector.attributes")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._shown: tuple[tuple[Attribute, ...], tuple[tuple[int, object], ...]] = ((), ())

    def show_objects(self, objects: Sequence[Instance], schema: LabelSchema) -> None:
        """Show the attributes of the objects' one class; none when they are of several or there is none."""
        kinds = {item.category_id for item in objects}
        found = [category for category in schema.categories if kinds == {category.id}]
        attributes = found[0].attributes if found else ()
        values = tuple((item.id, tuple(item.attributes.items())) for item in objects)
        self.setVisible(bool(attributes))
        if (attributes, values) == self._shown:
            return
        self._shown = (attributes, values)
        while self._form.rowCount():
            self._form.removeRow(0)
        for attribute in attributes:
            held = {item.attributes.get(attribute.name) for item in objects}
            self._add(attribute, held)

    def _add(self, attribute: Attribute, held: set[AttributeValue | None]) -> None:
        field = self._field(attribute, next(iter(held)) if len(held) == 1 else None, len(held) > 1)
        field.setObjectName(f"attribute.{attribute.name}")
        field.setAccessibleName(attribute.name)
        label = PlainLabel(attribute.name)
        label.setProperty("tone", "muted")
        label.setFixedSize(_LABEL_PX, 28)
        label.setToolTip(attribute.name)
        label.setBuddy(field)
        self._form.addRow(label, field)

    def _field(self, attribute: Attribute, value: AttributeValue | None, is_mixed: bool) -> QWidget:
        if attribute.kind is AttributeKind.YES_NO:
            return self._yes_no(attribute, value, is_mixed)
        if attribute.kind is AttributeKind.CHOICE:
            return self._choice(attribute, value)
        line = QLineEdit(written(value))
        line.setPlaceholderText(self.tr("several values") if is_mixed else self.tr("none"))
        line.editingFinished.connect(lambda: self._typed(attribute, line, value))
        return line

    def _yes_no(self, attribute: Attribute, value: AttributeValue | None, is_mixed: bool) -> QCheckBox:
        box = QCheckBox()
        box.setTristate(is_mixed)
        box.setCheckState(Qt.CheckState.PartiallyChecked if is_mixed else Qt.CheckState.Unchecked)
        if not is_mixed:
            box.setChecked(value is True)
        box.clicked.connect(lambda: self.chosen.emit(attribute, box.checkState() != Qt.CheckState.Unchecked))
        return box

    def _choice(self, attribute: Attribute, value: AttributeValue | None) -> ChoiceField:
        field = ChoiceField()
        field.addItem(self.tr("none"), None)
        for choice in attribute.choices:
            field.addItem(choice, choice)
        field.setCurrentIndex(field.findData(value) if value is not None else 0)
        field.activated.connect(lambda _: self.chosen.emit(attribute, field.currentData()))
        return field

    def _typed(self, attribute: Attribute, line: QLineEdit, value: AttributeValue | None) -> None:
        text = line.text().strip()
        if text == written(value):
            return
        new = typed(text, attribute.kind)
        if new is not None and not attribute.takes(new):
            line.setText(written(value))
        self.chosen.emit(attribute, new)


class TagFields(QWidget):
    """One check box a class: whether the image as a whole has it. ``chosen`` brings the ids of all that are checked."""

    chosen: ClassVar[Signal] = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("inspector.tags")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._title = PlainLabel()
        self._title.setProperty("tone", "muted")
        self._column.addWidget(self._title)
        self._boxes: dict[int, QCheckBox] = {}
        self._names: tuple[tuple[int, str], ...] = ()

    def show_image(self, image: ImageRecord | None, schema: LabelSchema, can_edit: bool) -> None:
        """Show what an image has; nothing for None."""
        self.setVisible(image is not None and bool(schema.categories))
        self._title.setText(self.tr("Tags of the whole image"))
        names = tuple((category.id, category.name) for category in schema.categories)
        if names != self._names:
            self._make_boxes(names)
        for category_id, box in self._boxes.items():
            box.setChecked(image is not None and category_id in image.tags)
            box.setEnabled(can_edit)

    def _make_boxes(self, names: tuple[tuple[int, str], ...]) -> None:
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self._names, self._boxes = names, {}
        for category_id, name in names:
            box = QCheckBox(name.replace("&", "&&"))
            box.setObjectName(f"tag.{category_id}")
            box.clicked.connect(self._tell)
            self._column.addWidget(box)
            self._boxes[category_id] = box

    def _tell(self) -> None:
        self.chosen.emit(tuple(key for key, box in self._boxes.items() if box.isChecked()))
