"""All tools in the order of the tool strip. A new tool is a new file and a line here."""

from __future__ import annotations

from workbench.editing.gesture import Tool
from workbench.editing.tools import (
    accept_brush,
    box,
    brush,
    circle,
    cut,
    eraser,
    hole,
    keypoints,
    line,
    measure,
    pan,
    part,
    point,
    polygon,
    rotated_box,
    select,
    smart,
    superpixel,
    wand,
)

TOOLS: tuple[Tool, ...] = (
    select.TOOL,
    pan.TOOL,
    keypoints.TOOL,
    box.TOOL,
    rotated_box.TOOL,
    circle.TOOL,
    polygon.TOOL,
    part.TOOL,
    hole.TOOL,
    cut.TOOL,
    line.TOOL,
    point.TOOL,
    brush.TOOL,
    eraser.TOOL,
    superpixel.TOOL,
    wand.TOOL,
    smart.TOOL,
    accept_brush.TOOL,
    measure.TOOL,
)


def tool(tool_id: str) -> Tool:
    """Return a tool by id; raises KeyError."""
    for known in TOOLS:
        if known.tool_id == tool_id:
            return known
    raise KeyError(tool_id)
