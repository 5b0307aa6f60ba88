"""What painting costs on a 4000x3000 image: CPU from the mouse event to the end of the paint, and of storing a stroke.

python benchmarks/brush_cost.py [--segments 120] [--radii 20 100] [--json]

Each segment is 12 screen pixels of a curve, at 100 % and with the whole image on the screen; ``process`` is the CPU of
all threads, since Qt paints in some of its own. ``on a mask`` paints on an object that has 6 million pixels already.
``encode`` makes run lengths of the stroke; ``release`` is that, the union with the mask, the edit and its paint. The
aims are 1 ms a segment and 5 ms to encode.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.setswitchinterval(0.001)

import cv2  # noqa: E402
import numpy as np  # noqa: E402
from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QMouseEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.unit.ui.canvas_world import CELL, make_world  # noqa: E402
from workbench.core.instance import Instance  # noqa: E402
from workbench.core.masks import Mask  # noqa: E402
from workbench.editing.masks.mask_edits import with_mask  # noqa: E402
from workbench.ui.canvas.view import CanvasView  # noqa: E402

WIDTH, HEIGHT = 4000, 3000
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def wait(milliseconds: int) -> None:
    """Let events and the other threads run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def large_mask() -> Instance:
    """Return an object that fills half of the image."""
    pixels = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(pixels, (WIDTH // 2, HEIGHT // 2), 1380, 1, cv2.FILLED)
    return with_mask(Instance(1, 1, CELL.id), Mask.from_array(pixels > 0))


class Bench:
    """One canvas with some objects and the brush in hand."""

    def __init__(self, folder: Path, instances: tuple[Instance, ...]) -> None:
        self.world = make_world(folder, instances, (WIDTH, HEIGHT))
        self.view = CanvasView()
        self.view.resize(1600, 1000)
        self.view.set_session(self.world)
        self.view.set_category(CELL.id)
        self.view.show()
        self.view.show_image(1)
        while self.view.display.picture is None:
            wait(10)
        self.world.selection.set([item.id for item in instances])
        self.view.set_tool("brush")

    def mouse(self, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        """Send a mouse event as the window system would."""
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.view, QMouseEvent(kind, place, self.view.mapToGlobal(place), button, held, none))

    def stroke(self, radius: int, segments: int) -> dict[str, float]:
        """Paint one curve; return CPU milliseconds: medians of a segment, and of press and release."""
        scene = self.view.display.scene
        assert scene is not None
        scene.options.tip_size = 2.0 * radius
        places = [_on_curve(number) for number in range(segments + 1)]
        self.mouse(QEvent.Type.MouseMove, places[0], _NONE, _NONE)
        wait(60)
        press = cost(lambda: self.mouse(QEvent.Type.MouseButtonPress, places[0], _LEFT, _LEFT))
        wait(60)
        costs = []
        for place in places[1:]:
            costs.append(cost(lambda place=place: self.mouse(QEvent.Type.MouseMove, place, _NONE, _LEFT)))
            wait(1)
        up = self.view.display.draft
        assert up is not None and up.painting is not None
        encode = cost(up.painting.stroke.mask)
        release = cost(lambda: self.mouse(QEvent.Type.MouseButtonRelease, places[-1], _LEFT, _NONE))
        wait(60)
        gui, process = np.array(costs).T
        figures = {"segment": gui, "process": process}
        found = {name: float(np.median(values)) for name, values in figures.items()}
        found |= {"p95": float(np.percentile(gui, 95)), "press": press[0], "encode": encode[0], "release": release[0]}
        return found


def cost(act: Callable[[], object]) -> tuple[float, float]:
    """Run something and paint; return CPU milliseconds of this thread and of the process."""
    start = time.thread_time(), time.process_time()
    act()
    QApplication.processEvents()
    return (time.thread_time() - start[0]) * 1e3, (time.process_time() - start[1]) * 1e3


def _on_curve(number: int) -> QPointF:
    """Points 12 pixels apart on a spiral in the middle of the window."""
    turn = 2 * math.sqrt(number)
    return QPointF(800 + 6 * turn * math.cos(turn) + 100, 500 + 6 * turn * math.sin(turn))


def measure(radii: list[int], segments: int) -> dict[str, dict[str, float]]:
    """Return all figures."""
    found = {}
    for name, instances in (("new", ()), ("on a mask", (large_mask(),))):
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder), instances)
            for zoom, show in (("100 %", bench.view.zoom_actual), ("fit", bench.view.zoom_fit)):
                show()
                wait(300)
                for radius in radii:
                    if not instances:
                        bench.world.selection.set([])
                    found[f"{name}, {zoom}, r {radius}"] = bench.stroke(radius, segments)
            bench.view.release()
            bench.view.deleteLater()
    return found


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=120)
    parser.add_argument("--radii", type=int, nargs="+", default=[20, 100])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    application = QApplication.instance() or QApplication([])
    figures = measure(options.radii, options.segments)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        print(f"{'CPU ms':24} {'segment':>8} {'p95':>8} {'process':>8} {'press':>8} {'encode':>8} {'release':>8}")
        for name, values in figures.items():
            columns = (values[key] for key in ("segment", "p95", "process", "press", "encode", "release"))
            print(f"{name:24} " + " ".join(f"{value:8.2f}" for value in columns))
    del application


if __name__ == "__main__":
    main()
