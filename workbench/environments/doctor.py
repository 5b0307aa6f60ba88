"""Examines this machine and both environments: what is there, what is wrong, and the command that mends it."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from workbench.environments import cuda, system_packages
from workbench.environments.display import has_display
from workbench.environments.install import InstallState, InstallStatus, install_state
from workbench.environments.layout import ROOT, Layout, window_python, worker_python
from workbench.environments.probe_worker import Device, WorkerProbe, probe
from workbench.environments.window_env import is_window_ready

SETUP = "python3 start.py setup"
NEEDED_BYTES = 5 << 30
"""The training environment with its downloads, and room for a first run."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``level`` is ``ok``, ``warning`` or ``error``; ``mend`` the command or advice, if any."""

    name: str
    level: str
    text: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the doctor found, in the order a person reads it."""

    findings: tuple[Finding, ...]
    devices: tuple[Device, ...]

    @property
    def is_healthy(self) -> bool:
        """True when nothing is an error."""
        return all(finding.level != "error" for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain JSON values."""
        return {
            "healthy": self.is_healthy,
            "findings": [asdict(finding) for finding in self.findings],
            "devices": [asdict(device) for device in self.devices],
        }


def examine(root: Path = ROOT, with_imports: bool = True, is_unwanted: Callable[[], bool] = lambda: False) -> Report:
    """Look at everything; takes about 20 s, most of it for importing the libraries in the worker's interpreter.

    ``with_imports`` False leaves that out, and with it the names of the GPUs as torch sees them. The imports end as
    soon as ``is_unwanted`` says that nobody waits for them any more.
    """
    layout = Layout(root)
    findings = [*_window(layout), *_system(root)]
    state = install_state(root)
    findings.append(_training_environment(state, root))
    is_asked = with_imports and _can_be_asked(state, root)
    told = probe(worker_python(root), root, is_unwanted=is_unwanted) if is_asked else None
    if told is not None:
        findings += _worker_findings(told)
    devices = told.devices if told is not None else ()
    return Report((*findings, *_gpu(devices, told)), (processor(), *devices))


def processor() -> Device:
    """Return this machine's CPU as a training device: its cores as the name, all memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return Device("cpu", f"{platform.machine()}, {cores} core{'s' if cores != 1 else ''}", memory)


def gigabytes(size_bytes: int) -> str:
    """Return a size in words: ``23.4 GB``."""
    return f"{size_bytes / (1 << 30):.1f} GB"


def _window(layout: Layout) -> Iterator[Finding]:
    python = window_python(layout.root)
    if is_window_ready(layout):
        yield Finding("window environment", "ok", f"{layout.window_venv} (Python {platform.python_version()})")
    elif python.exists():
        yield Finding("window environment", "warning", f"{layout.window_venv} is not up to date", SETUP)
    else:
        yield Finding("window environment", "error", f"{layout.window_venv} is missing", SETUP)
    if has_display():
        yield Finding("display", "ok", "a window can be opened")
    else:
        yield Finding("display", "warning", "no display: commands and the terminal tour work, the window does not")


def _system(root: Path) -> Iterator[Finding]:
    yield _packages("Qt's system libraries", system_packages.missing_qt_libraries(), "error")
    yield _packages("fonts", system_packages.missing_fonts(), "warning")
    yield _packages("build tools", system_packages.missing_build_tools(), "warning", system_packages.compiler() or "")
    free = shutil.disk_usage(root).free
    enough = free >= NEEDED_BYTES
    advice = "" if enough else f"free at least {gigabytes(NEEDED_BYTES - free)}"
    yield Finding("disk space", "ok" if enough else "warning", f"{gigabytes(free)} free in {root}", advice)


def _packages(name: str, missing: Sequence[system_packages.Missing], level: str, present: str = "") -> Finding:
    if not missing:
        return Finding(name, "ok", present or "all there")
    if not any(item.is_needed for item in missing):
        level = "warning"
    names = ", ".join(item.what for item in missing)
    return Finding(name, level, f"missing: {names}", system_packages.install_line(missing))


def _training_environment(state: InstallState, root: Path) -> Finding:
    name = "training environment"
    python = worker_python(root)
    if state.can_train:
        chosen = " (chosen by you)" if state.status is InstallStatus.CHOSEN else ""
        return Finding(name, "ok", f"{python}{chosen}")
    if state.status is InstallStatus.INSTALLING:
        return Finding(name, "warning", f"being installed, step {state.done + 1} of {state.total}: {state.title}")
    if state.status is InstallStatus.FAILED:
        return Finding(name, "error", state.reason, SETUP)
    return Finding(name, "error", f"{python} is not installed or not up to date", SETUP)


def _can_be_asked(state: InstallState, root: Path) -> bool:
    """A failed installation is asked too: which library does not import is what the person wants to know."""
    return state.can_train or (state.status is not InstallStatus.INSTALLING and worker_python(root).exists())


def _worker_findings(told: WorkerProbe) -> Iterator[Finding]:
    if told.error:
        yield Finding("worker interpreter", "error", told.error, SETUP)
    elif told.python:
        yield Finding("worker interpreter", "ok", f"Python {told.python}")
    for library in told.libraries:
        if library.error:
            yield Finding(library.name, "error", f"does not import: {library.error}", SETUP)
        else:
            yield Finding(library.name, "ok", library.version or "imports")


def _gpu(devices: Sequence[Device], told: WorkerProbe | None) -> Iterator[Finding]:
    driver = cuda.find_driver()
    for device in devices:
        yield Finding(f"device {device.id}", "ok", f"{device.name}, {gigabytes(device.memory_bytes)}")
    if driver is None:
        yield Finding("GPU", "ok", "no NVIDIA driver: training runs on the CPU")
    elif told is not None and not devices:
        names = ", ".join(gpu.name for gpu in driver.gpus) or "an NVIDIA driver"
        mend = "WORKBENCH_TORCH=cuda python3 start.py setup"
        yield Finding("GPU", "warning", f"{names} is there, but torch does not see it", mend)
