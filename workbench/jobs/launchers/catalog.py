"""All launchers by name. A new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.environments.layout import ROOT, worker_python
from workbench.jobs.launchers.launcher import Launcher
from workbench.jobs.launchers.local import LocalLauncher

LAUNCHERS: Mapping[str, Callable[[], Launcher]] = {
    "local": lambda: LocalLauncher(ROOT, worker_python),
}
