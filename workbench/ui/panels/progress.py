"""How far the project has come: images by state, classes with their objects, and the time that went into it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QProgressBar, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from workbench.core.edit import Change
from workbench.core.review import ReviewState
from workbench.editing.review_edits import state_of
from workbench.session import Session
from workbench.ui.canvas.palette import color_of
from workbench.ui.color_icons import color_icon
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

_DELAY_MS = 600
_NUMBERS_PX = (64, 60, 74)


@dataclass(frozen=True)
class _Facts:
    """What the store says: class id, objects, images, approved objects a class; seconds an image."""

    classes: list[tuple[int, int, int, int]]
    counts: dict[int, int]
    seconds: dict[int, float]


class ProgressPanel(SessionPanel):
    """Right dock. Counted in the background, and only while the panel is to be seen."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.progress")
        self.rows: dict[ReviewState, tuple[PlainLabel, QProgressBar, PlainLabel]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, state in enumerate(ReviewState):
            bar = QProgressBar()
            bar.setTextVisible(False)
            name, number = PlainLabel(), PlainLabel()
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for place, widget in enumerate((name, bar, number)):
                grid.addWidget(widget, row, place)
            self.rows[state] = (name, bar, number)
        self.time = PlainLabel()
        self.time.setWordWrap(True)
        self.time.setProperty("tone", "muted")
        self.classes = QTreeWidget()
        self.classes.setObjectName("progress.classes")
        self.classes.setColumnCount(4)
        self.classes.setRootIsDecorated(False)
        self.classes.header().setStretchLastSection(False)
        self.classes.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.classes.header().setMinimumSectionSize(min(_NUMBERS_PX))
        for place, width in enumerate(_NUMBERS_PX, start=1):
            self.classes.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            self.classes.setColumnWidth(place, width)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.time)
        column.addWidget(self.classes, 1)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self._count)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """It is to be seen now."""
        super().showEvent(event)
        self._delay.start(0)

    def show_session(self) -> None:
        """Another project."""
        self._delay.start()

    def show_change(self, change: Change) -> None:  # noqa: ARG002 - every change counts
        """Count again once the hand rests."""
        self._delay.start()

    def _count(self) -> None:
        session = self.session
        if session is None or not self.isVisible():
            return
        store = session.project.store
        self.parts.background.start(
            self.tr("Counting labels"),
            lambda _: _Facts(store.class_progress(), store.instance_counts(), store.labelling_times()),
            lambda facts: self._show(session, facts),
        )

    def _show(self, session: Session, facts: _Facts) -> None:
        if self.session is not session:
            return
        images = session.document.images
        states = Counter(state_of(image, facts.counts.get(image.id, 0)) for image in images)
        for state, (_, bar, number) in self.rows.items():
            bar.setMaximum(max(len(images), 1))
            bar.setValue(states[state])
            number.setText(str(states[state]))
        self.time.setText(self._time_text(list(facts.seconds.values())))
        self.classes.clear()
        schema = session.document.schema
        found = {row[0]: row[1:] for row in facts.classes}
        for category in schema.categories:
            numbers = found.get(category.id, (0, 0, 0))
            item = QTreeWidgetItem([category.name, *map(str, numbers)])
            item.setIcon(0, color_icon(color_of(schema, category.id)))
            for place in (1, 2, 3):
                item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.classes.addTopLevelItem(item)

    def _time_text(self, seconds: list[float]) -> str:
        if not seconds:
            return self.tr("The time spent on each image will be shown here.")
        text = self.tr("{total} of labelling, {each} s an image (median of {count})")
        return text.format(total=_human(sum(seconds)), each=f"{median(seconds):.0f}", count=len(seconds))

    def retranslate(self) -> None:
        """Set every text again."""
        titles = (self.tr("To do"), self.tr("Labelled"), self.tr("Needs a look"), self.tr("Approved"))
        for (name, bar, _), title in zip(self.rows.values(), titles, strict=True):
            name.setText(title)
            bar.setAccessibleName(title)
        self.classes.setAccessibleName(self.tr("Classes"))
        self.classes.setHeaderLabels([self.tr("Class"), self.tr("Objects"), self.tr("Images"), self.tr("Approved")])
        self._delay.start()


def _human(seconds: float) -> str:
    """Return hours and minutes, or minutes and seconds: ``3 h 05 min``, ``4 min 20 s``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02d} min"
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
