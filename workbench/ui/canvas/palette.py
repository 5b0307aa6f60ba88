"""The colours of classes, body sides and lines on the canvas, as ``#rrggbb``; the same in both themes."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.editing.poses.sides import LEFT, MIDDLE, RIGHT, edge_side, sides

ACCENT = "#4c8dff"
ACTIVE_CHIP = "#2b6be0"
CHIP = "#1b1e22"
CHIP_TEXT = "#f2f4f7"
GROUND = "#15171a"
MUTED = "#9aa3ad"
SIDE_COLORS = {LEFT: "#5ab4ff", RIGHT: "#ff9f45", MIDDLE: "#dfe4ea"}

# Told apart with red-green and blue-yellow blindness too: they differ in lightness as well as in hue.
_FIRST_TEN = (
    "#56b4e9",
    "#e69f00",
    "#2fbf8f",
    "#cc79a7",
    "#f0e442",
    "#e8603c",
    "#7d8cff",
    "#b9e27a",
    "#f7b6d2",
    "#b05bd6",
)
_GOLDEN_ANGLE = 137.508
_COLOR = re.compile("#[0-9a-fA-F]{6}")


@lru_cache(maxsize=4096)
def class_color(index: int) -> str:
    """Return the colour of the class at a position of the schema: stable over the whole data set."""
    if index < len(_FIRST_TEN):
        return _FIRST_TEN[index]
    return _oklch(0.78, 0.13, (index - len(_FIRST_TEN)) * _GOLDEN_ANGLE + 20.0)


def category_color(category: Category, index: int) -> str:
    """Return a class's own colour; without one that of its place in the schema."""
    return category.color if is_color(category.color) else class_color(index)


def color_of(schema: LabelSchema, category_id: int) -> str:
    """Return the colour of a class; grey when the schema does not have it."""
    for index, category in enumerate(schema.categories):
        if category.id == category_id:
            return category_color(category, index)
    return MUTED


def is_color(text: str) -> bool:
    """Whether a text is ``#rrggbb``: what stands in a class or skeleton may come from a stranger's file."""
    return _COLOR.fullmatch(text) is not None


@lru_cache(maxsize=64)
def joint_colors(skeleton: Skeleton) -> tuple[str, ...]:
    """Return one colour a keypoint: the skeleton's own, else left cool, right warm, the middle neutral."""
    by_side = tuple(SIDE_COLORS[side] for side in sides(skeleton))
    own = skeleton.colors or by_side
    return tuple(color if is_color(color) else other for color, other in zip(own, by_side, strict=True))


def bone_color(skeleton: Skeleton, edge: tuple[int, int]) -> str:
    """Return the colour of an edge: that of the joint it leads to, or of its side."""
    return joint_colors(skeleton)[edge[1]] if skeleton.colors else SIDE_COLORS[edge_side(skeleton, edge)]


def bgra(color: str, alpha: float = 1.0) -> tuple[float, float, float, float]:
    """Return ``#rrggbb`` as premultiplied blue, green, red, alpha, each 0..255."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return blue * alpha, green * alpha, red * alpha, 255 * alpha


def _oklch(lightness: float, chroma: float, hue_deg: float) -> str:
    """Convert from OKLCH, where equal lightness looks equally light."""
    a = chroma * math.cos(math.radians(hue_deg))
    b = chroma * math.sin(math.radians(hue_deg))
    l3 = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m3 = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s3 = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
        -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
        -0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3,
    )
    return "#" + "".join(f"{_srgb(value):02x}" for value in linear)


def _srgb(linear: float) -> int:
    value = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(min(max(value, 0.0), 1.0) * 255)
