"""workbench predict: what a run finds on images."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Sequence
from pathlib import Path

from workbench.cli.command import (
    Command,
    CommandError,
    project_argument,
    refuse_to_replace,
    replace_option,
    report,
    tell,
    tell_problems,
)
from workbench.cli.project_access import reading
from workbench.cli.running import device_of, device_option, end_options, run_to_the_end
from workbench.cli.waiting import checked, follow
from workbench.core.image import ImageRecord, Split
from workbench.core.prediction import Prediction
from workbench.project.layout import absolute
from workbench.project.predicting import (
    Spots,
    detected_spots,
    folder_images,
    found_by_detector,
    predict_images,
    project_images,
)
from workbench.project.results_file import write_predicted_dataset, write_results
from workbench.project.runs import Run
from workbench.protocol.job_folder import JobFolder
from workbench.session import Session
from workbench.tasks.looking import finds_boxes, looks_into_boxes
from workbench.tasks.recipe import PredictRecipe
from workbench.tasks.task import RESTORATION


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("--run", required=True, metavar="RUN", dest="run_name", help="the training run to use")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--images", type=Path, metavar="DIR", help="any folder of images (default: the project's)")
    which.add_argument("--split", choices=["train", "val", "test"], help="only the project's images of this split")
    boxes = parser.add_mutually_exclusive_group()
    boxes.add_argument(
        "--detector", metavar="RUN", help="a detection run that shows a pose run where to look, in one job"
    )
    boxes.add_argument("--boxes-from", metavar="RUN", help="the same in two jobs: what the detector finds is kept, too")
    parser.add_argument("--heatmaps", action="store_true", help="keep the heatmaps of a pose run")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write COCO results (with --images: a COCO file)")
    replace_option(parser)
    parser.add_argument("--checkpoint", default="best", help="best, or a file of the run (default: best)")
    parser.add_argument("--threshold", type=_score, default=0.05, metavar="SCORE", help="lowest score (default: 0.05)")
    device_option(parser)
    end_options(parser)


def run(args: argparse.Namespace) -> None:
    """Queue a prediction job, follow it, write what it found."""
    if args.detach and (args.out or args.boxes_from):
        raise CommandError("--detach cannot be combined with --out or --boxes-from, which need the result")
    refuse_to_replace(args, args.out)
    with reading(args.project) as session:
        trained = session.project.runs.get(args.run_name)
        _check_task(session, trained, args)
        images = _images(session, args)
        folder = submit(session, trained, images, args, _spots(session, trained, images, args))
        name = f"{trained.name}/{folder.path.name}"
        if args.detach:
            run_to_the_end(session, name, args)
            return
        checked(follow(session.board, name, args.progress), session.project.path)
        found = _read(session, folder, images)
        objects = sum(len(prediction.instances) for prediction in found)
        if args.out:
            _write(session, args, images, found)
        body = {"job": name, "images": len(found), "objects": objects, "folder": str(folder.path)}
        if trained.recipe.task == RESTORATION.name:
            pictures = [prediction.picture for prediction in found if prediction.picture]
            report(args, body | {"pictures": pictures}, f"{len(pictures)} pictures: {folder.pictures}")
            return
        where = args.out or folder.predictions
        report(args, body, f"{len(found)} images, {objects} objects{_least(trained, args)}: {where}")


def _score(text: str) -> float:
    try:
        score = float(text)
    except ValueError:
        score = math.nan
    if not 0 <= score <= 1:
        raise argparse.ArgumentTypeError("a number from 0 to 1")
    return score


def _check_task(session: Session, trained: Run, args: argparse.Namespace) -> None:
    """Say before a job starts what its kind of model has no use for."""
    is_pose = trained.recipe.task == "pose"
    if args.out and trained.recipe.task == RESTORATION.name:
        raise CommandError(f"{trained.name} makes pictures and finds no objects; leave --out out")
    if args.heatmaps and not is_pose:
        tell(f"notice: {trained.name} finds no keypoints, so there are no heatmaps to keep")
    for option, name in (("--boxes-from", args.boxes_from), ("--detector", args.detector)):
        if name and not looks_into_boxes(trained.recipe):
            raise CommandError(f"{trained.name} finds its boxes itself; leave {option} out")
        finder = session.project.runs.get(name).recipe if name else None
        if finder is not None and not finds_boxes(finder):
            raise CommandError(f"{name} is a {finder.task} run and finds no boxes; name a detection run for {option}")


def submit(
    session: Session,
    trained: Run,
    images: Sequence[ImageRecord],
    args: argparse.Namespace,
    spots: Spots | None,
) -> JobFolder:
    """Queue a prediction job; raises ProjectError or JobError."""
    listed = predict_images(session.project, trained, images, spots)
    detector = getattr(args, "detector", None)
    if looks_into_boxes(trained.recipe) and not detector:
        whole = sum(1 for image in listed if image.spots is None)
        if whole:
            tell(f"notice: {whole} of {len(listed)} images have no boxes: the whole image is one object there")
    recipe = PredictRecipe(
        "predict",
        str(trained.folder.path),
        getattr(args, "checkpoint", "best"),
        device_of(args),
        os.cpu_count() or 1,
        getattr(args, "threshold", 0.05),
        getattr(args, "heatmaps", False),
        str(session.project.runs.get(detector).folder.path) if detector else "",
    )
    folder = session.project.predictions.new_job(recipe, listed)
    session.board.submit(folder, recipe.device)
    return folder


def _least(trained: Run, args: argparse.Namespace) -> str:
    """The threshold in words; a pose is reported for every box, however unsure it is."""
    return "" if trained.recipe.task == "pose" else f" of score {args.threshold:g} or more"


def _images(session: Session, args: argparse.Namespace) -> tuple[ImageRecord, ...]:
    if args.images:
        images, problems = folder_images(session.project, absolute(args.images))
        tell_problems(problems)
    else:
        images = project_images(session.project, Split(args.split) if args.split else None)
    if not images:
        raise CommandError(f"{args.images or args.split or args.project}: there are no images to predict on")
    return images


def _spots(session: Session, trained: Run, images: Sequence[ImageRecord], args: argparse.Namespace) -> Spots | None:
    if args.detector:
        return found_by_detector
    if not args.boxes_from:
        return None
    detector = session.project.runs.get(args.boxes_from)
    tell(f"First {detector.name} finds the boxes")
    folder = submit(session, detector, images, args, None)
    checked(follow(session.board, f"{detector.name}/{folder.path.name}", args.progress), session.project.path)
    return detected_spots(session.project, trained, detector)


def _read(session: Session, folder: JobFolder, images: Sequence[ImageRecord]) -> list[Prediction]:
    found = (session.project.predictions.read_job(folder, image.id) for image in images)
    return [prediction for prediction in found if prediction is not None]


def _write(
    session: Session, args: argparse.Namespace, images: Sequence[ImageRecord], found: Sequence[Prediction]
) -> None:
    instances = [item for prediction in found for item in prediction.instances]
    if args.images:
        write_predicted_dataset(absolute(args.out), session.document.schema, images, instances)
    else:
        write_results(absolute(args.out), instances)


COMMAND = Command(configure, run)
