"""The objects of one image and their keypoints as a tree that Qt can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QIcon, QPen

from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema, Skeleton
from workbench.editing.poses.sides import MIDDLE, sides
from workbench.editing.schema_edits import numbered_names
from workbench.editing.veil import Veil
from workbench.ui.canvas.palette import category_color, joint_colors
from workbench.ui.color_icons import drawn_icon
from workbench.ui.figure_fields import figure_measure
from workbench.ui.icons import icon
from workbench.ui.models.object_kind import kind_drawing, kind_name
from workbench.ui.theme import Theme
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "InstanceTree"
EYE, LOCK = 2, 3
"""The columns that a click switches."""
SWITCHES = {
    (False, False): QT_TRANSLATE_NOOP("InstanceTree", "Hide this object"),
    (False, True): QT_TRANSLATE_NOOP("InstanceTree", "Show this object"),
    (True, False): QT_TRANSLATE_NOOP("InstanceTree", "Lock this object"),
    (True, True): QT_TRANSLATE_NOOP("InstanceTree", "Unlock this object"),
}
STATES = (
    QT_TRANSLATE_NOOP("InstanceTree", "absent"),
    QT_TRANSLATE_NOOP("InstanceTree", "occluded"),
    QT_TRANSLATE_NOOP("InstanceTree", "visible"),
)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of the tree is about; ``keypoint`` is None for the object itself."""

    instance_id: int
    keypoint: int | None


