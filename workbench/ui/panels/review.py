"""How far the shown image and the selected objects have come, and the comments on the image."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from workbench.core.edit import Change, Edit
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.review import Comment, ReviewState
from workbench.editing.review_edits import remove_comment, set_image_state, set_object_state, settle_comment, state_of
from workbench.ui.icons import icon
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

_ID_ROLE = int(Qt.ItemDataRole.UserRole)


class ReviewPanel(SessionPanel):
    """Right dock. ``placeAsked`` names a place in image pixels to bring into view."""

    placeAsked: ClassVar[Signal] = Signal(float, float)
    commentAsked: ClassVar[Signal] = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.review")
        self._title, self._objects_title, self._comments_title = PlainLabel(), PlainLabel(), PlainLabel()
        for label in (self._title, self._objects_title, self._comments_title):
            label.setProperty("tone", "muted")
        self.image_buttons = _state_buttons("review.image")
        self.object_buttons = _state_buttons("review.object")
        self.comments = QTreeWidget()
        self.comments.setObjectName("review.comments")
        self.comments.setHeaderHidden(True)
        self.comments.setRootIsDecorated(False)
        self.comments.setWordWrap(True)
        self.comments.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.comments.itemChanged.connect(self._settle)
        self.comments.itemClicked.connect(self._show_place)
        self.comments.itemActivated.connect(self._show_place)
        self.add = QPushButton()
        self.add.setProperty("kind", "flat")
        self.add.clicked.connect(self.commentAsked)
        self.remove = QPushButton()
        self.remove.setProperty("kind", "flat")
        self.remove.clicked.connect(self._remove)
        self._group(self.image_buttons, self._set_image)
        self._group(self.object_buttons, self._set_objects)
        self._is_filling = False
        self._lay_out()
        parts.current.imageChanged.connect(lambda _: self._show())
        self.retranslate()

    def _group(self, buttons: Mapping[ReviewState, QPushButton], run: Callable[[ReviewState], None]) -> None:
        group = QButtonGroup(self)
        for state, button in buttons.items():
            group.addButton(button)
            button.clicked.connect(lambda _=False, chosen=state: run(chosen))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for title, buttons in ((self._title, self.image_buttons), (self._objects_title, self.object_buttons)):
            column.addWidget(title)
            rows = (list(buttons.values())[:2], list(buttons.values())[2:])
            for row in rows:
                line = QHBoxLayout()
                line.setSpacing(4)
                for button in row:
                    line.addWidget(button, 1)
                column.addLayout(line)
        column.addSpacing(8)
        column.addWidget(self._comments_title)
        column.addWidget(self.comments, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        column.addLayout(foot)

    def show_session(self) -> None:
        """Another project."""
        self._show()

    def show_change(self, change: Change) -> None:
        """States or comments may have changed."""
        if self.parts.current.image_id in change.image_ids:
            self._show()

    def show_selection(self) -> None:
        """Other objects are selected."""
        self._show()

    def _image(self) -> ImageRecord | None:
        try:
            return self.session.document.image(self.parts.current.image_id) if self.session else None
        except KeyError:
            return None

    def _chosen(self) -> tuple[Instance, ...]:
        image = self._image()
        if self.session is None or image is None:
            return ()
        ids = self.session.selection.ids
        return tuple(item for item in self.session.document.instances(image.id) if item.id in ids)

    def _show(self) -> None:
        image, chosen = self._image(), self._chosen()
        can_edit = self.session is not None and not self.session.editor.is_read_only
        count = len(self.session.document.instances(image.id)) if self.session is not None and image else 0
        _mark(
            self.image_buttons, {state_of(image, count)} if image is not None else set(), can_edit and image is not None
        )
        _mark(self.object_buttons, {item.state for item in chosen}, can_edit and bool(chosen))
        self._objects_title.setText(
            self.tr("%n selected object(s)", "", len(chosen)) if chosen else self.tr("No object is selected")
        )
        self.add.setEnabled(can_edit and image is not None)
        self._show_comments(image, can_edit)

    def _show_comments(self, image: ImageRecord | None, can_edit: bool) -> None:
        comments = image.comments if image is not None else ()
        self._is_filling = True
        # Rows that stay are changed where they are: one of them may be telling just now that it was ticked.
        rows = [self.comments.topLevelItem(row) for row in range(self.comments.topLevelItemCount())]
        if [item.data(0, _ID_ROLE) for item in rows if item is not None] != [comment.id for comment in comments]:
            self.comments.clear()
            rows = [QTreeWidgetItem(self.comments) for _ in comments]
        for item, comment in zip(rows, comments, strict=True):
            if item is not None:
                self._fill_row(item, comment, can_edit)
        self.remove.setEnabled(can_edit and image is not None and bool(image.comments))
        self._is_filling = False

    def _fill_row(self, item: QTreeWidgetItem, comment: Comment, can_edit: bool) -> None:
        item.setText(0, f"{comment.id}  {comment.text}")
        item.setData(0, _ID_ROLE, comment.id)
        item.setToolTip(0, self.tr("Ticked: settled. Click to go to the place."))
        item.setCheckState(0, Qt.CheckState.Checked if comment.is_done else Qt.CheckState.Unchecked)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags if can_edit else flags & ~Qt.ItemFlag.ItemIsUserCheckable)

    def _set_image(self, state: ReviewState) -> None:
        image = self._image()
        self._do(set_image_state(image, state) if image is not None else None)

    def _set_objects(self, state: ReviewState) -> None:
        self._do(set_object_state(self._chosen(), state))

    def _settle(self, item: QTreeWidgetItem) -> None:
        image = self._image()
        if not self._is_filling and image is not None:
            is_done = item.checkState(0) == Qt.CheckState.Checked
            self._do(settle_comment(image, int(item.data(0, _ID_ROLE)), is_done))

    def _remove(self) -> None:
        image, item = self._image(), self.comments.currentItem()
        if image is not None and item is not None:
            self._do(remove_comment(image, int(item.data(0, _ID_ROLE))))

    def _show_place(self, item: QTreeWidgetItem) -> None:
        image, number = self._image(), int(item.data(0, _ID_ROLE))
        for comment in image.comments if image is not None else ():
            if comment.id == number:
                self.placeAsked.emit(comment.x, comment.y)

    def _do(self, edit: Edit | None) -> None:
        self.commit(edit)
        self._show()

    def retranslate(self) -> None:
        """Set every text again."""
        titles = (self.tr("To do"), self.tr("Labelled"), self.tr("Needs a look"), self.tr("Approved"))
        for buttons in (self.image_buttons, self.object_buttons):
            for button, title in zip(buttons.values(), titles, strict=True):
                button.setText(title)
        self._title.setText(self.tr("This image"))
        self._comments_title.setText(self.tr("Comments"))
        self.comments.setAccessibleName(self.tr("Comments"))
        self.add.setText(self.tr("Comment on a place…"))
        self.remove.setText(self.tr("Remove"))
        self._show()


def _state_buttons(name: str) -> dict[ReviewState, QPushButton]:
    buttons = {}
    for state in ReviewState:
        button = QPushButton()
        button.setObjectName(f"{name}.{state.value or 'todo'}")
        button.setCheckable(True)
        buttons[state] = button
    return buttons


def _mark(buttons: Mapping[ReviewState, QPushButton], states: set[ReviewState], is_enabled: bool) -> None:
    """Press the button of the one state; none when there are several or no thing to judge."""
    group = next(iter(buttons.values())).group()
    group.setExclusive(False)
    for state, button in buttons.items():
        button.setChecked(states == {state})
        button.setIcon(icon("check") if states == {state} else QIcon())
        button.setEnabled(is_enabled)
    group.setExclusive(True)
