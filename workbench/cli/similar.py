"""workbench similar: the images most like one of the project, by the features of a run."""

from __future__ import annotations

import argparse

from workbench.cli.command import Command, CommandError, json_option, project_argument, report
from workbench.cli.project_access import reading
from workbench.core.image import ImageRecord
from workbench.project.features import newest_features
from workbench.project.predicting import project_images
from workbench.project.project import Project


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("image", metavar="IMAGE", help="the image's name, path or id")
    parser.add_argument("--run", default="", metavar="RUN", help="whose features (default: those made last)")
    parser.add_argument("--count", type=_count, default=10, metavar="N", help="how many (default: 10)")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Compare and report."""
    with reading(args.project) as session:
        images = {image.id: image for image in project_images(session.project)}
        wanted = _wanted(session.project, args.image)
        features = newest_features(session.project, args.run)
    found = [
        (images[number], cosine) for number, cosine in features.like(wanted.id, len(features.ids)) if number in images
    ][: args.count]
    body = {
        "image": wanted.path,
        "run": features.run,
        "similar": [{"id": image.id, "path": image.path, "cosine": round(cosine, 4)} for image, cosine in found],
    }
    lines = [f"like {wanted.path}, as {features.run} sees it"]
    report(args, body, "\n".join([*lines, *(f"  {cosine:.3f}  {image.path}" for image, cosine in found)]))


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError("a whole number of at least 1")
    return int(text)


def _wanted(project: Project, text: str) -> ImageRecord:
    """The image of this id, path or name; raises CommandError when there is none or more than one."""
    images = project_images(project)
    for fits in (
        [image for image in images if text in (image.path, str(image.id))],
        [image for image in images if image.path.endswith(f"/{text}") or image.name == text],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise CommandError(f"{len(fits)} images are called {text}: name one by its path, such as {fits[0].path}")
    raise CommandError(f"{text}: the project has no such image")


COMMAND = Command(configure, run)
