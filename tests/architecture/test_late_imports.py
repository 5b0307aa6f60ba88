"""Few things are imported while the program runs, each for a reason, all through one door (docs/adr/0010)."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

from tests.architecture.sources import PACKAGE, ROOT, dotted, modules
from workbench.cli.catalog import COMMANDS
from workbench.ui.window.warm_up import STEPS

LATE = {
    ("workbench/cli/main.py", "workbench.cli.expected:EXPECTED"): "every room's errors, asked for when one was raised",
    ("workbench/cli/main.py", "importlib.metadata"): "for --version alone",
    ("workbench/ui/main_window.py", "workbench.ui.workplace:Workplace"): "the start page needs none of it",
    ("workbench/ui/thumbnails.py", "workbench.ui.deep_thumbnail:read_deep"): "the decoders of 16-bit and float images",
    ("workbench/ui/panels/curves.py", "workbench.ui.curves.board:CurvesBoard"): "the plotting library",
}
"""(file, what) → why it is not imported at the top."""

FROM_TABLES = {"workbench/cli/main.py", "workbench/ui/window/warm_up.py"}
"""These import what a table names: the catalog of commands, the steps of the warm-up."""

DOORS = {"workbench/core/late_import.py", "workbench/environments/probe_script.py"}
"""May use importlib: the door itself, and a script that another interpreter runs to see what it has."""

HEAVY = ("numpy", "cv2", "pyqtgraph", "hotcoco", "shapely", "orjson", "msgspec", "psygnal", "simplejpeg", "psutil")

_START = """
import json, sys
from PySide6.QtWidgets import QApplication
from workbench.cli.main import main
from workbench import app
QApplication.exec = lambda *_: QApplication.processEvents()
main([])
print(json.dumps(sorted(sys.modules)))
"""


def test_that_every_late_import_has_its_reason():
    found = {(module.path, place) for module in modules() for place in module.late_imports()}
    assert found == set(LATE)


def test_that_late_imports_go_through_one_door():
    users = {
        module.path
        for module in modules()
        if "importlib" in module.imports() and not module.path.startswith("workbench/worker/")
    }
    assert users == DOORS


def test_that_only_two_tables_name_late_imports():
    unnamed = {
        module.path
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and (dotted(node.func) == "import_late" or any(dotted(item) == "import_late" for item in node.args))
        and not any(isinstance(item, ast.Constant) for item in node.args)
    }
    assert unnamed == FROM_TABLES
    ours = [*(entry.module for entry in COMMANDS), *(name for name in STEPS if name.startswith("workbench."))]
    assert [name for name in ours if not (PACKAGE.parent / f"{name.replace('.', '/')}.py").is_file()] == []


def test_that_the_start_page_stands_without_the_heavy_libraries(tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", _START], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert "workbench.ui.start.start_page" in loaded
    assert [name for name in loaded if name in HEAVY] == []