class InstanceTreeModel(QAbstractItemModel):
    """Name, a quiet fact (size, "2 of 4", visibility), an eye and a lock. Parents have the internal id 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._instances: tuple[Instance, ...] = ()
        self._schema = LabelSchema()
        self._names: dict[int, str] = {}
        self._rows: dict[int, int] = {}
        self._veil = Veil()

    def set_veil(self, veil: Veil) -> None:
        """Show which objects are hidden at the moment."""
        self._veil = veil
        self.show_hidden()

    def show_hidden(self) -> None:
        """Others are hidden than before."""
        if self._instances:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._instances) - 1, LOCK))

    def set_instances(self, instances: tuple[Instance, ...], schema: LabelSchema) -> None:
        """Show other objects."""
        self.beginResetModel()
        self._instances, self._schema = instances, schema
        self._names = numbered_names(schema, instances)
        self._rows = {instance.id: row for row, instance in enumerate(instances)}
        self.endResetModel()

    def row_of(self, index: Index) -> Row:
        """What a row is about."""
        if index.internalId():
            return Row(self._instances[index.internalId() - 1].id, index.row())
        return Row(self._instances[index.row()].id, None)

    def is_absent(self, index: Index) -> bool:
        """Whether a row is a keypoint that is not labelled."""
        row = self.row_of(index)
        if row.keypoint is None:
            return False
        return not self._instances[index.internalId() - 1].keypoints[row.keypoint].v

    def index_of(self, instance_id: int, keypoint: int | None = None) -> QModelIndex:
        """Where an object or keypoint stands; an invalid index when it is not shown."""
        row = self._rows.get(instance_id)
        if row is None:
            return QModelIndex()
        top = self.index(row, 0)
        return top if keypoint is None else self.index(keypoint, 0, top)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Qt's way to a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The object of a keypoint."""
        owner = index.internalId() if index.isValid() else 0
        return self.createIndex(owner - 1, 0, 0) if owner else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many objects, or keypoints of one object."""
        if not parent.isValid():
            return len(self._instances)
        if parent.internalId() or parent.column() > 0:
            return 0
        return len(self._instances[parent.row()].keypoints)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """Name, fact, eye and lock."""
        return LOCK + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What Qt shows in a cell."""
        if not index.isValid():
            return None
        owner = index.internalId()
        instance = self._instances[(owner - 1) if owner else index.row()]
        if index.column() in (EYE, LOCK):
            return None if owner else self._switch(instance, index.column(), role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._keypoint_text(instance, index) if owner else self._object_text(instance, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._keypoint_tip(index) if owner else self._object_tip(instance, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and not owner:
            return self._spoken(instance, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and (index.column() == 1 or not self._veil.shows(instance)):
            return QColor(self._theme.colors.muted)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._dot(instance, index.row()) if owner else self._drawing(instance)
        if role == Qt.ItemDataRole.DecorationRole and not owner and instance.group:
            return icon("group")
        return None

    def _switch(self, instance: Instance, column: int, role: int) -> Any:
        """The icon of an eye or a lock, and in words what a click does."""
        is_on = instance.is_locked if column == LOCK else not self._veil.shows(instance)
        if role == Qt.ItemDataRole.DecorationRole:
            names = ("unlock", "lock") if column == LOCK else ("eye", "eye-off")
            return icon(names[is_on])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return QCoreApplication.translate(CONTEXT, SWITCHES[column == LOCK, is_on])
        return None

    def _keypoint_tip(self, index: Index) -> str | None:
        if not self.is_absent(index):
            return None
        return QCoreApplication.translate(CONTEXT, "Double-click or Enter: place it on the image")

    def _object_text(self, instance: Instance, column: int) -> str:
        if column == 0:
            return self._names[instance.id]
        # The number beside the drawing of a group, not the word: the column takes its width from the names.
        number = str(instance.group) if instance.group else ""
        return " · ".join(filter(None, (number, self._measure(instance))))

    def _object_tip(self, instance: Instance, column: int) -> str:
        if column == 0:
            return kind_name(instance)
        if not instance.group:
            return ""
        return QCoreApplication.translate(CONTEXT, "Group {number}").format(number=instance.group)

    def _spoken(self, instance: Instance, column: int) -> str:
        first = self._names[instance.id] if column == 0 else self._measure(instance)
        return ", ".join(filter(None, (first, self._object_tip(instance, column))))

    def _measure(self, instance: Instance) -> str:
        if instance.keypoints:
            text = QCoreApplication.translate("InstanceTree", "{done} of {all}")
            return text.format(done=instance.num_keypoints, all=len(instance.keypoints))
        if instance.figure is not None:
            return figure_measure(instance.figure)
        if instance.bbox_xywh is not None:
            return f"{instance.bbox_xywh[2]:.0f} × {instance.bbox_xywh[3]:.0f}"
        return ""

    def _keypoint_text(self, instance: Instance, index: Index) -> str:
        if index.column() == 1:
            return QCoreApplication.translate(CONTEXT, STATES[min(2, max(0, instance.keypoints[index.row()].v))])
        skeleton = self._skeleton(instance)
        names = skeleton.keypoints if skeleton else ()
        return names[index.row()] if index.row() < len(names) else str(index.row() + 1)

    def _skeleton(self, instance: Instance) -> Skeleton | None:
        try:
            return self._schema.category(instance.category_id).skeleton
        except KeyError:
            return None

    def _drawing(self, instance: Instance) -> QIcon:
        """The tool's drawing in the colour of the class: it says the kind of shape and the class at once."""
        try:
            category = self._schema.category(instance.category_id)
            tone = category_color(category, self._schema.index(category.id))
        except KeyError:
            tone = self._theme.colors.bar
        return icon(kind_drawing(instance), tone)

    def _dot(self, instance: Instance, row: int) -> QIcon:
        skeleton = self._skeleton(instance)
        found = sides(skeleton) if skeleton else ()
        side = found[row] if row < len(found) else MIDDLE
        colors = joint_colors(skeleton) if skeleton else ()
        tone = colors[row] if row < len(colors) else self._theme.colors.muted
        if side == MIDDLE and not (skeleton and skeleton.colors) and not self._theme.colors.is_dark:
            tone = self._theme.colors.muted
        return _dot_icon(tone, instance.keypoints[row].v, self._theme.colors.bar)


def _dot_icon(color: str, visibility: int, absent: str) -> QIcon:
    tone = QColor(color if visibility else absent)
    return drawn_icon(QPen(tone, 1.5), QBrush(tone) if visibility > 1 else QBrush(), 8, 4)
