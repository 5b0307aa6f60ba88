"""Makes the example's pictures and their exact labels: set squares on cluttered desks.

Run from the window's environment: ``.venv/bin/python projects/set-squares/make_set_squares.py``. Every picture is
drawn at twice its size from a seed of its own and then shrunk, so the same script gives the same scene again.
Labels are computed, not drawn: corners are projected with the homography that placed the square, the polygon is what
remains of the outline after the picture's edge and the things lying on top were cut away.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from shapely.geometry import MultiPolygon, Point, Polygon, box

WIDTH, HEIGHT, SCALE = 640, 480, 2
PICTURES, LABELLED, VALIDATION = 60, 44, 10
KEYPOINTS = ("right angle", "clockwise corner", "anticlockwise corner")
CATEGORIES = ((1, "30-60-90"), (2, "45-45-90"))

Picture = npt.NDArray[np.float32]
Color = tuple[float, float, float]


@dataclass
class Thing:
    """Something lying on the desk: its outline in full-size pixels and, for a set square, what it is."""

    outline: Polygon
    category_id: int = 0
    corners: npt.NDArray[np.float64] | None = None


@dataclass
class Scene:
    """A picture being drawn, float BGR 0..1 at SCALE times its final size, and what lies on it, bottom first."""

    picture: Picture
    rng: np.random.Generator
    light: npt.NDArray[np.float64]
    things: list[Thing] = field(default_factory=list)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height while drawing."""
        return self.picture.shape[1], self.picture.shape[0]


# --- the desk ---------------------------------------------------------------------------------------------------------


def noise(rng: np.random.Generator, size: tuple[int, int], cells: tuple[float, float]) -> npt.NDArray[np.float32]:
    """Smooth noise of mean 0 and deviation about 1, with features of ``cells`` pixels (x, y)."""
    width, height = size
    small = rng.standard_normal((max(2, int(height / cells[1]) + 2), max(2, int(width / cells[0]) + 2)))
    return cv2.resize(small.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)


def flat(color: Color, size: tuple[int, int]) -> Picture:
    """A picture of one colour."""
    return np.full((size[1], size[0], 3), color, np.float32)


def wood(rng: np.random.Generator, size: tuple[int, int]) -> Picture:
    """Planks with grain and darker pores."""
    tone = np.array([(0.32, 0.50, 0.68), (0.20, 0.33, 0.48), (0.48, 0.62, 0.74)][rng.integers(3)], np.float32)
    warp = noise(rng, size, (420, 260)) * 34 + noise(rng, size, (900, 60)) * 5
    rows = np.arange(size[1], dtype=np.float32)[:, None] + warp
    grain = np.sin(rows * 2 * np.pi / rng.uniform(24, 48)) * 0.5 + np.sin(rows * 2 * np.pi / 11.0) * 0.25
    pores = np.clip(noise(rng, size, (60, 1.6)) - 1.2, 0, None)
    shade = 1 + 0.07 * grain - 0.12 * pores + 0.03 * noise(rng, size, (7, 2))
    plank = int(rng.integers(180, 330))
    for edge in range(plank, size[1], plank):
        shade[edge : edge + 3] *= 0.72
    return (tone * shade[..., None]).astype(np.float32)


def paper(rng: np.random.Generator, size: tuple[int, int]) -> Picture:
    """Graph or ruled paper with faint fibres."""
    picture = flat((0.90, 0.93, 0.95), size) * (1 + 0.012 * noise(rng, size, (3, 3)))[..., None]
    step = int(rng.integers(34, 60))
    ink = np.array([(0.86, 0.70, 0.55), (0.70, 0.82, 0.62), (0.75, 0.74, 0.86)][rng.integers(3)], np.float32)
    picture[::step] = ink
    picture[1::step] = ink
    if rng.random() < 0.7:
        picture[:, ::step] = ink
        picture[:, 1::step] = ink
    return picture.astype(np.float32)


