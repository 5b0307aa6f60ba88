"""The user's own folder for the queue and the runner: one a user, not one a project."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def state_folder() -> Path:
    """Return where it lies; WORKBENCH_STATE overrides that. Nothing is created."""
    chosen = os.environ.get("WORKBENCH_STATE")
    return Path(chosen or platformdirs.user_state_dir("workbench", appauthor=False))
