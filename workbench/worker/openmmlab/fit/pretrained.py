"""Pretrained weights that a config asks for: found on this disk and loaded strictly, or left out.

mmengine would download them and read them with pickle. Here the config loses every mention of them, and what lies on
this disk is read by our own reader when the run begins.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.learning import Start

ZOO_WEIGHTS = "WORKBENCH_WEIGHTS"
"""Environment variable: a folder of downloaded weights, looked at first."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """What was found on the disk, and the addresses of what was not."""

    starts: tuple[Start, ...]
    missing: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what is missing, one sentence an address."""
        return tuple(
            f"The starting weights {address} are not on this disk: that part of the model learns from scratch."
            for address in self.missing
            if address
        )


def take_out(model: Any, load_from: str | None = None) -> Pretrained:
    """Take every mention of pretrained weights out of a model's config; ``load_from`` is the config's own, if any."""
    starts: list[Start] = []
    missing: list[str] = []

    def take(address: Any, into: str, prefix: str) -> None:
        found = on_disk(str(address)) if isinstance(address, str) else None
        if found is not None:
            starts.append(Start(found, into, prefix))
        elif isinstance(address, str):
            missing.append(address)

    for path, table in tables(model):
        init = table.get("init_cfg")
        for entry in init if isinstance(init, (list, tuple)) else (init,):
            # PVT names the file alone, without the type that the others have.
            if isinstance(entry, dict) and isinstance(entry.get("checkpoint"), str):
                take(entry.get("checkpoint"), path, str(entry.get("prefix") or ""))
                table["init_cfg"] = None
        if isinstance(table.get("pretrained"), str):
            # mmdet 2 put it beside the backbone that it belongs to, the backbones themselves keep it inside.
            take(table["pretrained"], f"{path}.backbone".strip(".") if "backbone" in table else path, "")
            table["pretrained"] = None
        elif table.get("pretrained") is True:
            missing.append(f"of {table.get('model_name') or table.get('type')}")
            table["pretrained"] = False
    if load_from:
        take(load_from, "", "")
    return Pretrained(tuple(starts), tuple(dict.fromkeys(missing)))


def on_disk(address: str) -> Path | None:
    """Return where weights lie on this disk: a path, or an address whose file was downloaded before."""
    if Path(address).is_absolute():
        return Path(address) if Path(address).is_file() else None
    url = urlparse(address)
    name = Path(url.path or url.netloc).name
    if url.scheme in ("torchvision", "open-mmlab", "mmcls"):
        name = f"{url.netloc or url.path.strip('/')}-*.pth"
    if not name:  # a config that leaves the place of its weights to whoever runs it
        return None
    return next((file for folder in _folders() for file in sorted(folder.glob(name)) if file.is_file()), None)


def _folders() -> tuple[Path, ...]:
    home = os.environ.get("TORCH_HOME") or str(Path.home() / ".cache" / "torch")
    named = os.environ.get(ZOO_WEIGHTS)
    return (*((Path(named),) if named else ()), Path(home) / "hub" / "checkpoints", Path(home) / "checkpoints")
