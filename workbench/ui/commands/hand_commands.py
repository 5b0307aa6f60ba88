"""What is done to objects with the hands: copy, paste, group, stack, lock, hide, step through, the menu on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor

from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.core.schema import Attribute
from workbench.editing import arrangement
from workbench.editing.attribute_edits import set_attributes
from workbench.editing.clipboard import Clipping, Paper, paste
from workbench.editing.operations import delete
from workbench.ui.commands.frame import Frame
from workbench.ui.commit import relabel_objects
from workbench.ui.dialogs.attributes import AttributesDialog
from workbench.ui.object_menu import ObjectMenu

PASTE_SHIFT = 10.0
"""How far beside its original a copy lies, image pixels."""


class HandCommands(QObject):
    """The slots of the group ``hands``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._clipping = Clipping(())
        frame.canvas.menuAsked.connect(self._show_menu)
        # The numbers of classes mean other classes in another project.
        frame.opened.changed.connect(self._forget)

    def _forget(self) -> None:
        self._clipping = Clipping(())

    # copy and paste

    def copy(self) -> None:
        """Remember the selected objects."""
        objects = self._frame.selected
        if objects:
            self._clipping = Clipping(objects)

    def cut(self) -> None:
        """Remember the selected objects and delete them."""
        objects = self._frame.selected
        title = "Cut object" if len(objects) == 1 else f"Cut {len(objects)} objects"
        if objects and self._frame.commit(Edit(title, delete(objects).patches)):
            self._clipping = Clipping(objects)

    def paste(self) -> None:
        """Paste where the pointer is; beside the original when it is not over the image."""
        middle, place = self._clipping.place(), self._frame.canvas.image_place()
        if middle is not None and place is not None:
            self._paste((place[0] - middle[0], place[1] - middle[1]))
        else:
            self._paste((PASTE_SHIFT, PASTE_SHIFT))

    def paste_in_place(self) -> None:
        """Paste exactly where the originals were, on whatever image."""
        self._paste((0.0, 0.0))

    def carry_on(self) -> None:
        """Copy the selected objects to the same place on the next image, and go there."""
        objects = self._frame.selected
        next_id = self._frame.images.step(self._frame.parts.current.image_id, 1, False)
        if objects and next_id:
            self._clipping = Clipping(objects)
            self._frame.parts.current.set_image(next_id)
            self._paste((0.0, 0.0))

    def take_over(self) -> None:
        """Copy the objects of the previous image to this one, where they are; not those that are here already."""
        session, image_id = self._frame.session, self._frame.parts.current.image_id
        before = self._frame.images.step(image_id, -1, False) if image_id else None
        if session is not None and before:
            self._paste((0.0, 0.0), Clipping(session.document.instances(before)))

    def _paste(self, shift: tuple[float, float], clipping: Clipping | None = None) -> None:
        session, image_id = self._frame.session, self._frame.parts.current.image_id
        if session is None or not image_id:
            return
        image = session.document.image(image_id)
        paper = Paper(image_id, image.width, image.height, session.document.instances(image_id))
        chosen = self._clipping if clipping is None else clipping
        known = {category.id for category in session.document.schema.categories}
        chosen = Clipping(tuple(item for item in chosen.instances if item.category_id in known))
        edit = paste(chosen, paper, session.editor.new_instance_id, shift)
        if edit is None:
            self._frame.parts.notices.info(self.tr("Nothing to paste: it is here already, or nothing was copied."))
        elif self._frame.commit(edit):
            session.selection.set(patch.after.id for patch in edit.patches if isinstance(patch.after, Instance))

    # how objects lie and hang together

    def group(self) -> None:
        """Make the selected objects one group."""
        self._arrange(arrangement.group)

    def ungroup(self) -> None:
        """Dissolve the groups of the selected objects."""
        self._arrange(arrangement.ungroup)

    def to_front(self) -> None:
        """Draw the selected objects over the others."""
        self._arrange(arrangement.bring_to_front)

    def to_back(self) -> None:
        """Draw the selected objects under the others."""
        self._arrange(arrangement.send_to_back)

    def lock(self) -> None:
        """Keep the hand off the selected objects, or let it on again."""
        self._arrange(lambda chosen, _: arrangement.lock(chosen))

    def unlock_all(self) -> None:
        """Let the hand on every object of the image again."""
        locked = [item for item in self._frame.on_image if item.is_locked]
        if locked:
            self._frame.commit(arrangement.lock(locked))

    def _arrange(self, make: Callable[[Sequence[Instance], Sequence[Instance]], Edit | None]) -> None:
        objects = self._frame.selected
        if objects:
            self._frame.commit(make(objects, self._frame.on_image))

    # what is seen

    def hide(self) -> None:
        """Hide the selected objects."""
        if self._frame.session is not None:
            self._frame.session.veil.toggle(self._frame.session.selection.ids)

    def solo(self) -> None:
        """Show the selected objects alone; everything again the second time."""
        session = self._frame.session
        if session is not None and (session.selection.ids or session.veil.solo):
            session.veil.toggle_solo(session.selection.ids)

    def show_all(self) -> None:
        """Hide nothing any more."""
        if self._frame.session is not None:
            self._frame.session.veil.show_all()

    def step(self, step: int) -> None:
        """Select the next object of the image, or the one before, and bring it into view."""
        session = self._frame.session
        if session is None:
            return
        shown = [item for item in self._frame.on_image if session.veil.shows(item)]
        found = arrangement.next_in_order(shown, session.selection.ids, step)
        if found is not None:
            session.selection.set([found.id])
            self._frame.canvas.bring_into_view(found.id)

    # the menu on objects

    def menu_here(self) -> None:
        """Open the menu where the pointer is: what a right click does, by key."""
        place = QCursor.pos()
        canvas = self._frame.canvas
        local = canvas.mapFromGlobal(place)
        inside = canvas.rect().contains(local)
        self._show_menu(local if inside else canvas.rect().center())

    def _show_menu(self, place: QPoint) -> None:
        session, canvas = self._frame.session, self._frame.canvas
        if session is None or not self._frame.parts.current.image_id:
            return
        pile = canvas.objects_at(place)
        ids = session.selection.ids
        if pile and not any(item.id in ids for item in pile):
            free = next((item for item in pile if not item.is_locked), pile[0])
            session.selection.set([free.id])
        menu = ObjectMenu(self._frame.window, session, self._frame.actions, pile)
        menu.classAsked.connect(self._relabel)
        menu.popup(canvas.mapToGlobal(place))

    def _relabel(self, number: int) -> None:
        session = self._frame.session
        if session is not None:
            schema = session.document.schema
            relabel_objects(session, self._frame.selected, schema.categories[number - 1].id, self._frame.parts.notices)

    # attributes of a class

    def edit_attributes(self) -> None:
        """Ask which attributes a class has: that of the selected objects, else the one in hand."""
        session, chosen = self._frame.session, {item.category_id for item in self._frame.selected}
        category_id = chosen.pop() if len(chosen) == 1 else self._frame.parts.current.category_id
        if session is None or not category_id:
            return
        dialog = AttributesDialog(self._frame.window, session.document.schema.category(category_id))
        dialog.agreed.connect(lambda attributes: self._set_attributes(category_id, attributes))
        dialog.open()

    def _set_attributes(self, category_id: int, attributes: tuple[Attribute, ...]) -> None:
        if self._frame.session is not None:
            schema = self._frame.session.document.schema
            self._frame.attempt(lambda: set_attributes(schema, category_id, attributes))
