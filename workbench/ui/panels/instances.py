"""The objects of the shown image with their keypoints; picking one here picks it on the canvas and the other way."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTreeView, QVBoxLayout

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema
from workbench.editing.arrangement import lock
from workbench.ui.models.instance_tree import EYE, LOCK, InstanceTreeModel
from workbench.ui.parts import Parts
from workbench.ui.placing_list import PlacingList
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

EXPAND_ALL_UP_TO = 3
_SWITCH_PX = 26


class InstancesPanel(SessionPanel):
    """Right dock, "Objects". ``placeAsked`` names an object and its absent keypoint that is to be placed."""

    placeAsked: ClassVar[Signal] = Signal(int, int)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.instances")
        self.model = InstanceTreeModel(parts.theme)
        self.tree = QTreeView()
        self.tree.setObjectName("instances.tree")
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setIndentation(16)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        # By the rows in sight: measuring a thousand takes a second whenever a font or a style changes.
        self.tree.header().setResizeContentsPrecision(0)
        self.tree.header().setMinimumSectionSize(_SWITCH_PX)
        for switch in (EYE, LOCK):
            self.tree.header().setSectionResizeMode(switch, QHeaderView.ResizeMode.Fixed)
            self.tree.setColumnWidth(switch, _SWITCH_PX)
        self.tree.clicked.connect(self._switch)
        self.tree.activated.connect(self._ask_to_place)
        self.tree.selectionModel().selectionChanged.connect(self._selected)
        self._is_following = False
        self._open: dict[int, bool] = {}
        self.tree.expanded.connect(lambda index: self._remember(self.model.row_of(index).instance_id, True))
        self.tree.collapsed.connect(lambda index: self._remember(self.model.row_of(index).instance_id, False))
        self._empty = PlainLabel()
        self._empty.setWordWrap(True)
        self._empty.setProperty("tone", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(12, 12, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        # In its place before it gets pages: one without a parent shows its first page as a window of its own.
        self._pages = QStackedLayout()
        column.addLayout(self._pages)
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self._empty)
        self.placing = PlacingList(parts.theme)
        column.addWidget(self.placing)
        parts.current.imageChanged.connect(lambda _: self._reload())
        parts.theme.changed.connect(self._reload)
        self.retranslate()

    def _ask_to_place(self, index: QModelIndex) -> None:
        """Enter or a double click on an absent keypoint: let it be placed on the canvas."""
        row = self.model.row_of(index)
        if row.keypoint is not None and self.model.is_absent(index):
            self.placeAsked.emit(row.instance_id, row.keypoint)

    def show_session(self) -> None:
        """Another project."""
        self._open.clear()
        if self.session is not None:
            self.model.set_veil(self.session.veil)
            self.session.veil.changed.connect(self.model.show_hidden)
        self._reload()

    def show_change(self, change: Change) -> None:
        """Show the objects anew when this image or the classes changed."""
        if change.has_new_schema or self.parts.current.image_id in change.image_ids:
            self._reload()

    def show_selection(self) -> None:
        """Mark what is selected elsewhere."""
        if self._is_following or self.session is None:
            return
        selection = self.session.selection
        marked = QItemSelection()
        places = [self.model.index_of(instance_id) for instance_id in selection.ids]
        if selection.keypoint is not None:
            places = [self.model.index_of(*selection.keypoint)]
        for place in (known for known in places if known.isValid()):
            marked.select(place, place.siblingAtColumn(LOCK))
        self._is_following = True
        self.tree.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_following = False
        if len(places) == 1 and places[0].isValid():
            self.tree.scrollTo(places[0])

    def _reload(self) -> None:
        instances = self._instances()
        self._is_following = True
        self.model.set_instances(instances, self.session.document.schema if self.session else LabelSchema())
        posed = [instance.id for instance in instances if instance.keypoints]
        for instance_id in posed:
            if self._open.get(instance_id, len(posed) <= EXPAND_ALL_UP_TO):
                self.tree.expand(self.model.index_of(instance_id))
        self._is_following = False
        self._pages.setCurrentIndex(0 if instances else 1)
        self.show_selection()

    def _instances(self) -> tuple[Instance, ...]:
        image_id = self.parts.current.image_id
        if self.session is None or not image_id:
            return ()
        try:
            return self.session.document.instances(image_id)
        except KeyError:
            return ()

    def _switch(self, index: QModelIndex) -> None:
        """A click on the eye or the lock of an object."""
        row = self.model.row_of(index)
        if self.session is None or row.keypoint is not None or index.column() not in (EYE, LOCK):
            return
        if index.column() == EYE:
            self.session.veil.toggle([row.instance_id])
            return
        edit = lock([item for item in self._instances() if item.id == row.instance_id])
        self.commit(edit)

    def _remember(self, instance_id: int, is_open: bool) -> None:
        if not self._is_following:
            self._open[instance_id] = is_open

    def _selected(self) -> None:
        if self._is_following or self.session is None:
            return
        rows = [self.model.row_of(index) for index in self.tree.selectionModel().selectedRows()]
        points = [(row.instance_id, row.keypoint) for row in rows if row.keypoint is not None]
        keypoint = (points[0][0], points[0][1]) if len(points) == 1 else None
        self._is_following = True
        self.session.selection.set((row.instance_id for row in rows), keypoint)
        self._is_following = False

    def retranslate(self) -> None:
        """Set every text again."""
        self.tree.setAccessibleName(self.tr("Objects of this image"))
        self._empty.setText(
            self.tr(
                "Objects of the shown image will be listed here. Take a tool at the left edge and draw the first one."
            )
        )
        self._reload()
