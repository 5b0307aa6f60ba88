"""An image too large to be held: CPU until its first pixels and until the whole can be looked at, pan step, memory.

python -m benchmarks.large_image [--size 12000 10000] [--kinds jpg tif png] [--steps 60]

The first time a file is opened its map is made in a cache folder of the benchmark's own; ``again`` opens it once more.
CPU is that of the process, all threads; a pan step is time.thread_time() of the GUI thread at 100 %, tiles coming in
meanwhile. Memory is anonymous memory (pages of mapped files can be let go by the system at any time), at its highest.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.setswitchinterval(0.001)

import cv2  # noqa: E402
import numpy as np  # noqa: E402
import simplejpeg  # noqa: E402
import tifffile  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from benchmarks.image_switch import polygons  # noqa: E402
from tests.unit.ui.canvas_world import CanvasWorld, Folder, MemoryJournal, MemorySource  # noqa: E402
from workbench.core.document import Document  # noqa: E402
from workbench.core.image import ImageRecord  # noqa: E402
from workbench.editing.editor import Editor  # noqa: E402
from workbench.editing.history import History  # noqa: E402
from workbench.editing.selection import Selection  # noqa: E402
from workbench.ui.canvas.view import CanvasView  # noqa: E402
from workbench.ui.image_loader import ImageLoader  # noqa: E402
from workbench.ui.raster.large_image import LargeImages  # noqa: E402

LONGEST_S = 120


def write(path: Path, size: tuple[int, int]) -> None:
    """Write soft colours with a raster of lines, the same each time."""
    rng = np.random.default_rng(1)
    small = rng.integers(0, 255, (max(size[1] // 40, 2), max(size[0] // 40, 2), 3), np.uint8)
    image = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    image[:, ::1000] = 255
    if path.suffix == ".jpg":
        path.write_bytes(simplejpeg.encode_jpeg(image, quality=85, colorspace="BGR"))
    elif path.suffix == ".tif":
        tifffile.imwrite(path, image[:, :, ::-1], photometric="rgb", tile=(512, 512), compression="zlib")
    else:
        path.write_bytes(cv2.imencode(path.suffix, image, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())


def wait(milliseconds: int) -> None:
    """Let events and the other threads run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def anonymous_mb() -> int:
    """Return the anonymous memory of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon")), 0)


class Bench:
    """One canvas, one image."""

    def __init__(self, folder: Path, kind: str, size: tuple[int, int]) -> None:
        record = ImageRecord(1, f"image.{kind}", *size)
        document = Document(MemorySource(images=[record], instances=tuple(polygons(1, 300, size))))
        editor = Editor(document, MemoryJournal(), History(), 10_000_000, 1, clock=lambda: 0.0)
        self.view = CanvasView(ImageLoader(large=LargeImages(folder / "cache")))
        self.view.resize(1252, 875)
        self.view.set_session(CanvasWorld(document, editor, Selection(), Folder(folder), MemoryJournal()))
        self.view.show()
        wait(50)

    def open(self) -> dict[str, float]:
        """Show the image; return CPU seconds and the highest memory."""
        began, start = time.process_time(), time.perf_counter()
        first, peak = 0.0, 0
        self.view.show_image(1)
        while time.perf_counter() - start < LONGEST_S:
            wait(10)
            peak = max(peak, anonymous_mb())
            pyramid, scene = self.view.display.pyramid, self.view.display.scene
            if scene is not None and pyramid is not None:
                first = first or time.process_time() - began
                if not pyramid.is_preview:
                    break
        return {"first s": first, "whole s": time.process_time() - began, "peak MB": peak}

    def pan(self, steps: int) -> dict[str, float]:
        """Drag the view over the image at 100 %."""
        self.view.zoom_actual()
        wait(500)
        costs = []
        for _ in range(steps):
            start = time.thread_time()
            self.view._move_view(self.view.display.transform.panned(-23, -9))
            QApplication.processEvents()
            costs.append((time.thread_time() - start) * 1e3)
            wait(3)
        return {"pan ms": float(np.mean(costs)), "pan p95 ms": float(np.percentile(costs, 95))}

    def close(self) -> None:
        """End its threads."""
        self.view.release()
        self.view.deleteLater()


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, nargs=2, default=(12_000, 10_000))
    parser.add_argument("--kinds", nargs="+", default=["jpg", "tif", "png"])
    parser.add_argument("--steps", type=int, default=60)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    application = QApplication.instance() or QApplication([])
    size = (options.size[0], options.size[1])
    for kind in options.kinds:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder / f"image.{kind}", size)
            print(f"{kind} {size[0]}x{size[1]}, {(folder / f'image.{kind}').stat().st_size >> 20} MB", flush=True)
            for title in ("first time", "again"):
                bench = Bench(folder, kind, size)
                figures = bench.open() | bench.pan(options.steps)
                bench.close()
                print(f"  {title:10}", "  ".join(f"{key} {value:.2f}" for key, value in figures.items()), flush=True)
    del application


if __name__ == "__main__":
    main()
