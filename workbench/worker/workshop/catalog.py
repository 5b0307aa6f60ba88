"""What the workshop does, by verb. The modules are imported on demand: each brings torch and a library with it."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from workbench.worker import compat
from workbench.worker.failures import JobFailure
from workbench.worker.workshop.answer import Answer
from workbench.worker.workshop.bench import Bench

Verb = Callable[[Bench, dict[str, object]], Answer]

VERBS: dict[str, str] = {
    "fit": "workbench.worker.workshop.fit:fit",
    "dry_run": "workbench.worker.workshop.dry_run:dry_run",
    "xray": "workbench.worker.workshop.xray:xray",
    "draws": "workbench.worker.workshop.draws:draws",
    "export": "workbench.worker.workshop.export:export",
}


def verb(name: str) -> Verb:
    """Return what a verb does; raises JobFailure for one that there is not."""
    if name not in VERBS:
        raise JobFailure(f"The workshop cannot {name!r}; it can {', '.join(VERBS)}.")
    compat.install()
    module, _, function = VERBS[name].partition(":")
    found: Verb = getattr(importlib.import_module(module), function)
    return found