def cutting_mat(rng: np.random.Generator, size: tuple[int, int]) -> Picture:
    """A green or blue mat with a pale grid and scratches."""
    tone = [(0.33, 0.42, 0.16), (0.45, 0.30, 0.17), (0.25, 0.25, 0.26)][rng.integers(3)]
    picture = flat(tone, size) * (1 + 0.05 * noise(rng, size, (2.5, 2.5)))[..., None]
    step = int(rng.integers(70, 120))
    for start, thick in ((0, 2), (step // 2, 1)):
        for at in range(start, size[0], step):
            cv2.line(picture, (at, 0), (at, size[1]), (0.62, 0.68, 0.60), thick, cv2.LINE_AA)
        for at in range(start, size[1], step):
            cv2.line(picture, (0, at), (size[0], at), (0.62, 0.68, 0.60), thick, cv2.LINE_AA)
    for _ in range(int(rng.integers(5, 16))):
        first = rng.uniform((0, 0), size)
        second = first + rng.normal(0, 240, 2)
        cv2.line(picture, as_point(first), as_point(second), tuple(v * 1.35 for v in tone), 1, cv2.LINE_AA)
    return picture.astype(np.float32)


def cloth(rng: np.random.Generator, size: tuple[int, int]) -> Picture:
    """Woven cloth with folds and sometimes checks."""
    tone = rng.uniform(0.25, 0.75, 3)
    columns, rows = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    weave = np.sin(columns * 2 * np.pi / 7) * np.sin(rows * 2 * np.pi / 7)
    folds = noise(rng, size, (500, 160))
    shade = 1 + 0.10 * weave + 0.12 * folds + 0.05 * noise(rng, size, (3, 3))
    picture = np.float32(tone) * shade[..., None]
    if rng.random() < 0.6:
        step = int(rng.integers(90, 170))
        stripe = ((columns // step) % 2) * 0.5 + ((rows // step) % 2) * 0.5
        picture = picture * (1 - 0.35 * stripe[..., None])
    return picture.astype(np.float32)


def stone(rng: np.random.Generator, size: tuple[int, int]) -> Picture:
    """Marble or concrete."""
    base = rng.uniform(0.55, 0.85)
    clouds = noise(rng, size, (200, 200)) * 0.05 + noise(rng, size, (60, 60)) * 0.03 + noise(rng, size, (4, 4)) * 0.03
    veins = np.exp(-((noise(rng, size, (320, 240)) + 0.2 * noise(rng, size, (40, 40))) ** 2) * 90)
    shade = base + clouds - 0.22 * veins
    return (shade[..., None] * np.float32((1.0, 0.985, 0.96))).astype(np.float32)


DESKS: tuple[Callable[[np.random.Generator, tuple[int, int]], Picture], ...] = (wood, paper, cutting_mat, cloth, stone)


# --- drawing ----------------------------------------------------------------------------------------------------------


def as_point(xy: npt.ArrayLike) -> tuple[int, int]:
    """A pair of whole numbers as OpenCV wants it."""
    x, y = np.asarray(xy, float)
    return round(float(x)), round(float(y))


def coverage(size: tuple[int, int], outline: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """Anti-aliased coverage 0..1 of a polygon, shape (N, 2), in drawing pixels."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    cv2.fillPoly(mask, [np.round(outline * 16).astype(np.int32)], 255, cv2.LINE_AA, 4)
    return mask.astype(np.float32) / 255


def shade_below(scene: Scene, mask: npt.NDArray[np.float32], height: float, strength: float) -> None:
    """Cast a soft shadow of what covers ``mask``, lying ``height`` pixels above the desk."""
    shift = np.float32([[1, 0, scene.light[0] * height], [0, 1, scene.light[1] * height]])
    shadow = cv2.warpAffine(mask, shift, scene.size)
    shadow = cv2.GaussianBlur(shadow, (0, 0), 1.5 + height * 0.55)
    scene.picture *= 1 - strength * shadow[..., None]


def lay(scene: Scene, texture: Picture, mask: npt.NDArray[np.float32], alpha: float = 1.0) -> None:
    """Blend a texture over the picture where ``mask`` covers it."""
    weight = (mask * alpha)[..., None]
    scene.picture = scene.picture * (1 - weight) + texture * weight


def bar(center: npt.ArrayLike, angle: float, length: float, width: float) -> npt.NDArray[np.float64]:
    """The four corners of a rotated rectangle."""
    along = np.array([np.cos(angle), np.sin(angle)])
    across = np.array([-along[1], along[0]])
    middle = np.asarray(center, float)
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return np.array([middle + along * a * length / 2 + across * b * width / 2 for a, b in signs])


def put(scene: Scene, outline: npt.NDArray[np.float64]) -> None:
    """Note that something opaque lies here, so that what it hides is taken from the labels below."""
    scene.things.append(Thing(Polygon(outline / SCALE).buffer(0)))


# --- clutter ----------------------------------------------------------------------------------------------------------


def pencil(scene: Scene, at: npt.ArrayLike, over: bool) -> None:
    """A pencil: painted shaft with a light edge, wood cone, lead."""
    rng = scene.rng
    angle, length, width = rng.uniform(0, 2 * np.pi), rng.uniform(330, 560), rng.uniform(17, 25)
    outline = bar(at, angle, length, width)
    mask = coverage(scene.size, outline)
    along = np.array([np.cos(angle), np.sin(angle)])
    tip = np.asarray(at, float) + along * (length / 2 + width * 2.2)
    cone = np.array([outline[1], tip, outline[2]])
    cone_mask = coverage(scene.size, cone)
    shade_below(scene, np.maximum(mask, cone_mask), 9, 0.45)
    tone = np.array([(0.10, 0.70, 0.93), (0.15, 0.15, 0.75), (0.55, 0.25, 0.12), (0.15, 0.45, 0.12)][rng.integers(4)])
    lay(scene, flat(tuple(tone), scene.size), mask)
    lay(
        scene,
        flat(tuple(np.minimum(tone * 1.5 + 0.1, 1)), scene.size),
        coverage(
            scene.size, bar(np.asarray(at) + np.array([-along[1], along[0]]) * width * 0.2, angle, length, width * 0.22)
        ),
        0.7,
    )
    lay(scene, flat((0.55, 0.75, 0.88), scene.size), cone_mask)
    lead = np.array([tip * 0.72 + outline[1] * 0.28, tip, tip * 0.72 + outline[2] * 0.28])
    lay(scene, flat(tuple(tone * 0.5), scene.size), coverage(scene.size, lead))
    if over:
        put(scene, outline)
        put(scene, cone)


def eraser(scene: Scene, at: npt.ArrayLike, over: bool) -> None:
    """A white eraser in a coloured sleeve."""
    rng = scene.rng
    angle, length, width = rng.uniform(0, np.pi), rng.uniform(100, 150), rng.uniform(48, 66)
    outline = bar(at, angle, length, width)
    mask = coverage(scene.size, outline)
    shade_below(scene, mask, 12, 0.5)
    lay(scene, flat((0.93, 0.94, 0.95), scene.size), mask)
    sleeve = bar(np.asarray(at) - np.array([np.cos(angle), np.sin(angle)]) * length * 0.14, angle, length * 0.72, width)
    lay(scene, flat(tuple(rng.uniform(0.1, 0.75, 3)), scene.size), coverage(scene.size, sleeve))
    if over:
        put(scene, outline)


def coin(scene: Scene, at: npt.ArrayLike, over: bool) -> None:
    """A coin with a rim and a relief."""
    rng = scene.rng
    radius = rng.uniform(26, 40)
    outline = np.asarray(at, float) + radius * np.array(
        [(np.cos(t), np.sin(t)) for t in np.linspace(0, 2 * np.pi, 48, endpoint=False)]
    )
    mask = coverage(scene.size, outline)
    shade_below(scene, mask, 5, 0.5)
    tone = np.array([(0.35, 0.55, 0.72), (0.68, 0.70, 0.72), (0.25, 0.42, 0.65)][rng.integers(3)])
    relief = 1 + 0.10 * noise(rng, scene.size, (9, 9))
    lay(scene, (tone * relief[..., None]).astype(np.float32), mask)
    cv2.circle(scene.picture, as_point(at), int(radius * 0.86), tuple(tone * 0.72), 2, cv2.LINE_AA)
    if over:
        put(scene, outline)


def note(scene: Scene, at: npt.ArrayLike, over: bool) -> None:
    """A sheet or a sticky note with lines of writing."""
    rng = scene.rng
    angle, length, width = rng.uniform(-0.6, 0.6), rng.uniform(170, 330), rng.uniform(150, 250)
    outline = bar(at, angle, length, width)
    mask = coverage(scene.size, outline)
    shade_below(scene, mask, 4, 0.35)
    tone = [(0.60, 0.93, 0.98), (0.95, 0.96, 0.96), (0.85, 0.75, 0.98), (0.80, 0.95, 0.75)][rng.integers(4)]
    lay(scene, flat(tone, scene.size), mask)
    along = np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-along[1], along[0]])
    for row in np.arange(-width / 2 + 26, width / 2 - 14, 24):
        start = np.asarray(at) - along * length * 0.42 + down * row
        steps = np.arange(0, length * rng.uniform(0.4, 0.84), 7)
        line = np.array([start + along * s + down * rng.normal(0, 3.2) for s in steps]) if len(steps) > 1 else None
        if line is not None:
            cv2.polylines(scene.picture, [np.round(line).astype(np.int32)], False, (0.30, 0.22, 0.20), 2, cv2.LINE_AA)
    if over:
        put(scene, outline)


def ruler(scene: Scene, at: npt.ArrayLike, over: bool) -> None:
    """A steel or wooden ruler: the nearest thing to a set square that is none."""
    rng = scene.rng
    angle, length, width = rng.uniform(0, np.pi), rng.uniform(420, 700), rng.uniform(44, 62)
    outline = bar(at, angle, length, width)
    mask = coverage(scene.size, outline)
    shade_below(scene, mask, 6, 0.4)
    tone = [(0.74, 0.75, 0.76), (0.42, 0.62, 0.80)][rng.integers(2)]
    lay(scene, flat(tone, scene.size), mask, 0.95)
    along = np.array([np.cos(angle), np.sin(angle)])
    down = np.array([-along[1], along[0]])
    for index, offset in enumerate(np.arange(-length / 2 + 12, length / 2 - 8, 9)):
        edge = np.asarray(at) + along * offset - down * width / 2
        reach = width * (0.42 if index % 10 == 0 else 0.3 if index % 5 == 0 else 0.18)
        cv2.line(scene.picture, as_point(edge), as_point(edge + down * reach), (0.15, 0.15, 0.15), 1, cv2.LINE_AA)
    if over:
        put(scene, outline)


CLUTTER = (pencil, eraser, coin, note, ruler)
LIDS = (pencil, eraser, coin)


# --- set squares ------------------------------------------------------------------------------------------------------


def corners_of(category_id: int, size: float) -> npt.NDArray[np.float64]:
    """Right angle, clockwise and anticlockwise corner of a square lying flat, y down, longest leg ``size`` pixels."""
    short = size * (np.tan(np.pi / 6) if category_id == 1 else 1.0)
    return np.array([(0.0, 0.0), (size, 0.0), (0.0, short)])


def place(scene: Scene, category_id: int, matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.float64] | None:
    """Find a place for the three corners where they barely overlap what lies there; None when the desk is full."""
    taken = [thing.outline for thing in scene.things if thing.corners is not None]
    for _ in range(40):
        corners = throw(scene, category_id)
        outline = Polygon(project(matrix, corners) / SCALE).buffer(0)
        inside = outline.intersection(box(0, 0, WIDTH, HEIGHT)).area
        is_free = all(outline.intersection(other).area < 0.08 * min(outline.area, other.area) for other in taken)
        if is_free and inside > 0.7 * outline.area:
            return corners
    return None


def throw(scene: Scene, category_id: int) -> npt.NDArray[np.float64]:
    """One throw onto the desk: perhaps turned over, and turned by up to 45 degrees, before the camera's view of it.

    Squares lie as people lay them, the right angle at the lower left: a model with 34 pictures can learn that.
    """
    rng = scene.rng
    corners = corners_of(category_id, rng.uniform(270, 520))
    if rng.random() < 0.5:
        corners = corners[:, ::-1][[0, 2, 1]]
    corners = corners - corners.mean(axis=0)
    angle = rng.uniform(-np.pi / 4, np.pi / 4) - np.pi / 2
    turn = np.array([(np.cos(angle), -np.sin(angle)), (np.sin(angle), np.cos(angle))])
    middle = rng.uniform((0.14, 0.14), (0.86, 0.86)) * scene.size
    return corners @ turn.T + middle


def tilt(rng: np.random.Generator, size: tuple[int, int]) -> npt.NDArray[np.float64]:
    """A homography as of a camera held a little askew."""
    width, height = size
    square = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
    moved = square + rng.normal(0, 0.055, (4, 2)).astype(np.float32) * np.float32(size)
    return np.asarray(cv2.getPerspectiveTransform(square, moved.astype(np.float32)), np.float64)


def project(matrix: npt.NDArray[np.float64], points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Apply a homography to points of shape (N, 2)."""
    moved: npt.NDArray[np.float64] = cv2.perspectiveTransform(points[None], matrix)[0]
    return moved


def set_square(scene: Scene, category_id: int, matrix: npt.NDArray[np.float64]) -> None:
    """Draw a set square: body with a cut-out, bevelled edges, scale along two sides, gloss."""
    rng = scene.rng
    flat_corners = place(scene, category_id, matrix)
    if flat_corners is None:
        return
    corners = project(matrix, flat_corners)
    inner_flat = flat_corners.mean(axis=0) + (flat_corners - flat_corners.mean(axis=0)) * rng.uniform(0.34, 0.5)
    inner = project(matrix, inner_flat)
    mask = coverage(scene.size, corners)
    mask = mask * (1 - coverage(scene.size, inner))
    is_opaque = rng.random() < 0.4
    shade_below(scene, mask, 5, 0.42 if is_opaque else 0.28)
    tone = np.array([(0.25, 0.80, 0.30), (0.95, 0.50, 0.10), (0.05, 0.45, 1.0), (0.45, 0.10, 0.95)][rng.integers(4)])
    if is_opaque:
        lay(scene, flat(tuple(tone * 0.85 + 0.05), scene.size), mask, 0.97)
    else:
        scene.picture *= 1 - mask[..., None] * (1 - (0.25 + 0.75 * tone)).astype(np.float32)
        lay(scene, flat(tuple(tone), scene.size), mask, 0.40)
    draw_edges(scene, corners, inner, is_opaque)
    draw_scale(scene, flat_corners, matrix)
    draw_gloss(scene, mask, corners)
    scene.things.append(Thing(Polygon(corners / SCALE).buffer(0), category_id, clockwise(corners) / SCALE))


def clockwise(corners: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Order the corners: right angle, then clockwise as seen in the picture (y down)."""
    first, second, third = corners
    cross = (second[0] - first[0]) * (third[1] - first[1]) - (second[1] - first[1]) * (third[0] - first[0])
    return corners if cross > 0 else corners[[0, 2, 1]]


def draw_edges(scene: Scene, corners: npt.NDArray[np.float64], inner: npt.NDArray[np.float64], solid: bool) -> None:
    """Light on the edges that face the lamp, dark on the others."""
    for ring, outward in ((corners, 1.0), (inner, -1.0)):
        middle = ring.mean(axis=0)
        for first, second in zip(ring, np.roll(ring, -1, axis=0), strict=True):
            normal = ((first + second) / 2 - middle) * outward
            lit = float(-normal @ scene.light) / (np.linalg.norm(normal) + 1e-6)
            tone = 0.95 if lit > 0 else 0.18
            strip = np.array([first, second, second + (middle - second) * 0.02, first + (middle - first) * 0.02])
            mask = coverage(scene.size, strip)
            lay(scene, flat((tone, tone, tone), scene.size), mask, 0.30 + (0.15 if solid else 0.25) * abs(lit))


def draw_scale(scene: Scene, corners: npt.NDArray[np.float64], matrix: npt.NDArray[np.float64]) -> None:
    """Millimetre ticks along both legs."""
    middle = corners.mean(axis=0)
    for end in (1, 2):
        along = corners[end] - corners[0]
        length = float(np.linalg.norm(along))
        along = along / length
        inward = middle - corners[0]
        inward = inward - along * (inward @ along)
        inward = inward / np.linalg.norm(inward)
        for index, offset in enumerate(np.arange(22, length * 0.86, 8.0)):
            reach = 24 if index % 10 == 0 else 17 if index % 5 == 0 else 10
            start = corners[0] + along * offset + inward * 4
            tick = project(matrix, np.array([start, start + inward * reach]))
            cv2.line(scene.picture, as_point(tick[0]), as_point(tick[1]), (0.10, 0.10, 0.10), 1, cv2.LINE_AA)


def draw_gloss(scene: Scene, mask: npt.NDArray[np.float32], corners: npt.NDArray[np.float64]) -> None:
    """A soft band of reflected light."""
    rng = scene.rng
    angle = rng.uniform(0, np.pi)
    band = coverage(scene.size, bar(corners.mean(axis=0) + rng.normal(0, 60, 2), angle, 900, rng.uniform(30, 110)))
    band = cv2.GaussianBlur(band, (0, 0), 14) * mask
    scene.picture += band[..., None] * rng.uniform(0.05, 0.22)


# --- the photograph ---------------------------------------------------------------------------------------------------


def expose(scene: Scene) -> npt.NDArray[np.uint8]:
    """Light fall-off, colour of the lamp, lens blur, sensor noise; then shrink to the final size."""
    rng = scene.rng
    width, height = scene.size
    columns, rows = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    slope = 1 + 0.20 * (columns * -scene.light[0] + rows * -scene.light[1])
    vignette = 1 - rng.uniform(0.05, 0.28) * (columns**2 + rows**2) / 2
    warmth = rng.normal(0, 0.045)
    lamp = np.float32((1 - warmth, 1, 1 + warmth))
    picture = scene.picture * (slope * vignette)[..., None] * lamp * rng.uniform(0.72, 1.12)
    picture = cv2.resize(picture.astype(np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.45:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 1.5))
    elif rng.random() < 0.25:
        picture = cv2.filter2D(picture, -1, motion_kernel(rng))
    picture = np.clip(picture, 0, 1)
    grain = rng.normal(0, rng.uniform(0.006, 0.022), picture.shape[:2])[..., None]
    picture = picture + grain * (0.4 + picture) + rng.normal(0, 0.004, picture.shape)
    return np.round(np.clip(picture, 0, 1) * 255).astype(np.uint8)


def motion_kernel(rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """The smear of a hand that moved."""
    length = int(rng.integers(4, 8))
    kernel = np.zeros((9, 9), np.float32)
    angle = rng.uniform(0, np.pi)
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    middle = np.array([4.0, 4.0])
    cv2.line(kernel, as_point(middle - reach), as_point(middle + reach), 1.0)
    return kernel / kernel.sum()


def draw(seed: int) -> Scene:
    """Draw the scene of one seed, photograph not yet taken."""
    rng = np.random.default_rng(seed)
    size = (WIDTH * SCALE, HEIGHT * SCALE)
    direction = rng.uniform(0, 2 * np.pi)
    desk = DESKS[seed % len(DESKS)](rng, size)
    matrix = tilt(rng, size)
    desk = cv2.warpPerspective(desk, matrix, size, borderMode=cv2.BORDER_REFLECT)
    scene = Scene(desk, rng, np.array([np.cos(direction), np.sin(direction)]))
    for _ in range(int(rng.integers(2, 6))):
        CLUTTER[rng.integers(len(CLUTTER))](scene, rng.uniform((0, 0), size), False)
    for _ in range(int(rng.choice([1, 2, 3, 4], p=[0.25, 0.4, 0.25, 0.1]))):
        set_square(scene, int(rng.integers(1, 3)), matrix)
    squares = [thing for thing in scene.things if thing.corners is not None]
    for _ in range(int(rng.choice([0, 1, 2], p=[0.35, 0.45, 0.2]))):
        target = squares[rng.integers(len(squares))]
        assert target.corners is not None
        aim = target.corners[rng.integers(3)] if rng.random() < 0.5 else target.corners.mean(axis=0)
        LIDS[rng.integers(len(LIDS))](scene, (aim + rng.normal(0, 22, 2)) * SCALE, True)
    return scene


# --- labels -----------------------------------------------------------------------------------------------------------


def parts_of(shape: object) -> list[Polygon]:
    """The outlines of a shapely result, largest first; holes are filled (COCO polygons have none), crumbs left out."""
    whole = shape.geoms if isinstance(shape, MultiPolygon) else [shape] if isinstance(shape, Polygon) else []
    outlines = [Polygon(part.exterior) for part in whole if part.area >= 12]
    return sorted(outlines, key=lambda part: -part.area)


def annotations_of(scene: Scene) -> list[dict[str, object]]:
    """One COCO annotation for every set square of which enough can be seen."""
    found: list[dict[str, object]] = []
    frame = box(0, 0, WIDTH, HEIGHT)
    for index, thing in enumerate(scene.things):
        if thing.corners is None:
            continue
        above = [other.outline for other in scene.things[index + 1 :]]
        visible = thing.outline.intersection(frame)
        for cover in above:
            visible = visible.difference(cover)
        parts = parts_of(visible)
        found.append(annotation(thing, parts, above))
    return found


def annotation(thing: Thing, parts: list[Polygon], above: list[Polygon]) -> dict[str, object]:
    """The COCO annotation of one set square; corners outside the picture are absent, covered ones hidden."""
    assert thing.corners is not None
    keypoints: list[float] = []
    for x, y in thing.corners:
        is_inside = 0 <= x < WIDTH and 0 <= y < HEIGHT
        is_covered = any(cover.contains(Point(x, y)) for cover in above)
        keypoints += [round(float(x), 2), round(float(y), 2), 1 if is_covered else 2] if is_inside else [0, 0, 0]
    lefts, tops, rights, bottoms = zip(*(part.bounds for part in parts), strict=True)
    left, top = round(min(lefts), 2), round(min(tops), 2)
    return {
        "category_id": thing.category_id,
        "bbox": [left, top, round(max(rights) - left, 2), round(max(bottoms) - top, 2)],
        "area": round(sum(part.area for part in parts), 2),
        "iscrowd": 0,
        "segmentation": [[round(v, 2) for xy in part.exterior.coords[:-1] for v in xy] for part in parts],
        "keypoints": keypoints,
        "num_keypoints": sum(1 for v in keypoints[2::3] if v),
    }


def split_of(index: int) -> str:
    """The last labelled pictures are for validation; the unlabelled ones belong to no split."""
    if index >= LABELLED:
        return ""
    return "val" if index >= LABELLED - VALIDATION else "train"


def main() -> None:
    """Draw all pictures and write ``images/`` and ``labels.json`` beside this script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--pictures", type=int, default=PICTURES)
    arguments = parser.parse_args()
    (arguments.out / "images").mkdir(parents=True, exist_ok=True)
    images, annotations = [], []
    for index in range(arguments.pictures):
        scene = draw(20_000 + index)
        name = f"desk-{index + 1:02d}.jpg"
        _, data = cv2.imencode(".jpg", expose(scene), [cv2.IMWRITE_JPEG_QUALITY, 84])
        (arguments.out / "images" / name).write_bytes(data.tobytes())
        record = {"id": index + 1, "file_name": f"images/{name}", "width": WIDTH, "height": HEIGHT}
        images.append({**record, "split": split_of(index)})
        for entry in annotations_of(scene) if index < LABELLED else []:
            annotations.append({"id": len(annotations) + 1, "image_id": index + 1, **entry})
    skeleton = {"keypoints": list(KEYPOINTS), "skeleton": [[1, 2], [1, 3], [2, 3]], "flip_pairs": [[2, 3]]}
    categories = [{"id": i, "name": name, "supercategory": "set square", **skeleton} for i, name in CATEGORIES]
    body = {
        "info": {"description": "Set squares, drawn by make_set_squares.py", "version": "1", "license": "CC0-1.0"},
        "images": images,
        "categories": categories,
        "annotations": annotations,
    }
    (arguments.out / "labels.json").write_text(json.dumps(body, indent=None, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
