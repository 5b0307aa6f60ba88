from __future__ import annotations

import contextlib
import io
import os
import signal
import time

import psutil
import pytest

from workbench.environments import install
from workbench.environments.failures import SetupError
from workbench.environments.install import InstallStatus, install_here, install_state, only_installer, start_install
from workbench.environments.layout import ROOT, Layout, choose_worker_python
from workbench.environments.steps import ConsoleSteps
from workbench.protocol.channel import ChannelReader, ChannelWriter
from workbench.protocol.messages import Finished, Notice, Phase, Progress, Started


@pytest.fixture
def layout(tmp_path):
    """A checkout with requirements and nothing installed."""
    (tmp_path / "requirements").symlink_to(ROOT / "requirements")
    (tmp_path / ".setup").mkdir()
    return Layout(tmp_path)


@pytest.fixture
def tell(layout):
    def write(*messages):
        writer = ChannelWriter(layout.events)
        for message in messages:
            writer.write(message)
        writer.close()

    return write


def test_that_a_fresh_checkout_has_no_training_environment(layout):
    state = install_state(layout.root)
    assert (state.status, state.can_train) == (InstallStatus.MISSING, False)


def test_that_a_chosen_interpreter_needs_no_installation(layout, tmp_path):
    choose_worker_python(tmp_path / "python", layout.root)
    assert install_state(layout.root).can_train


def test_that_anyone_can_see_how_far_a_running_installation_is(layout, tell):
    tell(
        Started(time.time() - 60, 1, 0.0, "cpu"),
        Phase(0.0, "Compiling"),
        Progress(0.0, 2, 5, "step"),
        Notice(0.0, "info", "so"),
    )
    with only_installer(layout):
        state = install_state(layout.root)
    assert (state.status, state.title, state.done, state.total) == (InstallStatus.INSTALLING, "Compiling", 2, 5)
    assert 59 < state.elapsed_s < 90
    assert state.notes == ("so",)


def test_that_a_failed_installation_keeps_its_sentence(layout, tell):
    tell(Started(1.0, 1, 0.0, "cpu"), Phase(2.0, "Compiling"), Finished(5.0, "failed", "no compiler"))
    state = install_state(layout.root)
    assert (state.status, state.reason, state.elapsed_s) == (InstallStatus.FAILED, "no compiler", 4.0)


def test_that_a_killed_installation_says_it_can_go_on(layout, tell):
    tell(Started(1.0, 1, 0.0, "cpu"), Phase(2.0, "Compiling"), Progress(2.0, 2, 5, "step"))
    state = install_state(layout.root)
    assert state.status is InstallStatus.FAILED
    assert "start it again" in state.reason


def test_that_two_installations_never_run_at_once(layout, monkeypatch):
    with only_installer(layout):
        with pytest.raises(SetupError, match="another process"), only_installer(layout):
            pass
        monkeypatch.setattr(install, "ensure_worker", lambda *_: pytest.fail("ran beside another"))
        start_install(layout.root)
        assert install.main([str(layout.root)]) == 1


def test_that_a_foreground_installation_tells_terminal_and_window_alike(layout, monkeypatch):
    def fail(_layout, steps):
        steps.note("half way")
        raise SetupError("no network")

    monkeypatch.setattr(install, "ensure_worker", fail)
    stream = io.StringIO()
    with pytest.raises(SetupError):
        install_here(layout.root, ConsoleSteps(stream))
    assert "half way" in stream.getvalue()
    state = install_state(layout.root)
    assert (state.status, state.reason, state.notes) == (InstallStatus.FAILED, "no network", ("half way",))


def _cut_off(layout, monkeypatch):
    """No package can be fetched, and the environment is half made and broken."""
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    (layout.worker_venv / "bin").mkdir(parents=True)
    (layout.worker_venv / "bin" / "python").write_text("torn")


def _started(layout):
    """The installer's own first message."""
    while not (told := ChannelReader(layout.events).poll()):
        time.sleep(0.01)
    return told[0]


def _is_living(pid):
    """Nobody may ever wait for an orphan in a container: a zombie is dead enough."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_that_a_killed_installer_is_seen_at_once_and_leaves_no_lock(layout, monkeypatch):
    _cut_off(layout, monkeypatch)
    start_install(layout.root)
    pid = _started(layout).pid
    children = psutil.Process(pid).children(recursive=True)
    os.kill(pid, signal.SIGKILL)
    while _is_living(pid):
        time.sleep(0.01)
    for child in children:
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()
    state = install_state(layout.root)
    assert state.status is InstallStatus.FAILED
    assert "start it again" in state.reason


def test_that_a_background_installation_without_an_index_ends_with_a_sentence(layout, monkeypatch):
    """The real process, on a broken half-made environment, cut off from every package."""
    _cut_off(layout, monkeypatch)
    start_install(layout.root)
    assert install_state(layout.root).status is InstallStatus.INSTALLING
    while install_state(layout.root).status is InstallStatus.INSTALLING:
        time.sleep(0.1)
    state = install_state(layout.root)
    assert state.status is InstallStatus.FAILED
    assert state.reason.startswith("Fetching the installer failed: the package index offers no fitting version")
    assert str(layout.worker_log) in state.reason
