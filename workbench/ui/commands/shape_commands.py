"""What changes the kind or the angle of shapes: conversions, whose losses are said, and rotating by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.core.edit import Edit
from workbench.editing.gesture import Refused
from workbench.editing.shapes.convert import Conversion, Target, convert, is_dear
from workbench.editing.shapes.losses import Loss, Obstacle
from workbench.editing.shapes.turning import turn
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.commands.frame import Frame


class ShapeCommands(QObject):
    """The slots of the group ``shape``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._texts = CanvasTexts(self)

    def turn(self, degrees: int) -> None:
        """Rotate the selected rotated boxes clockwise, each about its centre."""
        objects = self._frame.selected
        result = turn(objects, degrees) if objects else None
        if isinstance(result, Refused):
            self._frame.parts.notices.warning(self._texts.refusal(result))
        elif result is not None:
            self._frame.commit(result)

    def convert(self, target: str) -> None:
        """Make the selected objects another kind of shape, and say what was lost."""
        objects, session = self._frame.selected, self._frame.session
        if session is None or not objects:
            return
        image = session.document.image(objects[0].image_id)
        wanted, size = Target(target), (image.width, image.height)
        if is_dear(objects, wanted):
            title = self.tr("Converting %n object(s)", "", len(objects))
            self._frame.in_background(title, lambda _: convert(objects, wanted, size), self._take)
        else:
            self._take(convert(objects, wanted, size))

    def _take(self, conversion: Conversion) -> None:
        edit = conversion.edit()
        if edit is not None and not self._frame.commit(edit):
            return
        text = " ".join([*self._said(conversion), *self._left_out(conversion)])
        if text and edit is not None:
            self._frame.bars.show_bar("info", text, {self.tr("Undo"): lambda: self._take_back(edit, text)})
        elif text:
            self._frame.parts.notices.warning(text)

    def _take_back(self, edit: Edit, text: str) -> None:
        """Undo the conversion, unless something else was done since."""
        session = self._frame.session
        if session is not None and session.editor.undo_title == edit.title:
            session.editor.undo()
        self._frame.bars.take_away(text)

    def _said(self, conversion: Conversion) -> list[str]:
        sentences = {
            Loss.OUTLINE: self.tr("Of the outline only the box around it is left."),
            Loss.ANGLE: self.tr("The rotation is lost: the box lies along the image now."),
            Loss.HOLES: self.tr("Holes are lost."),
            Loss.PARTS: self.tr("Only the largest part is left."),
            Loss.CORNERS: self.tr("A circle is a polygon of 64 points now."),
            Loss.STEPS: self.tr("The outline follows the pixel borders."),
            Loss.PIXELS: self.tr("The edge follows whole pixels now."),
            Loss.JOINED: self.tr("The ends of the line are joined."),
            Loss.CUT: self.tr("What lay outside the image is cut off."),
            Loss.AREA: self.tr("A line has no area."),
        }
        return [text for loss, text in sentences.items() if loss in conversion.losses]

    def _left_out(self, conversion: Conversion) -> list[str]:
        reasons = {
            Obstacle.NO_AREA: self.tr("a line that is straight and points enclose nothing"),
            Obstacle.NO_SHAPE: self.tr("without outline or box"),
            Obstacle.TOO_SMALL: self.tr("less than a pixel would be left"),
            Obstacle.CROSSES: self.tr("the line crosses itself"),
            Obstacle.NO_SIZE: self.tr("the size of the image is not known"),
        }
        counts = [(reason, conversion.obstacles.count(obstacle)) for obstacle, reason in reasons.items()]
        stays = [(self.tr("%n object(s) stay as they are: {why}.", "", count), why) for why, count in counts if count]
        return [text.replace("{why}", why) for text, why in stays]
