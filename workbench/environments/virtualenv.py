"""Makes a virtual environment with uv in it, and keeps one that is already whole."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from workbench.environments.commands import CommandLog, output_of
from workbench.environments.layout import venv_python

UV_VERSION = "0.13.9"
"""The installer used inside both environments; pip brings it."""


def ensure_virtualenv(venv: Path, log: CommandLog) -> Path:
    """Create the environment, or keep a working one of the same Python; returns its interpreter.

    A broken one (its Python was removed or replaced, or its creation was interrupted) is made anew. Raises SetupError.
    """
    python = venv_python(venv)
    if not _is_usable(python):
        if venv.exists():
            shutil.rmtree(venv)
        log.run(f"Creating {venv.name}", [sys.executable, "-m", "venv", venv])
    if (output_of([python, "-m", "uv", "--version"]) or "").split()[1:2] != [UV_VERSION]:
        log.run("Fetching the installer", [python, "-m", "pip", "install", "--quiet", f"uv=={UV_VERSION}"])
    return python


def _is_usable(python: Path) -> bool:
    # A loaded machine may answer late; only an interpreter that fails is thrown away.
    asked = output_of([python, "-c", "import sys, pip; print(sys.version_info[:2])"], timeout_s=600.0)
    return asked is not None and asked.strip() == str(sys.version_info[:2])
