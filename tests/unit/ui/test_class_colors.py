"""The first ten class colours stay apart for people who confuse red and green, or blue and yellow."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from workbench.ui.canvas.palette import class_color

# Full dichromacy in linear RGB: Machado, Oliveira and Fernandes 2009, table of matrices, severity 1.0.
VISION = {
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(color):
    values = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(color, vision):
    seen = np.clip(np.array(VISION[vision]) @ linear(color), 0, 1)
    x, y, z = (TO_XYZ @ seen) / np.array([0.9505, 1.0, 1.089])
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


@pytest.mark.parametrize("vision", VISION)
def test_that_no_two_of_the_first_ten_class_colours_look_alike(vision):
    colors = [class_color(index) for index in range(10)]
    apart = {(a, b): float(np.linalg.norm(lab(a, vision) - lab(b, vision))) for a, b in combinations(colors, 2)}
    closest = min(apart, key=apart.get)
    # 2.3 is the least difference that is noticed side by side; lines on a photograph need several times that.
    assert apart[closest] >= 9.0, (closest, apart[closest])


@pytest.mark.parametrize("index", range(24))
def test_that_class_colours_stand_out_on_the_dark_ground_of_the_canvas(index):
    light, dark = (float(linear(color) @ (0.2126, 0.7152, 0.0722)) for color in (class_color(index), "#15171a"))
    assert (light + 0.05) / (dark + 0.05) >= 3.0
