"""Runs inside the worker's interpreter, whichever that is: says what it holds, one JSON line a fact.

Started by path, so it may not rely on this package being importable; the interpreter may be a stranger's.
Arguments: the libraries to import, in order.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
from typing import Any


def main(names: list[str]) -> None:
    """Write the facts to the real standard output; the libraries' own chatter goes to standard error."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)

        def tell(**facts: Any) -> None:
            out.write(json.dumps(facts) + "\n")
            out.flush()

        tell(kind="python", version=platform.python_version(), executable=sys.executable)
        for name in names:
            tell(kind="trying", name=name)
            tell(kind="library", name=name, **_import(name))
        tell(kind="devices", devices=_devices())


def _import(name: str) -> dict[str, str]:
    try:
        _prepare(name)
        module = importlib.import_module(name)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a library raises is the finding
        text = str(error).strip().splitlines()
        return {"version": "", "error": f"{type(error).__name__}: {text[-1] if text else 'no text'}"[:300]}
    return {"version": str(getattr(module, "__version__", "")), "error": ""}


def _prepare(name: str) -> None:
    """Apply the worker's own patches, as it does before a training; where they cannot be applied, probe bare."""
    if name == "torch":
        return
    try:
        compat = importlib.import_module("workbench.worker.compat")
        compat.install_for_mmagic() if name == "mmagic" else compat.install()
    except ImportError:
        return


def _devices() -> list[dict[str, Any]]:
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available():
        return []
    found = []
    for index in range(torch.cuda.device_count()):
        about = torch.cuda.get_device_properties(index)
        found.append({"id": f"cuda:{index}", "name": about.name, "memory_bytes": about.total_memory})
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
