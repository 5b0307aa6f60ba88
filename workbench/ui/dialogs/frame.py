"""What our dialogs look like: a headline, a form, a place for progress and problems, verbs on the buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.background import Task
from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.spoken import spoken

LABEL_PX, ROW_PX = 112, 28
WIDTH_PX = 560


class DialogFrame(QDialog):
    """A window-modal dialog whose one verb may take long: it then shows progress and can be cancelled."""

    def __init__(self, parent: QWidget | None, title: str, explanation: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH_PX)
        self._task: Task | None = None
        self._is_placed = False
        headline = PlainLabel(title)
        headline.setObjectName("headline")
        font = headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        headline.setFont(font)
        self._explanation = text = PlainLabel(explanation)
        text.setWordWrap(True)
        text.setProperty("tone", "muted")
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        self.message.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.verb_button = QPushButton(verb)
        self.verb_button.setProperty("kind", "primary")
        self.verb_button.setDefault(True)
        self.body = QVBoxLayout()
        self.beside = QHBoxLayout()
        """What else there is stands here, at the right of form and body."""
        self._lay_out(headline, text)

    def _lay_out(self, headline: QLabel, text: QLabel) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        # Beside the buttons: in a row of its own it would move them whenever it comes and goes.
        foot.addWidget(self.bar, 2)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.verb_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (headline, text):
            column.addWidget(widget)
        main = QVBoxLayout()
        main.setSpacing(12)
        main.addLayout(self.form)
        main.addLayout(self.body, 1)
        self.beside.setSpacing(20)
        self.beside.addLayout(main, 1)
        # Room that nobody needs stands below the form, never between the headline and its sentence.
        column.addLayout(self.beside, 1)
        column.addWidget(self.message)
        column.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field. The buttons are made before the fields, so that Qt would begin with them."""
        if self.focusWidget() is None:
            field: QWidget | None = self.verb_button.nextInFocusChain()
            while field is not None and not _takes_keys(field):
                field = field.nextInFocusChain()
            if field is not None:
                field.setFocus()
        super().showEvent(event)

    def fit(self, is_folded: bool = False) -> None:
        """Take the size that the content needs now, inside the screen.

        The first time it goes to the middle of the window: resized while the window manager still places it, a dialog
        would end in the corner of the screen. From then on nothing moves under the pointer: the top left corner stays,
        and it only grows, except where the person has folded a part of it in (``is_folded``).
        """
        before = self.size()
        self._take_size(QSize() if is_folded or not self._is_placed else before)
        parent = self.parentWidget()
        if parent is None:
            self._is_placed = True
            return
        wanted = self.frameGeometry()
        if not self._is_placed:
            wanted.moveCenter(parent.window().frameGeometry().center())
        self._is_placed = True
        room = parent.screen().availableGeometry()
        left = max(room.left(), min(wanted.left(), room.right() - wanted.width()))
        top = max(room.top(), min(wanted.top(), room.bottom() - wanted.height()))
        if (left, top) != (self.x(), self.y()):
            self.move(left, top)

    def _take_size(self, least: QSize) -> None:
        """Not Qt's adjustSize: that takes two thirds of a screen at most, and cuts the fields off on a small one."""
        layout, room = self.layout(), self.screen().availableGeometry()
        assert layout is not None, "made in _lay_out"
        layout.activate()
        size = layout.totalSizeHint().expandedTo(self.minimumSize()).expandedTo(least)
        size.setWidth(min(size.width(), room.width()))
        if layout.hasHeightForWidth():
            size.setHeight(max(layout.totalHeightForWidth(size.width()), least.height()))
        frame = self.frameGeometry().height() - self.height()
        self.resize(size.boundedTo(QSize(room.width(), room.height() - frame)))

    def keep_room(self, lines: int) -> None:
        """Keep the room of so many lines for the message, so that nothing moves when one comes while one types."""
        policy = self.message.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.message.setSizePolicy(policy)
        self.message.setMinimumHeight(lines * self.message.fontMetrics().lineSpacing())
        self.message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def explain(self, text: str) -> None:
        """Say what the dialog is for, once more is known than its title."""
        self._explanation.setText(text)

    def add_row(self, title: str, field: QWidget) -> QLabel:
        """Add a field with its label; the label is its accessible name too."""
        label = PlainLabel(title)
        label.setProperty("tone", "muted")
        label.setMinimumSize(LABEL_PX, ROW_PX)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(title)
        self.form.addRow(label, field)
        return label

    def say(self, text: str, tone: str = "bad") -> None:
        """Show one sentence above the buttons; an empty text takes it away."""
        self.message.setText(spoken(text))
        self.message.setProperty("tone", tone)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setVisible(bool(text))

    def follow(self, task: Task) -> None:
        """Show the progress of a task until it ends; Cancel then cancels it instead of closing."""
        self._task = task
        self.verb_button.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        task.progressed.connect(self._show_progress)
        task.cancelled.connect(self.rest)

    def rest(self) -> None:
        """The task ended: the form can be used again."""
        self._task = None
        self.bar.hide()
        self.verb_button.setEnabled(True)

    def reject(self) -> None:
        """Cancel what runs, or close."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().reject()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)


def _takes_keys(widget: QWidget) -> bool:
    is_reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(is_reached) and widget.isEnabled() and not widget.isHidden()


class PathField(QWidget):
    """A line for a path with a button that opens the system's chooser; two, where it may be a file or a folder.

    ``folder`` is the second one: how it is chosen, and its tip.
    """

    def __init__(
        self,
        choose: Callable[[QWidget], str],
        tip: str,
        folder: tuple[Callable[[QWidget], str], str] | None = None,
    ) -> None:
        super().__init__()
        self.line = QLineEdit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._button("label" if folder else "folder", choose, tip))
        if folder:
            row.addWidget(self._button("folder", *folder))
        self.setFocusProxy(self.line)

    def _button(self, picture: str, choose: Callable[[QWidget], str], tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self._choose(choose))
        return button

    @property
    def text(self) -> str:
        """The path as it stands there, without spaces around it."""
        return self.line.text().strip()

    def _choose(self, choose: Callable[[QWidget], str]) -> None:
        chosen = choose(self)
        if chosen:
            self.line.setText(chosen)
