"""From the command to a window one can use: CPU seconds, wall seconds and idle memory, beside the newest labelme.

python benchmarks/start_time.py [--rounds N] [--without-labelme] [--checkout PATH] [--peers FOLDER]

Then a project is opened from the start page, nothing of it warmed up, until its first image is painted. ``--checkout``
measures another checkout of the workbench in the same rounds.

Both programs are started as a person starts them (``python -m …``) on the offscreen platform. In place of Qt's endless
event loop a short one runs until nothing is left to do, then the process says what it has used and ends. labelme goes
into a temporary environment of its own; rounds alternate between the two, so that both meet the same machine.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.peer_canvas import PROGRAMS

ROOT = Path(__file__).resolve().parents[1]

_DRIVER = """
import importlib, json, os, runpy, sys, time

ticks = int(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19])  # this process's start, since boot
began = time.time() - float(open("/proc/uptime").read().split()[0]) + ticks / os.sysconf("SC_CLK_TCK")
binding, program = sys.argv[1], sys.argv[2]
core = importlib.import_module(binding + ".QtCore")
widgets = importlib.import_module(binding + ".QtWidgets")

def rss_mb():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

def open_project(window, path):
    application = widgets.QApplication.instance()
    cpu, wall, painted = time.process_time(), time.monotonic(), []
    window.open_path(__import__("pathlib").Path(path))
    window.canvas.imageShown.connect(lambda *_: painted.append(True))
    while not painted and time.monotonic() - wall < 30:
        application.processEvents()
        time.sleep(0.001)
    window.canvas.repaint()
    assert painted and window.opened.session is not None
    used = {"open_cpu_s": time.process_time() - cpu, "open_wall_s": time.monotonic() - wall}
    deadline = time.monotonic() + 0.5
    while time.monotonic() < deadline:
        application.processEvents()
        time.sleep(0.002)
    return used | {"open_rss_mb": rss_mb()}

def until_idle(*_):
    application = widgets.QApplication.instance()
    quiet = 0
    while quiet < 10:  # ten times in a row nothing but waiting: the window stands and is painted
        before = time.process_time()
        deadline = time.monotonic() + 0.02
        while time.monotonic() < deadline:
            application.processEvents()
            time.sleep(0.002)
        quiet = quiet + 1 if time.process_time() - before < 0.008 else 0
    shown = [w for w in application.topLevelWidgets() if w.isVisible() and w.width() > 300]
    used = {"cpu_s": time.process_time(), "wall_s": time.time() - began, "windows": len(shown)}
    used["rss_mb"] = rss_mb()
    if os.environ.get("BENCH_PROJECT"):
        used |= open_project(shown[0], os.environ["BENCH_PROJECT"])
    print("MEASURED " + json.dumps(used), flush=True)
    os._exit(0)

for name in ("exec", "exec_"):
    for owner in (widgets.QApplication, core.QCoreApplication):
        setattr(owner, name, until_idle)
sys.argv = [program, *sys.argv[3:]]
runpy.run_module(program, run_name="__main__", alter_sys=True)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-labelme", action="store_true")
    parser.add_argument("--checkout", type=Path, help="another checkout, to compare with")
    parser.add_argument("--peers", type=Path, help="environments of other programs, see peer_canvas.py")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="workbench-start-") as folder:
        home = Path(folder)
        driver = home / "driver.py"
        driver.write_text(_DRIVER)
        ours = [sys.executable, str(driver), "PySide6", "workbench"]
        programs = {"workbench": (ours, ROOT)}
        if options.checkout is not None:
            programs[f"workbench of {options.checkout.name}"] = (ours, options.checkout)
        for name, (binding, module, _) in (PROGRAMS if options.peers is not None else {}).items():
            python = options.peers / name / "bin" / "python"
            programs[name] = ([str(python), str(driver), binding, module], home)
        if not options.without_labelme and options.peers is None:
            name, command = _labelme(home, driver)
            programs[name] = (command, home)
        for place in {place for _, place in programs.values() if place != home}:
            _make_example(home, place)
        measured: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
        for round_number in range(options.rounds + 1):
            for name, (command, place) in programs.items():
                figures = _measure(command, home, place)
                if round_number:  # the first start fills the caches of both
                    measured[name].append(figures)
        _report(measured)
    return 0


def _labelme(home: Path, driver: Path) -> tuple[str, list[str]]:
    """Install the newest labelme that this Python takes, into a temporary environment."""
    venv = home / "labelme"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = str(venv / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-qq", "labelme"], check=True)
    version = subprocess.check_output([python, "-m", "pip", "show", "labelme"], text=True).splitlines()[1].split()[-1]
    installed = subprocess.check_output([python, "-m", "pip", "list", "--format=freeze"], text=True).lower()
    binding = next(name for name in ("PySide6", "PyQt6", "PyQt5") if f"\n{name.lower()}" in installed)
    return f"labelme {version} ({binding})", [python, str(driver), binding, "labelme"]


def _example(home: Path, place: Path) -> Path:
    return home / f"example-{place.name}"


def _make_example(home: Path, place: Path) -> None:
    """Make the example project as this checkout makes it: two of them may store labels in two ways."""
    program = "import sys; from pathlib import Path; from workbench.project.example import create_example as make\n"
    program += "make(Path(sys.argv[1])).close()"
    env = os.environ | {"PYTHONPATH": str(place)}
    subprocess.run([sys.executable, "-c", program, _example(home, place)], cwd=place, env=env, check=True)


def _measure(command: list[str], home: Path, place: Path) -> dict[str, float]:
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "WORKBENCH_STATE": str(home / "state"),
        "WORKBENCH_CACHE": str(home / "workbench-cache"),
    }
    if place != home:
        env["PYTHONPATH"] = str(place)
        env["BENCH_PROJECT"] = str(_example(home, place))
    # Both may keep their compiled modules, as on a person's machine.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, timeout=300, check=False)
    for line in done.stdout.splitlines():
        if line.startswith("MEASURED "):
            figures: dict[str, float] = json.loads(line.removeprefix("MEASURED "))
            if not figures["windows"]:
                raise SystemExit(f"{command}: no window was shown")
            return figures
    raise SystemExit(f"{command} did not come up:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _report(measured: dict[str, list[dict[str, float]]]) -> None:
    columns = {"cpu_s": "CPU s", "wall_s": "wall s", "rss_mb": "RSS MB"}
    columns |= {"open_cpu_s": "open CPU", "open_wall_s": "open wall", "open_rss_mb": "open RSS"}
    heads = "".join(f"{title:>10}" for title in columns.values())
    print(f"{'':32}{heads}   median of {len(next(iter(measured.values())))} starts")
    for name, rounds in measured.items():
        found = {key: statistics.median(each[key] for each in rounds) for key in columns if key in rounds[0]}
        cells = [f"{value:10.0f}" if key.endswith("mb") else f"{value:10.2f}" for key, value in found.items()]
        print(f"{name:32}{''.join(cells)}")


if __name__ == "__main__":
    sys.exit(main())
