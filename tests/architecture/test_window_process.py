"""The window's process stays light: no torch, no OpenMMLab, and a Qt that does not lose count."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

_HEAVY = (
    "torch",
    "torchvision",
    "mmengine",
    "mmcv",
    "mmdet",
    "mmpose",
    "mmpretrain",
    "mmseg",
    "mmagic",
    "transformers",
)

_LOADED = """
import json, sys, workbench.app, workbench.ui.workplace, workbench.ui.curves.board
print(json.dumps(sorted(sys.modules)))
"""

_DRIFT = """
import sys
from PySide6.QtGui import QGuiApplication, QImage, QPainter
application = QGuiApplication([])
image = QImage(8, 8, QImage.Format.Format_ARGB32)
painter = QPainter(image)
painter.drawLine(0, 0, 7, 7)
before = sys.getrefcount(None)
for _ in range(200):
    painter.drawLine(0, 0, 7, 7)
drift = abs(sys.getrefcount(None) - before)
painter.end()
print(drift)
"""


def test_that_the_window_never_loads_torch_or_openmmlab():
    loaded = json.loads(_run(_LOADED))
    assert [name for name in loaded if name.partition(".")[0] in _HEAVY] == []
    assert "workbench.ui.workplace" in loaded


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on: it cannot be over-released"
)
def test_that_qt_calls_give_back_no_none_they_did_not_take():
    """PySide6 6.12.0 does on Python 3.11, and dies after about five thousand calls."""
    assert int(_run(_DRIFT)) < 20


def _run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout
