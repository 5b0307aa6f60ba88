"""Curves as files: a table for other tools, a picture for a paper."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from workbench.jobs.curves import Curves
from workbench.ui.curves.traces import Key

HEADER = ("run", "group", "name", "step", "epoch", "time", "value")


def curves_csv(runs: Sequence[tuple[str, Curves]], keys: Sequence[Key] = ()) -> str:
    """Return every number of some runs, one a line, full precision; ``keys`` limits the curves."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    for run, curves in runs:
        for key in curves.keys():  # noqa: SIM118 - no dictionary
            if keys and key not in keys:
                continue
            times = curves.times(*key)
            for step, epoch, value, time in zip(*curves.series(*key), times, strict=True):
                writer.writerow([run, *key, int(step), repr(float(epoch)), repr(float(time)), repr(float(value))])
    return text.getvalue()


def draw_png(widget: QWidget, path: Path) -> bool:
    """Draw a widget as it stands, at double density; False when the file cannot be written."""
    ratio = 2.0
    picture = QPixmap(round(widget.width() * ratio), round(widget.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    widget.render(picture)
    return picture.save(str(path), "PNG")


def draw_svg(widget: QWidget, path: Path) -> bool:
    """Draw a widget with lines that stay sharp at any size; False when the file cannot be written."""
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        return False
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(widget.width(), widget.height()))
    generator.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    widget.render(generator)
    return path.is_file() and path.stat().st_size > 0
