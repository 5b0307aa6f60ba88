"""What the training benchmarks share: a job folder as the workbench writes it, the worker process, the figures."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema, Skeleton
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Finished, Scalars
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary, summarize
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json

ROOT = Path(__file__).resolve().parents[1]


def arguments(description: str, **defaults: Any) -> argparse.Namespace:
    """Parse what every training benchmark takes: where the data and the run lie, and how the recipe is changed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / defaults["data"])
    parser.add_argument("--run", type=Path, required=True, help="a folder for the run; kept")
    parser.add_argument("--worker-python", default=str(ROOT / ".venv-worker" / "bin" / "python"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=None)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--preset", default="", help="another preset than the benchmark's own")
    parser.add_argument("--option", action="append", default=[], metavar="KEY=JSON", help="change a preset's option")
    parser.add_argument("--field", action="append", default=[], metavar="KEY=JSON", help="change a recipe's field")
    return parser.parse_args()


def write_job(folder: JobFolder, recipe: TrainRecipe, splits: dict[str, dict[str, Any]]) -> None:
    """Write a training job: recipe and label snapshots (COCO)."""
    folder.labels.mkdir(parents=True, exist_ok=True)
    folder.recipe.write_text(recipe_to_json(recipe))
    for name, body in splits.items():
        (folder.labels / f"{name}.json").write_text(json.dumps(body))


def recipe_for(name: str, splits: dict[str, dict[str, Any]], options: argparse.Namespace) -> TrainRecipe:
    """The preset's own suggestion for these labels, with what the command line changes."""
    recipe = suggest(preset(name), summary_of(splits))
    changed = {key: json.loads(value) for key, _, value in (item.partition("=") for item in options.option)}
    fields = {key: json.loads(value) for key, _, value in (item.partition("=") for item in options.field)}
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
    recipe = replace(recipe, seed=options.seed, threads=options.threads, options=recipe.options | changed, **fields)
    return replace(recipe, epochs=options.epochs) if options.epochs else recipe


def summary_of(splits: dict[str, dict[str, Any]]) -> LabelSummary:
    """Count COCO splits as a project would."""
    categories = next(iter(splits.values()))["categories"]
    schema = LabelSchema(tuple(Category(c["id"], c["name"], skeleton=_skeleton(c)) for c in categories))
    images, instances = [], []
    for name, body in splits.items():
        images += [ImageRecord(i["id"], i["file_name"], i["width"], i["height"], Split(name)) for i in body["images"]]
        instances += [_instance(item) for item in body["annotations"]]
    return summarize(schema, images, instances)


def _skeleton(category: dict[str, Any]) -> Skeleton | None:
    return Skeleton(tuple(category["keypoints"])) if category.get("keypoints") else None


def _instance(item: dict[str, Any]) -> Instance:
    flat = item.get("keypoints", [])
    points = tuple(Keypoint(flat[i], flat[i + 1], flat[i + 2]) for i in range(0, len(flat), 3))
    rings = tuple(tuple(ring) for ring in item.get("segmentation", []))
    return Instance(item["id"], item["image_id"], item["category_id"], tuple(item["bbox"]), rings, None, points)


def work(folder: JobFolder, python: str) -> float:
    """Run the worker to its end; returns its CPU seconds. Ends the benchmark when the job failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(folder.log, "ab") as log:
        environment = dict(os.environ, PYTHONPATH=str(ROOT))
        command = [python, "-m", "workbench.worker", str(folder.path)]
        subprocess.run(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    last = [message for message in ChannelReader(folder.events).poll(1 << 30) if isinstance(message, Finished)][-1]
    if last.outcome != "succeeded":
        sys.exit(f"the run ended {last.outcome}: {last.reason} (see {folder.log})")
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def validations(folder: JobFolder) -> list[Scalars]:
    """The validation figures of a run, in order."""
    messages = ChannelReader(folder.events).poll(1 << 30)
    return [item for item in messages if isinstance(item, Scalars) and item.group == "val"]


def predict_job(folder: JobFolder, run: JobFolder, images: list[dict[str, Any]], **settings: Any) -> None:
    """Write a prediction job for a run."""
    folder.path.mkdir(parents=True, exist_ok=True)
    folder.images.write_text("".join(json.dumps(item) + "\n" for item in images))
    folder.recipe.write_text(recipe_to_json(PredictRecipe(folder.path.name, str(run.path), **settings)))
