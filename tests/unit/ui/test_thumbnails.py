"""Thumbnails while the list is scrolled and resized: a skipped image is not a broken one."""

from __future__ import annotations

import threading

from PySide6.QtGui import QColor, QImage

from workbench.core.image import ImageRecord
from workbench.core.schema import LabelSchema
from workbench.ui import image_grid
from workbench.ui import thumbnails as module
from workbench.ui.models.image_list import ImageList
from workbench.ui.theme import Scheme, Theme
from workbench.ui.thumbnails import ThumbnailCache, Thumbnails


def draw(path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 60, 20))
    image.save(str(path))
    return path


def test_that_an_image_back_in_view_before_its_skipped_job_is_told_is_read_and_not_called_broken(
    qtbot, tmp_path, monkeypatch
):
    first, second = draw(tmp_path / "1.png"), draw(tmp_path / "2.png")
    go_on, read = threading.Event(), module.read_small
    monkeypatch.setattr(module, "read_small", lambda path, side: (go_on.wait(10), read(path, side))[1])
    thumbnails = Thumbnails(ThumbnailCache(tmp_path / "t.db"), threads=1)
    thumbnails.want({1: first})
    thumbnails.want({2: second})
    thumbnails.want({})
    go_on.set()
    assert thumbnails._pool.waitForDone(5000)
    thumbnails.want({2: second})
    qtbot.waitUntil(lambda: thumbnails.get(2) is not None)
    assert not thumbnails.get(2).isNull()
    thumbnails.close()


def test_that_a_file_that_cannot_be_read_is_broken(qtbot, tmp_path):
    path = tmp_path / "1.png"
    path.write_bytes(b"no picture")
    thumbnails = Thumbnails(ThumbnailCache(tmp_path / "t.db"))
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.want({1: path})
    assert thumbnails.get(1).isNull()
    thumbnails.close()


def test_that_an_image_with_a_class_of_its_own_is_ticked_off(qtbot, qapp, tmp_path, monkeypatch):
    drawn, icon_pixmap = [], image_grid.icon_pixmap
    monkeypatch.setattr(image_grid, "icon_pixmap", lambda *told: (drawn.append(told[0]), icon_pixmap(*told))[1])
    thumbnails = Thumbnails(ThumbnailCache(tmp_path / "t.db"))
    grid = image_grid.ImageGrid(Theme(qapp, Scheme.DARK), thumbnails)
    qtbot.addWidget(grid)
    images = [ImageRecord(1, "a.png", 4, 4, tags=(1,)), ImageRecord(2, "b.png", 4, 4)]
    grid.set_source(ImageList(images), lambda _: tmp_path / "none.png", lambda _: (), LabelSchema())
    grid.resize(400, 300)
    grid.grab()
    assert drawn.count("check") == 1
    thumbnails.close()
