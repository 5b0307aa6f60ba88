"""The window's environment: Qt and the labelling libraries, no torch; seconds to install."""

from __future__ import annotations

from pathlib import Path

from workbench.environments.commands import CommandLog
from workbench.environments.layout import Layout, venv_python
from workbench.environments.pip_settings import uv_install
from workbench.environments.stamp import fingerprint, has_stamp, remove_stamp, write_stamp
from workbench.environments.steps import Course, Steps
from workbench.environments.virtualenv import ensure_virtualenv

TITLE = "Setting up the window's environment"


def is_window_ready(layout: Layout, with_checks: bool = False) -> bool:
    """True when the environment holds what the requirements name today."""
    return has_stamp(layout.window_venv, _stamp_name(with_checks), _fingerprint(layout, with_checks))


def ensure_window(layout: Layout, steps: Steps, with_checks: bool = False) -> None:
    """Install the window's requirements and the project itself; ``with_checks`` adds the tools of the test run.

    Does nothing when all is in place. Raises SetupError.
    """
    if not is_window_ready(layout, with_checks):
        _install(layout, steps, with_checks)
    if stale_translations(layout.root):
        compile_translations(layout)


def stale_translations(root: Path) -> list[Path]:
    """Return the translation sources whose compiled file is missing or older."""
    sources = sorted((root / "resources" / "translations").glob("*.ts"))
    return [source for source in sources if _is_older(source.with_suffix(".qm"), source)]


def compile_translations(layout: Layout) -> None:
    """Compile the stale translations with Qt's own tool. Raises SetupError."""
    log = CommandLog(layout.window_log)
    for source in stale_translations(layout.root):
        release = layout.window_venv / "bin" / "pyside6-lrelease"
        log.run("Compiling translations", [release, source, "-qm", source.with_suffix(".qm")])


def _install(layout: Layout, steps: Steps, with_checks: bool) -> None:
    log = CommandLog(layout.window_log)
    course = Course(steps, 3)
    name = _stamp_name(with_checks)
    with course.step("Creating .venv"):
        remove_stamp(layout.window_venv, name)
        python = ensure_virtualenv(layout.window_venv, log)
    with course.step("Installing the window's libraries"):
        arguments = [part for file in _files(layout, with_checks) for part in ("-r", file)]
        command, env = uv_install(python, arguments)
        log.run("Installing the window's libraries", command, env)
    with course.step("Installing the workbench itself"):
        command, env = uv_install(python, ["--no-deps", "--no-build-isolation", "--editable", layout.root])
        log.run("Installing the workbench itself", command, env)
    write_stamp(layout.window_venv, name, _fingerprint(layout, with_checks))
    if with_checks:
        write_stamp(layout.window_venv, _stamp_name(False), _fingerprint(layout, False))


def _files(layout: Layout, with_checks: bool) -> list[Path]:
    names = ("window.txt", "checks.txt") if with_checks else ("window.txt",)
    return [layout.requirements / name for name in names]


def _fingerprint(layout: Layout, with_checks: bool) -> str:
    # pyproject.toml names the entry points, and the editable install points at the checkout's own path.
    files = [*_files(layout, with_checks), layout.root / "pyproject.toml"]
    return fingerprint(files, str(layout.root), str(venv_python(layout.window_venv)))


def _stamp_name(with_checks: bool) -> str:
    return "checks" if with_checks else "window"


def _is_older(file: Path, source: Path) -> bool:
    return not file.exists() or file.stat().st_mtime < source.stat().st_mtime
