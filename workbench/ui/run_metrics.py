"""How good a run is on its validation split: three figures large, a table of keypoints or classes below."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from workbench.project.error import ProjectError
from workbench.project.evaluation import Evaluation, evaluate
from workbench.project.project import Project
from workbench.ui.emptied import empty_layout
from workbench.ui.plain_label import PlainLabel
from workbench.ui.spoken import spoken
from workbench.ui.theme import Theme

_HEADLINES = {
    "keypoints": ("AP", "PCK@0.1", "EPE"),
    "bbox": ("AP", "AP50", "AR100"),
    "segm": ("AP", "AP50", "AR100"),
    "regions": ("mIoU", "mDice", "pixel accuracy"),
}
_TITLES = {"keypoints": "OKS AP", "segm": "Mask AP", "bbox": "Box AP"}
"""What the AP of each kind is called."""
RED, AMBER = 2.0, 1.5
"""An EPE above so many times the median of the keypoints stands out."""
ROW_PX = 24


def measured(project: Project, run: str) -> Evaluation | str:
    """Return a run's figures, or the sentence that says why there are none yet: no fault, so not for the log."""
    try:
        return evaluate(project, project.runs.get(run))
    except ProjectError as error:
        return spoken(str(error))


class Figure(NamedTuple):
    """One number with its name, as it is shown."""

    name: str
    text: str


class PointRow(NamedTuple):
    """One keypoint or class: name, texts of the columns, and how it stands out (bad, warn or empty)."""

    name: str
    texts: tuple[str, ...]
    tone: str = ""


def headline_figures(found: Evaluation) -> tuple[Figure, ...]:
    """Return the figures of the last kind that was measured (outlines over boxes), the mean over its classes."""
    name = list(found.figures)[-1].partition("/")[0]
    tables = [table for kind, table in found.figures.items() if kind.partition("/")[0] == name]
    title = _TITLES.get(name, "AP")
    figures = []
    for key in _HEADLINES.get(name) or tuple(tables[0])[:3]:
        values = [table[key] for table in tables if math.isfinite(table.get(key, math.nan)) and table[key] >= 0]
        mean = sum(values) / len(values) if values else math.nan
        figures.append(Figure(title if key == "AP" else key, _figure(key, mean)))
    return tuple(figures)


def keypoint_rows(found: Evaluation) -> tuple[PointRow, ...]:
    """Return one row a keypoint, largest error first, or one a class with its AP (or IoU, precision …), worst first."""
    rows: list[tuple[float, PointRow]] = []
    for kind, table in found.figures.items():
        of_class = f", {kind.partition('/')[2]}" if "/" in kind else ""
        errors = {key[4:]: value for key, value in table.items() if key.startswith("EPE/")}
        known = sorted(value for value in errors.values() if math.isfinite(value))
        median = known[len(known) // 2] if known else math.inf
        for name, error in errors.items():
            tone = "bad" if error > RED * median else "warn" if error > AMBER * median else ""
            texts = (_figure("EPE", error), _figure("PCK", table.get(f"PCK@0.1/{name}", math.nan)))
            rows.append((error if math.isfinite(error) else -1.0, PointRow(name + of_class, texts, tone)))
    if rows:
        return tuple(row for _, row in sorted(rows, key=lambda pair: -pair[0]))
    if found.per_class:
        first = next(iter(found.per_class.values()))
        each = sorted(first, key=lambda name: first[name] if math.isfinite(first[name]) else -1.0)
        tables = list(found.per_class.values())
        return tuple(PointRow(name, tuple(_figure("", table[name]) for table in tables)) for name in each)
    scores: Mapping[str, float] = found.class_ap[list(found.class_ap)[-1]] if found.class_ap else {}
    return tuple(PointRow(name, (_figure("AP", value),)) for name, value in sorted(scores.items(), key=lambda p: p[1]))


def _figure(name: str, value: float) -> str:
    if not math.isfinite(value) or value < 0:
        return "–"
    return f"{value:.1f} px" if name == "EPE" else f"{value:.3f}"


class RunMetrics(QWidget):
    """Show ``show_figures`` or ``say`` one sentence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("predictions.metrics")
        self._theme = theme
        self._shown: Evaluation | None = None
        theme.changed.connect(self._take_colors)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self.note = PlainLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("tone", "note")
        self.table = QTreeWidget()
        self.table.setObjectName("predictions.metrics.table")
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setAccessibleName(self.tr("Figures by keypoint or class"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.note)
        column.addWidget(self.table, 1000)
        # Takes the room of the table while there is none, so that the sentence stands on top.
        column.addStretch(1)
        self.say("")

    def say(self, text: str) -> None:
        """Show a sentence instead of figures."""
        self._shown = None
        empty_layout(self._row)
        self.table.hide()
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def show_figures(self, found: Evaluation) -> None:
        """Show what was measured; without anything to measure, say so."""
        if not found.figures:
            self.say(self.tr("The validation images hold no label that this run could be measured against."))
            return
        self._shown = found
        empty_layout(self._row)
        words = self._words()
        for figure in headline_figures(found):
            self._row.addLayout(_large(Figure(words.get(figure.name, figure.name), figure.text)))
        self._row.addStretch(1)
        self.note.setText(
            self.tr("{images} validation images, {objects} objects").format(images=found.images, objects=found.objects)
        )
        self.note.show()
        self._fill(keypoint_rows(found), tuple(found.per_class))

    def _words(self) -> dict[str, str]:
        """What figures are called whose names are words."""
        return {
            "AP": self.tr("AP"),
            "pixel accuracy": self.tr("pixel accuracy"),
            "precision": self.tr("precision"),
            "recall": self.tr("recall"),
        }

    def _take_colors(self) -> None:
        if self._shown is not None:
            self.show_figures(self._shown)

    def _fill(self, rows: Sequence[PointRow], columns: tuple[str, ...]) -> None:
        self.table.clear()
        self.table.setVisible(bool(rows))
        if not rows:
            return
        is_pose = len(rows[0].texts) == 2 and not columns
        titles = (
            [self.tr("Keypoint"), self.tr("EPE"), self.tr("PCK 0.1")]
            if is_pose
            else [self.tr("Class"), *(self._words().get(name, name) for name in columns or ("AP",))]
        )
        self.table.setColumnCount(len(titles))
        self.table.setHeaderLabels(titles)
        tones = {"bad": self._theme.colors.bad_text, "warn": self._theme.colors.warn_text}
        for row in rows:
            item = QTreeWidgetItem([row.name, *row.texts])
            for column in range(1, len(titles)):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if row.tone:
                item.setForeground(1, _brush(tones[row.tone]))
            self.table.addTopLevelItem(item)
        head = self.table.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(titles)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            self.table.headerItem().setTextAlignment(
                column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )


def _large(figure: Figure) -> QVBoxLayout:
    value, name = PlainLabel(figure.text), PlainLabel(figure.name)
    font = value.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    font.setBold(True)
    value.setFont(font)
    name.setProperty("tone", "note")
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(value)
    column.addWidget(name)
    return column


def _brush(color: str) -> QBrush:
    return QBrush(QColor(color))
