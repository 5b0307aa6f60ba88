"""The sentences about masks: hints, refusals and edits of brush, eraser, superpixels, wand and what is done to masks."""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from PySide6.QtCore import QObject


class MaskTexts(QObject):
    """A part of what CanvasTexts looks up."""

    def hints(self) -> dict[str, str]:
        """Return what the tools that paint wait for, by key."""
        return {
            "brush.new": self.tr("Drag to paint a %1, %2 px · [ ] or Shift+wheel: size · Q: tip · Right-drag: erase"),
            "brush.add": self.tr("Drag to paint on this %1, %2 px · Shift+click: straight line · N: new object · Right-drag: erase"),
            "brush.beside": self.tr("Drag to paint a new %1, %2 px · Begin at the selected %3 to paint on it · Right-drag: erase"),
            "brush.over_polygon": self.tr("Drag to paint on this %1, %2 px; its outline becomes a mask · N: new object"),
            "brush.painting": self.tr("Release to keep what is painted · Esc: leave as it was"),
            "eraser.wait": self.tr("Drag to erase from this %1, %2 px · [ ] or Shift+wheel: size"),
            "eraser.nothing": self.tr("Drag over the mask to erase from, %2 px · [ ] or Shift+wheel: size · Q: tip"),
            "superpixel.new": self.tr("Drag over cells to paint a %1, %2 px cells · [ ] or Shift+wheel: size · Right-drag: erase"),
            "superpixel.add": self.tr("Drag over cells to paint on this %1, %2 px cells · N: new object · Right-drag: erase"),
            "superpixel.beside": self.tr("Drag over cells to paint a new %1, %2 px cells · Begin at the selected %3 to paint on it"),
            "wand.first": self.tr("Click a region to make it a %1, tolerance %2 · [ ]: tolerance · Shift or Alt+click: selected mask"),
            "wand.more": self.tr("Enter: keep · Shift+click: add · Alt+click: take away · [ ]: tolerance %1 · Esc: stop"),
            "eraser.painting": self.tr("Release to keep what is left · Esc: leave as it was"),
        }  # fmt: skip

    def refusals(self) -> dict[str, str]:
        """Return why something about a mask was not done, by key."""
        return {
            "brush.outside": self.tr("Nothing was painted: the stroke lies outside the image."),
            "eraser.nothing": self.tr("There is no mask here to erase from: select one first."),
            "mask.empty": self.tr("No pixel is left to keep: click a region first."),
            "superpixel.none": self.tr("The cells here are still being made: try again in a moment."),
            "wand.reading": self.tr("The image is still being read: try again in a moment."),
            "wand.outside": self.tr("This place lies outside the image: click a pixel of it."),
            "mask.none": self.tr("This object has no pixels to erase: paint some first."),
            "mask.none_selected": self.tr("None of the selected objects has a mask: paint one, or convert them to masks."),
            "mask.would_vanish": self.tr("Nothing would be left of the mask: delete the object instead."),
            "mask.locked": self.tr("This object is locked: unlock it first, or press N to begin a new one."),
            "mask.other_size": self.tr("The mask was made for %1 pixels, the image has %2: put the old file back."),
            "mask.not_filled": self.tr("The outline of this object lies too far outside the image to become a mask."),
        }  # fmt: skip

    def titles(self) -> dict[str, str]:
        """Return the titles of edits of one mask."""
        return {
            "Paint mask": self.tr("Paint mask"),
            "Paint on polygon, now a mask": self.tr("Paint on polygon, now a mask"),
            "Erase mask": self.tr("Erase mask"),
            "Select by colour": self.tr("Select by colour"),
            "Fill holes of mask": self.tr("Fill holes of mask"),
            "Keep largest part of mask": self.tr("Keep largest part of mask"),
            "Grow mask": self.tr("Grow mask"),
            "Shrink mask": self.tr("Shrink mask"),
            "Invert mask in its box": self.tr("Invert mask in its box"),
            "Remove specks": self.tr("Remove specks"),
            "Cut out object": self.tr("Cut out object"),
            "Erase from polygon, now a mask": self.tr("Erase from polygon, now a mask"),
        }  # fmt: skip

    def counted_titles(self) -> dict[str, str]:
        """Return the titles that carry a number."""
        return {
            "Fill holes of %1 masks": self.tr("Fill holes of %1 masks"),
            "Keep largest part of %1 masks": self.tr("Keep largest part of %1 masks"),
            "Grow %1 masks": self.tr("Grow %1 masks"),
            "Shrink %1 masks": self.tr("Shrink %1 masks"),
            "Invert %1 masks in their boxes": self.tr("Invert %1 masks in their boxes"),
            "Remove specks of %1 masks": self.tr("Remove specks of %1 masks"),
            "Split mask into %1 objects": self.tr("Split mask into %1 objects"),
            "Cut out %1 objects": self.tr("Cut out %1 objects"),
        }  # fmt: skip
