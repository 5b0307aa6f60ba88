"""What changed in the labels since the chosen run began: a row an image, and on the canvas the labels as they were."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from workbench.analysis.label_changes import ImageChange
from workbench.core.prediction import Prediction
from workbench.project.lineage import changes_since
from workbench.ui.background import Task
from workbench.ui.canvas.parts import PredictionStyle
from workbench.ui.empty_page import EmptyPage
from workbench.ui.parts import Parts
from workbench.ui.past_panel import PastPanel
from workbench.ui.plain_label import PlainLabel


class ChangesPanel(PastPanel):
    """On the canvas: the labels of the shown image as the run saw them."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.changes")
        self.changes: tuple[ImageChange, ...] = ()
        self._run = ""
        self._working: Task | None = None
        self.empty = EmptyPage("history")
        self.head = PlainLabel()
        self.head.setProperty("tone", "strong")
        self.head.setWordWrap(True)
        self.note = PlainLabel()
        self.note.setProperty("tone", "muted")
        self.note.setWordWrap(True)
        self.rows = QListWidget()
        self.rows.setObjectName("changes.images")
        self.rows.currentRowChanged.connect(self._go)
        self.again = QPushButton()
        self.again.setObjectName("changes.again")
        self.again.setProperty("kind", "small")
        self.again.clicked.connect(self.load)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.note)
        column.addWidget(self.rows, 1)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)
        parts.current.runChanged.connect(lambda _: self._forget())
        self.retranslate()

    def show_opened(self) -> None:
        """Closed, it compares nothing."""
        if self.is_open and self._run != self.parts.current.run:
            self.load()

    def show_session(self) -> None:
        """Another project."""
        self._forget()

    def _forget(self) -> None:
        self.changes, self._run = (), ""
        self._fill()
        if self.is_open:
            self.load()

    def load(self) -> None:
        """Compare the labels with those that the chosen run saw; takes as long as the project is large."""
        session, name = self.session, self.parts.current.run
        if session is None or not name:
            return

        def compare(_: object) -> tuple[ImageChange, ...]:
            session.flush()
            return changes_since(session.project, session.project.runs.get(name))

        def take(found: tuple[ImageChange, ...]) -> None:
            if self.session is session and self.parts.current.run == name:
                self.changes, self._run = found, name
                self._fill()
                self.push()

        if self._working is not None:
            self._working.cancel()
        self._working = self.parts.background.start(self.tr("Comparing the labels"), compare, take, self._fail)

    def _fail(self, text: str) -> None:
        self.head.setText(text)
        self._pages.setCurrentIndex(1)

    def _fill(self) -> None:
        self._pages.setCurrentIndex(1 if self._run else 0)
        self.rows.blockSignals(True)
        self.rows.clear()
        images = self.session.document.images if self.session is not None else ()
        names = {image.id: image.name for image in images}
        for change in self.changes:
            entry = QListWidgetItem(self._words(change, names.get(change.image_id, str(change.image_id))))
            entry.setData(Qt.ItemDataRole.UserRole, change.image_id)
            self.rows.addItem(entry)
        self.rows.blockSignals(False)
        if not self.changes:
            self.head.setText(self.tr("The labels are as {run} saw them.").format(run=self._run))
            return
        parts = [sum(len(part) for part in column) for column in self._columns()]
        text = self.tr("Since {run}: {images} images differ; {added} objects added, {removed} gone, {changed} changed.")
        self.head.setText(
            text.format(run=self._run, images=len(self.changes), added=parts[0], removed=parts[1], changed=parts[2])
        )

    def _columns(self) -> tuple[list[tuple[int, ...]], ...]:
        found = self.changes
        return [item.added for item in found], [item.removed for item in found], [item.changed for item in found]

    def _words(self, change: ImageChange, name: str) -> str:
        counted = (("+", change.added), ("−", change.removed), ("~", change.changed))
        words = ["  ".join(f"{sign}{len(ids)}" for sign, ids in counted if ids)]
        if change.has_other_split:
            words.append(self.tr("other split"))
        if change.has_other_classes:
            words.append(self.tr("other classes"))
        return "   ".join([name, *filter(None, words)])

    def _go(self, row: int) -> None:
        if 0 <= row < len(self.changes):
            self.parts.current.set_image(self.changes[row].image_id)

    def push(self) -> None:
        """Show the labels of the shown image as they were, dashed, where they differ."""
        image = self.parts.current.image_id
        change = next((item for item in self.changes if item.image_id == image), None)
        if not self.is_open or change is None:
            self.release()
            return
        then = tuple(replace(item, id=-number, score=1.0) for number, item in enumerate(change.before, 1))
        self.show_past(Prediction(image, then), PredictionStyle(min_score=0.0, shows_scores=False))

    def retranslate(self) -> None:
        """Set every text again."""
        self.empty.set_texts(self.tr("Choose a run: what changed in the labels since it began is listed here."))
        self.note.setText(self.tr("On the image, dashed: as they were; solid: as they are now."))
        self.again.setText(self.tr("Compare again"))
        self.rows.setAccessibleName(self.tr("Images whose labels differ"))
        self._fill()
