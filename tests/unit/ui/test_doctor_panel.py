from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from workbench.environments.doctor import Finding, Report
from workbench.environments.install import InstallState, InstallStatus
from workbench.ui.panels import doctor as doctor_module
from workbench.ui.panels.doctor import DoctorPanel
from workbench.ui.parts import Parts
from workbench.ui.theme import Scheme, Theme


@pytest.fixture
def panel(qapp, qtbot, monkeypatch):
    findings = (Finding("mmcv", "ok", "2.1"), Finding("mmdet", "error", "does not import", "python3 start.py setup"))
    monkeypatch.setattr(doctor_module, "examine", lambda is_unwanted: Report(findings, ()))
    monkeypatch.setattr(doctor_module, "install_state", lambda: InstallState(InstallStatus.READY))
    parts = Parts(Theme(qapp, Scheme.DARK))
    panel = DoctorPanel(parts)
    qtbot.addWidget(panel)
    yield panel
    panel.hide()
    parts.close()


def test_that_errors_come_first_and_the_command_can_be_copied(panel, qtbot):
    panel.show()
    qtbot.waitUntil(lambda: panel.report is not None)
    assert [row.title for row in panel.list.rows] == ["mmdet", "mmcv"]
    copy = panel.list.findChildren(QToolButton)[0]
    assert copy.accessibleName()
    copy.click()
    assert QApplication.clipboard().text() == "python3 start.py setup"
    assert "wrong" in panel.headline.text()


def test_that_an_installation_is_shown_and_examined_when_it_ends(panel, qtbot, monkeypatch):
    state = InstallState(InstallStatus.INSTALLING, "Building mmcv", 2, 7, 65.0)
    monkeypatch.setattr(doctor_module, "install_state", lambda: state)
    panel.show()
    qtbot.waitUntil(lambda: panel.report is not None)
    assert "step 3 of 7: Building mmcv" in panel.headline.text()
    assert (panel.bar.value(), panel.bar.maximum()) == (2, 7)
    panel.report = None
    monkeypatch.setattr(doctor_module, "install_state", lambda: InstallState(InstallStatus.READY))
    panel.look()
    qtbot.waitUntil(lambda: panel.report is not None)


def test_that_a_missing_engine_can_be_installed_from_here(panel, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(doctor_module, "install_state", lambda: InstallState(InstallStatus.MISSING))
    monkeypatch.setattr(doctor_module, "start_install", lambda: asked.append(1))
    panel.show()
    assert panel.install.isVisible()
    panel.install.click()
    qtbot.waitUntil(lambda: bool(asked))
    qtbot.waitUntil(lambda: panel.report is not None)
