"""What this machine offers for training on a GPU: the driver, its devices, the CUDA compiler."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from workbench.environments.commands import output_of

TORCH_VARIABLE = "WORKBENCH_TORCH"
"""Environment variable: ``cpu`` or ``cuda`` overrides which build of torch is installed."""

_LOADED_DRIVER = Path("/proc/driver/nvidia/version")


@dataclass(frozen=True, slots=True)
class Gpu:
    """One NVIDIA device as the driver names it. ``capability`` like ``9.0``."""

    name: str
    memory_bytes: int
    capability: str


@dataclass(frozen=True, slots=True)
class Driver:
    """An NVIDIA driver and its devices (none when only the driver could be seen)."""

    version: str
    gpus: tuple[Gpu, ...]


_told: dict[str, Driver] = {}
"""What the driver's tool said, by its path; a failure is not kept, it may pass."""


def find_driver() -> Driver | None:
    """Return the NVIDIA driver of this machine, or None. What its tool has told is kept: asking can take a second."""
    tool = shutil.which("nvidia-smi") or ""
    if tool and tool not in _told and (driver := _ask_driver(tool)) is not None:
        _told[tool] = driver
    return _told.get(tool) or (Driver("", ()) if _LOADED_DRIVER.exists() else None)


def _ask_driver(tool: str) -> Driver | None:
    query = "--query-gpu=driver_version,name,memory.total,compute_cap"
    table = output_of([tool, query, "--format=csv,noheader,nounits"], timeout_s=30.0)
    return parse_driver(table) if table is not None else None


def free_memory() -> dict[str, int] | None:
    """Return the free bytes of every GPU that a job may use, by device name: ``cuda:0`` is the first visible one.

    Empty where there is no GPU; None when there is a driver that does not answer.
    """
    table = output_of(["nvidia-smi", "--query-gpu=memory.free", "--format=csv,noheader,nounits"], timeout_s=10.0)
    if table is None:
        return None if _LOADED_DRIVER.exists() else {}
    lines = [line.strip() for line in table.splitlines()]
    free = [int(line) << 20 if line.isdigit() else 0 for line in lines if line]
    visible = [part.strip() for part in os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",") if part.strip()]
    chosen = [int(part) for part in visible if part.isdigit()] if visible else range(len(free))
    return {f"cuda:{place}": free[number] for place, number in enumerate(chosen) if number < len(free)}


def parse_driver(table: str) -> Driver | None:
    """Read nvidia-smi's table: a line a device, ``driver, name, MiB, capability``."""
    version, gpus = "", []
    for line in table.splitlines():
        fields = [field.strip() for field in line.split(",")]
        if len(fields) != 4:
            continue
        version = fields[0]
        mebibytes = int(fields[2]) if fields[2].isdigit() else 0
        gpus.append(Gpu(fields[1], mebibytes << 20, fields[3]))
    return Driver(version, tuple(gpus)) if version else None


def torch_build() -> str:
    """Return which build of torch fits this machine: ``cuda`` with an NVIDIA driver, else ``cpu``.

    Cheap with a loaded driver and with none: the window asks every second, in its own thread.
    """
    wanted = os.environ.get(TORCH_VARIABLE, "").strip().lower()
    if wanted in ("cpu", "cuda"):
        return wanted
    return "cuda" if _LOADED_DRIVER.exists() or find_driver() is not None else "cpu"


def compiler_version() -> str | None:
    """Return the CUDA compiler's version such as ``13.0``, or None when there is none."""
    return parse_compiler_version(output_of(["nvcc", "--version"]) or "")


def parse_compiler_version(text: str) -> str | None:
    """Read ``release 13.0`` out of nvcc's greeting."""
    found = re.search(r"release (\d+\.\d+)", text)
    return found.group(1) if found else None


def architectures(driver: Driver | None) -> str:
    """Return the capabilities to compile for, as torch's build reads them; empty: torch's own choice."""
    capabilities = (
        {gpu.capability for gpu in driver.gpus if re.fullmatch(r"\d+\.\d+", gpu.capability)} if driver else set()
    )
    return ";".join(sorted(capabilities))
