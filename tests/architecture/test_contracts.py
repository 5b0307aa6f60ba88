"""The import contracts of pyproject.toml, run as a test, and what import-linter cannot say."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.sources import PACKAGE, ROOT, modules

_FOR_SETUP = ("workbench.environments", "workbench.protocol.messages", "workbench.protocol.channel")


def test_that_every_room_imports_only_what_its_floor_allows():
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_that_the_setup_code_runs_on_the_standard_library_alone():
    strangers = [
        f"{module.path} imports {name}"
        for module in modules()
        if module.room.startswith("workbench.environments") or module.name in _FOR_SETUP
        for name in sorted(module.imports())
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not name.startswith(_FOR_SETUP)
        and name != "workbench.protocol"
        and name != "workbench"
    ]
    assert strangers == []


def test_that_start_py_reaches_its_code_without_any_installed_package():
    program = "import sys; sys.path.insert(0, '.'); import workbench.environments.start_command"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_that_packages_say_nothing_when_imported():
    talkative = [str(file.relative_to(ROOT)) for file in PACKAGE.rglob("__init__.py") if file.read_text().strip()]
    assert talkative == []


def test_that_every_folder_of_code_is_a_package():
    folders = {file.parent for file in PACKAGE.rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []
