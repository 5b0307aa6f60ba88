"""A small drawn project that serves every task: six pictures of figures with boxes, outlines, keypoints and classes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from workbench.core.edit import Edit, Patch
from workbench.core.image import Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.project.project import Project
from workbench.session import Session, open_session

SIZE = (192, 144)
"""Width and height of a picture in pixels."""

SKELETON = Skeleton(
    ("nose", "left_hand", "right_hand", "left_foot", "right_foot"), ((0, 1), (0, 2), (1, 3), (2, 4)), ((1, 2), (3, 4))
)
SCHEMA = LabelSchema((Category(1, "kite", skeleton=SKELETON), Category(2, "tile", skeleton=SKELETON)))
PICTURES = 6
"""Four are trained on, two are validated."""


def make_project(path: Path) -> Session:
    """Draw the pictures, label them and open the project."""
    folder = path / "pictures"
    folder.mkdir(parents=True)
    random = np.random.default_rng(4)
    drawn = [_draw(folder / f"{number}.png", random) for number in range(PICTURES)]
    Project.create(path / "project", "Zoo").close()
    session = open_session(path / "project")
    session.commit_import(session.project.plan_images(folder))
    editor = session.editor
    editor.commit(Edit("Add classes", (Patch(session.document.schema, SCHEMA),)))
    patches: list[Patch] = []
    for number, (image, objects) in enumerate(zip(session.document.images, drawn, strict=True)):
        split = Split.TRAIN if number < PICTURES - 2 else Split.VAL
        patches.append(Patch(image, replace(image, split=split, tags=(1 + number % 2,))))
        patches += [Patch(None, _object(editor.new_instance_id(), image.id, place)) for place in objects]
    editor.commit(Edit("Label", tuple(patches)))
    session.flush()
    return session


def _draw(file: Path, random: np.random.Generator) -> list[tuple[int, float, float, float]]:
    """Two figures on noise; returns class, centre and radius of each."""
    picture = random.integers(60, 120, (SIZE[1], SIZE[0], 3), dtype=np.uint8)
    placed = []
    for half in (0, 1):
        kind, radius = 1 + int(random.integers(2)), float(random.integers(24, 40))
        x, y = SIZE[0] * (0.25 + 0.5 * half), SIZE[1] / 2 + float(random.integers(-20, 20))
        ring = _ring(kind, x, y, radius).reshape(-1, 1, 2).astype(np.int32)
        cv2.fillPoly(picture, [ring], (40, 200, 230) if kind == 1 else (210, 90, 60))
        placed.append((kind, x, y, radius))
    _, encoded = cv2.imencode(".png", picture)
    file.write_bytes(encoded.tobytes())
    return placed


def _ring(kind: int, x: float, y: float, radius: float) -> np.ndarray:
    angles = np.deg2rad([-90, 0, 90, 180] if kind == 1 else [-135, -45, 45, 135])
    return np.stack([x + radius * np.cos(angles), y + radius * np.sin(angles)], axis=1)


def _object(number: int, image: int, place: tuple[int, float, float, float]) -> Instance:
    kind, x, y, radius = place
    ring = _ring(kind, x, y, radius)
    left, top = ring.min(axis=0)
    width, height = ring.max(axis=0) - (left, top)
    part = radius / 2
    points = ((x, y - part), (x + part, y), (x - part, y), (x + part, y + part), (x - part, y + part))
    return Instance(
        number,
        image,
        kind,
        (float(left), float(top), float(width), float(height)),
        (tuple(map(float, ring.ravel())),),
        keypoints=tuple(Keypoint(a, b, 2) for a, b in points),
    )
