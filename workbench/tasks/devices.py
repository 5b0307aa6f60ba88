"""The names of what a job runs on: one processor, one GPU, several of either as one, or whichever is free.

``cpu``, ``cuda:1``, ``cuda:0,1`` (a process each), ``cpu:2`` (two processes on the processor) and ``auto``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

AUTO = "auto"
"""The GPU with the most free memory when the job's turn comes, or the processor where there is no GPU."""

MOST_PROCESSES = 64


class DeviceError(ValueError):
    """A name that no device has; the text says which names there are."""


@dataclass(frozen=True, slots=True)
class Devices:
    """What a job runs on: ``kind`` is ``cpu`` or ``cuda``; ``gpus`` are the GPUs' numbers, one process each."""

    kind: str
    processes: int = 1
    gpus: tuple[int, ...] = ()

    @property
    def singles(self) -> frozenset[str]:
        """The devices that are busy while the job runs."""
        return frozenset(f"cuda:{number}" for number in self.gpus) or frozenset({self.kind})


def read_devices(name: str) -> Devices:
    """Read a name; raises DeviceError, also for ``auto``: what that is shows only when the job starts."""
    kind, _, numbers = device_key(name).partition(":")
    try:
        listed = tuple(int(part) for part in numbers.split(",")) if numbers else ()
    except ValueError:
        listed = (-1,)
    if kind not in ("cpu", "cuda") or min(listed, default=0) < 0 or max(listed, default=0) > MOST_PROCESSES:
        raise DeviceError(f"There is no kind of device called {name!r}: choose auto, cpu, cuda:0 or cuda:0,1.")
    return Devices("cuda", len(listed), listed) if kind == "cuda" else Devices("cpu", max((1, *listed)))


def device_key(name: str) -> str:
    """One spelling a device: ``CUDA`` is ``cuda:0``, ``cuda:1, 0`` is ``cuda:0,1``, ``cpu:1`` is ``cpu``."""
    text = re.sub(r"\s+", "", name).lower() or "cpu"
    kind, _, numbers = text.partition(":")
    if not re.fullmatch(r"(\d+(,\d+)*)?", numbers):
        return text
    if kind == "cuda":
        return f"cuda:{','.join(map(str, sorted({int(part) for part in numbers.split(',') if part} or {0})))}"
    return "cpu" if kind == "cpu" and numbers in ("0", "1") else text


def singles(name: str) -> frozenset[str]:
    """The devices that a job of this name keeps busy; one that nobody knows is a device of its own."""
    try:
        return read_devices(name).singles
    except DeviceError:
        return frozenset({device_key(name)})
