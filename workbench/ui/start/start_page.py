"""What a person sees first: four verbs, a place to drop things, the projects of the last days, what trains here."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from workbench.ui.actions import ActionSet
from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.settings import Settings
from workbench.ui.start.engine_line import EngineLine
from workbench.ui.start.recent_card import RecentCard
from workbench.ui.start.verb_card import VerbCard
from workbench.ui.theme import Theme

LEFT_PX = 368
SIDE_MARGIN_PX = 80
NARROW_PX = 1400
CARD_PX = 250
MIN_PX = (640, 480)


class StartPage(QWidget):
    """Shown while no project is open."""

    projectChosen: ClassVar[Signal] = Signal(str)
    approached: ClassVar[Signal] = Signal()
    """Somebody reaches for a card or a verb: a project will be open soon."""

    def __init__(self, theme: Theme, actions: ActionSet, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Said here, or a long sentence on this page would squeeze the docks beside the canvas behind it.
        self.setMinimumSize(*MIN_PX)
        self._theme, self._settings = theme, settings
        self.engine = EngineLine(theme)
        self._title = _sized_label(2.1, True)
        self._subtitle = _sized_label(1.15, False)
        self._subtitle.setProperty("tone", "muted")
        self.verbs = {
            "example": VerbCard(actions.get("project.example"), "play", is_primary=True),
            "new": VerbCard(actions.get("project.new"), "image"),
            "open": VerbCard(actions.get("project.open"), "folder"),
            "import": VerbCard(actions.get("project.import"), "import"),
        }
        self._drop = _DropZone()
        self._links = [_link(actions, name) for name in ("help.guide", "help.keys", "help.about")]
        self._recent_title = _sized_label(1.15, True)
        self._recent_count = PlainLabel()
        self._recent_count.setProperty("tone", "muted")
        self._none = PlainLabel()
        self._none.setProperty("tone", "muted")
        for verb in self.verbs.values():
            verb.installEventFilter(self)
        self._cards: list[RecentCard] = []
        self._grid = QGridLayout()
        self._columns = 3
        self._lay_out()
        self.show_recent()
        self.retranslate()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setSpacing(48)
        self._row.addLayout(self._left())
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedWidth(1)
        self._row.addWidget(rule)
        self._row.addLayout(self._right(), 1)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addSpacing(20)
        for card in self.verbs.values():
            card.setFixedWidth(LEFT_PX)
            column.addWidget(card)
        column.addSpacing(16)
        self._drop.setFixedWidth(LEFT_PX)
        column.addWidget(self._drop)
        column.addStretch(1)
        links = QHBoxLayout()
        links.setSpacing(20)
        for link in self._links:
            links.addWidget(link)
        links.addStretch(1)
        column.addLayout(links)
        return column

    def _right(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._recent_title)
        head.addWidget(self._recent_count)
        head.addStretch(1)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(24)
        self._grid.setContentsMargins(0, 0, 12, 0)
        inside = QWidget()
        inside.setObjectName("startPage")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._none)
        box.addLayout(self._grid)
        box.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addWidget(self.engine)
        return column

    def show_recent(self) -> None:
        """Read the list of recent projects again."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for project in self._settings.recent():
            card = RecentCard(self._theme, project)
            card.opened.connect(self.projectChosen)
            card.forgotten.connect(self._forget)
            card.installEventFilter(self)
            self._cards.append(card)
        self._recent_count.setText(str(len(self._cards)) if self._cards else "")
        self._none.setVisible(not self._cards)
        self._place_cards()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the pointer on a card or a verb, and keys pressed there."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.KeyPress):
            self.approached.emit()
        return super().eventFilter(watched, event)

    def _place_cards(self) -> None:
        for position, card in enumerate(self._cards):
            self._grid.addWidget(card, position // self._columns, position % self._columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _forget(self, path: str) -> None:
        self._settings.drop_recent(path)
        self.show_recent()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Give the cards as many columns as fit."""
        is_narrow = self.width() < NARROW_PX
        side = 40 if is_narrow else SIDE_MARGIN_PX
        self._row.setContentsMargins(side, 40 if is_narrow else 64, side, 36)
        room = self.width() - LEFT_PX - 2 * side - 2 * 48
        columns = max(1, min(3, room // CARD_PX))
        if columns != self._columns:
            self._columns = columns
            self._place_cards()

    def retranslate(self) -> None:
        """Set every text again."""
        self._title.setText("Workbench")
        self._subtitle.setText(self.tr("Label images, train on this machine,\nsee what the model learned."))
        self.verbs["example"].set_texts(
            self.tr("Try the example"), self.tr("Label, train and see a heatmap in minutes")
        )
        self.verbs["new"].set_texts(self.tr("New project from images"), self.tr("The files stay where they are"))
        self.verbs["open"].set_texts(self.tr("Open a project"), self.tr("A Workbench project folder"))
        self.verbs["import"].set_texts(self.tr("Import labels"), self.tr("COCO, Pascal VOC, DeepLabCut"))
        self._drop.set_texts(
            self.tr("Drop images, a folder or a label file anywhere"),
            self.tr("Nothing is written next to your images."),
        )
        self._recent_title.setText(self.tr("Recent projects"))
        self._none.setText(
            self.tr("The projects you open will be listed here. The example takes one click and no network.")
        )
        for link in self._links:
            link.setText(link.property("action").text())
        for card in self._cards:
            card.update()

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _DropZone(QFrame):
    """Only says that things can be dropped; the whole window takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self.setFixedHeight(112)
        self._mark = PlainLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = PlainLabel()
        self._note = PlainLabel()
        self._note.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        for label in (self._mark, self._text, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._show_mark()

    def set_texts(self, text: str, note: str) -> None:
        """Say what can be dropped."""
        self._text.setText(text)
        self._note.setText(note)

    def _show_mark(self) -> None:
        self._mark.setPixmap(icon("image").pixmap(QSize(20, 20), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """The drawing has the tone of the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            self._show_mark()
        super().changeEvent(event)


def _link(actions: ActionSet, name: str) -> QPushButton:
    action = actions.get(name)
    link = QPushButton(action.text())
    link.setProperty("kind", "link")
    link.setProperty("action", action)
    link.setCursor(Qt.CursorShape.PointingHandCursor)
    link.clicked.connect(action.trigger)
    return link


def _sized_label(scale: float, is_bold: bool) -> QLabel:
    label = PlainLabel()
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(is_bold)
    label.setFont(font)
    return label
