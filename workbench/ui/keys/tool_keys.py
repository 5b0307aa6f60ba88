"""The keys that tools of the canvas hear while they are in hand: what they do, and what the tool hears for them.

A tool asks for a key by Qt's name ("Return"). Whichever key a person has put in its place, the canvas tells the tool
the name it asks for.
"""
# ruff: noqa: E501 - a table reads best with one row a line

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "ToolKeys"


@dataclass(frozen=True, slots=True)
class ToolKey:
    """One line of the table: ``hears`` is a chord in Qt's names ("Shift+Left"), which the tool acts on.

    ``keys`` are the chords that stand for it at first. ``same_as`` is the action that does the same to the selection.
    """

    id: str
    title: str
    tools: tuple[str, ...]
    hears: str
    keys: tuple[str, ...]
    same_as: str = ""


_DRAWING = ("keypoints", "polygon", "part", "hole", "cut", "line", "rotated_box", "circle", "smart", "wand")
"""Tools whose gesture takes more than one step."""
_PAINTING = ("brush", "eraser")
_SIZED = (*_PAINTING, "superpixel", "wand")

TOOL_KEYS: tuple[ToolKey, ...] = (
    ToolKey("hand.occluded", QT_TRANSLATE_NOOP("ToolKeys", "Place the next point as occluded"), ("keypoints",), "V", ("V",)),
    ToolKey("hand.skip", QT_TRANSLATE_NOOP("ToolKeys", "Leave the next point for later"), ("keypoints",), "Tab", ("Tab",)),
    ToolKey("hand.absent", QT_TRANSLATE_NOOP("ToolKeys", "The next point is absent"), ("keypoints",), "X", ("X",)),
    ToolKey("hand.back", QT_TRANSLATE_NOOP("ToolKeys", "Take the last point back"), _DRAWING, "Backspace", ("Backspace",)),
    ToolKey("hand.finish", QT_TRANSLATE_NOOP("ToolKeys", "Finish the shape"), _DRAWING, "Return", ("Return", "Enter")),
    ToolKey("hand.accept", QT_TRANSLATE_NOOP("ToolKeys", "Accept the predicted object in focus"), ("select", "pan", "box"), "Return", ("Return", "Enter")),
    ToolKey("hand.outline", QT_TRANSLATE_NOOP("ToolKeys", "Cut out a mask or an outline"), ("smart",), "Tab", ("Tab",)),
    ToolKey("hand.left", QT_TRANSLATE_NOOP("ToolKeys", "Nudge the selection left"), ("select",), "Left", ("Left",)),
    ToolKey("hand.right", QT_TRANSLATE_NOOP("ToolKeys", "Nudge the selection right"), ("select",), "Right", ("Right",)),
    ToolKey("hand.up", QT_TRANSLATE_NOOP("ToolKeys", "Nudge the selection up"), ("select",), "Up", ("Up",)),
    ToolKey("hand.down", QT_TRANSLATE_NOOP("ToolKeys", "Nudge the selection down"), ("select",), "Down", ("Down",)),
    ToolKey("hand.far_left", QT_TRANSLATE_NOOP("ToolKeys", "Nudge ten pixels left"), ("select",), "Shift+Left", ("Shift+Left",)),
    ToolKey("hand.far_right", QT_TRANSLATE_NOOP("ToolKeys", "Nudge ten pixels right"), ("select",), "Shift+Right", ("Shift+Right",)),
    ToolKey("hand.far_up", QT_TRANSLATE_NOOP("ToolKeys", "Nudge ten pixels up"), ("select",), "Shift+Up", ("Shift+Up",)),
    ToolKey("hand.far_down", QT_TRANSLATE_NOOP("ToolKeys", "Nudge ten pixels down"), ("select",), "Shift+Down", ("Shift+Down",)),
    ToolKey("hand.delete", QT_TRANSLATE_NOOP("ToolKeys", "Delete the point under the pointer, else the selection"), ("select",), "Delete", ("Del", "Backspace"), "edit.delete"),
    ToolKey("hand.other_way", QT_TRANSLATE_NOOP("ToolKeys", "Follow the neighbour's border the other way"), ("polygon", "part", "hole"), "F", ("F",)),
    ToolKey("hand.smaller", QT_TRANSLATE_NOOP("ToolKeys", "Smaller tip, cells or tolerance"), _SIZED, "BracketLeft", ("[",)),
    ToolKey("hand.larger", QT_TRANSLATE_NOOP("ToolKeys", "Larger tip, cells or tolerance"), _SIZED, "BracketRight", ("]",)),
    ToolKey("hand.other_tip", QT_TRANSLATE_NOOP("ToolKeys", "Round or square tip"), _PAINTING, "Q", ("Q",)),
    ToolKey("hand.new_object", QT_TRANSLATE_NOOP("ToolKeys", "Begin a new object"), (*_PAINTING, "superpixel", "keypoints"), "N", ("N",)),
)  # fmt: skip
