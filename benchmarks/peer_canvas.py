"""The same picture and polygons in other programs, each in its own environment, process and event loop.

Made environments are needed, one folder a program, named as in PROGRAMS: ``python -m venv PEERS/labelme``, then
``PEERS/labelme/bin/pip install labelme`` (Python 3.12 or newer for version 7), and ``xany`` with the package
``x-anylabeling-cvhub``. A script takes the place of Qt's endless loop: it finds the canvas, waits until the shapes are
there, and sends the same events as canvas_costs.py. Printed is process CPU, milliseconds a step, median.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.canvas_scene import HEIGHT, WIDTH, rings, write_photo

PROGRAMS = {
    "labelme": ("PySide6", "labelme", ["{json}"]),
    "xany": ("PyQt6", "anylabeling.app", ["--filename", "{image}", "--no-auto-update-check"]),
}
"""Folder of the environment: binding of Qt, module to run, arguments."""

_DRIVER = """
import importlib, json, os, runpy, statistics, sys, time
binding, program, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
core, gui, widgets = (importlib.import_module(f"{binding}.Qt{name}") for name in ("Core", "Gui", "Widgets"))
Qt = core.Qt

def settle(application, quiet_wanted=10):
    quiet = 0
    while quiet < quiet_wanted:
        before, deadline = time.process_time(), time.monotonic() + 0.02
        while time.monotonic() < deadline:
            application.processEvents()
            time.sleep(0.002)
        quiet = quiet + 1 if time.process_time() - before < 0.008 else 0

def steps(application, number, act):
    costs = []
    for step in range(number):
        before = time.process_time()
        act(step)
        application.processEvents()
        costs.append((time.process_time() - before) * 1e3)
    return statistics.median(costs)

def instead_of_exec(*_):
    application = widgets.QApplication.instance()
    deadline = time.monotonic() + 240
    canvas = None
    while time.monotonic() < deadline:
        application.processEvents()
        time.sleep(0.01)
        found = [w for w in application.allWidgets() if type(w).__name__ == "Canvas"]
        if found and len(getattr(found[0], "shapes", ())) >= count:
            canvas = found[0]
            break
    if canvas is None:
        print("MEASURED " + json.dumps({"failed": "the shapes did not come"}), flush=True)
        os._exit(0)
    window = canvas.window()
    window.resize(1600, 1000)
    settle(application)
    number = 30 if count <= 1000 else 6
    none = Qt.MouseButton.NoButton

    def hover(step):
        place = core.QPointF(300 + 11 * step % 700, 200 + 7 * step % 500)
        event = gui.QMouseEvent(core.QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), none, none,
                                Qt.KeyboardModifier.NoModifier)
        application.sendEvent(canvas, event)

    def zoom(step):
        place = core.QPointF(600, 420)
        turned = core.QPoint(0, 120 if step // 5 % 2 == 0 else -120)
        event = gui.QWheelEvent(place, canvas.mapToGlobal(place), core.QPoint(), turned, none,
                                Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False)
        application.sendEvent(canvas, event)

    used = {"repaint": steps(application, number, lambda _: canvas.repaint())}
    used["redrawn"] = used["repaint"]
    used["hover"] = steps(application, number, hover)
    cost = steps(application, min(number, 20), zoom)
    if cost > 0.1:  # else the wheel is not how it zooms
        used["zoom"] = cost
    for _ in range(6):
        zoom(0)
    settle(application)
    area = canvas.parentWidget()
    while area is not None and not isinstance(area, widgets.QScrollArea):
        area = area.parentWidget()
    if area is not None and area.horizontalScrollBar().maximum() > 40:
        bar, low = area.horizontalScrollBar(), area.verticalScrollBar()
        def pan(step):
            sign = 1 if step // 20 % 2 else -1
            bar.setValue(bar.value() + 7 * sign)
            low.setValue(low.value() + 4 * sign)
        bar.setValue(bar.maximum() // 2); low.setValue(low.maximum() // 2)
        settle(application)
        used["pan"] = steps(application, number, pan)
    print("MEASURED " + json.dumps(used), flush=True)
    os._exit(0)

for name in ("exec", "exec_"):
    for owner in (widgets.QApplication, core.QCoreApplication):
        setattr(owner, name, instead_of_exec)
sys.argv = [program, *sys.argv[4:]]
runpy.run_module(program, run_name="__main__", alter_sys=True)
"""


def measure_peers(folder: Path, counts: Sequence[int]) -> dict[str, dict[int, dict[str, float]]]:
    """Return the costs of every program that has an environment in the folder, by number of shapes and row."""
    found: dict[str, dict[int, dict[str, float]]] = {}
    for name, (binding, module, arguments) in PROGRAMS.items():
        python = folder / name / "bin" / "python"
        if python.exists():
            found[name] = {count: _measure(python, binding, module, arguments, count) for count in counts}
    return found


def _measure(python: Path, binding: str, module: str, arguments: list[str], count: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        image, labels = home / "scene.png", home / "scene.json"
        write_photo(image)
        labels.write_text(json.dumps(_labels(count)))
        driver = home / "driver.py"
        driver.write_text(_DRIVER)
        given = [word.format(image=image, json=labels) for word in arguments]
        env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": place, "XDG_CONFIG_HOME": f"{place}/config"}
        env.pop("PYTHONPATH", None)
        command = [str(python), str(driver), binding, module, str(count), *given]
        try:
            done = subprocess.run(command, env=env, cwd=place, capture_output=True, text=True, timeout=500, check=False)
        except subprocess.TimeoutExpired:
            return {}
    for line in done.stdout.splitlines():
        if line.startswith("MEASURED "):
            costs: dict[str, float] = json.loads(line.removeprefix("MEASURED "))
            return costs if "failed" not in costs else {}
    sys.stderr.write(f"{python}: no figures: {(done.stderr or done.stdout)[-600:]}\n")
    return {}


def _labels(count: int) -> dict[str, object]:
    shapes = [
        {"label": "cell", "points": ring.tolist(), "group_id": None, "shape_type": "polygon", "flags": {}}
        for ring in rings(count)
    ]
    head = {"version": "5.0.0", "flags": {}, "shapes": shapes, "imagePath": "scene.png", "imageData": None}
    return head | {"imageHeight": HEIGHT, "imageWidth": WIDTH}
