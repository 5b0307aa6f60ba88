"""Classes of pixels on aerial pictures: Fast-SCNN from scratch on Dubai tiles, 45 images to train and 18 to test.

The whole way of a person: the folder of label pictures is imported, its classes renamed (the data set's table has other
colours than its pictures), split by tile, trained with the preset's defaults, predicted and measured in the project.

Prints one JSON line: mIoU and pixel accuracy, both for the trivial answer too (the class that is most frequent in the
training images, everywhere), IoU by class, CPU seconds of the worker's training.
Aim: mIoU at least 0.35 above the trivial one within 720 CPU seconds on one thread.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace

from benchmarks.real_run import arguments, work
from workbench.core.edit import Edit, Patch
from workbench.core.image import Split
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.core.schema import LabelSchema
from workbench.project.evaluation import evaluate, evaluation_images, truth_of
from workbench.project.predicting import predict_images
from workbench.project.project import Project
from workbench.project.region_evaluation import counts_of
from workbench.project.runs import Run
from workbench.session import Session, open_session
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe, TrainRecipe

CLASSES = {
    "#8429f6": "land",
    "#e2a929": "water",
    "#3c1098": "building",
    "#fedd3a": "vegetation",
    "#6ec1e4": "road",
}
"""What the colours of the pictures mean, after the data set's own note."""

HELD_OUT = ("Tile 2/", "Tile 5/")


def main() -> None:
    """Import, train, predict, measure, print."""
    options = arguments(__doc__ or "", data="dubai_aerial")
    if options.run.exists():
        sys.exit(f"{options.run} exists already: choose a new folder")
    Project.create(options.run, "Dubai").close()
    session = open_session(options.run)
    try:
        session.commit_import(session.project.plan_import(options.data))
        _prepare(session)
        run = session.project.runs.new_run(_recipe(session, options))
        cpu_s = work(run.folder, options.worker_python)
        _predict(session, run, options.worker_python)
        print(json.dumps(_report(session, run) | {"cpu_s": round(cpu_s)}))
    finally:
        session.close()


def _prepare(session: Session) -> None:
    """Give the classes their names, and every image its split."""
    schema = session.document.schema
    named = LabelSchema(tuple(replace(known, name=CLASSES[known.name]) for known in schema.categories))
    patches = [Patch(schema, named)]
    for image in session.document.images:
        split = Split.VAL if any(tile in image.path for tile in HELD_OUT) else Split.TRAIN
        patches.append(Patch(image, replace(image, split=split)))
    session.editor.commit(Edit("Name classes and split by tile", tuple(patches)))
    session.flush()


def _recipe(session: Session, options: object) -> TrainRecipe:
    given = vars(options)
    recipe = suggest(preset(given["preset"] or "fast-scnn"), session.project.label_summary())
    changed = {key: json.loads(value) for key, _, value in (item.partition("=") for item in given["option"])}
    fields = {key: json.loads(value) for key, _, value in (item.partition("=") for item in given["field"])}
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
    recipe = replace(recipe, seed=given["seed"], threads=given["threads"], options=recipe.options | changed, **fields)
    return replace(recipe, epochs=given["epochs"]) if given["epochs"] else recipe


def _predict(session: Session, run: Run, python: str) -> None:
    images = evaluation_images(session.project, Split.VAL, run.recipe.task)
    recipe = PredictRecipe("test", str(run.folder.path), "best", threads=run.recipe.threads)
    folder = session.project.predictions.new_job(recipe, predict_images(session.project, run, images))
    work(folder, python)


def _report(session: Session, run: Run) -> dict[str, object]:
    found = evaluate(session.project, run)
    figures = found.figures["regions"]
    trivial = _trivial(session, run)
    return {
        "seed": run.recipe.seed,
        "epochs": run.recipe.epochs,
        "input_wh": run.recipe.input_wh,
        "images": found.images,
        "miou": round(figures["mIoU"], 3),
        "pixel_accuracy": round(figures["pixel accuracy"], 3),
        "trivial_miou": round(trivial["mIoU"], 3),
        "trivial_pixel_accuracy": round(trivial["pixel accuracy"], 3),
        "iou": {name: round(value, 3) for name, value in found.per_class["IoU"].items()},
    }


def _trivial(session: Session, run: Run) -> dict[str, float]:
    """The figures of answering with the most frequent training class everywhere."""
    project = session.project
    pixels: Counter[int] = Counter()
    for image in evaluation_images(project, Split.TRAIN, run.recipe.task):
        pixels.update({item.category_id: int(item.area or 0) for item in truth_of(project, run, (image,)).instances})
    usual = pixels.most_common(1)[0][0]
    counts = counts_of(project.store.load_schema().categories, run.recipe)
    for image in evaluation_images(project, Split.VAL, run.recipe.task):
        everywhere = Mask.from_box(image.height, image.width, (0, 0, image.width, image.height))
        answer = Instance(1, image.id, usual, mask=everywhere)
        counts.add(image, truth_of(project, run, (image,)).instances, [answer])
    return dict(counts.figures()["regions"])


if __name__ == "__main__":
    main()
