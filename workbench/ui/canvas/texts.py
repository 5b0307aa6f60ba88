"""The sentences of hints, refusals and edits in the person's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from workbench.editing.gesture import Hint, Refused

_COUNT = re.compile(r"\d+")


class CanvasTexts(QObject):
    """Looks up what tools say by key. Every lookup translates anew, so that a change of language shows at once."""

    def hint(self, hint: Hint) -> str:
        """Return what the tool waits for."""
        return _filled(self._hints().get(hint.key, ""), hint.args)

    def refusal(self, refused: Refused) -> str:
        """Return why something was refused, one sentence."""
        return _filled(self._refusals().get(refused.key, refused.key), refused.args)

    def _hints(self) -> dict[str, str]:
        return {
            "select.nothing": self.tr("Click an object · Drag: select several · Right-click a joint: visibility"),
            "select.body": self.tr("Drag: move · Shift+click: add to selection · Arrows: nudge · Del: delete"),
            "select.edge": self.tr("Drag: move · Ctrl+click: insert a point · Del: delete"),
            "select.vertex": self.tr("Drag: move the point · Ctrl+click: delete the point"),
            "select.joint": self.tr("Drag: move the joint · Right-click: visibility · Alt+drag: move all"),
            "select.handle": self.tr("Drag: resize"),
            "select.moving": self.tr("Release to place · Esc: leave as it was"),
            "select.resizing": self.tr("Release to place · Esc: leave as it was"),
            "select.band": self.tr("Release to select what lies inside · Shift: add"),
            "box.first": self.tr("Drag a box for %1, or click two corners · Esc: select"),
            "box.second": self.tr("Release or click at the opposite corner · Esc: stop"),
            "polygon.first": self.tr("Click along the outline of %1 · Esc: select"),
            "polygon.more": self.tr("Click the next point · Backspace: back · Esc: stop"),
            "polygon.next": self.tr("Click the next point · Enter: close · Backspace: back · Esc: stop"),
            "polygon.closes": self.tr("Click to close the outline"),
            "keypoints.first": self.tr("Click %1 of %4 (%2/%3) · V: occluded · Tab: skip · Esc: select"),
            "keypoints.next": self.tr("Click %1 (%2/%3) · V: occluded · Tab: skip · Backspace: back · Esc: stop"),
            "keypoints.no_skeleton": self._refusals()["keypoints.no_skeleton"],
            "no_class": self._refusals()["no_class"],
            "pan": self.tr("Drag to move the view · Ctrl+wheel: zoom"),
        }  # fmt: skip

    def _refusals(self) -> dict[str, str]:
        return {
            "text": "%1",
            "no_class": self.tr("There is no class yet: add one in Labels, then draw."),
            "box.too_small": self.tr("The box is less than one pixel wide or high: drag further."),
            "polygon.too_small": self.tr("An outline needs at least three points around an area: click on."),
            "polygon.crosses": self.tr("The outline crosses itself: take points back with Backspace."),
            "polygon.keeps_three": self.tr("An outline keeps at least three points: delete the object."),
            "keypoints.no_skeleton": self.tr("%1 has no keypoints: add some in Labels or choose another class."),
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
            "Delete %1 objects": self.tr("Delete %1 objects"),
            "Move %1 objects": self.tr("Move %1 objects"),
            "Resize %1 objects": self.tr("Resize %1 objects"),
            "Duplicate %1 objects": self.tr("Duplicate %1 objects"),
            "Accept %1 predictions": self.tr("Accept %1 predictions"),
            "Relabel %1 objects": self.tr("Relabel %1 objects"),
            "Paste %1 objects": self.tr("Paste %1 objects"),
            "Cut %1 objects": self.tr("Cut %1 objects"),
            "Group %1 objects": self.tr("Group %1 objects"),
            "Change %1 objects": self.tr("Change %1 objects"),
        }

    def _titles(self) -> dict[str, str]:
        return {
            "Add box": self.tr("Add box"),
            "Add polygon": self.tr("Add polygon"),
            "Add keypoints": self.tr("Add keypoints"),
            "Add mask": self.tr("Add mask"),
            "Delete object": self.tr("Delete object"),
            "Change class": self.tr("Change class"),
            "Change visibility": self.tr("Change visibility"),
            "Move box": self.tr("Move box"),
            "Move polygon": self.tr("Move polygon"),
            "Move keypoints": self.tr("Move keypoints"),
            "Move mask": self.tr("Move mask"),
            "Move keypoint": self.tr("Move keypoint"),
            "Move point of polygon": self.tr("Move point of polygon"),
            "Add point to polygon": self.tr("Add point to polygon"),
            "Delete point of polygon": self.tr("Delete point of polygon"),
            "Resize box": self.tr("Resize box"),
            "Resize polygon": self.tr("Resize polygon"),
            "Resize keypoints": self.tr("Resize keypoints"),
            "Resize mask": self.tr("Resize mask"),
            "Duplicate object": self.tr("Duplicate object"),
            "Accept prediction": self.tr("Accept prediction"),
            "Paste object": self.tr("Paste object"),
            "Cut object": self.tr("Cut object"),
            "Ungroup objects": self.tr("Ungroup objects"),
            "Bring to front": self.tr("Bring to front"),
            "Send to back": self.tr("Send to back"),
            "Lock objects": self.tr("Lock objects"),
            "Unlock objects": self.tr("Unlock objects"),
            "Change attribute": self.tr("Change attribute"),
            "Change attributes of class": self.tr("Change attributes of class"),
            "Change tags": self.tr("Change tags"),
            "Add class": self.tr("Add class"),
            "Rename class": self.tr("Rename class"),
            "Remove class": self.tr("Remove class"),
            "Change skeleton": self.tr("Change skeleton"),
            "Change split": self.tr("Change split"),
            "Import": self.tr("Import"),
            "Add images": self.tr("Add images"),
            "Split into training and validation": self.tr("Split into training and validation"),
            "Make the example": self.tr("Make the example"),
        }

    def tool_title(self, tool_id: str) -> str:
        """Return the name of a tool, for its button."""
        titles = {
            "select": self.tr("Select and edit"),
            "pan": self.tr("Move the view"),
            "keypoints": self.tr("Keypoints"),
            "box": self.tr("Box"),
            "polygon": self.tr("Polygon"),
        }
        return titles.get(tool_id, tool_id)


def _filled(text: str, args: tuple[str, ...]) -> str:
    # From the last to the first, so that %1 inside an argument is not taken for a place of ours.
    parts = text
    for index in range(len(args), 0, -1):
        parts = parts.replace(f"%{index}", args[index - 1])
    return parts
