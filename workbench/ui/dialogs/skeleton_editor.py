"""The skeleton of a class, drawn on a picture: keypoints, lines, mirror pairs, sigmas, colours, order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.core.schema import Category, Skeleton
from workbench.editing.poses.skeleton_changes import needs_conversion
from workbench.editing.poses.skeleton_draft import SkeletonDraft
from workbench.formats.skeleton_file import (
    SkeletonFile,
    read_skeleton_file,
    shipped_skeleton,
    skeleton_names,
    write_skeleton_file,
)
from workbench.ui.background import Background
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame
from workbench.ui.file_questions import ask_file, ask_target
from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.skeleton_editor.backdrop import Backdrop
from workbench.ui.skeleton_editor.desk import Desk
from workbench.ui.skeleton_editor.picture import SkeletonPicture
from workbench.ui.skeleton_editor.table import SkeletonTable
from workbench.ui.skeleton_editor.words import skeleton_title

SIZE_PX = (1120, 760)


class SkeletonEditorDialog(DialogFrame):
    """``agreed`` brings the skeleton (or None) and for each of its points the index that it had, None for new ones.

    Whoever listens accepts the dialog when the change is made, or says why it is not.
    """

    agreed: ClassVar[Signal] = Signal(object, object)

    def __init__(
        self, parent: QWidget | None, category: Category, backdrop: Backdrop | None, background: Background
    ) -> None:
        super().__init__(
            parent,
            self.tr("Skeleton of {name}").format(name=category.name),
            self.tr("Keypoints are placed in the order of the list. Boxes and polygons need none."),
            self.tr("Save the skeleton"),
        )
        self.setObjectName("dialog.skeleton_editor")
        self._category = category
        self._background = background
        ground = backdrop or Backdrop()
        self._known = SkeletonDraft.of(category.skeleton, ground.start_places(category.skeleton))
        self._left = self._known
        self.desk = Desk(self._known)
        self.picture = SkeletonPicture(self.desk, ground)
        self.picture.setAccessibleName(self.tr("Picture"))
        self.table = SkeletonTable(self.desk)
        self.ready = ChoiceField()
        self.note = PlainLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("tone", "muted")
        self._build()
        self.resize(*SIZE_PX)
        self.desk.changed.connect(self._show)
        self.desk.picked.connect(self._show)
        self.desk.refused.connect(self.say)
        self.picture.added.connect(self.table.edit_name)
        self.ready.activated.connect(self._take_ready)
        # Enter ends the typing of a name; it must not save the whole skeleton.
        self.verb_button.setDefault(False)
        self.verb_button.setAutoDefault(False)
        self.verb_button.clicked.connect(self._agree)
        self._show()

    def _build(self) -> None:
        self.ready.setAccessibleName(self.tr("Start from"))
        self.ready.addItem(self.tr("Start from…"), "")
        for name in skeleton_names():
            self.ready.addItem(skeleton_title(name), name)
        self.open_button = self._button("folder", self.tr("Open a file…"), self._open_file, has_text=True)
        self.save_button = self._button("export", self.tr("Save as a file…"), self._save_file, has_text=True)
        self.undo_button = self._button("undo", self.tr("Undo"), self.desk.undo, key="Ctrl+Z")
        self.redo_button = self._button("redo", self.tr("Redo"), self.desk.redo, key="Ctrl+Shift+Z")
        top = _row(self.ready, self.open_button, self.save_button, None, self.undo_button, self.redo_button)
        self.connects = self._button("line", self.tr("Draw lines from point to point"), self._switch_mode)
        self.connects.setCheckable(True)
        self.shows_image = QCheckBox(self.tr("Show the image"))
        self.shows_image.setChecked(True)
        self.shows_image.setVisible(self.picture.backdrop.image is not None)
        self.shows_image.toggled.connect(self._switch_image)
        self.hint = PlainLabel()
        self.hint.setProperty("tone", "muted")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.picture, 1)
        left.addLayout(_row(self.connects, self.hint, None, self.shows_image))
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.table, 1)
        right.addLayout(self._tools())
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addLayout(left, 3)
        middle.addLayout(right, 2)
        self.body.setSpacing(8)
        self.body.addLayout(top)
        self.body.addLayout(middle, 1)
        self.body.addWidget(self.note)

    def _tools(self) -> QHBoxLayout:
        self.up_button = self._button("up", self.tr("Move up"), lambda: self._shift(-1), key="Alt+Up")
        self.down_button = self._button("down", self.tr("Move down"), lambda: self._shift(1), key="Alt+Down")
        self.add_button = self._button("plus", self.tr("Add a keypoint"), self._add)
        self.remove_button = self._button("trash", self.tr("Remove the picked keypoints"), self._remove)
        self.pair_button = self._button("mirror", self.tr("Left and right of each other (P)"), self._pair)
        self.names_button = self._button("split", self.tr("Pair by names: left … and right …"), self._pair_by_names)
        self.color_button = self._button("brush", self.tr("Colour of the picked keypoints…"), self.table.choose_color)
        self.plain_button = self._button("close", self.tr("Colour of its side again"), self._plain_color)
        pairs = (self.pair_button, self.names_button, self.color_button, self.plain_button)
        return _row(self.add_button, self.remove_button, self.up_button, self.down_button, None, *pairs)

    def _button(
        self, drawing: str, text: str, run: Callable[[], None], key: str = "", has_text: bool = False
    ) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(drawing))
        button.setIconSize(QSize(16, 16))
        button.setText(text)
        if has_text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text}  ({shown})" if key else text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _=False: run())
        if key:
            QShortcut(QKeySequence(key), self, run)
        return button

    # what the buttons do

    def _shift(self, step: int) -> None:
        picks = self.desk.picks
        self.desk.change(lambda draft: draft.shifted(picks, step))

    def _add(self) -> None:
        draft, key = self.desk.draft.added(None, self.tr("point {number}"))
        self.desk.change(lambda _: draft)
        self.desk.pick([key])
        self.table.edit_name(key)

    def _remove(self) -> None:
        picks = self.desk.picks
        self.desk.change(lambda draft: draft.without(picks))

    def _pair(self) -> None:
        picks = self.desk.picks
        if len(picks) == 2:
            self.desk.change(lambda draft: draft.with_pair(picks[0], picks[1]))

    def _pair_by_names(self) -> None:
        self.desk.change(lambda draft: draft.paired_by_names())

    def _plain_color(self) -> None:
        picks = self.desk.picks
        self.desk.change(lambda draft: draft.with_color(picks, ""))

    def _switch_mode(self) -> None:
        self.picture.connects = self.connects.isChecked()
        self._show()

    def _switch_image(self, is_shown: bool) -> None:
        self.picture.shows_image = is_shown
        self.picture.update()

    # ready skeletons and files

    def _take_ready(self) -> None:
        name = self.ready.currentData()
        self.ready.setCurrentIndex(0)
        if name:
            self.take(shipped_skeleton(name))

    def take(self, file: SkeletonFile) -> None:
        """Begin anew with another skeleton; points of the same name keep their labels."""
        places = self.picture.backdrop.start_places(file.skeleton)
        draft = SkeletonDraft.of(file.skeleton, places, is_known=False).with_origins_of(self._known)
        self.desk.change(lambda _: draft)

    def _open_file(self) -> None:
        chosen = ask_file(self, self.tr("Open a skeleton"), "", self._file_kinds())
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a skeleton beside the window and begin with it; a file that is none is named with its fault."""
        title = self.tr("Reading a skeleton")
        self._start(title, lambda: read_skeleton_file(path), self.take)

    def _save_file(self) -> None:
        own = self.tr("Skeletons (*.json)")
        chosen, _ = ask_target(self, self.tr("Save the skeleton"), f"{self._category.name}.json", own)
        if chosen:
            self.save_file(Path(chosen))

    def save_file(self, path: Path) -> None:
        """Write what is drawn now beside the window."""
        skeleton = self.desk.draft.skeleton()
        if skeleton is None:
            self.say(self.tr("There is no keypoint to save yet."))
            return
        file = SkeletonFile(self._category.name, self._category.name, skeleton)
        target = path if path.suffix else path.with_suffix(".json")
        done = self.tr("Saved as {name}.").format(name=target.name)
        title = self.tr("Saving a skeleton")
        self._start(title, lambda: write_skeleton_file(target, file), lambda _: self.say(done, "good"))

    def _start(self, title: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something with a file beside the window; nobody hears of it once the dialog is closed."""
        task = self._background.start(title, lambda _: work(), done, self.say)
        self.finished.connect(task.cancel)

    def _file_kinds(self) -> str:
        return self.tr("Skeletons and metas of mmpose (*.json *.py)")

    # what is shown, and the end

    def _show(self) -> None:
        draft, picks = self.desk.draft, self.desk.picks
        self.undo_button.setEnabled(self.desk.can_undo)
        self.redo_button.setEnabled(self.desk.can_redo)
        for button in (self.remove_button, self.up_button, self.down_button, self.color_button, self.plain_button):
            button.setEnabled(bool(picks))
        self.pair_button.setEnabled(len(picks) == 2)
        self.names_button.setEnabled(len(draft.points) > 1)
        self.save_button.setEnabled(bool(draft.points))
        self.hint.setText(self._hint())
        self.note.setText(self._consequence())

    def _hint(self) -> str:
        if self.picture.connects:
            return self.tr("Drag from point to point: draw a line, or take it away")
        waiting = self.desk.draft.next_unplaced()
        if waiting is not None:
            return self.tr("Click {name} · Drag: move").format(name=self.desk.draft.point(waiting).name)
        return self.tr("Click: new point · Drag: move · Ctrl+drag: line · Shift+click: pick two, then P: pair")

    def _consequence(self) -> str:
        """What saving would do to the labels of the class."""
        origins = self.desk.draft.origins()
        if not needs_conversion(self._category.skeleton, origins):
            return self.tr("The labels of this class stay as they are.")
        known = len(self._category.skeleton.keypoints) if self._category.skeleton else 0
        kept = sum(1 for origin in origins if origin is not None)
        if kept == known == len(origins):
            return self.tr("Only the order changes: the labels of this class follow, as one step to undo.")
        text = self.tr("{added} added, {removed} removed: the labels of this class follow, as one step to undo.")
        return text.format(added=len(origins) - kept, removed=known - kept)

    def reject(self) -> None:
        """Leave, or cancel what runs; a skeleton that was drawn goes only when it is said twice."""
        if self._task is None and self.desk.draft not in (self._known, self._left):
            self._left = self.desk.draft
            self.say(self.tr("What was drawn is not saved. Press Cancel or Esc once more to leave it."), "warn")
            return
        super().reject()

    def skeleton(self) -> Skeleton | None:
        """What was drawn; exactly the class's own when nothing was changed."""
        return self._category.skeleton if self.desk.draft == self._known else self.desk.draft.skeleton()

    def _agree(self) -> None:
        self.say("")
        self.agreed.emit(self.skeleton(), self.desk.draft.origins())


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is the room between those at the left and those at the right."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
