"""COCO's figures of annotations that were made here."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Sequence
from typing import Any

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval


def coco_figures(
    truth: list[dict[str, Any]], found: list[dict[str, Any]], kind: str, sigmas: Sequence[float] = ()
) -> dict[str, float]:
    """COCO's AP, AP50, AP75 of annotations that were made here (so their numbers and sizes are sound)."""
    if not found:
        return {"AP": 0.0, "AP50": 0.0, "AP75": 0.0}
    # COCO asks for sizes that it does not use: the masks are run lengths already.
    ids = sorted({item["image_id"] for item in (*truth, *found)})
    images = [{"id": number, "height": 0, "width": 0} for number in ids]
    categories = [{"id": number} for number in sorted({item["category_id"] for item in (*truth, *found)})]
    with contextlib.redirect_stdout(io.StringIO()):
        oracle, guess = COCO(), COCO()
        oracle.dataset = {"images": images, "categories": categories, "annotations": truth}
        guess.dataset = {"images": images, "categories": categories, "annotations": found}
        oracle.createIndex()
        guess.createIndex()
        evaluation = COCOeval(oracle, guess, kind)
        if kind == "keypoints":
            evaluation.params.kpt_oks_sigmas = np.asarray(sigmas, dtype=np.float64)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    values = [float(value) for value in evaluation.stats[:3]]
    return {name: max(value, 0.0) for name, value in zip(("AP", "AP50", "AP75"), values, strict=True)}
