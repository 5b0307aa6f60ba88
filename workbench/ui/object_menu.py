"""The menu of a right click on the canvas: what lies here, one over the other, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.instance import Instance
from workbench.editing.schema_edits import numbered_names
from workbench.session import Session
from workbench.ui.actions import ActionSet
from workbench.ui.canvas.palette import color_of
from workbench.ui.color_icons import color_icon

_MOST_NAMES = 20
_DEEDS = (
    ("hands.cut", "hands.copy", "hands.paste", "hands.paste_in_place", "edit.duplicate", "edit.delete"),
    ("hands.front", "hands.back", "hands.group", "hands.ungroup", "hands.lock", "hands.hide", "hands.solo"),
)
_OUTLINES = ("polygon.simplify", "polygon.smooth", "polygon.repair")
_POSES = ("skeleton.mirror", "skeleton.swap", "skeleton.complete")
_REVIEW = ("flow.object_look", "flow.object_approved")
_CONVERSIONS = ("shape.to_box", "shape.to_rotated_box", "shape.to_polygon", "shape.to_mask", "shape.to_line")


class ObjectMenu(QMenu):
    """Lists the pile under the pointer, topmost first; choosing one selects it. Deletes itself when it closes.

    ``classAsked`` carries the place of a class in the schema, from 1.
    """

    classAsked: ClassVar[Signal] = Signal(int)

    def __init__(self, window: QWidget, session: Session, actions: ActionSet, pile: Sequence[Instance]) -> None:
        super().__init__(window)
        self.setObjectName("menu.objects")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        if pile:
            self._add_pile(pile)
        if session.selection.ids:
            self._add_classes()
            self._add_deeds(actions, self._selected(pile))
        for deeds in _DEEDS:
            self.addSeparator()
            for deed in deeds:
                self.addAction(actions.get(deed))
        self.addSeparator()
        self.addActions([actions.get("view.zoom_selection"), actions.get("hands.show_all")])
        self.addAction(actions.get("hands.attributes"))

    def _add_pile(self, pile: Sequence[Instance]) -> None:
        schema = self._session.document.schema
        names = numbered_names(schema, self._session.document.instances(pile[0].image_id))
        self.addSection(self.tr("Here"))
        for item in pile[:_MOST_NAMES]:
            text = names[item.id] + (self.tr(" (locked)") if item.is_locked else "")
            action = self.addAction(color_icon(color_of(schema, item.category_id)), text)
            action.setCheckable(True)
            action.setChecked(item.id in self._session.selection.ids)
            action.triggered.connect(lambda _=False, key=item.id: self._session.selection.set([key]))
        if len(pile) > _MOST_NAMES:
            more = self.addAction(self.tr("%n more", "", len(pile) - _MOST_NAMES))
            more.setEnabled(False)

    def _add_deeds(self, actions: ActionSet, chosen: Sequence[Instance]) -> None:
        """What is done with the shape, a submenu each; what no selected object has is not offered."""
        offered: list[tuple[str, tuple[str, ...]]] = [(self.tr("Convert"), _CONVERSIONS)]
        if any(item.polygons for item in chosen):
            offered.append((self.tr("Outline"), _OUTLINES))
        if any(item.keypoints for item in chosen):
            offered.append((self.tr("Pose"), _POSES))
        offered.append((self.tr("Review"), _REVIEW))
        for title, deeds in offered:
            menu = self.addMenu(title)
            menu.setEnabled(not self._session.editor.is_read_only)
            menu.addActions([actions.get(deed) for deed in deeds])

    def _selected(self, pile: Sequence[Instance]) -> list[Instance]:
        """The selected objects of the image that was clicked."""
        on_image = self._session.document.instances(pile[0].image_id) if pile else ()
        return [item for item in on_image if item.id in self._session.selection.ids]

    def _add_classes(self) -> None:
        schema = self._session.document.schema
        menu = self.addMenu(self.tr("Class"))
        menu.setEnabled(not self._session.editor.is_read_only)
        for place, category in enumerate(schema.categories, start=1):
            action = menu.addAction(color_icon(color_of(schema, category.id)), category.name)
            action.triggered.connect(lambda _=False, number=place: self.classAsked.emit(number))
