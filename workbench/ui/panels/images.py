"""The images of the project as thumbnails with their labels, a filter and how much is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.core.edit import Change
from workbench.ui.icons import icon
from workbench.ui.image_grid import ImageGrid
from workbench.ui.models.image_list import ImageList
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

FILTER_DELAY_MS = 150


class ImagesPanel(SessionPanel):
    """Left dock. Clicking a thumbnail goes to the image; the image gone to elsewhere is marked here."""

    addAsked: ClassVar[Signal] = Signal()
    countsChanged: ClassVar[Signal] = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.images")
        self.images = ImageList()
        self.filter = QLineEdit()
        self.filter.setObjectName("images.filter")
        self.filter.setClearButtonEnabled(True)
        self._filter_mark = self.filter.addAction(icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(FILTER_DELAY_MS)
        self._delay.timeout.connect(self._narrow)
        self.filter.textChanged.connect(lambda: self._delay.start())
        self._done = PlainLabel()
        self._share = PlainLabel()
        self._share.setProperty("tone", "muted")
        self._done.setProperty("tone", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.grid = ImageGrid(parts.theme, parts.thumbnails)
        self.grid.chosen.connect(parts.current.set_image)
        parts.current.imageChanged.connect(self.grid.set_current)
        self._empty_text = PlainLabel()
        self._empty_text.setWordWrap(True)
        self._empty_text.setProperty("tone", "muted")
        self._add = QPushButton()
        self._add.clicked.connect(self.addAsked)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.filter)
        line = QHBoxLayout()
        line.addWidget(self._done, 1)
        line.addWidget(self._share)
        head.addLayout(line)
        head.addWidget(self._bar)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._empty_text)
        column.addWidget(self._add)
        column.addStretch(1)
        all_rows = QVBoxLayout(self)
        all_rows.setContentsMargins(0, 0, 0, 0)
        all_rows.setSpacing(0)
        all_rows.addLayout(head)
        # In its place before it gets pages: one without a parent shows its first page as a window of its own.
        self._pages = QStackedLayout()
        all_rows.addLayout(self._pages, 1)
        self._pages.addWidget(self.grid)
        self._pages.addWidget(empty)

    def show_session(self) -> None:
        """Take the images and counts of the project that was opened."""
        session = self.session
        self.parts.thumbnails.clear()
        if session is None:
            self.images = ImageList()
        else:
            self.images = ImageList(session.document.images, session.project.store.instance_counts())
        self.images.set_filter(self.filter.text())
        self._show_source()
        self.show_counts()

    def show_like(self, image_id: int, like: Sequence[int]) -> None:
        """Show the images that are like one, nearest first; clearing the filter shows all again."""
        self.images.set_likeness(image_id, like)
        self.filter.setText(f"like:{image_id}")
        self._delay.stop()
        self._narrow()

    def _show_source(self) -> None:
        session = self.session
        if session is None:
            return
        document, project = session.document, session.project
        self.grid.set_source(
            self.images,
            lambda image_id: project.image_file(document.image(image_id)),
            document.instances,
            document.schema,
        )

    def show_change(self, change: Change) -> None:
        """Count and draw again what the change touched."""
        assert self.session is not None
        document = self.session.document
        if change.has_new_images:
            self.images.set_images(document.images)
        if change.has_new_schema:
            self.grid.set_schema(document.schema)
        known = {image_id for image_id in change.image_ids if self.images.has(image_id)}
        if len(known) > 512:
            # A large import: reading every image's objects would take longer than asking the edit.
            self._count_patches(change)
        else:
            for image_id in known:
                self.images.set_count(image_id, len(document.instances(image_id)))
                self.grid.forget(image_id)
        if change.has_new_images:
            self.grid.refresh()
        self.show_counts()

    def _count_patches(self, change: Change) -> None:
        self.images.add_counts(change.edit.patches)
        self._show_source()

    def show_counts(self) -> None:
        """Say how much is labelled."""
        total, labelled = self.images.total, self.images.labelled
        self._bar.setMaximum(max(1, total))
        self._bar.setValue(labelled)
        self._done.setText(self.tr("{done} of {all} labelled").format(done=labelled, all=total))
        self._share.setText(f"{100 * labelled // total} %" if total else "")
        is_empty = not self.images.ids
        self._pages.setCurrentIndex(1 if is_empty else 0)
        if is_empty:
            self._say_empty()
        self.countsChanged.emit()

    def _say_empty(self) -> None:
        if self.images.total:
            self._empty_text.setText(self.tr("No image fits this filter."))
            self._add.setText(self.tr("Clear the filter"))
        else:
            self._empty_text.setText(self.tr("The images of the project will be listed here."))
            self._add.setText(self.tr("Add images…"))
        self._add.clicked.disconnect()
        self._add.clicked.connect(self.filter.clear if self.images.total else self.addAsked)

    def _narrow(self) -> None:
        self.images.set_filter(self.filter.text())
        self.grid.refresh()
        self.grid.set_current(self.parts.current.image_id)
        self.show_counts()

    def retranslate(self) -> None:
        """Set every text again."""
        self.filter.setPlaceholderText(self.tr("Filter, e.g. status:todo"))
        self.filter.setAccessibleName(self.tr("Filter the images"))
        self.filter.setToolTip(self.tr("A part of the name, status:todo, status:done, split:train or split:val"))
        self._filter_mark.setText(self.tr("Filter"))
        self.grid.setAccessibleName(self.tr("Images"))
        self.show_counts()
