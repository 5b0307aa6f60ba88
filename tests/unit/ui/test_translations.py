"""Every text has its Chinese, and the language switches while the window is open."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree

from tests.unit.ui.window_world import show
from workbench.core.resources import resource_path
from workbench.ui.language import LANGUAGES

TOOLS = Path(sys.executable).parent


def texts_without_translation(path):
    messages = ElementTree.parse(path).getroot().iter("message")
    return [
        message.findtext("source")
        for message in messages
        if message.find("translation").get("type") == "unfinished"
        or not "".join(message.find("translation").itertext()).strip()
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_every_text_of_the_file_is_translated(code):
    assert texts_without_translation(resource_path("translations", f"workbench_{code}.ts")) == []


@pytest.mark.skipif(not (TOOLS / "pyside6-lupdate").exists(), reason="lupdate is not installed beside this Python")
def test_that_no_text_of_the_source_is_missing_from_the_file(tmp_path):
    copy = shutil.copy(resource_path("translations", "workbench_zh_CN.ts"), tmp_path / "now.ts")
    root = resource_path().parent
    sources = [str(path) for path in sorted((root / "workbench" / "ui").rglob("*.py"))]
    command = [str(TOOLS / "pyside6-lupdate"), *sources, "-ts", str(copy), "-no-obsolete", "-locations", "none"]
    subprocess.run(command, check=True, capture_output=True)
    assert texts_without_translation(copy) == []


@pytest.mark.skipif(not (TOOLS / "pyside6-lrelease").exists(), reason="lrelease is not installed beside this Python")
@pytest.mark.parametrize("code", LANGUAGES)
def test_that_the_built_file_is_made_from_the_text_file(code, tmp_path):
    source = resource_path("translations", f"workbench_{code}.ts")
    command = [str(TOOLS / "pyside6-lrelease"), str(source), "-qm", str(tmp_path / "now.qm")]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "now.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


def test_that_the_language_switches_while_a_project_is_open(qtbot, window, project_path):
    show(qtbot, window, project_path)
    window.set_language("zh_CN")
    qtbot.wait(20)
    assert window.action_set.get("edit.delete").text() == "删除"
    assert window.docks.dock("images").windowTitle() == "图像"
    assert window.face.top_bar.arrangements.buttons["label"].text().strip() == "标注"
    assert "已标注" in window.panels["images"]._done.text()
    assert window.face.status.stored.text() == "已保存"
    window.set_language("en")
    qtbot.wait(20)
    assert window.action_set.get("edit.delete").text() == "Delete"
    assert window.docks.dock("images").windowTitle() == "Images"
