"""Pictures of the canvas compared with stored ones: pinned size, style and font; a small tolerance.

`pytest tests/snapshots --update-snapshots` stores what is drawn now. Look at the pictures before you commit them.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtGui import QFont, QFontDatabase, QImage

FOLDER = Path(__file__).parent / "pictures"
LEVELS = 24
"""Differences up to this many of 255 levels do not count: fonts and smooth lines differ a little between machines."""
SHARE = 0.002
"""The share of pixels that may differ more."""


def pytest_addoption(parser):
    parser.addoption("--update-snapshots", action="store_true", help="store the pictures as they are drawn now")


@pytest.fixture
def plain_font(qapp):
    """The font that comes with the system packages of the README; without it pictures cannot be compared."""
    if "DejaVu Sans" not in QFontDatabase.families():
        pytest.skip("the font DejaVu Sans is not installed")
    before = qapp.font()
    font = QFont("DejaVu Sans", 10)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.fixture
def compare(request, tmp_path):
    """Return a function (widget, name) that compares what a widget shows with the stored picture of that name."""

    def check(widget, name):
        shown = pixels_of(widget.grab().toImage())
        stored = FOLDER / f"{name}.png"
        if request.config.getoption("--update-snapshots"):
            FOLDER.mkdir(exist_ok=True)
            cv2.imwrite(str(stored), shown)
            return
        assert stored.exists(), f"no picture {stored.name} yet: run with --update-snapshots and look at it"
        expected = cv2.imdecode(np.frombuffer(stored.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
        assert shown.shape == expected.shape
        difference = cv2.absdiff(shown, expected).max(axis=2)
        share = float((difference > LEVELS).mean())
        if share > SHARE:
            cv2.imwrite(str(tmp_path / f"{name}-shown.png"), shown)
            cv2.imwrite(str(tmp_path / f"{name}-difference.png"), difference)
            pytest.fail(f"{share:.2%} of the pixels differ from {stored.name}; see {tmp_path}")

    return check


def pixels_of(image):
    """Return a QImage as BGR pixels of shape (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return np.ascontiguousarray(rows[:, : image.width(), :3])
