"""The smallest box around points, in any direction."""

from __future__ import annotations

import cv2
import numpy as np

from workbench.core.figure import RotatedBox
from workbench.core.geometry import Points, bounds_xywh
from workbench.editing.shapes.figures import box_on_side, normal_angle, rotated_box_of


def least_box(points: Points) -> tuple[RotatedBox, bool]:
    """Return the smallest box around points of shape (N, 2) in any direction, and whether they are its corners.

    Its width is the longer side, and the angle lies between -90 and 90 degrees; of four corners the first side gives
    both, so that a box comes back as it was.
    """
    if len(points) == 4 and _is_rectangle(points):
        x, y, width, height = bounds_xywh(points)
        if np.isin(points[:, 0], (x, x + width)).all() and np.isin(points[:, 1], (y, y + height)).all():
            return rotated_box_of((x, y, width, height)), True
        (x0, y0), (x1, y1), (x2, y2), _ = points.tolist()
        return box_on_side((x0, y0), (x1, y1), x2, y2), True
    middle = points.mean(axis=0)
    # Near zero, because OpenCV counts in 32 bits.
    (cx, cy), (width, height), angle = cv2.minAreaRect((points - middle).astype(np.float32))
    if width < height:
        width, height, angle = height, width, angle + 90
    angle = normal_angle(angle)
    angle = angle - 180 if angle > 90 else angle + 180 if angle <= -90 else angle
    return RotatedBox(cx + float(middle[0]), cy + float(middle[1]), width, height, angle), False


def _is_rectangle(points: Points) -> bool:
    first, second = points[1] - points[0], points[2] - points[1]
    is_parallel = np.allclose(points[0] + second, points[3], atol=1e-3)
    return bool(is_parallel and abs(np.dot(first, second)) <= 1e-3 * max(float(np.abs(points).max()), 1.0))
