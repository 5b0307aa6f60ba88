"""workbench score: COCO's figures of any results file on any COCO ground truth, no project needed."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from workbench.analysis.metrics import Kind, MetricError, coco_metrics
from workbench.cli.command import Command, json_option, problems_json, report, tell, tell_problems
from workbench.core.instance import Instance
from workbench.formats.catalog import codec
from workbench.formats.coco_results import read_results


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("truth", type=Path, metavar="TRUTH", help="COCO ground truth (JSON)")
    parser.add_argument("results", type=Path, metavar="RESULTS", help="COCO results: a flat list of detections (JSON)")
    kinds = ["bbox", "segm", "keypoints"]
    parser.add_argument("--kind", choices=kinds, help="default: what every detection has, the most exact first")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Read both, count, report."""
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


def _kind_of(predictions: tuple[Instance, ...]) -> Kind:
    if not predictions:
        raise MetricError("the results hold no detection that can be used; name the kind with --kind")
    if all(item.keypoints for item in predictions):
        return "keypoints"
    if all(item.mask is not None or item.polygons for item in predictions):
        return "segm"
    return "bbox"


COMMAND = Command(configure, run)
