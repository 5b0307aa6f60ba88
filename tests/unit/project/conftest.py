from __future__ import annotations

import cv2
import numpy as np
import pytest

from workbench.core.image import ImageRecord
from workbench.core.schema import Category, LabelSchema
from workbench.project.database import create_database
from workbench.project.store import Store


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "labels.db"
    create_database(path)
    opened = Store(path)
    yield opened
    opened.close()


@pytest.fixture
def schema():
    return LabelSchema((Category(1, "mouse"), Category(2, "cat")))


@pytest.fixture
def picture():
    """Writes a small image of the size that is asked for."""

    def write(path, width=40, height=30):
        path.parent.mkdir(parents=True, exist_ok=True)
        noise = np.random.default_rng(0).integers(0, 255, (height, width, 3), np.uint8)
        ok, data = cv2.imencode(path.suffix, noise)
        assert ok
        path.write_bytes(data.tobytes())
        return path

    return write


@pytest.fixture
def image():
    return ImageRecord(1, "images/one.png", 40, 30)
