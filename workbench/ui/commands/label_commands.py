"""What a person does while labelling: walk through images, take tools, undo, copy, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.core.edit import Change
from workbench.core.instance import Instance
from workbench.core.schema import Category, Skeleton
from workbench.editing.operations import delete, duplicate
from workbench.editing.schema_edits import add_class
from workbench.project.error import ProjectError
from workbench.ui.commands.frame import Frame
from workbench.ui.commit import relabel_objects
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
        relabel_objects(session, self._frame.selected, category.id, self._frame.parts.notices)

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
            self._walk(session.editor.undo)

    def redo(self) -> None:
        """Do the last undone step again, and show where it was."""
        session = self._frame.session
        if session is not None:
            self._walk(session.editor.redo)

    def _walk(self, step: Callable[[], Change | None]) -> None:
        current = self._frame.parts.current
        try:
            change = step()
        except ProjectError as error:
            self._frame.parts.notices.error(str(error))
            return
        if change is not None and len(change.image_ids) == 1 and current.image_id not in change.image_ids:
            current.set_image(next(iter(change.image_ids)))

    def duplicate(self) -> None:
        """Copy the selected objects and select the copies."""
        session, objects = self._frame.session, self._frame.selected
        if session is not None and objects:
            edit = duplicate(objects, session.editor.new_instance_id)
            if self._frame.commit(edit):
                session.selection.set(patch.after.id for patch in edit.patches if isinstance(patch.after, Instance))

    def delete(self) -> None:
        """Delete the selected objects; undo brings them back."""
        objects = self._frame.selected
        if objects and self._frame.commit(delete(objects)) and self._frame.session is not None:
            self._frame.session.selection.clear()

    def select_all(self) -> None:
        """Select every object of the shown image."""
        session = self._frame.session
        if session is not None:
            session.selection.set(item.id for item in self._frame.on_image if session.veil.shows(item))

    def add_class(self) -> None:
        """Ask for a new class."""
        dialog = EditClassDialog(self._frame.window)
        dialog.agreed.connect(self._add_class)
        dialog.open()

    def _add_class(self, name: str, skeleton: Skeleton | None, draws_next: bool) -> None:
        session = self._frame.session
        if session is None:
            return
        if self._frame.attempt(lambda: add_class(session.document.schema, name, skeleton)):
            self._frame.parts.current.set_category(session.document.schema.categories[-1].id)
            if draws_next:
                self._frame.actions.get("skeleton.edit").trigger()
