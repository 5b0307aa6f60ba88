"""workbench evaluate: the figures of a run on a split, predicted first where that is missing."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping

from workbench.cli.command import Command, json_option, progress_option, project_argument, report
from workbench.cli.predict import submit
from workbench.cli.project_access import reading
from workbench.cli.running import device_option
from workbench.cli.waiting import checked, follow
from workbench.core.image import Split
from workbench.project.evaluation import Evaluation, evaluate, evaluation_images
from workbench.project.runs import Run
from workbench.session import Session


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("--run", required=True, metavar="RUN", dest="run_name", help="the training run to judge")
    parser.add_argument("--split", choices=["train", "val", "test"], default="val", help="default: val")
    parser.add_argument("--again", action="store_true", help="predict anew although there are predictions")
    device_option(parser)
    json_option(parser)
    progress_option(parser)


def run(args: argparse.Namespace) -> None:
    """Predict what is missing, compare, report."""
    with reading(args.project) as session:
        trained = session.project.runs.get(args.run_name)
        split = Split(args.split)
        _predict_missing(session, trained, split, args)
        found = evaluate(session.project, trained, split)
    report(args, _json(found), _words(found))


def _predict_missing(session: Session, trained: Run, split: Split, args: argparse.Namespace) -> None:
    images = evaluation_images(session.project, split, trained.recipe.task)
    try:
        trained_s = trained.folder.manifest.stat().st_mtime
    except OSError:
        trained_s = 0.0
    shelf = session.project.predictions
    known = frozenset() if args.again else shelf.image_ids(trained.name, trained_s, with_live=False)
    missing = [image for image in images if image.id not in known]
    if missing:
        folder = submit(session, trained, missing, args, None)
        checked(follow(session.board, f"{trained.name}/{folder.path.name}", args.progress), session.project.path)


def _json(found: Evaluation) -> dict[str, object]:
    return {
        "run": found.run,
        "split": found.split.value,
        "images": found.images,
        "objects": found.objects,
        "figures": {kind: _finite(table) for kind, table in found.figures.items()},
        "class_ap": {kind: _finite(table) for kind, table in found.class_ap.items()},
        "per_class": {name: _finite(table) for name, table in found.per_class.items()},
    }


def _finite(table: Mapping[str, float]) -> dict[str, float | None]:
    """JSON knows no NaN: what could not be measured is null."""
    return {key: value if math.isfinite(value) else None for key, value in table.items()}


def _words(found: Evaluation) -> str:
    lines = [f"{found.run} on {found.images} {found.split} images with {found.objects} objects"]
    for kind, table in found.figures.items():
        whole = {key: value for key, value in table.items() if "/" not in key}
        lines.append(f"  {kind}: " + "  ".join(f"{key} {value:.3f}" for key, value in whole.items()))
        points = {key: value for key, value in table.items() if key.startswith(("EPE/", "PCK@0.1/"))}
        lines += [f"    {key} {value:.3f}" for key, value in points.items()]
    for kind, table in found.class_ap.items():
        lines += [f"    {kind} AP of {name}: {value:.3f}" for name, value in table.items()]
    for name in next(iter(found.per_class.values()), {}):
        parts = "  ".join(f"{figure} {table[name]:.3f}" for figure, table in found.per_class.items())
        lines.append(f"    {name}: {parts}")
    return "\n".join(lines)


COMMAND = Command(configure, run)
