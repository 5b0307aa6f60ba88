"""Classes of whole images: ResNet-18 from scratch on 600 photos of hands that show the digits 0 to 9.

The folder comes in as a project (a folder per class), a fifth of every class is held out at random, the preset is
trained at 64 px and with larger cuts, and the run is judged by its predictions as `workbench evaluate` does. Prints one
JSON line: accuracy and macro F1 of the best checkpoint, the trivial accuracy (the commonest class), CPU seconds of the
worker's processes, and the wall time. Aim: accuracy at least 0.80 within 600 CPU seconds on one thread.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.real_run import arguments, work
from workbench.core.image import Split
from workbench.project.evaluation import evaluate, evaluation_images
from workbench.project.predicting import predict_images
from workbench.project.project import Project
from workbench.project.runs import Run
from workbench.session import Session, session_of
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.tasks.recipe import PredictRecipe

INPUT_WH = (64, 64)
EPOCHS = 30
OVERRIDES = {"augment.RandomResizedCrop.crop_ratio_range": [0.4, 1.0]}
"""A cut of a twelfth of the picture, as the config makes for ImageNet, shows no digit of a hand."""


def main() -> None:
    """Import, split, train, predict, print."""
    options = arguments(__doc__ or "", data="sign_digits")
    session = session_of(Project.create(options.run.resolve() / "project"))
    try:
        _label(session, options.data.resolve(), options.seed)
        run = _new_run(session, options)
        began = time.perf_counter()
        cpu_s = work(run.folder, options.worker_python)
        cpu_s += _predict(session, run, options.worker_python)
        print(json.dumps(_report(session, run, cpu_s, time.perf_counter() - began)))
    finally:
        session.close()


def _label(session: Session, data: Path, seed: int) -> None:
    session.commit_import(session.project.plan_import(data))
    session.flush()
    session.editor.commit(session.project.plan_split(0.2, "random", seed))
    session.flush()


def _new_run(session: Session, options: Any) -> Run:
    recipe = replace(
        suggest(preset("resnet18"), session.project.label_summary()),
        input_wh=INPUT_WH,
        epochs=options.epochs or EPOCHS,
        val_interval=5,
        checkpoint_interval=10,
        seed=options.seed,
        threads=options.threads,
        overrides=OVERRIDES,
    )
    fields = {key: json.loads(value) for key, _, value in (item.partition("=") for item in options.field)}
    return session.project.runs.new_run(replace(recipe, **fields))


def _predict(session: Session, run: Run, python: str) -> float:
    images = evaluation_images(session.project, Split.VAL, run.recipe.task)
    recipe = PredictRecipe("predict", str(run.folder.path), "best", threads=run.recipe.threads)
    listed = predict_images(session.project, run, images)
    return work(session.project.predictions.new_job(recipe, listed), python)


def _report(session: Session, run: Run, cpu_s: float, wall_s: float) -> dict[str, Any]:
    found = evaluate(session.project, run)
    counts = [entry.val.tags for entry in session.project.label_summary().categories]
    return {
        "seed": run.recipe.seed,
        "epochs": run.recipe.epochs,
        "accuracy": round(found.figures["classes"]["accuracy"], 3),
        "f1": round(found.figures["classes"]["F1"], 3),
        "trivial": round(max(counts) / sum(counts), 3),
        "images": found.images,
        "cpu_s": round(cpu_s),
        "wall_s": round(wall_s),
        "threads": run.recipe.threads,
    }


if __name__ == "__main__":
    main()
