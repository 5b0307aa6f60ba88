"""GUI-thread CPU of the canvas: pan, zoom, hover and vertex drag over thousands of polygons on a 4000x3000 image.

python benchmarks/canvas_frames.py [--shapes 10000 1000 100] [--frames 60] [--json]

Each figure is time.thread_time() of the GUI thread from the mouse event to the end of the paint, milliseconds a frame.
Pictures of the shapes are drawn by the worker meanwhile; ``sharp`` is the time from the last frame until the sharp one
was there (wall). The aim is 16 ms mean for pan and zoom with 10,000 polygons of 25 points.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.setswitchinterval(0.001)

import numpy as np  # noqa: E402
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QMouseEvent, QWheelEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.unit.ui.canvas_world import CELL, make_world  # noqa: E402
from workbench.core.instance import Instance  # noqa: E402
from workbench.ui.canvas.view import CanvasView  # noqa: E402

WIDTH, HEIGHT, POINTS = 4000, 3000, 25


def polygons(count: int) -> tuple[Instance, ...]:
    """Return wobbly rings spread over the image, the same each time."""
    rng = np.random.default_rng(7)
    angles = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    made = []
    for number in range(1, count + 1):
        cx, cy = rng.uniform(30, WIDTH - 30), rng.uniform(30, HEIGHT - 30)
        radii = rng.uniform(8, 30) * (1 + 0.15 * np.sin(3 * angles + number))
        ring = np.stack([cx + radii * np.cos(angles), cy + radii * np.sin(angles)], axis=1)
        low, size = ring.min(axis=0), np.ptp(ring, axis=0)
        box = (float(low[0]), float(low[1]), float(size[0]), float(size[1]))
        made.append(Instance(number, 1, CELL.id, bbox_xywh=box, polygons=(tuple(ring.reshape(-1).tolist()),)))
    return tuple(made)


def wait(milliseconds: int) -> None:
    """Let events and the other threads run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def mouse(view: CanvasView, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
    """Send a mouse event as the window system would."""
    event = QMouseEvent(kind, place, view.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def timed(frames: int, act: Callable[[int], None]) -> dict[str, float]:
    """Run ``act`` once a frame, let events paint it, and return GUI-thread CPU milliseconds a frame."""
    costs = []
    for frame in range(frames):
        start = time.thread_time()
        act(frame)
        QApplication.processEvents()
        costs.append((time.thread_time() - start) * 1e3)
        wait(2)
    return {"mean": float(np.mean(costs)), "p95": float(np.percentile(costs, 95)), "max": float(np.max(costs))}


class Bench:
    """One canvas with some shapes."""

    def __init__(self, count: int, folder: Path) -> None:
        self.world = make_world(folder, polygons(count), (WIDTH, HEIGHT))
        self.view = CanvasView()
        self.view.resize(1600, 1000)
        self.view.set_session(self.world)
        self.view.show()
        self.view.show_image(1)
        while self.view.display.picture is None:
            wait(10)
        self.settle()

    def settle(self) -> float:
        """Wait for the sharp picture; return the milliseconds it took."""
        start = time.perf_counter()
        for _ in range(500):
            picture = self.view.display.picture
            if picture is not None and picture.request.scale == self.view.zoom:
                break
            wait(4)
        return (time.perf_counter() - start) * 1e3

    def pan(self, frames: int) -> dict[str, float]:
        """Drag the view by (7, 4) pixels a frame with the middle button, turning back before the edge."""
        middle, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
        at = QPointF(800, 500)
        mouse(self.view, QEvent.Type.MouseButtonPress, at, middle, middle)

        def act(frame: int) -> None:
            nonlocal at
            at += QPointF(7, 4) * (1 if frame // 20 % 2 else -1)
            mouse(self.view, QEvent.Type.MouseMove, at, none, middle)

        result = timed(frames, act)
        mouse(self.view, QEvent.Type.MouseButtonRelease, at, middle, none)
        return result

    def zoom(self, frames: int) -> dict[str, float]:
        """Turn the wheel at one place from fit to about four times and back."""
        place = QPointF(700, 420)

        def act(frame: int) -> None:
            turn = QPoint(0, 40 if frame // 30 % 2 == 0 else -40)
            ctrl = Qt.KeyboardModifier.ControlModifier
            phase = Qt.ScrollPhase.NoScrollPhase
            none = Qt.MouseButton.NoButton
            QApplication.sendEvent(self.view, QWheelEvent(place, place, QPoint(), turn, none, ctrl, phase, False))

        self.view.zoom_fit()
        result = timed(frames, act)
        result["sharp_ms_wall"] = self.settle()
        return result

    def hover(self, frames: int) -> dict[str, float]:
        """Move the pointer across the shapes."""
        none = Qt.MouseButton.NoButton

        def act(frame: int) -> None:
            place = QPointF(300 + 11 * frame % 1000, 200 + 7 * frame % 600)
            mouse(self.view, QEvent.Type.MouseMove, place, none, none)

        return timed(frames, act)

    def drag_vertex(self, frames: int) -> dict[str, float]:
        """Select one polygon and drag its first vertex."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        instance = self.world.document.instance(1, 1)
        self.view.zoom_to(1)
        self.settle()
        self.world.selection.set([1])
        wait(300)
        at = self.view.display.point(*instance.polygons[0][:2])
        mouse(self.view, QEvent.Type.MouseMove, at, none, none)
        mouse(self.view, QEvent.Type.MouseButtonPress, at, left, left)

        def act(frame: int) -> None:
            place = at + QPointF(5 + frame % 40, frame % 25)
            mouse(self.view, QEvent.Type.MouseMove, place, none, left)

        result = timed(frames, act)
        self.view.cancel()
        mouse(self.view, QEvent.Type.MouseButtonRelease, at, left, none)
        return result


def measure(count: int, frames: int) -> dict[str, dict[str, float]]:
    """Return all figures for one number of shapes."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(count, Path(folder))
        found = {}
        bench.view.zoom_actual()
        bench.settle()
        found["pan 1:1"] = bench.pan(frames)
        bench.view.zoom_fit()
        bench.view.zoom_in()
        bench.settle()
        found["pan 1.25 fit"] = bench.pan(frames)
        found["zoom"] = bench.zoom(frames)
        bench.view.zoom_fit()
        bench.settle()
        found["hover"] = bench.hover(frames)
        bench.view.set_tool("box")
        found["crosshair"] = bench.hover(frames)
        bench.view.set_tool("select")
        found["drag vertex"] = bench.drag_vertex(frames)
        bench.view.release()
        bench.view.deleteLater()
        return found


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    figures = {count: measure(count, options.frames) for count in options.shapes}
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        print("GUI-thread CPU, ms a frame: mean / p95 / max")
        for count, found in figures.items():
            for name, values in found.items():
                sharp = f"   sharp after {values['sharp_ms_wall']:.0f} ms" if "sharp_ms_wall" in values else ""
                print(f"{count:6} {name:13} {values['mean']:6.2f} {values['p95']:6.2f} {values['max']:6.2f}{sharp}")
    del application


if __name__ == "__main__":
    main()
