from __future__ import annotations

from workbench.environments import system_packages
from workbench.environments.commands import CommandLog
from workbench.environments.system_packages import Missing, install_line, missing_build_tools, missing_qt_libraries


def test_that_a_missing_library_is_named_with_its_package(monkeypatch):
    monkeypatch.setattr(system_packages, "_QT_LIBRARIES", {"libnothing.so.9": "libnothing9", "libc.so.6": "libc6"})
    monkeypatch.setattr("sys.platform", "linux")
    assert missing_qt_libraries() == (Missing("libnothing.so.9", "libnothing9"),)


def test_that_off_linux_qt_brings_its_libraries(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert missing_qt_libraries() == ()


def test_that_one_line_installs_everything_that_is_missing():
    line = install_line([Missing("a", "liba"), Missing("b", "libb", is_needed=False)])
    assert line == "sudo apt-get install -y --no-install-recommends liba libb"


def test_that_a_machine_without_a_compiler_is_told_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CXX", raising=False)
    assert Missing("a C++ compiler", "g++") in missing_build_tools()
    assert not system_packages.can_install()


def test_that_installing_reads_the_lists_first(monkeypatch, tmp_path):
    (tmp_path / "apt-get").write_text('#!/bin/sh\necho "$DEBIAN_FRONTEND $*"\n')
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    log = CommandLog(tmp_path / "a.log")
    system_packages.install([Missing("a", "liba")], log)
    said = [line for line in log.path.read_text().splitlines() if line.startswith("noninteractive")]
    assert said == ["noninteractive update -q", "noninteractive install -y -q --no-install-recommends liba"]
