"""The points of a skeleton in the order they are placed in: name, other side, sigma, colour."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QBrush, QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QColorDialog, QHeaderView, QTableWidget, QTableWidgetItem

from workbench.core.schema import Skeleton
from workbench.editing.poses.skeleton_draft import DraftPoint
from workbench.ui.canvas.palette import joint_colors
from workbench.ui.color_icons import color_icon
from workbench.ui.skeleton_editor.desk import Desk

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
NAME, OTHER, SIGMA, COLOR = range(4)
ROW_PX = 24


class SkeletonTable(QTableWidget):
    """Names and sigmas are typed in place (double click or F2); what is picked here is picked on the picture."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(0, 4)
        self.setObjectName("skeleton.table")
        self.setAccessibleName(self.tr("Keypoints"))
        titles = (self.tr("Keypoint"), self.tr("Other side"), self.tr("Sigma"), self.tr("Colour"))
        self.setHorizontalHeaderLabels(list(titles))
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(OTHER, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(SIGMA, 64)
        self.setColumnWidth(COLOR, 60)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(360)
        self._desk = desk
        self._is_filling = False
        desk.changed.connect(self.fill)
        desk.picked.connect(self._show_picks)
        self.itemSelectionChanged.connect(self._pick)
        self.itemChanged.connect(self._typed)
        self.cellDoubleClicked.connect(self._choose_color)
        self.fill()

    def fill(self) -> None:
        """Show the draft."""
        self._is_filling = True
        draft = self._desk.draft
        skeleton = draft.skeleton() or Skeleton(())
        self.setRowCount(len(draft.points))
        for row, (point, color) in enumerate(zip(draft.points, joint_colors(skeleton), strict=True)):
            other = draft.partner(point.key)
            self._fill_row(row, point, "" if other is None else draft.point(other).name, color)
        self._is_filling = False
        self._show_picks()

    def _fill_row(self, row: int, point: DraftPoint, other: str, color: str) -> None:
        texts = {NAME: point.name, OTHER: other, SIGMA: f"{point.sigma:.3f}" if point.sigma else "–", COLOR: ""}
        for column, text in texts.items():
            item = self.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                self.setItem(row, column, item)
            item.setText(text)
            item.setData(KEY_ROLE, point.key)
            if column in (OTHER, COLOR):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        name, swatch = self.item(row, NAME), self.item(row, COLOR)
        assert name is not None and swatch is not None
        group = QPalette.ColorRole.Text if point.place is not None else QPalette.ColorRole.PlaceholderText
        name.setForeground(QBrush(self.palette().color(group)))
        name.setToolTip("" if point.place is not None else self.tr("Not on the picture yet: click where it is."))
        swatch.setIcon(color_icon(color))
        swatch.setToolTip(self.tr("Its own colour") if point.color else self.tr("The colour of its side"))

    def edit_name(self, key: int) -> None:
        """Let a point's name be typed."""
        row = self._row_of(key)
        item = self.item(row, NAME) if row is not None else None
        if item is not None:
            self.setCurrentItem(item)
            self.editItem(item)

    def choose_color(self) -> None:
        """Ask for the colour of the picked points."""
        picks = self._desk.picks
        if not picks:
            return
        now = self._desk.draft.point(picks[0]).color or "#56b4e9"
        chosen = QColorDialog.getColor(QColor(now), self, self.tr("Colour of the picked keypoints"))
        if chosen.isValid():
            self._desk.change(lambda draft: draft.with_color(picks, chosen.name()))

    def _choose_color(self, row: int, column: int) -> None:
        if column == COLOR and (item := self.item(row, NAME)) is not None:
            self._desk.pick([int(item.data(KEY_ROLE))])
            self.choose_color()

    def _row_of(self, key: int) -> int | None:
        return next((row for row, point in enumerate(self._desk.draft.points) if point.key == key), None)

    def _show_picks(self) -> None:
        if self._is_filling:
            return
        self._is_filling = True
        marked = QItemSelection()
        rows = [row for key in self._desk.picks if (row := self._row_of(key)) is not None]
        for row in rows:
            marked.select(self.model().index(row, 0), self.model().index(row, COLOR))
        self.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            self.scrollTo(self.model().index(rows[-1], 0))
        self._is_filling = False

    def _pick(self) -> None:
        if self._is_filling:
            return
        points = self._desk.draft.points
        rows = sorted({index.row() for index in self.selectedIndexes()})
        chosen = [points[row].key for row in rows if row < len(points)]
        # The order of picking is kept, as far as it is known: a pair is left, then right.
        known = [key for key in self._desk.picks if key in chosen]
        self._desk.pick([*known, *(key for key in chosen if key not in known)])

    def _typed(self, item: QTableWidgetItem) -> None:
        if self._is_filling:
            return
        key, text = int(item.data(KEY_ROLE)), item.text().strip()
        if item.column() == NAME:
            self._desk.change(lambda draft: draft.renamed(key, text))
        elif item.column() == SIGMA:
            self._desk.change(lambda draft: draft.with_sigma(key, _number(text)))


def _number(text: str) -> float:
    """A typed number; nothing and a dash mean not measured, anything else that is no number is out of range."""
    if text in ("", "–", "-"):
        return 0.0
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return -1.0
