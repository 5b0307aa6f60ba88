"""What every test gets without asking: folders of its own, and a check that it leaves nothing behind."""

from __future__ import annotations

import gc
import itertools
import os
import sys
import threading
import time
from pathlib import Path

# Before anything imports Qt: no test needs a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import psutil
import pytest

from workbench.environments import cuda
from workbench.environments.layout import worker_python

# No test depends on how busy the machine is.
hypothesis.settings.register_profile(
    "workbench", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("workbench")

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
GRACE_S = 3.0
"""How long something that was told to end may take to be gone."""

_FOLDERS = {
    "WORKBENCH_STATE": "state",
    "WORKBENCH_CACHE": "cache",
    "XDG_CONFIG_HOME": "xdg/config",
    "XDG_CACHE_HOME": "xdg/cache",
    "XDG_DATA_HOME": "xdg/data",
    "XDG_STATE_HOME": "xdg/state",
}
_HOMES = itertools.count()
_KERNEL_TELLS = Path(f"/proc/self/task/{os.getpid()}/children")
_NOT_LEAKED = ("QTipLabel",)
"""Qt keeps its tool tip's label for the next tip."""


def pytest_collection_modifyitems(items):
    lacking = {
        "worker": "" if worker_python().exists() else "no training environment: python3 start.py setup",
        "gpu": "" if cuda.find_driver() is not None else "no NVIDIA driver on this machine",
        "shared_data": "" if SHARED_DATA.is_dir() else f"the real data sets are not at {SHARED_DATA}",
    }
    for item in items:
        for marker, reason in lacking.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_collection_finish():
    # All that was imported stays: left out, looking for circles after a window takes a fraction of the time.
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch, request):
    """Settings, state and cache of this test alone; nothing of the person at this machine is read or written."""
    # Counted here: pytest would look through the folders of all tests before for the next free number.
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_HOMES))
    home.mkdir(parents=True)
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.delenv("WORKBENCH_WORKER_PYTHON", raising=False)
    # matplotlib in the worker would otherwise index all fonts anew for every test.
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path_factory.getbasetemp() / "matplotlib"))
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        # Qt reads the folder once a process: say it again.
        for kind in (core.QSettings.Format.NativeFormat, core.QSettings.Format.IniFormat):
            core.QSettings.setPath(kind, core.QSettings.Scope.UserScope, str(home / "xdg/config"))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(own_folders, request):
    """Fail the test that leaves a thread running, a child process alive or a top-level widget behind."""
    threads, children, widgets = set(threading.enumerate()), _children(), _top_level_widgets()
    yield
    left = [
        *_what_stays(lambda: [thread.name for thread in threading.enumerate() if thread not in threads], "thread"),
        *_what_stays(lambda: [_named(pid) for pid in _children() - children], "process"),
        *_what_stays(lambda: [repr(widget) for widget in _new_widgets(widgets)], "top-level widget"),
    ]
    if left:
        pytest.fail(f"left behind: {'; '.join(left)}", pytrace=False)


def _what_stays(find, kind):
    deadline = time.monotonic() + GRACE_S
    while (found := find()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return [f"{kind} {name}" for name in found]


def _children():
    """The processes under this one, by number."""
    if not _KERNEL_TELLS.exists():
        return {child.pid for child in psutil.Process().children(recursive=True)}
    found, waiting = set(), [os.getpid()]
    while waiting:
        # psutil would read about every process of the machine, before and after every test.
        young = _children_of(waiting.pop()) - found
        found |= young
        waiting += young
    return found


def _children_of(pid):
    young = set()
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            young |= {int(word) for word in file.read_text().split()}
        except OSError:
            pass  # a thread that has ended since
    return young


def _named(pid):
    try:
        child = psutil.Process(pid)
        return f"{pid} ({' '.join(child.cmdline())[:120] or child.status()})"
    except psutil.NoSuchProcess:
        return str(pid)


def _top_level_widgets():
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets is not None else None
    if application is None or not isinstance(application, widgets.QApplication):
        return []
    return [widget for widget in application.topLevelWidgets() if type(widget).__name__ not in _NOT_LEAKED]


def _new_widgets(before):
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    known = {id(widget) for widget in before}
    if [widget for widget in _top_level_widgets() if id(widget) not in known]:
        # A widget that nobody holds but a circle of references, or that waits for its deletion, is not leaked.
        gc.collect()
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        core.QCoreApplication.processEvents()
    return [widget for widget in _top_level_widgets() if id(widget) not in known]
