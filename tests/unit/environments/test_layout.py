from __future__ import annotations

from pathlib import Path

from workbench.environments.layout import (
    WORKER_PYTHON_VARIABLE,
    cache_folder,
    choose_worker_python,
    chosen_worker_python,
    forget_worker_python,
    window_python,
    worker_python,
)


def test_that_the_worker_is_our_own_until_one_is_chosen(tmp_path):
    assert worker_python(tmp_path) == tmp_path / ".venv-worker" / "bin" / "python"
    assert window_python(tmp_path) == tmp_path / ".venv" / "bin" / "python"
    assert chosen_worker_python(tmp_path) is None


def test_that_a_chosen_interpreter_is_remembered_and_can_be_forgotten(tmp_path):
    choose_worker_python(Path("/somewhere/bin/python"), tmp_path)
    assert worker_python(tmp_path) == Path("/somewhere/bin/python")
    forget_worker_python(tmp_path)
    forget_worker_python(tmp_path)
    assert chosen_worker_python(tmp_path) is None


def test_that_a_chosen_interpreter_is_kept_absolute_but_not_resolved(tmp_path, monkeypatch):
    """The python of a virtual environment is a link; resolved, it would find another environment's packages."""
    (tmp_path / "python").symlink_to("/usr/bin/env")
    monkeypatch.chdir(tmp_path)
    choose_worker_python(Path("python"), tmp_path)
    assert worker_python(tmp_path) == tmp_path / "python"


def test_that_the_variable_wins_over_the_remembered_choice(tmp_path, monkeypatch):
    choose_worker_python(Path("/remembered/python"), tmp_path)
    monkeypatch.setenv(WORKER_PYTHON_VARIABLE, "/named/python")
    assert worker_python(tmp_path) == Path("/named/python")


def test_that_the_cache_follows_its_variable_then_the_desktop_rules(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("WORKBENCH_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "workbench"
