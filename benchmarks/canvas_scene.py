"""The picture and the polygons that every program is measured on: the same each time, on every machine."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from tests.unit.ui.canvas_world import CELL
from workbench.core.instance import Instance

WIDTH, HEIGHT, POINTS = 1920, 1080, 25


def rings(count: int, width: int = WIDTH, height: int = HEIGHT) -> list[np.ndarray]:
    """Return wobbly rings of shape (25, 2), image pixels, spread over the image."""
    rng = np.random.default_rng(7)
    angles = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    made = []
    for number in range(1, count + 1):
        middle = rng.uniform(40, [width - 40, height - 40])
        radii = rng.uniform(12, 30) * (1 + 0.15 * np.sin(3 * angles + number))
        made.append(middle + np.stack([np.cos(angles), np.sin(angles)], axis=1) * radii[:, None])
    return made


def polygons(count: int) -> tuple[Instance, ...]:
    """Return them as objects of image 1."""
    made = []
    for number, ring in enumerate(rings(count), start=1):
        low, size = ring.min(axis=0), np.ptp(ring, axis=0)
        box = (float(low[0]), float(low[1]), float(size[0]), float(size[1]))
        made.append(Instance(number, 1, CELL.id, bbox_xywh=box, polygons=(tuple(ring.reshape(-1).tolist()),)))
    return tuple(made)


def write_photo(path: Path, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
    """Write a picture that is smooth and grainy like a photo, over whatever lies there."""
    rng = np.random.default_rng(3)
    small = rng.uniform(30, 220, (27, 48, 3)).astype(np.float32)
    photo = cv2.resize(small, size, interpolation=cv2.INTER_CUBIC) + rng.normal(0, 6, (size[1], size[0], 3))
    ok, data = cv2.imencode(path.suffix, np.clip(photo, 0, 255).astype(np.uint8))
    assert ok
    path.write_bytes(data.tobytes())
