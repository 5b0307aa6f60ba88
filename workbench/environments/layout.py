"""Where the two environments and the installer's own files lie in a checkout, and in the user's cache."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout this code runs from."""

WORKER_PYTHON_VARIABLE = "WORKBENCH_WORKER_PYTHON"
"""Environment variable: an interpreter with torch and OpenMMLab, used instead of ``.venv-worker``."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths inside one checkout. Only names; nothing is created."""

    root: Path = ROOT

    @property
    def window_venv(self) -> Path:
        """The window's environment: Qt, no torch."""
        return self.root / ".venv"

    @property
    def worker_venv(self) -> Path:
        """The training environment: torch and OpenMMLab, no Qt."""
        return self.root / ".venv-worker"

    @property
    def requirements(self) -> Path:
        """The pinned requirements."""
        return self.root / "requirements"

    @property
    def setup(self) -> Path:
        """The installer's own files: progress, logs, lock, the chosen worker interpreter."""
        return self.root / ".setup"

    @property
    def events(self) -> Path:
        """Progress of the training environment's installation, as protocol messages."""
        return self.setup / "worker.jsonl"

    @property
    def worker_log(self) -> Path:
        """Full output of the training environment's installation."""
        return self.setup / "worker.log"

    @property
    def window_log(self) -> Path:
        """Full output of the window environment's installation."""
        return self.setup / "window.log"

    @property
    def lock(self) -> Path:
        """Held by the one process that installs the training environment."""
        return self.setup / "worker.lock"

    @property
    def chosen_worker(self) -> Path:
        """Holds the path of the worker interpreter that the person chose with ``--worker-python``."""
        return self.setup / "worker-python.txt"


def venv_python(venv: Path) -> Path:
    """Return the interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def window_python(root: Path = ROOT) -> Path:
    """Return the interpreter that runs the window."""
    return venv_python(Layout(root).window_venv)


def chosen_worker_python(root: Path = ROOT) -> Path | None:
    """Return the worker interpreter the person chose, by variable or by ``--worker-python``; None for our own."""
    chosen = os.environ.get(WORKER_PYTHON_VARIABLE, "").strip()
    if not chosen:
        try:
            chosen = Layout(root).chosen_worker.read_text(encoding="utf-8").strip()
        except OSError:
            return None
    return Path(chosen) if chosen else None


def worker_python(root: Path = ROOT) -> Path:
    """Return the interpreter that trains: the chosen one, else that of ``.venv-worker`` (which may not exist yet)."""
    return chosen_worker_python(root) or venv_python(Layout(root).worker_venv)


def site_packages_of(python: Path) -> Path:
    """Return where the packages of an interpreter lie, told by its place alone; the folder may not exist."""
    prefix = python.parent.parent
    patterns = ("Lib/site-packages", "lib/python3*/site-packages", "lib64/python3*/site-packages")
    found = [folder for pattern in patterns for folder in sorted(prefix.glob(pattern))]
    chosen = next((folder for folder in found if (folder / "mmengine").is_dir()), None)
    return chosen or (found[-1] if found else prefix / "site-packages")


def choose_worker_python(python: Path, root: Path = ROOT) -> None:
    """Remember an existing interpreter as the worker's; nothing is installed into it."""
    layout = Layout(root)
    layout.setup.mkdir(exist_ok=True)
    # Absolute, but not resolved: a virtual environment's python is a link whose own path finds the packages.
    layout.chosen_worker.write_text(f"{Path.cwd() / python}\n", encoding="utf-8")


def forget_worker_python(root: Path = ROOT) -> None:
    """Go back to our own training environment."""
    Layout(root).chosen_worker.unlink(missing_ok=True)


def cache_folder() -> Path:
    """Return the user's cache folder for built wheels (environment variable WORKBENCH_CACHE overrides)."""
    override = os.environ.get("WORKBENCH_CACHE")
    if override:
        return Path(override)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "workbench"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "workbench" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "workbench"
