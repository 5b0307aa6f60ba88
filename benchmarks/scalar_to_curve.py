"""From a number written by a worker to its point on the screen: a writer process, the window's poll, a real repaint.

    .venv/bin/python benchmarks/scalar_to_curve.py [--rows 200] [--rate 20]

A process of its own appends Scalars to a run's events file; this process polls the job board as the window does and
draws the curves panel. A number counts as shown when the panel was repainted with a curve that holds it.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from workbench.jobs.process import ProcessId
from workbench.project.project import Project
from workbench.protocol.channel import ChannelWriter
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Scalars, Started
from workbench.session import Session, session_of
from workbench.tasks.recipe import TrainRecipe, recipe_to_json
from workbench.ui.clock import PERIOD_MS, Clock
from workbench.ui.curves.board import REPAINT_MS, CurvesBoard
from workbench.ui.curves.traces import LOSS
from workbench.ui.parts import Parts
from workbench.ui.theme import Scheme, Theme

AIM_MS = 250
RUN = "measured"


def write(events: Path, rows: int, rate: float) -> None:
    """The writer process: one line of numbers at a time, at its due moment."""
    me = ProcessId.of(os.getpid())
    assert me is not None
    writer = ChannelWriter(events)
    writer.write(Started(time.time(), me.pid, me.create_time, "cpu"))
    time.sleep(1.0)
    began = time.monotonic()
    for step in range(1, rows + 1):
        time.sleep(max(0.0, began + step / rate - time.monotonic()))
        writer.write(Scalars(time.time(), step, step / 10, "train", {"loss": 1 / step, "lr": 0.001}))
    time.sleep(1.0)


class Watch:
    """Notes for every step when it was first on the screen."""

    def __init__(self, session: Session, panel: CurvesBoard, rows: int) -> None:
        self._session, self._panel, self._rows = session, panel, rows
        self.latencies_ms: list[float] = []
        panel.repainted.connect(self._look)

    def _look(self) -> None:
        chart = next((chart for chart in self._panel.charts if chart.key == LOSS), None)
        if chart is None or not chart.traces:
            return
        # The panel has set the data; the pixels come with the paint event, asked for here instead of a little later.
        chart.plot.viewport().repaint()
        now = time.time()
        times = self._session.board.curves(RUN).times(*LOSS)[: len(chart.traces[0].x)]
        self.latencies_ms += [(now - written) * 1e3 for written in times[len(self.latencies_ms) :]]
        if len(self.latencies_ms) >= self._rows:
            QCoreApplication.quit()


def measure(rows: int, rate: float) -> tuple[list[float], float]:
    """Return one latency a row, and the share of a core that this process used."""
    home = Path(tempfile.mkdtemp(prefix="scalar-to-curve-"))
    os.environ["WORKBENCH_STATE"], os.environ["WORKBENCH_CACHE"] = str(home / "state"), str(home / "cache")
    app = QApplication(sys.argv[:1])
    session = session_of(Project.create(home / "project"))
    folder = JobFolder(session.project.path / "runs" / RUN)
    folder.path.mkdir(parents=True)
    folder.recipe.write_text(recipe_to_json(TrainRecipe(RUN, "demo-pose", "pose", "fake", "", 2, 4, (64, 64), 0.1, 0)))
    command = [sys.executable, __file__, "--write", str(folder.events), "--rows", str(rows), "--rate", str(rate)]
    writer = subprocess.Popen(command)
    parts = Parts(Theme(app, Scheme.DARK))
    panel = CurvesBoard(parts)
    panel.resize(1200, 560)
    panel.show()
    panel.set_session(session)
    watch = Watch(session, panel, rows)
    clock = Clock(session.board.poll)
    clock.start()
    began, cpu = time.monotonic(), time.process_time()
    app.exec()
    share = (time.process_time() - cpu) / (time.monotonic() - began)
    clock.stop()
    writer.wait()
    panel.set_session(None)
    panel.close()
    parts.close()
    session.close()
    return watch.latencies_ms, share


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--rate", type=float, default=20.0, help="rows a second")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.write:
        write(args.write, args.rows, args.rate)
        return 0
    latencies, share = measure(args.rows, args.rate)
    ordered = sorted(latencies)
    median, p95 = statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))]
    print(f"{len(ordered)} numbers at {args.rate:g}/s, poll {PERIOD_MS} ms, drawing at most every {REPAINT_MS} ms")
    print(f"written to repainted: median {median:.0f} ms, p95 {p95:.0f} ms, longest {ordered[-1]:.0f} ms")
    print(f"aim: median under {AIM_MS} ms: {'met' if median < AIM_MS else 'MISSED'}; {share:.0%} of a core")
    return 0


if __name__ == "__main__":
    sys.exit(main())
