"""Verb ``draws``: many draws of the pipeline at once, and how many labels they lose; the first few as pictures."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from workbench.worker.workshop.answer import Answer
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.sight import Sight
from workbench.worker.workshop.trace import Trace, line_of
from workbench.worker.workshop.xray import Arrays, encoded, within

MOST_SECONDS = 3.0
"""Draws end here: on slow pipelines fewer are told, not waited for."""

SAMPLES = 24
"""The draws go round over so many samples."""


def draws(bench: Bench, asked: dict[str, Any]) -> Answer:
    """Answer ``draws`` (done), ``keypoints`` and ``lost`` (those outside at the end), ``objects`` and ``gone``.

    Asked: ``recipe``, ``count``, ``seed``, ``index`` and ``shown``: so many draws of that sample come as pictures.
    """
    piece = bench.workpiece(asked)
    line = line_of(bench.kept, piece, "train")
    seed, index = int(asked.get("seed", 0)), int(asked.get("index", 0)) % len(line)
    arrays: Arrays = {}
    shown = []
    for number in range(int(asked.get("shown", 0))):
        trace = line.trace(index, seed + number, index)
        last = _last(trace)
        if last is not None and last.image is not None:
            arrays[f"draw{number}"] = encoded(last.image)
            shown.append(
                {"seed": seed + number, "image": f"draw{number}", "is_lost": trace.packed is None, **_shapes(last)}
            )
    tally = np.zeros(4, np.int64)
    done, began = 0, time.monotonic()
    for number in range(int(asked.get("count", 200))):
        chosen = (index + number) % min(len(line), SAMPLES)
        tally += _count(line.trace(chosen, seed + number, chosen))
        done += 1
        if time.monotonic() - began > MOST_SECONDS:
            break
    keypoints, lost, objects, gone = (int(value) for value in tally)
    told = {"keypoints": keypoints, "lost": lost, "objects": objects, "gone": gone}
    return Answer({"draws": done, **told, "shown": shown}, arrays)


def _count(trace: Trace) -> Any:
    """Keypoints before and outside at the end, objects before and gone at the end."""
    last = _last(trace)
    if last is None or last.image is None:
        return np.zeros(4, np.int64)
    most = max(len(step.sight.boxes) for step in trace.steps)
    gone = most - len(last.boxes) if len(last.boxes) or trace.packed is None else 0
    if last.keypoints.size:
        points = last.keypoints.reshape(-1, 3)
        points = points[points[:, 2] > 0]
        inside = int(within(points, last.image.shape[1], last.image.shape[0]).sum())
        return np.array([len(points), len(points) - inside, 0, 0])
    return np.array([0, 0, most, gone])


def _last(trace: Trace) -> Sight | None:
    return trace.steps[-1].sight if trace.steps else None


def _shapes(sight: Sight) -> dict[str, Any]:
    assert sight.image is not None
    height, width = sight.image.shape[:2]
    boxes = [[*row, label] for row, label in zip(sight.boxes.round(1).tolist(), sight.labels, strict=True)]
    return {"size": [width, height], "boxes": boxes, "keypoints": sight.keypoints.round(1).tolist()}
