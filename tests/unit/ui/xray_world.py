"""An X-ray that was never taken: a pose drawn by hand, for the tests of what shows it."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np

from workbench.jobs.workshop import Answered
from workbench.protocol.arrays import write_arrays
from workbench.tasks.recipe import TrainRecipe

PIPELINE = [{"type": "LoadPicture"}, {"type": "RandomFlip", "prob": 0.5}, {"type": "GenerateTarget"}]


def answer(folder: Path, number: int, category_id: int = 2, seed: int = 0, **more) -> Answered:
    """Write what the workshop would answer to ``xray``."""
    folder.mkdir(exist_ok=True)
    picture = np.full((60, 80, 3), 90, np.uint8)
    cv2.rectangle(picture, (20, 10), (60, 50), (40, 160, 220), -1)
    png = cv2.imencode(".png", picture)[1].reshape(-1)
    maps = np.zeros((3, 15, 20), np.float16)
    maps[0, 5, 5] = maps[1, 5, 15] = 1.0
    write_arrays(folder / f"{number}.npz", {"step0": png, "target": maps})
    points = [[[20, 10, 1], [60, 10, 1], [60, 50, 0]]]
    plain = {"size": [80, 60], "image": "step0", "label_map": "", "outlines": [], "inside": [2, 2], "time_ms": 1.5}
    plain |= {"boxes": [[20, 10, 60, 50, 0]], "keypoints": points, "crop": None, "affine": [1, 0, 0, 0, 1, 0]}
    crop = [[5, 0], [75, 0], [75, 70], [5, 70]]
    steps = [
        {**plain, "type": "LoadPicture", "settings": {}, "drawn": [], "is_random": False, "has_acted": True},
        {
            **plain,
            "type": "RandomFlip",
            "settings": {"prob": 0.5},
            "drawn": [["flip", "horizontal", ""], ["rotation", -24.0 + seed, "°"]],
            "is_random": True,
            "has_acted": True,
            "crop": crop,
        },
        {**plain, "type": "GenerateTarget", "settings": {}, "drawn": [], "is_random": False, "has_acted": False},
    ]
    target = {"kind": "heatmaps", "shape": [3, 15, 20], "names": ["a", "b", "c"], "weights": [1.0, 1.0, 0.0]}
    target |= {"codec": "MSRAHeatmap", "sigma": [2.0], "error_px": [0.09, 0.21], "input_size": [80, 60]}
    body = {"split": "train", "index": 0, "samples": 5, "image_id": 1, "path": "/a.png", "object_id": 7}
    body |= {"steps": steps, "is_lost": False, "target": target, "classes": [category_id], "category_id": category_id}
    return Answered({**body, "pipeline": PIPELINE, **more}, folder / f"{number}.npz", 0.01)


class Shop:
    """Answers at once, and remembers what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked, self.is_running, self.drafts = folder, [], False, []
        self.trouble: Exception | None = None

    def draft(self, kind: str, first: tuple[int, ...] = ()) -> None:
        self.drafts.append((kind, first))

    def ask(self, verb: str, recipe: TrainRecipe, question: dict) -> Answered:
        self.asked.append((verb, recipe, json.loads(json.dumps(question))))
        if self.trouble is not None:
            raise self.trouble
        number = len(self.asked)
        if verb == "draws":
            taken = answer(self.folder, number)
            shape = {"size": [80, 60], "boxes": [], "keypoints": []}
            shown = [{"seed": seed, "image": "step0", **shape} for seed in range(question.get("shown", 0))]
            return Answered({"draws": 200, "keypoints": 100, "lost": 9, "shown": shown}, taken.arrays, 0.1)
        if verb == "dry_run":
            costs = {"train_s": 0.5, "peak_bytes": 354 * 10**6, "checkpoint_bytes": 1_200_000_000}
            told = {**costs, "iterations": 120, "total_s": 62.0, "device": "cpu"}
            return Answered(told, self.folder / "none.npz", 0.1)
        if verb == "fit":
            texts = {"original": "model = dict(\n    depth=50,\n)\n", "fitted": "model = dict(\n    depth=18,\n)\n"}
            changes = [["model.depth", "50", "18"]]
            body = {"base": "mmpose/a.py", **texts, "changes": changes, "notes": ["A note."], "parameters": 15_000_000}
            return Answered(body, self.folder / "none.npz", 0.1)
        return answer(self.folder, number, seed=int(question.get("seed", 0)), index=int(question.get("index", 0)))

    def close(self) -> None:
        self.is_running = False
