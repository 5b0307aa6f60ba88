"""The sentences about outlines: hints, refusals and edits of polygons, parts, holes and cuts."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from PySide6.QtCore import QObject


class OutlineTexts(QObject):
    """A part of what CanvasTexts looks up."""

    def hints(self) -> dict[str, str]:
        """Return what tools and grips of outlines wait for, by key."""
        return {
            "select.edge": self.tr("Drag: move · Alt+drag: move the edge · Ctrl+click: insert a point · Shift+Del: delete this part"),
            "select.outline": self.tr("Drag: move · Ctrl+drag: choose points · Shift+click: add to selection · Arrows: nudge · Del: delete"),
            "select.vertex": self.tr("Drag: move the point, with Ctrl onto a neighbour · Ctrl+click: delete the point"),
            "select.moving_point": self.tr("Release to place · Ctrl: snap to a neighbour · Esc: leave as it was"),
            "select.points": self.tr("Drag: move the chosen points · Del: delete them · Esc: choose none"),
            "select.points_band": self.tr("Release to choose the points inside · Shift: add"),
            "polygon.first": self.tr("Click or drag along the outline of %1 · Ctrl: snap to a neighbour · Esc: select"),
            "polygon.first_selected": self.tr("Click or drag along the outline of %1 · Shift: a part of the selected · Alt: a hole in it · Ctrl: snap"),
            "polygon.more": self.tr("Click the next point or drag along · Backspace: back · Esc: stop"),
            "polygon.next": self.tr("Click the next point or drag along · Enter: close · Backspace: back · Esc: stop"),
            "polygon.stroke": self.tr("Draw on · Release at the beginning: close · Esc: stop"),
            "polygon.border": self.tr("Click to follow the neighbour's border to here · F: the other way, or straight"),
            "polygon.closes": self.tr("Click to close the outline"),
            "part.first": self.tr("Click or drag along another part of the selected object · Ctrl: snap · Esc: select"),
            "part.no_target": self.refusals()["part.no_target"],
            "hole.first": self.tr("Click or drag along the hole in the selected object · Ctrl: snap · Esc: select"),
            "cut.first": self.tr("Drag a line across an object, or click along it · Every object it crosses is cut · Esc: select"),
            "cut.first_selected": self.tr("Drag a line across the selected object, or click along it · Esc: select"),
            "cut.going": self.tr("Cutting… · Esc: leave them whole"),
            "cut.next": self.tr("Click on, right across the object · Enter: cut · Backspace: back · Esc: stop"),
        }  # fmt: skip

    def refusals(self) -> dict[str, str]:
        """Return why something about an outline was not done, by key."""
        return {
            "polygon.too_small": self.tr("An outline needs at least three points around an area: click on."),
            "polygon.crosses": self.tr("The outline crosses itself at the mark: go back with Backspace, or press Enter again to repair it."),
            "polygon.would_cross": self.tr("The outline would cross itself there: it stays as it was."),
            "polygon.keeps_three": self.tr("An outline keeps at least three points: delete the part or the object."),
            "part.no_target": self.tr("Select one object first, then draw its part or hole."),
            "part.inside": self.tr("The object covers this part already: draw beyond its border."),
            "part.last": self.tr("The object has no other part: delete the object."),
            "part.none": self.tr("Point at a part or hole of the selected object first."),
            "hole.outside": self.tr("The hole lies beside the selected object: draw it inside."),
            "hole.no_outline": self.tr("The selected object has neither outline nor mask to cut from: make it a polygon first."),
            "hole.everything": self.tr("Nothing of the object would be left: delete the object."),
            "outline.same": self.tr("Nothing would change."),
            "outline.locked": self.tr("One of the selected objects is locked: unlock it first."),
            "outline.none": self.tr("None of the selected objects has an outline: make them polygons first."),
            "outline.many": self.tr("The outlines have more than 5,000 points: simplify them first."),
            "outline.simple": self.tr("The outline is as simple as it gets without changing its area by more than a tenth."),
            "outline.unsmooth": self.tr("Smoothing would make the outline cross itself: it stays as it was."),
            "outline.sound": self.tr("There is nothing to repair: no outline crosses itself."),
            "outline.no_area": self.tr("An outline surrounds no area at all: delete the object."),
            "combine.two": self.tr("Select at least two objects first."),
            "combine.nothing_left": self.tr("An object lies wholly under the one in front and would vanish: delete it instead."),
            "combine.apart": self.tr("The object in front overlaps none of the others: bring the cutting one to the front."),
            "combine.nothing_common": self.tr("The selected objects have no area in common."),
            "combine.keypoints": self.tr("Two of the objects have keypoints, of which one set would be lost: leave one out."),
            "combine.sizes": self.tr("The masks were made for images of different sizes."),
            "combine.no_area": self.tr("One of the objects has no area: leave lines, points and bare keypoints out."),
            "cut.nothing": self.tr("The line cuts no object: draw it right across, from border to border."),
        }  # fmt: skip

    def titles(self) -> dict[str, str]:
        """Return the titles of edits, by their English ones."""
        return {
            "Add part to object": self.tr("Add part to object"),
            "Cut hole into object": self.tr("Cut hole into object"),
            "Fill hole of object": self.tr("Fill hole of object"),
            "Delete part of object": self.tr("Delete part of object"),
            "Move point of polygon": self.tr("Move point of polygon"),
            "Add point to polygon": self.tr("Add point to polygon"),
            "Delete point of polygon": self.tr("Delete point of polygon"),
            "Move points of polygon": self.tr("Move points of polygon"),
            "Delete points of polygon": self.tr("Delete points of polygon"),
            "Move edge of polygon": self.tr("Move edge of polygon"),
            "Subtract front object": self.tr("Subtract front object"),
            "Cut by a line": self.tr("Cut by a line"),
            "Simplify outline": self.tr("Simplify outline"),
            "Smooth outline": self.tr("Smooth outline"),
            "Repair outline": self.tr("Repair outline"),
        }

    def counted_titles(self) -> dict[str, str]:
        """Return the titles that carry how many objects they are about."""
        return {
            "Unite %1 objects": self.tr("Unite %1 objects"),
            "Intersect %1 objects": self.tr("Intersect %1 objects"),
        }
