"""What is done to the masks of the selected objects: holes, parts, specks, borders; and cutting out of boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.editing.gesture import Refused
from workbench.editing.masks.cutting_out import CutOut, cut_out
from workbench.editing.masks.mask_operations import changed, despeckled, split
from workbench.ui.background import Task
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.commands.frame import Frame

_AT_ONCE_PIXELS = 250_000
"""Masks whose boxes have more pixels than this together are worked on in the background."""
_SPECK_PIXELS = 50
_MOST_SPECK_PIXELS = 1_000_000

_Result = Edit | Refused | None


class MaskCommands(QObject):
    """The slots of the group ``mask``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._texts = CanvasTexts(self)
        self._least = _SPECK_PIXELS

    def change(self, name: str) -> None:
        """Do what ``mask_operations.CHANGES`` has under a name to every selected mask."""
        self._work(lambda objects: changed(objects, name))

    def split(self) -> None:
        """Make every part of the selected masks an object of its own."""
        session = self._frame.session
        if session is not None:
            new_id = session.editor.new_instance_id
            # Ids are given out by the editor, which belongs to this thread.
            self._work(lambda objects: split(objects, new_id), is_quick=True)

    def remove_specks(self) -> None:
        """Ask how small a speck is, then remove parts and holes as small."""
        dialog = QInputDialog(self._frame.window)
        dialog.setWindowTitle(self.tr("Remove specks"))
        dialog.setLabelText(self.tr("Remove parts and holes with fewer pixels than:"))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(2, _MOST_SPECK_PIXELS)
        dialog.setIntValue(self._least)
        dialog.setOkButtonText(self.tr("Remove"))
        dialog.intValueSelected.connect(self._remove_smaller)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def cut_out(self) -> None:
        """Turn the boxes of the selected objects into masks of what stands out in them."""
        objects, scene = self._frame.selected, self._frame.canvas.display.scene
        if not objects or scene is None:
            return
        if scene.pixels is None:
            self._frame.parts.notices.warning(self.tr("The image is still being read: try again in a moment."))
            return
        read, size = scene.pixels, (scene.width, scene.height)

        def work(task: Task) -> CutOut:
            return cut_out(objects, read, size, task.report)

        title = self.tr("Cutting out %n object(s)", "", len(objects))
        self._frame.in_background(title, work, self._take_cut_out)

    def _remove_smaller(self, least: int) -> None:
        self._least = least
        self._work(lambda objects: despeckled(objects, least))

    def _work(self, operation: Callable[[Sequence[Instance]], _Result], is_quick: bool = False) -> None:
        """Change the selected objects, in the background when that takes longer than a frame."""
        objects = self._frame.selected
        if not objects:
            return
        boxes = (item.bbox_xywh for item in objects if item.mask is not None)
        if is_quick or sum(box[2] * box[3] for box in boxes if box is not None) <= _AT_ONCE_PIXELS:
            self._take(operation(objects))
            return
        title = self.tr("Changing %n mask(s)", "", len(objects))
        self._frame.in_background(title, lambda _: operation(objects), self._take)

    def _take(self, result: _Result) -> None:
        if isinstance(result, Refused):
            self._frame.parts.notices.warning(self._texts.refusal(result))
        elif result is None:
            self._frame.parts.notices.info(self.tr("There was nothing to change."))
        elif self._frame.commit(result):
            self._select_made(result)

    def _take_cut_out(self, result: CutOut) -> None:
        edit = result.edit()
        if edit is not None and not self._frame.commit(edit):
            return
        if result.missed:
            text = self.tr("Nothing stands out in %n object(s): they stay as they are.", "", result.missed)
            self._frame.parts.notices.warning(text)

    def _select_made(self, edit: Edit) -> None:
        session = self._frame.session
        made = [patch.after.id for patch in edit.patches if patch.before is None and isinstance(patch.after, Instance)]
        if session is not None and made:
            session.selection.set(patch.after.id for patch in edit.patches if isinstance(patch.after, Instance))
