"""workbench score: figures of any results on any ground truth, no project needed: COCO files, or label pictures."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from workbench.analysis.metrics import Kind, MetricError, coco_metrics
from workbench.cli.command import Command, json_option, problems_json, report, tell, tell_problems
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.formats.catalog import codec
from workbench.formats.coco_results import read_results
from workbench.formats.codec import Dataset
from workbench.project.region_evaluation import RegionCounts


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "truth", type=Path, metavar="TRUTH", help="COCO ground truth (JSON), or a folder of label pictures"
    )
    parser.add_argument(
        "results",
        type=Path,
        metavar="RESULTS",
        help="COCO results: a flat list of detections (JSON), or a folder of label pictures",
    )
    kinds = ["bbox", "segm", "keypoints"]
    parser.add_argument("--kind", choices=kinds, help="default: what every detection has, the most exact first")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Read both, count, report."""
    if args.truth.is_dir() and args.results.is_dir():
        _score_regions(args)
        return
    truth = codec("coco").read(args.truth)
    predictions, left_out = read_results(args.results, truth.dataset.images)
    problems = (*truth.problems, *left_out)
    kind: Kind = args.kind or _kind_of(predictions)
    figures = coco_metrics(truth.dataset, predictions, kind)
    if problems and not args.json:
        tell(f"{len(problems)} records were left out or mended:")
        tell_problems(problems)
    values = {name: value if math.isfinite(value) else None for name, value in figures.items()}
    body = {"kind": kind, "figures": values, "problems": problems_json(problems)}
    report(args, body, "\n".join([kind, *(f"  {name:6} {value:.3f}" for name, value in figures.items())]))


def _score_regions(args: argparse.Namespace) -> None:
    """Compare two folders of label pictures by the names of images and classes."""
    truth, found = (codec("mask_pictures").read(path).dataset for path in (args.truth, args.results))
    kinds = {kind.id: truth.schema.find(kind.name) for kind in found.schema.categories}
    right, guessed = _by_image(truth), _by_image(found)
    partners = _partners(truth.images, found.images)
    counts = RegionCounts(truth.schema.categories)
    for image in truth.images:
        items = guessed.get(partners.get(image.id, -1), [])
        answer = [replace(item, category_id=kind.id) for item in items if (kind := kinds[item.category_id])]
        counts.add(image, right.get(image.id, []), answer)
    missing = len(truth.images) - len(partners)
    if not partners or not counts.figures():
        raise MetricError("no image of the truth has a label picture among the results: the names of the files differ")
    if missing and not args.json:
        tell(f"{missing} of {len(truth.images)} images have no label picture among the results and count as wrong")
    values = {**counts.figures()["regions"], **counts.by_class()["IoU"]}
    body = {"kind": "regions", "figures": {n: v if math.isfinite(v) else None for n, v in values.items()}}
    report(args, body | {"problems": []}, "\n".join(["regions", *(f"  {n:14} {v:.3f}" for n, v in values.items())]))


def _by_image(dataset: Dataset) -> dict[int, list[Instance]]:
    found: dict[int, list[Instance]] = {}
    for item in dataset.instances:
        found.setdefault(item.image_id, []).append(item)
    return found


def _partners(truth: Sequence[ImageRecord], found: Sequence[ImageRecord]) -> dict[int, int]:
    """Which image of the results is which of the truth: of the same path, or of the same name where it is alone."""
    paths = {image.path: image.id for image in found}
    stems: dict[str, list[int]] = {}
    for image in found:
        stems.setdefault(PurePosixPath(image.path).stem, []).append(image.id)
    pairs: dict[int, int] = {}
    for image in truth:
        named = stems.get(PurePosixPath(image.path).stem, [])
        if image.path in paths or len(named) == 1:
            pairs[image.id] = paths[image.path] if image.path in paths else named[0]
    return pairs


def _kind_of(predictions: tuple[Instance, ...]) -> Kind:
    if not predictions:
        raise MetricError("the results hold no detection that can be used; name the kind with --kind")
    if all(item.keypoints for item in predictions):
        return "keypoints"
    if all(item.mask is not None or item.polygons for item in predictions):
        return "segm"
    return "bbox"


COMMAND = Command(configure, run)
