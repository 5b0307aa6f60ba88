"""All that is known of one configuration, beside the list it was chosen from."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.tasks.zoo.entry import ZooEntry, said
from workbench.tasks.zoo.fitting import Fitting
from workbench.tasks.zoo.weights import weights_folders
from workbench.ui.models.zoo_model import parameters_words, size_words
from workbench.ui.plain_label import PlainLabel
from workbench.ui.sentences import translated
from workbench.ui.task_words import task_words

WIDTH_PX = 310
_MOST_FIGURES = 14
_JOINTS = re.compile(r"([_/.+=-])(?=\w)")


class ZooDetails(QScrollArea):
    """Name, whether the labels suit it, facts, published figures, and what can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("zoo.details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumWidth(WIDTH_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The chosen configuration"))
        self.entry: ZooEntry | None = None
        self.show_nothing("")

    def show_nothing(self, text: str) -> None:
        """No configuration is chosen; ``text`` says why."""
        self.entry = None
        column = self._anew()
        if text:
            column.addWidget(_label(text, "muted"))
        column.addStretch(1)

    def show_entry(self, entry: ZooEntry, fitting: Fitting | None, here: Path | None, command: str) -> None:
        """Show an entry. ``fitting`` is None without a project; ``here`` is where its weights lie, if anywhere;
        ``command`` is what trains it from the terminal."""
        self.entry = entry
        column = self._anew()
        title = _label(entry.name, "strong")
        column.addWidget(title)
        column.addWidget(_label(f"{entry.library}: {entry.config}", "note"))
        if fitting is not None:
            answer = self.tr("Fits these labels. {why}") if fitting.fits else self.tr("Does not fit. {why}")
            column.addWidget(_label(answer.format(why=translated(fitting.text)), "good" if fitting.fits else "warn"))
        if entry.note and (fitting is None or fitting.fits):
            column.addWidget(_label(translated(said(entry.note)), "muted"))
        column.addLayout(self._facts(entry, here))
        if entry.figures:
            column.addWidget(_label(self.tr("Published"), "strong"))
            column.addLayout(self._figures(entry))
        column.addLayout(self._copies(entry, command))
        column.addStretch(1)

    def _facts(self, entry: ZooEntry, here: Path | None) -> QGridLayout:
        length = self.tr("{n} epochs").format(n=entry.epochs) if entry.epochs else ""
        if entry.iterations:
            length = self.tr("{n} steps").format(n=entry.iterations)
        rows = (
            (self.tr("Task"), task_words(entry.task)),
            (self.tr("Architecture"), entry.architecture),
            (self.tr("Backbone"), entry.backbone),
            (self.tr("Parameters"), parameters_words(entry.parameters) if entry.parameters else ""),
            (self.tr("Input"), size_words(entry) if entry.input_wh[0] else ""),
            (self.tr("Trained on"), entry.dataset),
            (self.tr("Counts"), "\n".join(entry.heads)),
            (self.tr("Optimizer"), f"{entry.optimizer}, {entry.learning_rate:g}" if entry.optimizer else ""),
            (self.tr("Batch"), self._batch(entry)),
            (self.tr("Length"), length),
            (self.tr("Derived from"), "\n".join(base.rpartition("/")[2] for base in entry.bases)),
            (self.tr("Paper"), entry.title),
            (self.tr("Weights"), self._weights(entry, here)),
        )
        grid = _grid()
        for row, (name, value) in enumerate((name, value) for name, value in rows if value):
            grid.addWidget(_label(name, "muted", wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_label(value), row, 1)
        return grid

    def _batch(self, entry: ZooEntry) -> str:
        if not entry.batch_size:
            return ""
        return self.tr("{own} a device, {all} together").format(own=entry.batch_size, all=entry.base_batch or "–")

    def _weights(self, entry: ZooEntry, here: Path | None) -> str:
        if here is not None:
            return self.tr("on this disk: {path}").format(path=here)
        if not entry.weights:
            return self.tr("none published")
        return self.tr("published; a download belongs into {folder}").format(folder=weights_folders()[0])

    def _figures(self, entry: ZooEntry) -> QGridLayout:
        grid = _grid()
        for row, figure in enumerate(entry.figures[:_MOST_FIGURES]):
            value = _label(f"{figure.value:.5g}", wraps=False)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 0)
            grid.addWidget(_label(figure.name), row, 1)
            grid.addWidget(_label(figure.dataset, "muted"), row, 2)
        if len(entry.figures) > _MOST_FIGURES:
            more = self.tr("and %n more", "", len(entry.figures) - _MOST_FIGURES)
            grid.addWidget(_label(more, "muted"), _MOST_FIGURES, 1, 1, 2)
        return grid

    def _copies(self, entry: ZooEntry, command: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        texts = (
            (self.tr("Weights"), entry.weights),
            (self.tr("Command"), command),
            (self.tr("Paper"), entry.paper),
        )
        line.addWidget(_label(self.tr("Copy"), "muted", wraps=False))
        for title, text in texts:
            if text:
                line.addWidget(_copy_button(title, text))
        line.addStretch(1)
        return line

    def _anew(self) -> QVBoxLayout:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(8)
        self.setWidget(inside)
        return column


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    return grid


def _label(text: str, tone: str = "", wraps: bool = True) -> QLabel:
    # Names are one long word: they may break where a person would.
    label = PlainLabel(_JOINTS.sub("\\1\u200b", text) if wraps else text)
    label.setWordWrap(wraps)
    if tone:
        label.setProperty("tone", tone)
    return label


def _copy_button(title: str, text: str) -> QPushButton:
    button = QPushButton(title)
    button.setProperty("kind", "small")
    button.setAutoDefault(False)
    button.setToolTip(text)
    button.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(text))
    return button
