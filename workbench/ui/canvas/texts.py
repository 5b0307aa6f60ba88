"""The sentences of hints, refusals and edits in the person's language."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from workbench.editing.gesture import SAID, Hint, Refused
from workbench.ui.canvas.cutting_texts import said
from workbench.ui.canvas.mask_texts import MaskTexts
from workbench.ui.canvas.outline_texts import OutlineTexts

_COUNT = re.compile(r"\d+")


class CanvasTexts(QObject):
    """Looks up what tools say by key, in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outlines = OutlineTexts(self)
        self._masks = MaskTexts(self)
        self._known_hints: dict[str, str] = {}
        self._spoken = ""

    def hint(self, hint: Hint) -> str:
        """Return what the tool waits for."""
        # Asked at every move of the pointer: three hundred sentences are translated anew only when one has changed.
        spoken = self.tr("Drag to move the view · Ctrl+wheel: zoom")
        if spoken != self._spoken:
            self._spoken, self._known_hints = spoken, self._hints()
        return _filled(self._known_hints.get(hint.key, ""), hint.args)

    def refusal(self, refused: Refused) -> str:
        """Return why something was refused, one sentence."""
        args = tuple(map(said, refused.args)) if refused.key == SAID else refused.args
        return _filled(self._refusals().get(refused.key, refused.key), args)

    def _hints(self) -> dict[str, str]:
        return {
            **self._outlines.hints(),
            **self._masks.hints(),
            "select.nothing": self.tr("Click an object · Drag: select several · Right-click a keypoint: visibility"),
            "select.body": self.tr("Drag: move · Shift+click: add to selection · Arrows: nudge · Del: delete"),
            "select.joint": self.tr("Drag: move · Ctrl+drag: keep lengths · Alt+drag: all · Right-click: visibility"),
            "select.handle": self.tr("Drag: resize"),
            "select.moving": self.tr("Release to place · Esc: leave as it was"),
            "select.resizing": self.tr("Release to place · Esc: leave as it was"),
            "select.rotate": self.tr("Drag: rotate · Shift: steps of 15°"),
            "select.rotate_box": self.tr("Drag: rotate, the box becomes a rotated box · Shift: steps of 15°"),
            "select.rotating": self.tr("Release to place · Shift: steps of 15° · Esc: leave as it was"),
            "select.side": self.tr("Drag: resize, the opposite side stays"),
            "select.radius": self.tr("Drag: change the radius"),
            "select.line_point": self.tr("Drag: move the point · Ctrl+click: delete the point"),
            "select.line_edge": self.tr("Drag: move · Ctrl+click: insert a point · Del: delete"),
            "select.band": self.tr("Release to select what lies inside · Shift: add"),
            "box.first": self.tr("Drag a box for %1, or click two corners · Esc: select"),
            "box.second": self.tr("Release or click at the opposite corner · Esc: stop"),
            "rotated_box.first": self.tr("Click or drag along one side of %1 · Shift: steps of 15° · Esc: select"),
            "rotated_box.side": self.tr("Release or click where this side ends · Shift: steps of 15° · Esc: stop"),
            "rotated_box.depth": self.tr("Click on the opposite side · Backspace: back · Esc: stop"),
            "circle.first": self.tr("Drag from the centre of %1 to its rim, or click both · Esc: select"),
            "circle.second": self.tr("Release or click on the rim · Esc: stop"),
            "line.first": self.tr("Click along the line of %1 · Esc: select"),
            "line.more": self.tr("Click the next point · Backspace: back · Esc: stop"),
            "line.next": self.tr("Click the next point · Enter: end · Backspace: back · Esc: stop"),
            "point.first": self.tr("Click a point of %1 · Esc: select"),
            "point.more": self.tr("Click: another %1 · Shift+click: one more point of this object · Esc: select"),
            "keypoints.first": self.tr("Click %1 of %4 (%2/%3) · V: occluded · X: absent · Tab: later · Esc: select"),
            "keypoints.into": self.tr("Click %1 of the selected %4 (%2/%3) · N: new object · V: occluded · X: absent · Tab: later"),
            "keypoints.next": self.tr(
                "Click %1 (%2/%3) · V: occluded · X: absent · Tab: later · Backspace: back · Esc: stop"
            ),
            "keypoints.complete": self.tr("Click %1 (%2 absent) · V: occluded · Tab: another first · Enter: enough"),
            "stamp.first": self.tr("Click to lay a whole %1, or drag its box · Drag a keypoint: move it · Esc: select"),
            "stamp.drag": self.tr("Release to lay the pose · Esc: stop"),
            "stamp.no_pose": self._refusals()["stamp.no_pose"],
            "select.pose_move": self.tr("Drag: move the whole pose"),
            "select.pose_turn": self.tr("Drag: turn the pose · Shift: steps of 15° · Ctrl: also resize"),
            "select.pose_scale": self.tr("Drag: resize the pose with its box"),
            "keypoints.no_skeleton": self._refusals()["keypoints.no_skeleton"],
            "no_class": self._refusals()["no_class"],
            "smart.first": self.tr("Click on %1 · Shift+click or right-click: beside it · Drag: box · Esc: select"),
            "smart.waiting": self.tr("Cutting it out…  Enter: take it when it comes · Esc: stop"),
            "smart.mask": self.tr("Enter: add the mask · Click: more · Shift+click: less · Tab: outline · Esc: stop"),
            "smart.outline": self.tr("Enter: add the outline · Click: more · Shift+click: less · Tab: mask · Esc: stop"),
            "accept.first": self.tr("%1 predicted · Brush over them: accept · Esc: select"),
            "accept.none": self._refusals()["accept.none"],
            "accept.stroke": self.tr("%1 touched · Release: accept · Esc: stop"),
            "measure.first": self.tr("Drag from one place to another to measure · Esc: select"),
            "measure.second": self.tr("Release at the other end · Shift: steps of 15° · Esc: stop"),
            "measure.done": self.tr("Drag again to measure anew · Esc: take the line away"),
            "pan": self.tr("Drag to move the view · Ctrl+wheel: zoom"),
        }  # fmt: skip

    def _refusals(self) -> dict[str, str]:
        return {
            **self._outlines.refusals(),
            **self._masks.refusals(),
            SAID: "%1",
            "no_class": self.tr("There is no class yet: add one in Labels, then draw."),
            "box.too_small": self.tr("The box is less than one pixel wide or high: drag further."),
            "rotated_box.too_small": self.tr("The rotated box is less than one pixel wide or high: drag further."),
            "circle.too_small": self.tr("The circle's radius is less than one pixel: drag further."),
            "line.too_small": self.tr("A line needs at least two points: click on."),
            "line.keeps_two": self.tr("A line keeps at least two points: delete the object."),
            "point.keeps_one": self.tr("The object keeps at least one point: delete the object."),
            "turn.nothing": self.tr("The keys rotate rotated boxes: drag the round handle of a plain box."),
            "smart.nothing": self.tr("Nothing is cut out yet: click on the object or drag a box around it."),
            "accept.none": self.tr("No predicted object waits on this image."),
            "keypoints.no_skeleton": self.tr("%1 has no keypoints: add some in Labels or choose another class."),
            "stamp.no_pose": self.tr(
                "There is no pose of %1 to lay down: label three objects, or place a template in its skeleton."
            ),
            "keypoints.none": self.tr("No keypoint was placed: click at least one, then finish."),
        }  # fmt: skip

    def edit_title(self, title: str) -> str:
        """Return the title of an edit ("Move box", "Relabel 214 objects"); others come back as they are."""
        found = self._titles().get(title)
        if found is not None:
            return found
        count = _COUNT.search(title)
        pattern = self._counted().get(_COUNT.sub("%1", title, 1)) if count is not None else None
        return pattern.replace("%1", count.group()) if pattern is not None and count is not None else title

    def _counted(self) -> dict[str, str]:
        """Titles that carry how many objects they are about, always more than one."""
        return {
            **self._outlines.counted_titles(),
            **self._masks.counted_titles(),
            "Delete %1 objects": self.tr("Delete %1 objects"),
            "Move %1 objects": self.tr("Move %1 objects"),
            "Resize %1 objects": self.tr("Resize %1 objects"),
            "Duplicate %1 objects": self.tr("Duplicate %1 objects"),
            "Refine %1 objects": self.tr("Refine %1 objects"),
            "Accept %1 predictions": self.tr("Accept %1 predictions"),
            "Relabel %1 objects": self.tr("Relabel %1 objects"),
            "Paste %1 objects": self.tr("Paste %1 objects"),
            "Cut %1 objects": self.tr("Cut %1 objects"),
            "Group %1 objects": self.tr("Group %1 objects"),
            "Ungroup %1 objects": self.tr("Ungroup %1 objects"),
            "Bring %1 objects to front": self.tr("Bring %1 objects to front"),
            "Send %1 objects to back": self.tr("Send %1 objects to back"),
            "Lock %1 objects": self.tr("Lock %1 objects"),
            "Unlock %1 objects": self.tr("Unlock %1 objects"),
            "Change state of %1 objects": self.tr("Change state of %1 objects"),
            "Rotate %1 boxes": self.tr("Rotate %1 boxes"),
            "Convert %1 objects to boxes": self.tr("Convert %1 objects to boxes"),
            "Convert %1 objects to rotated boxes": self.tr("Convert %1 objects to rotated boxes"),
            "Convert %1 objects to polygons": self.tr("Convert %1 objects to polygons"),
            "Convert %1 objects to masks": self.tr("Convert %1 objects to masks"),
            "Convert %1 objects to lines": self.tr("Convert %1 objects to lines"),
            "Change %1 objects": self.tr("Change %1 objects"),
        }

    def _titles(self) -> dict[str, str]:
        return {
            **self._outlines.titles(),
            **self._masks.titles(),
            "Add box": self.tr("Add box"),
            "Add polygon": self.tr("Add polygon"),
            "Add keypoints": self.tr("Add keypoints"),
            "Add mask": self.tr("Add mask"),
            "Add rotated box": self.tr("Add rotated box"),
            "Add circle": self.tr("Add circle"),
            "Add line": self.tr("Add line"),
            "Add points": self.tr("Add points"),
            "Delete object": self.tr("Delete object"),
            "Relabel object": self.tr("Relabel object"),
            "Change visibility": self.tr("Change visibility"),
            "Move box": self.tr("Move box"),
            "Move polygon": self.tr("Move polygon"),
            "Move keypoints": self.tr("Move keypoints"),
            "Move mask": self.tr("Move mask"),
            "Move rotated box": self.tr("Move rotated box"),
            "Move circle": self.tr("Move circle"),
            "Move line": self.tr("Move line"),
            "Move points": self.tr("Move points"),
            "Move keypoint": self.tr("Move keypoint"),
            "Move point of line": self.tr("Move point of line"),
            "Add point to line": self.tr("Add point to line"),
            "Delete point of line": self.tr("Delete point of line"),
            "Move point": self.tr("Move point"),
            "Add point": self.tr("Add point"),
            "Delete point": self.tr("Delete point"),
            "Rotate box": self.tr("Rotate box"),
            "Convert to box": self.tr("Convert to box"),
            "Convert to rotated box": self.tr("Convert to rotated box"),
            "Convert to polygon": self.tr("Convert to polygon"),
            "Convert to mask": self.tr("Convert to mask"),
            "Convert to line": self.tr("Convert to line"),
            "Cut boxes off at their images": self.tr("Cut boxes off at their images"),
            "Delete boxes without area": self.tr("Delete boxes without area"),
            "Delete objects that are there twice": self.tr("Delete objects that are there twice"),
            "Add boxes around poses": self.tr("Add boxes around poses"),
            "Make keypoints outside of images absent": self.tr("Make keypoints outside of images absent"),
            "Pair left and right keypoints": self.tr("Pair left and right keypoints"),
            "Take pictures that are trained on out of the validation": self.tr(
                "Take pictures that are trained on out of the validation"
            ),
            "Add classes": self.tr("Add classes"),
            "Labels of a run": self.tr("Labels of a run"),
            "Resize box": self.tr("Resize box"),
            "Resize rotated box": self.tr("Resize rotated box"),
            "Resize circle": self.tr("Resize circle"),
            "Resize line": self.tr("Resize line"),
            "Resize points": self.tr("Resize points"),
            "Resize polygon": self.tr("Resize polygon"),
            "Resize keypoints": self.tr("Resize keypoints"),
            "Resize mask": self.tr("Resize mask"),
            "Duplicate object": self.tr("Duplicate object"),
            "Accept prediction": self.tr("Accept prediction"),
            "Paste object": self.tr("Paste object"),
            "Cut object": self.tr("Cut object"),
            "Ungroup object": self.tr("Ungroup object"),
            "Bring object to front": self.tr("Bring object to front"),
            "Send object to back": self.tr("Send object to back"),
            "Lock object": self.tr("Lock object"),
            "Unlock object": self.tr("Unlock object"),
            "Change attribute": self.tr("Change attribute"),
            "Change attributes of class": self.tr("Change attributes of class"),
            "Change tags": self.tr("Change tags"),
            "Change state of image": self.tr("Change state of image"),
            "Change state of object": self.tr("Change state of object"),
            "Add comment": self.tr("Add comment"),
            "Settle comment": self.tr("Settle comment"),
            "Remove comment": self.tr("Remove comment"),
            "Refine object": self.tr("Refine object"),
            "Add class": self.tr("Add class"),
            "Rename class": self.tr("Rename class"),
            "Remove class": self.tr("Remove class"),
            "Change skeleton": self.tr("Change skeleton"),
            "Place keypoint": self.tr("Place keypoint"),
            "Mirror pose": self.tr("Mirror pose"),
            "Swap left and right": self.tr("Swap left and right"),
            "Complete by symmetry": self.tr("Complete by symmetry"),
            "Turn pose": self.tr("Turn pose"),
            "Resize pose": self.tr("Resize pose"),
            "Move limb": self.tr("Move limb"),
            "Copy pose": self.tr("Copy pose"),
            "Copy poses": self.tr("Copy poses"),
            "Change split": self.tr("Change split"),
            "Import": self.tr("Import"),
            "Add images": self.tr("Add images"),
            "Split into training and validation": self.tr("Split into training and validation"),
            "Make the example": self.tr("Make the example"),
        }


def _filled(text: str, args: tuple[str, ...]) -> str:
    # From the last to the first, so that %1 inside an argument is not taken for a place of ours.
    parts = text
    for index in range(len(args), 0, -1):
        parts = parts.replace(f"%{index}", args[index - 1])
    return parts
