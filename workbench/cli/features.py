"""workbench features: what a run's network says of every image in numbers, one vector each."""

from __future__ import annotations

import argparse
import os
import shutil
from pathlib import Path

from workbench.cli.command import Command, project_argument, refuse_to_replace, replace_option, report
from workbench.cli.project_access import reading
from workbench.cli.running import device_of, device_option, end_options, run_to_the_end
from workbench.cli.waiting import checked, follow
from workbench.project.features import read_features
from workbench.project.layout import absolute
from workbench.project.predicting import project_images
from workbench.project.predictions import PredictImage
from workbench.tasks.recipe import PredictRecipe


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("--run", required=True, metavar="RUN", dest="run_name", help="a run that classifies images")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="copy them to this file (.npz: ids, features)")
    replace_option(parser)
    parser.add_argument("--checkpoint", default="", help="a file of the run (default: the newest)")
    device_option(parser)
    end_options(parser)


def run(args: argparse.Namespace) -> None:
    """Queue the job, follow it, copy what it made."""
    refuse_to_replace(args, args.out)
    with reading(args.project) as session:
        trained = session.project.runs.get(args.run_name)
        recipe = PredictRecipe(
            "features",
            str(trained.folder.path),
            args.checkpoint,
            device_of(args),
            os.cpu_count() or 1,
            features=True,
        )
        images = project_images(session.project)
        listed = [PredictImage(image.id, session.project.image_file(image)) for image in images]
        folder = session.project.predictions.new_job(recipe, listed)
        session.board.submit(folder, recipe.device)
        name = f"{trained.name}/{folder.path.name}"
        if args.detach:
            run_to_the_end(session, name, args)
            return
        checked(follow(session.board, name, args.progress), session.project.path)
    found = read_features(folder)
    if args.out:
        shutil.copyfile(folder.features, absolute(args.out))
    count, width = found.vectors.shape
    body = {"job": name, "images": count, "numbers": width, "file": str(args.out or folder.features)}
    report(args, body, f"{count} images, {width} numbers each: {body['file']}")


COMMAND = Command(configure, run)
