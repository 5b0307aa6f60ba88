"""The attributes of one class: name, kind, choices, default."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QToolButton,
    QWidget,
)

from workbench.core.schema import Attribute, AttributeKind, Category
from workbench.ui.attribute_text import typed, written
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.icons import icon


class AttributesDialog(DialogFrame):
    """``agreed`` brings the attributes, a tuple; the same names in the table as on the objects."""

    agreed: ClassVar[Signal] = Signal(object)

    def __init__(self, parent: QWidget | None, category: Category) -> None:
        super().__init__(
            parent,
            self.tr("Attributes of {name}").format(name=category.name),
            self.tr("What else is to be known about each object, such as its colour or whether it is cut off."),
            self.tr("Use these attributes"),
        )
        self.setObjectName("dialog.attributes")
        self.setMinimumWidth(720)
        self.table = QTableWidget(0, 6)
        self.table.setObjectName("attributes.table")
        self.table.setAccessibleName(self.tr("Attributes"))
        titles = (self.tr("Name"), self.tr("Kind"), self.tr("Choices, with commas"), self.tr("Default"))
        self.table.setHorizontalHeaderLabels([*titles, self.tr("Changes in a film"), ""])
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setMinimumHeight(220)
        header = self.table.horizontalHeader()
        for column in (0, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 110), (3, 110), (4, 120), (5, 36)):
            self.table.setColumnWidth(column, width)
        self.form.addRow(self.table)
        self.add = QPushButton(icon("plus"), self.tr("Add an attribute"))
        self.add.setProperty("kind", "flat")
        self.add.clicked.connect(lambda: self._add_row(None))
        self.form.addRow(self.add)
        for attribute in category.attributes:
            self._add_row(attribute)
        if not category.attributes:
            self._add_row(None)
        self.verb_button.clicked.connect(self._agree)

    def _add_row(self, known: Attribute | None) -> None:
        attribute = known or Attribute("-", AttributeKind.TEXT)
        row = self.table.rowCount()
        self.table.insertRow(row)
        name = QLineEdit(known.name if known is not None else "")
        name.setAccessibleName(self.tr("Name"))
        kind = ChoiceField()
        kind.setAccessibleName(self.tr("Kind"))
        titles = (self.tr("Text"), self.tr("Number"), self.tr("Choice"), self.tr("Yes or no"))
        for each, title in zip(AttributeKind, titles, strict=True):
            kind.addItem(title, each)
        kind.setCurrentIndex(kind.findData(attribute.kind))
        choices = QLineEdit(", ".join(attribute.choices))
        choices.setAccessibleName(self.tr("Choices, with commas"))
        choices.setEnabled(attribute.kind is AttributeKind.CHOICE)
        kind.currentIndexChanged.connect(lambda _: choices.setEnabled(kind.currentData() is AttributeKind.CHOICE))
        default = QLineEdit(written(attribute.default))
        default.setAccessibleName(self.tr("Default"))
        mutable = QCheckBox()
        mutable.setAccessibleName(self.tr("Changes in a film"))
        mutable.setChecked(attribute.is_mutable)
        remove = QToolButton()
        remove.setIcon(icon("trash"))
        remove.setToolTip(self.tr("Remove this attribute"))
        remove.setAccessibleName(self.tr("Remove this attribute"))
        remove.clicked.connect(lambda: self._remove(remove))
        for column, field in enumerate((name, kind, choices, default, mutable, remove)):
            self.table.setCellWidget(row, column, field)
        name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, button: QToolButton) -> None:
        for row in range(self.table.rowCount()):
            if self.table.cellWidget(row, 5) is button:
                self.table.removeRow(row)
                return

    def attributes(self) -> tuple[Attribute, ...]:
        """What the table says, rows without a name left out; raises ValueError with a sentence."""
        return tuple(self._attribute(row) for row in range(self.table.rowCount()) if self._text(row, 0))

    def _attribute(self, row: int) -> Attribute:
        field, mutable = self.table.cellWidget(row, 1), self.table.cellWidget(row, 4)
        assert isinstance(field, ChoiceField) and isinstance(mutable, QCheckBox)
        kind = AttributeKind(field.currentData())
        choices = tuple(part.strip() for part in self._text(row, 2).replace("，", ",").split(",") if part.strip())
        default = typed(self._text(row, 3), kind)
        is_choice = kind is AttributeKind.CHOICE
        return Attribute(self._text(row, 0), kind, choices if is_choice else (), default, mutable.isChecked())

    def _text(self, row: int, column: int) -> str:
        field = self.table.cellWidget(row, column)
        return field.text().strip() if isinstance(field, QLineEdit) else ""

    def _agree(self) -> None:
        try:
            attributes = self.attributes()
        except ValueError as error:
            self.say(str(error))
            return
        names = [attribute.name for attribute in attributes]
        if len(set(names)) < len(names):
            self.say(self.tr("Two attributes have the same name: rename one."))
            return
        self.agreed.emit(attributes)
        self.accept()
