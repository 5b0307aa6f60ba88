"""Every adapter by name. The modules are imported on demand: each brings its whole library with it."""

from __future__ import annotations

import importlib

from workbench.worker.adapters.adapter import Adapter
from workbench.worker.failures import JobFailure

ADAPTERS: dict[str, str] = {
    "fake": "workbench.worker.adapters.fake:FakeAdapter",
    "mmagic": "workbench.worker.adapters.mmagic:MMagicAdapter",
    "mmdet": "workbench.worker.adapters.mmdet:MMDetAdapter",
    "mmpose": "workbench.worker.adapters.mmpose:MMPoseAdapter",
    "mmseg": "workbench.worker.adapters.mmseg:MMSegAdapter",
    "mmpretrain": "workbench.worker.adapters.mmpretrain:MMPretrainAdapter",
}


def adapter(name: str) -> Adapter:
    """Return the adapter of this name; raises JobFailure for an unknown one, ImportError when its library lacks."""
    if name not in ADAPTERS:
        raise JobFailure(f"No adapter is called {name!r}; there are {', '.join(ADAPTERS)}.")
    module, _, cls = ADAPTERS[name].partition(":")
    found: Adapter = getattr(importlib.import_module(module), cls)()
    return found
