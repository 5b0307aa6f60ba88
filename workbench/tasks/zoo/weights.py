"""Which published weights lie on this disk already: a look at file names, nothing is opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlparse

WEIGHTS_VARIABLE = "WORKBENCH_WEIGHTS"
"""Environment variable: a folder of downloaded weights, looked at first. The worker looks there too."""


def weights_folders() -> tuple[Path, ...]:
    """Return where weights may lie: the person's own folder, then where torch keeps what it has downloaded."""
    home = os.environ.get("TORCH_HOME")
    torch = Path(home) if home else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "torch"
    own = os.environ.get(WEIGHTS_VARIABLE)
    return (*((Path(own),) if own else ()), torch / "hub" / "checkpoints", torch / "checkpoints")


def weights_there(folders: Iterable[Path]) -> Mapping[str, Path]:
    """Return every file of the folders by its name, the first folder's first; a folder that is not there has none."""
    found: dict[str, Path] = {}
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                files = sorted(entry.name for entry in entries if entry.is_file())
        except OSError:
            continue
        for name in files:
            found.setdefault(name, folder / name)
    return found


def file_name(address: str) -> str:
    """Return the name under which a download of this address is kept."""
    return unquote(urlparse(address).path).rpartition("/")[2]
