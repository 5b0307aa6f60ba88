"""Going to the next image: CPU of the whole process from the key to the painted image with all its shapes.

python -m benchmarks.image_switch [--rounds 7] [--hd 1920 1080] [--large 6000 4000] [--shapes 50 1000] [--json]

Files are synthetic JPEGs of quality 90 with a grain that makes them about as costly as photographs, the same each
time. Milliseconds of time.process_time(), all threads; median of the rounds. ``first`` ends when the image is first
painted, ``all`` when its shapes are painted from the worker's sharp picture. A switch that was fetched ahead goes back
and forth between images that are held. ``ahead`` is what fetching one further image costs, after the switch.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.setswitchinterval(0.001)

import cv2  # noqa: E402
import numpy as np  # noqa: E402
import simplejpeg  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.unit.ui.canvas_world import CELL, CanvasWorld, Folder, MemoryJournal, MemorySource  # noqa: E402
from workbench.core.document import Document  # noqa: E402
from workbench.core.image import ImageRecord  # noqa: E402
from workbench.core.instance import Instance  # noqa: E402
from workbench.editing.editor import Editor  # noqa: E402
from workbench.editing.history import History  # noqa: E402
from workbench.editing.selection import Selection  # noqa: E402
from workbench.ui.canvas.view import CanvasView  # noqa: E402

POINTS = 25
Figures = dict[str, float]


def write_jpeg(path: Path, size: tuple[int, int], seed: int) -> None:
    """Write one image (width, height): soft light, and a grain that costs the decoder what a photograph costs."""
    width, height = size
    rng = np.random.default_rng(seed)
    xs, ys = np.linspace(0, 9, width, dtype=np.float32), np.linspace(0, 7, height, dtype=np.float32)
    light = 120 + 50 * np.sin(xs + seed)[None, :] + 40 * np.cos(ys)[:, None]
    grain = rng.normal(0, 6.5, (height, width)).astype(np.float32)
    pixels = np.stack([light + grain, light * 0.9 + grain, light * 0.8 + grain], axis=-1)
    path.write_bytes(simplejpeg.encode_jpeg(np.clip(pixels, 0, 255).astype(np.uint8), quality=90, colorspace="BGR"))


def polygons(image_id: int, count: int, size: tuple[int, int]) -> list[Instance]:
    """Return wobbly rings spread over an image."""
    rng = np.random.default_rng(image_id)
    angles = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    made = []
    for number in range(count):
        centre = rng.uniform(0.03, 0.97, 2) * size
        radii = rng.uniform(8, 30) * (1 + 0.15 * np.sin(3 * angles + number))
        ring = centre + radii[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1)
        low, extent = ring.min(axis=0).tolist(), np.ptp(ring, axis=0).tolist()
        key = image_id * 100_000 + number
        made.append(Instance(key, image_id, CELL.id, (*low, *extent), polygons=(tuple(ring.reshape(-1).tolist()),)))
    return made


def make_world(folder: Path, size: tuple[int, int], shapes: int, images: int) -> CanvasWorld:
    """Return a session in memory over files of one size."""
    records = [ImageRecord(number, f"image{number}.jpg", *size) for number in range(1, images + 1)]
    for record in records:
        if not (folder / record.path).exists():
            write_jpeg(folder / record.path, size, record.id)
    labels = tuple(item for record in records for item in polygons(record.id, shapes, size))
    document = Document(MemorySource(images=records, instances=labels))
    editor = Editor(document, MemoryJournal(), History(), 10_000_000, 1, clock=lambda: 0.0)
    return CanvasWorld(document, editor, Selection(), Folder(folder), MemoryJournal())


class TimedCanvas(CanvasView):
    """A canvas that knows when it painted the image that was asked for, and when with sharp shapes."""

    first_ms = all_ms = 0.0
    began = 0.0

    def begin(self, image_id: int) -> None:
        """Ask for an image as the key does."""
        self.first_ms = self.all_ms = 0.0
        self.began = time.process_time()
        self.show_image(image_id)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt names it
        super().paintEvent(event)
        if self.display.scene is None or self.display.scene.image_id != self.image_id:
            return
        now = (time.process_time() - self.began) * 1e3
        self.first_ms = self.first_ms or now
        if self.display.picture is not None and not self.display.changed_ids:
            self.all_ms = self.all_ms or now


def switch(view: TimedCanvas, image_id: int) -> tuple[float, float]:
    """Go to an image; return CPU milliseconds until it is painted, and until its shapes are sharp."""
    view.begin(image_id)
    while not view.all_ms:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return view.first_ms, view.all_ms


def settle() -> float:
    """Wait until the threads are done; return the CPU milliseconds they took."""
    began = time.process_time()
    quiet = 0
    while quiet < 4:
        before = time.process_time()
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()
        quiet = quiet + 1 if time.process_time() - before < 0.002 else 0
    return (time.process_time() - began) * 1e3


@dataclass
class Scenario:
    """One size of image and one number of shapes."""

    size: tuple[int, int]
    shapes: int
    rounds: int

    def measure(self, folder: Path) -> Figures:
        """Return the medians."""
        count = 3 * self.rounds + 6
        view = TimedCanvas()
        view.resize(1252, 875)
        view.set_session(make_world(folder, self.size, self.shapes, count))
        view.show()
        switch(view, 1)
        settle()
        # Fetched ahead: each goes to the next, which is held; then what is ahead of it is fetched.
        held, ahead = [], []
        for image_id in range(2, self.rounds + 2):
            held.append(switch(view, image_id))
            ahead.append(settle())
        # Not fetched: each jumps over what was fetched ahead.
        cold, after = [], []
        place = self.rounds + 1
        for _ in range(self.rounds):
            place = place + 4 if place + 4 <= count else 1 + place % 4
            cold.append(switch(view, place))
            after.append(settle())
        view.release()
        view.deleteLater()
        return {
            "held first": _median(held, 0),
            "held all": _median(held, 1),
            "cold first": _median(cold, 0),
            "cold all": _median(cold, 1),
            "after held": statistics.median(ahead),
            "after cold": statistics.median(after),
        }


def _median(rows: list[tuple[float, float]], column: int) -> float:
    return statistics.median(row[column] for row in rows)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--hd", type=int, nargs=2, default=(1920, 1080))
    parser.add_argument("--large", type=int, nargs=2, default=(6000, 4000))
    parser.add_argument("--shapes", type=int, nargs="+", default=[50, 1000])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    application = QApplication.instance() or QApplication([])
    found: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, size in (("hd", options.hd), ("large", options.large)):
            place = Path(folder) / name
            place.mkdir()
            for shapes in options.shapes:
                scenario = Scenario((size[0], size[1]), shapes, options.rounds)
                found[f"{size[0]}x{size[1]}, {shapes} shapes"] = scenario.measure(place)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        for title, figures in found.items():
            print(title)
            for name, value in figures.items():
                print(f"  {name:12} {value:8.1f} ms")
    del application


if __name__ == "__main__":
    main()
