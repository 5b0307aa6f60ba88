"""What the canvas costs: CPU milliseconds of the whole process for one step, every thread counted.

python benchmarks/canvas_costs.py [--shapes 50 1000 10000] [--steps 60] [--peers FOLDER] [--json]

A 1920x1080 photo-like picture under polygons of 25 points, in a window of 1252x875 logical pixels. Events go to the
widget as the window system would send them, and each step ends when nothing is left to paint. The last column is the
longest turn of the GUI thread in all steps of a row, in CPU milliseconds: what a person feels is that, not the worker's
share.

``redrawn`` is the picture of all shapes drawn anew (the worker) and the whole canvas painted; ``repaint`` is the canvas
painted from the picture that is there. ``vertex`` drags a corner of a polygon 60 px wide on the screen;
``vertex, large`` of one that fills half of the canvas. ``brush`` is one segment of a stroke on a 4000x3000 image.

``--peers`` names a folder of environments of other programs (see peer_canvas.py) that are measured in the same run on
the same picture and polygons.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.setswitchinterval(0.001)

import cv2  # noqa: E402
import numpy as np  # noqa: E402
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QWheelEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from benchmarks.canvas_frames import mouse  # noqa: E402
from benchmarks.canvas_scene import HEIGHT, WIDTH, polygons, write_photo  # noqa: E402
from benchmarks.peer_canvas import measure_peers  # noqa: E402
from tests.unit.ui.canvas_world import CELL, make_world  # noqa: E402
from workbench.core.edit import Edit, Patch  # noqa: E402
from workbench.ui.canvas.view import CanvasView  # noqa: E402

VIEW = (1252, 875)
Step = Callable[[int], None]


class Bench:
    """One canvas with some shapes."""

    def __init__(self, count: int, folder: Path, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        self.world = make_world(folder, polygons(count), size)
        write_photo(folder / self.world.document.images[0].path, size)
        self.view = CanvasView()
        self.view.resize(*VIEW)
        self.view.set_session(self.world)
        self.view.show()
        self.view.show_image(1)
        self.settle()

    def settle(self) -> None:
        """Wait until the sharp picture is there and nothing moves."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            turn(10)
            picture = self.view.display.picture
            if picture is not None and picture.request.scale == self.view.zoom:
                break
        turn(60)

    def step_costs(self, steps: int, act: Step, is_done: Callable[[], bool] = lambda: True) -> dict[str, float]:
        """Run ``act`` some times; returns medians of process CPU and the longest turn of the GUI thread, ms."""
        costs, longest = [], 0.0
        for number in range(steps):
            before = time.process_time()
            longest = max(longest, spent(lambda number=number: act(number)))
            longest = max(longest, spent(QApplication.processEvents))
            while not is_done():
                time.sleep(0.0005)
                longest = max(longest, spent(QApplication.processEvents))
            costs.append((time.process_time() - before) * 1e3)
        return {"median": float(np.median(costs)), "p95": float(np.percentile(costs, 95)), "gui_max": longest}

    def repaint(self, steps: int) -> dict[str, float]:
        """Paint the whole canvas from the picture that is there."""
        return self.step_costs(steps, lambda _: self.view.repaint())

    def redrawn(self, steps: int) -> dict[str, float]:
        """Draw all shapes anew and paint."""
        drawn: list[object] = []
        worker = self.view._worker
        worker.drawn.connect(drawn.append)

        def act(_: int) -> None:
            drawn.clear()
            # What every picture is asked for by: here the same one once more.
            self.view._pictures._asked = None
            self.view._refresh()

        return self.step_costs(steps, act, lambda: bool(drawn))

    def pan(self, steps: int) -> dict[str, float]:
        """Drag the view by (7, 4) pixels a step, turning back before the edge."""
        middle, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
        at = QPointF(600, 400)
        mouse(self.view, QEvent.Type.MouseButtonPress, at, middle, middle)

        def act(number: int) -> None:
            nonlocal at
            at += QPointF(7, 4) * (1 if number // 20 % 2 else -1)
            mouse(self.view, QEvent.Type.MouseMove, at, none, middle)

        found = self.step_costs(steps, act)
        mouse(self.view, QEvent.Type.MouseButtonRelease, at, middle, none)
        return found

    def zoom(self, steps: int) -> dict[str, float]:
        """Turn the wheel at one place, in and out; the sharp pictures that follow are in the cost."""
        place, none = QPointF(600, 420), Qt.MouseButton.NoButton

        def act(number: int) -> None:
            turned = QPoint(0, 120 if number // 5 % 2 == 0 else -120)
            ctrl, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
            event = QWheelEvent(place, self.view.mapToGlobal(place), QPoint(), turned, none, ctrl, phase, False)
            QApplication.sendEvent(self.view, event)

        def is_sharp() -> bool:
            picture = self.view.display.picture
            return picture is not None and picture.request.scale == self.view.zoom

        return self.step_costs(steps, act, is_sharp)

    def hover(self, steps: int) -> dict[str, float]:
        """Move the pointer across the shapes."""
        none = Qt.MouseButton.NoButton

        def act(number: int) -> None:
            mouse(
                self.view, QEvent.Type.MouseMove, QPointF(300 + 11 * number % 700, 200 + 7 * number % 500), none, none
            )

        return self.step_costs(steps, act)

    def drag_vertex(self, steps: int, scale: float | None) -> dict[str, float]:
        """Drag the first corner of a polygon, with the mouse button held, from the event to the end of the paint."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        instance = self.world.document.instance(1, 1)
        self.view.zoom_to(1)
        if scale is not None:
            self.view._zoom_by(scale / self.view.zoom)
        self.settle()
        self.world.selection.set([1])
        turn(300)
        at = self.view.display.point(*instance.polygons[0][:2])
        mouse(self.view, QEvent.Type.MouseMove, at, none, none)
        mouse(self.view, QEvent.Type.MouseButtonPress, at, left, left)

        def act(number: int) -> None:
            place = at + QPointF(5 + number % 20, number % 15)
            mouse(self.view, QEvent.Type.MouseMove, place, none, left)

        act(0)
        turn(300)
        found = self.step_costs(steps, act)
        self.view.cancel()
        mouse(self.view, QEvent.Type.MouseButtonRelease, at, left, none)
        self.world.selection.clear()
        return found

    def commit(self, steps: int) -> dict[str, float]:
        """Commit one moved polygon after the other; what follows is painted in the cost, the sharp picture is not."""
        objects = self.world.document.instances(1)

        def act(number: int) -> None:
            before = objects[number % len(objects)]
            now = self.world.document.instance(1, before.id)
            ring = tuple(value + 1 for value in now.polygons[0])
            self.world.editor.commit(Edit("Move", (Patch(now, replace(now, polygons=(ring,))),)))

        return self.step_costs(steps, act)

    def brush(self, steps: int) -> dict[str, float]:
        """Paint one long stroke with the brush, a segment a step."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self.view.set_category(CELL.id)
        self.view.set_tool("brush")
        at = QPointF(300, 300)
        mouse(self.view, QEvent.Type.MouseMove, at, none, none)
        mouse(self.view, QEvent.Type.MouseButtonPress, at, left, left)

        def act(number: int) -> None:
            place = at + QPointF(9 * (number % 60), 120 * np.sin(number / 5))
            mouse(self.view, QEvent.Type.MouseMove, place, none, left)

        act(0)
        found = self.step_costs(steps, act)
        self.view.cancel()
        mouse(self.view, QEvent.Type.MouseButtonRelease, at, left, none)
        return found

    def close(self) -> None:
        """End the threads."""
        self.view.release()
        self.view.deleteLater()


def turn(milliseconds: int) -> None:
    """Let events and the other threads run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def spent(act: Callable[[], object]) -> float:
    """Run something in this thread; returns its CPU milliseconds."""
    before = time.thread_time()
    act()
    return (time.thread_time() - before) * 1e3


def measure(count: int, steps: int) -> dict[str, dict[str, float]]:
    """Return all figures for one number of shapes."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(count, Path(folder))
        bench.settle()
        found = {"repaint": bench.repaint(steps), "redrawn": bench.redrawn(max(10, steps // 3))}
        found["hover"] = bench.hover(steps)
        found["zoom"] = bench.zoom(max(10, steps // 3))
        bench.settle()
        found["commit"] = bench.commit(steps)
        bench.view.zoom_actual()
        bench.view.zoom_in()
        bench.settle()
        found["pan"] = bench.pan(steps)
        found["vertex"] = bench.drag_vertex(steps, 1.0)
        found["vertex, large"] = bench.drag_vertex(steps, None)
        bench.close()
        return found


def measure_brush(steps: int) -> dict[str, float]:
    """Return what a segment of a stroke costs on a 4000x3000 image."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(50, Path(folder), (4000, 3000))
        bench.view.zoom_actual()
        bench.settle()
        found = bench.brush(steps)
        bench.close()
        return found


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", type=int, nargs="+", default=[50, 1000, 10000])
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--peers", type=Path, help="environments of other programs, measured in the same run")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    application = QApplication.instance() or QApplication([])
    figures = {count: measure(count, options.steps) for count in options.shapes}
    figures.setdefault(50, {})["brush, 12 MP"] = measure_brush(options.steps)
    peers = measure_peers(options.peers, options.shapes) if options.peers is not None else {}
    if options.json:
        print(json.dumps({"workbench": figures, **peers}, indent=2))
        return
    print("CPU ms of the process a step: median, p95; the longest turn of the GUI thread")
    for count, rows in figures.items():
        for name, values in rows.items():
            others = [
                f"   {peer} {costs[name]:.1f} ({costs[name] / values['median']:.0f} times)"
                for peer, sizes in peers.items()
                if name in (costs := sizes.get(count, {}))
            ]
            cells = f"{values['median']:8.2f}{values['p95']:8.2f}{values['gui_max']:8.2f}"
            print(f"{count:6} {name:14}{cells}{''.join(others)}")
    del application


if __name__ == "__main__":
    main()
