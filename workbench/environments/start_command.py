"""What ``python3 start.py`` does: sets up what is missing, then opens the window, runs the tour or runs the checks."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from workbench.environments import system_packages
from workbench.environments.commands import CommandLog, output_of
from workbench.environments.display import has_display
from workbench.environments.failures import SetupError, explain
from workbench.environments.install import InstallStatus, install_here, install_state, start_install
from workbench.environments.layout import (
    ROOT,
    Layout,
    choose_worker_python,
    chosen_worker_python,
    forget_worker_python,
    window_python,
)
from workbench.environments.steps import ConsoleSteps
from workbench.environments.window_env import ensure_window
from workbench.environments.worker_env import is_worker_ready

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
)
"""The checks before the tests, by their programs in ``.venv``."""


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns the exit code, 1 with one sentence on standard error when a step fails."""
    options = _parser().parse_args(arguments)
    steps = ConsoleSteps(sys.stdout)
    layout = Layout(ROOT)
    try:
        _choose_worker(options, layout)
        _ensure_system(layout, steps)
        if options.command == "test":
            return _test(layout, steps, options.rest)
        if options.command == "setup":
            _set_up_all(layout, steps)
            return 0
        return _open(layout, steps, options.rest)
    except SetupError as error:
        sys.stderr.write(f"\nstart.py: {error}\n")
    except OSError as error:
        sys.stderr.write(f"\n{explain('start.py', str(error))}\n")
    except KeyboardInterrupt:
        sys.stderr.write("\nstart.py: interrupted; run the same command again and it goes on where it stopped\n")
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="Sets up the workbench and opens it. Without a display: a tour in the terminal.",
    )
    parser.add_argument(
        "command",
        nargs="?",
        default="open",
        choices=("open", "setup", "test"),
        help="open: the window (default); setup: both environments, no window; test: the whole check",
    )
    parser.add_argument("rest", nargs="*", help="open: a project folder; test: arguments for pytest")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--worker-python", type=Path, metavar="PATH", help="train with this interpreter; installs nothing"
    )
    chosen.add_argument("--own-worker", action="store_true", help="forget --worker-python and use .venv-worker again")
    return parser


def _choose_worker(options: argparse.Namespace, layout: Layout) -> None:
    if options.own_worker:
        forget_worker_python(layout.root)
    python: Path | None = options.worker_python
    if python is None:
        return
    if output_of([python, "-c", "import torch"], timeout_s=300.0) is None:
        raise SetupError(f"{python} does not import torch; name an interpreter with torch and OpenMMLab in it")
    choose_worker_python(python, layout.root)


def _ensure_system(layout: Layout, steps: ConsoleSteps) -> None:
    missing = [*system_packages.missing_qt_libraries(), *system_packages.missing_fonts()]
    if chosen_worker_python(layout.root) is None:
        missing += system_packages.missing_build_tools()
    if not missing:
        return
    names = ", ".join(item.what for item in missing)
    if not system_packages.can_install():
        steps.note(f"this system lacks {names}; run: {system_packages.install_line(missing)}")
        return
    steps.note(f"this system lacks {names}: installing")
    try:
        system_packages.install(missing, CommandLog(layout.window_log))
    except SetupError as error:
        steps.note(f"{error}; go on without, or run: {system_packages.install_line(missing)}")


def _set_up_all(layout: Layout, steps: ConsoleSteps, with_checks: bool = False) -> None:
    ensure_window(layout, steps, with_checks)
    if chosen_worker_python(layout.root) is None:
        _wait_for_background(layout, steps)
        if not is_worker_ready(layout):
            install_here(layout.root, steps)
    steps.note("everything is set up")


def _wait_for_background(layout: Layout, steps: ConsoleSteps) -> None:
    """A window may be installing already: follow it instead of failing on its lock."""
    told = ""
    while (state := install_state(layout.root)).status is InstallStatus.INSTALLING:
        if state.title != told:
            told = state.title
            steps.note(f"in the background, {state.done + 1}/{state.total}: {told}")
        time.sleep(0.5)


def _open(layout: Layout, steps: ConsoleSteps, rest: Sequence[str]) -> int:
    ensure_window(layout, steps)
    python = window_python(layout.root)
    if not has_display():
        steps.note("no display: the same tour, in the terminal")
        _set_up_all(layout, steps)
        return _become([python, "-m", "workbench", "tour", *rest])
    lacking = system_packages.missing_qt_libraries()
    if lacking:
        raise SetupError(f"Qt cannot open a window without its libraries; run: {system_packages.install_line(lacking)}")
    if chosen_worker_python(layout.root) is None:
        start_install(layout.root)
    steps.note("opening the window")
    return _become([python, "-m", "workbench", *rest])


def _test(layout: Layout, steps: ConsoleSteps, rest: Sequence[str]) -> int:
    _set_up_all(layout, steps, with_checks=True)
    programs = window_python(layout.root).parent
    failed = []
    for check in CHECKS:
        steps.note(" ".join(check))
        if subprocess.call([programs / check[0], *check[1:]], cwd=layout.root):
            failed.append(" ".join(check))
    steps.note("pytest")
    code = subprocess.call([programs / "python", "-m", "pytest", *rest], cwd=layout.root)
    if failed:
        sys.stderr.write(f"start.py: failed before the tests: {', '.join(failed)}\n")
    return 1 if failed else code


def _become(command: Sequence[str | Path]) -> int:
    """Replace this process, so that Ctrl-C and the exit code are the window's own."""
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(str(command[0]), [str(part) for part in command])
