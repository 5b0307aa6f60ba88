"""What is done to the outlines of the selected objects: boolean operations, fewer points, rounder, repaired."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.editing.gesture import Refused
from workbench.editing.grips.grip import REACH_PX
from workbench.editing.outlines import combine, outline_edits
from workbench.editing.outlines.outline_parts import delete_ring, ring_at
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.commands.frame import Frame

_SNAP = "polygon.snap"
_MOST_POINTS = 500
"""Of outlines with more points an operation takes longer than the window may stand still."""
Operation = Callable[[Sequence[Instance]], Edit | Refused]


class PolygonCommands(QObject):
    """The slots of the group ``polygon``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._texts = CanvasTexts(self)
        is_on = frame.settings.flag(_SNAP)
        frame.actions.get(_SNAP).setChecked(is_on)
        frame.canvas.tool_options.snaps = is_on

    def unite(self) -> None:
        """Make the selected objects one, and say of which class when they had several."""
        names = self._class_names()

        def say(edit: Edit) -> None:
            if len(set(names.values())) > 1:
                kept = next(patch.after.id for patch in edit.patches if isinstance(patch.after, Instance))
                text = self.tr("The united object is of class {name}.")
                self._frame.parts.notices.info(text.format(name=names[kept]))

        self._do(combine.unite, say)

    def subtract(self) -> None:
        """Cut the object in front out of the others."""
        self._do(combine.subtract)

    def intersect(self) -> None:
        """Keep what the selected objects have in common."""
        self._do(combine.intersect)

    def simplify(self) -> None:
        """Take points out of the outlines, and say how many are left."""
        self._count(outline_edits.simplify)

    def smooth(self) -> None:
        """Round the outlines, and say how many points they have now."""
        self._count(outline_edits.smooth)

    def repair(self) -> None:
        """Make outlines that cross themselves cover the same without crossing."""

        def say(edit: Edit) -> None:
            self._frame.parts.notices.info(self.tr("Repaired %n outline(s).", "", len(edit.patches)))

        self._do(outline_edits.repair, say)

    def delete_part(self) -> None:
        """Take away the part or fill the hole of the selected object that the pointer is on."""
        objects, place = self._in_order(), self._frame.canvas.image_place()
        reach = REACH_PX / self._frame.canvas.zoom
        part = ring_at(objects[0], *place, reach) if len(objects) == 1 and place is not None else None
        if part is None:
            self._refuse(Refused("part.none"))
        else:
            self._do(lambda chosen: delete_ring(chosen[0], part))

    def switch_snap(self) -> None:
        """Let points snap to neighbours, or no longer."""
        is_on = self._frame.actions.get(_SNAP).isChecked()
        self._frame.canvas.tool_options.snaps = is_on
        self._frame.settings.put(_SNAP, is_on)

    def _count(self, operation: Operation) -> None:
        def say(edit: Edit) -> None:
            before = [patch.before for patch in edit.patches if isinstance(patch.before, Instance)]
            after = [patch.after for patch in edit.patches if isinstance(patch.after, Instance)]
            counts = (outline_edits.point_count(before), outline_edits.point_count(after))
            text = self.tr("{title}: {before} points are {after} now.")
            title = self._texts.edit_title(edit.title)
            self._frame.parts.notices.info(text.format(title=title, before=counts[0], after=counts[1]))

        self._do(operation, say)

    def _do(self, operation: Operation, then: Callable[[Edit], None] = lambda _: None) -> None:
        """Do something to the selected objects, off this thread when that takes long; ``then`` says what came of it."""
        objects = self._in_order()
        if any(item.is_locked for item in objects):
            self._refuse(Refused("outline.locked"))
        elif objects and _is_dear(objects):
            title = self.tr("Reshaping %n object(s)", "", len(objects))
            self._frame.in_background(title, lambda _: operation(objects), partial(self._take, then))
        elif objects:
            self._take(then, operation(objects))

    def _take(self, then: Callable[[Edit], None], result: Edit | Refused) -> None:
        if isinstance(result, Refused):
            self._refuse(result)
        elif self._frame.commit(result):
            then(result)

    def _refuse(self, refused: Refused) -> None:
        self._frame.parts.notices.warning(self._texts.refusal(refused))

    def _class_names(self) -> dict[int, str]:
        session = self._frame.session
        if session is None:
            return {}
        names = {category.id: category.name for category in session.document.schema.categories}
        return {item.id: names.get(item.category_id, "") for item in self._frame.selected}

    def _in_order(self) -> tuple[Instance, ...]:
        """The selected objects, the one in front last."""
        return tuple(sorted(self._frame.selected, key=lambda item: item.drawing_order))


def _is_dear(objects: Sequence[Instance]) -> bool:
    """Whether something done to objects may take longer than the window may stand still."""
    return outline_edits.point_count(objects) > _MOST_POINTS or any(item.mask is not None for item in objects)
