from __future__ import annotations

import json
import os

import pytest

from workbench.environments.doctor import Finding, Report, examine, gigabytes, processor
from workbench.environments.doctor_text import render_text
from workbench.environments.layout import ROOT, choose_worker_python


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "requirements").symlink_to(ROOT / "requirements")
    (tmp_path / "pyproject.toml").symlink_to(ROOT / "pyproject.toml")
    return tmp_path


def _finding(report, name):
    return next(finding for finding in report.findings if finding.name == name)


def test_that_a_fresh_checkout_is_told_how_to_set_up(checkout):
    report = examine(checkout, with_imports=False)
    assert not report.is_healthy
    for name in ("window environment", "training environment"):
        finding = _finding(report, name)
        assert (finding.level, finding.mend) == ("error", "python3 start.py setup")


def test_that_a_failing_import_shows_its_last_line(checkout):
    """A stranger's interpreter that holds none of the libraries."""
    fake = checkout / "python"
    fake.write_text('#!/bin/sh\nexec /usr/bin/env python3 -I "$@"\n')
    fake.chmod(0o755)
    choose_worker_python(fake, checkout)
    report = examine(checkout)
    assert _finding(report, "training environment").text.endswith("(chosen by you)")
    assert _finding(report, "mmpose").level == "error"
    assert "ModuleNotFoundError: No module named 'mmpose'" in _finding(report, "mmpose").text


def test_that_the_report_is_plain_json(checkout):
    told = json.loads(json.dumps(examine(checkout, with_imports=False).to_json()))
    assert told["healthy"] is False
    assert {"name", "level", "text", "mend"} == set(told["findings"][0])
    assert told["devices"][0]["id"] == "cpu"


def test_that_the_processor_is_a_device_with_its_memory():
    assert processor().memory_bytes > 1 << 28
    assert f"{len(os.sched_getaffinity(0))} core" in processor().name
    assert gigabytes(3 << 29) == "1.5 GB"


def test_that_the_text_puts_the_mending_command_under_what_is_wrong():
    report = Report(
        (Finding("torch", "ok", "2.13"), Finding("mmdet", "error", "does not import", "mend it")), (processor(),)
    )
    lines = render_text(report).splitlines()
    assert lines[0].split() == ["ok", "torch", "2.13"]
    assert "WRONG" in lines[1]
    assert lines[2].split() == ["mend:", "mend", "it"]
    assert lines[-1] == "1 thing to mend."
    assert render_text(Report(report.findings[:1], (processor(),))).endswith("All is well.")
