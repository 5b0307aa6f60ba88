"""What a person does while labelling: walk through images, take tools, undo, copy, delete."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.core.edit import Change, Edit
from workbench.core.instance import Instance
from workbench.core.schema import Category, Skeleton
from workbench.editing.editor import ReadOnlyError
from workbench.editing.operations import RefusedError, delete, duplicate, relabel
from workbench.editing.schema_edits import add_class
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.edit_class import EditClassDialog


class LabelCommands(QObject):
    """The slots of the group ``label``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def next_image(self) -> None:
        """Go on."""
        self._step(1)

    def previous_image(self) -> None:
        """Go back."""
        self._step(-1)

    def next_unlabelled(self) -> None:
        """Go on to an image without objects."""
        self._step(1, only_unlabelled=True)

    def previous_unlabelled(self) -> None:
        """Go back to an image without objects."""
        self._step(-1, only_unlabelled=True)

    def jump(self, step: int) -> None:
        """Go a number of images on (or back), or as far as there are some."""
        images, current = self._frame.images, self._frame.parts.current
        if images.ids:
            place = images.row(current.image_id) + step
            current.set_image(images.ids[max(0, min(place, len(images.ids) - 1))])

    def first_image(self) -> None:
        """Go to the beginning."""
        self.jump(-len(self._frame.images.ids))

    def last_image(self) -> None:
        """Go to the end."""
        self.jump(len(self._frame.images.ids))

    def _step(self, step: int, only_unlabelled: bool = False) -> None:
        frame = self._frame
        image_id = frame.images.step(frame.parts.current.image_id, step, only_unlabelled)
        if image_id:
            frame.parts.current.set_image(image_id)
        elif only_unlabelled:
            frame.parts.notices.info(self.tr("No more images without labels this way."))

    def use_tool(self, name: str) -> None:
        """Take a tool in hand."""
        self._frame.canvas.set_tool(name)

    def choose_class(self, number: int) -> None:
        """Make the n-th class that of new objects; what is labelled already stays as it is."""
        category = self._category(number)
        if category is not None:
            self._frame.parts.current.set_category(category.id)

    def relabel(self, number: int) -> None:
        """Give the selected objects the n-th class; the class of new objects stays what it was."""
        category, session = self._category(number), self._frame.session
        if category is None or session is None:
            return
        try:
            edit = relabel(self._selected(), category.id, session.document.schema)
        except RefusedError as error:
            self._frame.parts.notices.warning(str(error))
            return
        if edit is not None:
            self._commit(edit)

    def _category(self, number: int) -> Category | None:
        session = self._frame.session
        categories = session.document.schema.categories if session is not None else ()
        if number <= len(categories):
            return categories[number - 1]
        self._frame.parts.notices.info(self.tr("There is no class {number} yet.").format(number=number))
        return None

    def undo(self) -> None:
        """Take the last point of a gesture back; else the last step, and show where it was."""
        session = self._frame.session
        if session is not None and not self._frame.canvas.take_back():
            self._go_to(session.editor.undo())

    def redo(self) -> None:
        """Do the last undone step again, and show where it was."""
        session = self._frame.session
        if session is not None:
            self._go_to(session.editor.redo())

    def _go_to(self, change: Change | None) -> None:
        current = self._frame.parts.current
        if change is not None and len(change.image_ids) == 1 and current.image_id not in change.image_ids:
            current.set_image(next(iter(change.image_ids)))

    def duplicate(self) -> None:
        """Copy the selected objects and select the copies."""
        session, objects = self._frame.session, self._selected()
        if session is not None and objects:
            edit = duplicate(objects, session.editor.new_instance_id)
            if self._commit(edit):
                session.selection.set(patch.after.id for patch in edit.patches if isinstance(patch.after, Instance))

    def delete(self) -> None:
        """Delete the selected objects; undo brings them back."""
        objects = self._selected()
        if objects and self._commit(delete(objects)) and self._frame.session is not None:
            self._frame.session.selection.clear()

    def select_all(self) -> None:
        """Select every object of the shown image."""
        session, image_id = self._frame.session, self._frame.parts.current.image_id
        if session is not None and image_id:
            objects = session.document.instances(image_id)
            session.selection.set(item.id for item in objects if session.veil.shows(item))

    def add_class(self) -> None:
        """Ask for a new class."""
        dialog = EditClassDialog(self._frame.window)
        dialog.agreed.connect(self._add_class)
        dialog.open()

    def _add_class(self, name: str, skeleton: Skeleton | None, draws_next: bool) -> None:
        session = self._frame.session
        if session is None:
            return
        try:
            edit = add_class(session.document.schema, name, skeleton)
        except RefusedError as error:
            self._frame.parts.notices.warning(str(error))
            return
        if self._commit(edit):
            self._frame.parts.current.set_category(session.document.schema.categories[-1].id)
            if draws_next:
                self._frame.actions.get("skeleton.edit").trigger()

    def _selected(self) -> tuple[Instance, ...]:
        session, image_id = self._frame.session, self._frame.parts.current.image_id
        if session is None or not image_id:
            return ()
        ids = session.selection.ids
        return tuple(item for item in session.document.instances(image_id) if item.id in ids)

    def _commit(self, edit: Edit) -> bool:
        assert self._frame.session is not None
        try:
            self._frame.session.editor.commit(edit)
        except (ReadOnlyError, RefusedError) as error:
            self._frame.parts.notices.warning(str(error))
            return False
        return True
