"""Which colour a class and a keypoint have, everywhere in the window: on the canvas, in lists, in thumbnails."""

from __future__ import annotations

import colorsys

from workbench.core.schema import Skeleton

TEN = ("#56b4e9", "#e69f00", "#2bb88a", "#cc79a7", "#f0e442", "#7b8cff", "#e8663d", "#a6cf4f", "#9a6dd7", "#c9a27c")
"""Told apart by colour-blind people too, bright enough for dark and light ground; Okabe and Ito's set, widened."""

LEFT, RIGHT, MIDDLE = "#5ab4ff", "#ff9f45", "#dfe4ea"
GOLDEN_TURN = 0.61803398875


def class_color(index: int) -> str:
    """Return the colour of the class at this position of the schema as ``#rrggbb``; stable, for any index >= 0."""
    if index < len(TEN):
        return TEN[index]
    hue = (index * GOLDEN_TURN) % 1.0
    red, green, blue = colorsys.hls_to_rgb(hue, 0.62, 0.62)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def keypoint_colors(skeleton: Skeleton) -> tuple[str, ...]:
    """Return one colour a keypoint: left cool, right warm, the middle neutral.

    Sides are read from the names; of a flip pair without such names the first counts as left.
    """
    colors = [_side_by_name(name) for name in skeleton.keypoints]
    for first, second in skeleton.flip_pairs:
        if colors[first] == colors[second] == MIDDLE:
            colors[first], colors[second] = LEFT, RIGHT
    return tuple(colors)


def _side_by_name(name: str) -> str:
    words = name.lower().replace("-", "_").replace(" ", "_")
    if words.startswith(("left", "l_")) or words.endswith("_l") or "_left" in words:
        return LEFT
    if words.startswith(("right", "r_")) or words.endswith("_r") or "_right" in words:
        return RIGHT
    # "leftear" and "rightear" begin with the side too; set-square corners and snouts have none.
    return MIDDLE
