"""Asks the worker's interpreter what it can import, in a process of its own, so that a crash is a finding too."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIBRARIES = ("torch", "torchvision", "mmengine", "mmcv", "mmcv.ops", "mmdet", "mmpose", "mmpretrain", "mmseg", "mmagic")
"""What a training may import, in the order of their dependence."""

_SCRIPT = Path(__file__).with_name("probe_script.py")
_LOOK_S = 0.1
"""How often it is asked whether anybody still waits."""


@dataclass(frozen=True, slots=True)
class Library:
    """One library in the worker's interpreter. ``error``: the last line of its failing import, empty when it works."""

    name: str
    version: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Device:
    """Something a training can run on. ``id`` is what torch calls it: ``cpu``, ``cuda:0``."""

    id: str
    name: str
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class WorkerProbe:
    """What the worker's interpreter said. ``python`` is empty when it did not even start; ``error`` says why."""

    python: str = ""
    libraries: tuple[Library, ...] = ()
    devices: tuple[Device, ...] = ()
    error: str = ""


def probe(
    python: Path,
    root: Path,
    names: Sequence[str] = LIBRARIES,
    timeout_s: float = 300.0,
    is_unwanted: Callable[[], bool] = lambda: False,
) -> WorkerProbe:
    """Import each library in the worker's interpreter. One that kills the process is reported, the rest still tried.

    Once ``is_unwanted`` says so the process is killed and nothing more is asked: a window that closes does not wait.
    """
    libraries: list[Library] = []
    version = ""
    while True:
        facts, ending = _ask(python, root, names[len(libraries) :], timeout_s, is_unwanted)
        if not facts or is_unwanted():
            return WorkerProbe(version, tuple(libraries), error=ending or "the interpreter said nothing")
        version = next((str(fact["version"]) for fact in facts if fact.get("kind") == "python"), version)
        libraries += [_library(fact) for fact in facts if fact.get("kind") == "library"]
        if not ending or len(libraries) >= len(names):
            return WorkerProbe(version, tuple(libraries), _devices(facts), ending)
        libraries.append(Library(names[len(libraries)], error=f"the import ended the process: {ending}"))


def _ask(
    python: Path, root: Path, names: Sequence[str], timeout_s: float, is_unwanted: Callable[[], bool]
) -> tuple[list[dict[str, Any]], str]:
    """Return the facts the script told and, when it did not end well, how it ended."""
    env = {**os.environ, "PYTHONPATH": str(root), "NO_ALBUMENTATIONS_UPDATE": "1"}
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(
            [python, _SCRIPT, *names], env=env, cwd=root, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe
        )
    except OSError as error:
        return [], f"{python} cannot be started ({error.strerror})"
    with process:
        deadline = time.monotonic() + timeout_s
        while True:
            try:
                told, chatter = process.communicate(timeout=_LOOK_S)
            except subprocess.TimeoutExpired:
                if time.monotonic() < deadline and not is_unwanted():
                    continue
                process.kill()
                return _facts(process.communicate()[0]), f"no answer within {timeout_s:.0f} s"
            return _facts(told), _ending(process.returncode, chatter)


def _ending(code: int, chatter: bytes) -> str:
    if code == 0:
        return ""
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    lines = chatter.decode(errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else f"exit code {code}"


def _facts(output: bytes) -> list[dict[str, Any]]:
    facts = []
    for line in output.decode(errors="replace").splitlines():
        try:
            fact = json.loads(line)
        except ValueError:
            continue
        if isinstance(fact, dict):
            facts.append(fact)
    return facts


def _library(fact: Mapping[str, Any]) -> Library:
    return Library(str(fact.get("name", "")), str(fact.get("version", "")), str(fact.get("error", "")))


def _devices(facts: Sequence[Mapping[str, Any]]) -> tuple[Device, ...]:
    told: list[Mapping[str, Any]] = next((fact["devices"] for fact in facts if fact.get("kind") == "devices"), [])
    return tuple(Device(str(each["id"]), str(each["name"]), int(each["memory_bytes"])) for each in told)
