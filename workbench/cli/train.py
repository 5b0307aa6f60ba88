"""workbench train: learn from a project's labels, in the background process, with a bar in front."""

from __future__ import annotations

import argparse
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.cli.argument_types import positive, rate
from workbench.cli.command import Command, CommandError, project_argument, tell
from workbench.cli.project_access import reading
from workbench.cli.running import device_of, device_option, end_options, run_to_the_end
from workbench.cli.zoo import chosen_entry
from workbench.jobs.installed_zoo import installed_zoo
from workbench.tasks.defaults import recommend, suggest, validation_interval
from workbench.tasks.features import with_settings
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.preflight import check
from workbench.tasks.presets import Preset, preset
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.zoo.entry import ZooEntry
from workbench.tasks.zoo.suggest import preset_of
from workbench.tasks.zoo.weights import file_name, weights_folders, weights_there


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    recipe_options(parser)
    end_options(parser)


def recipe_options(parser: argparse.ArgumentParser) -> None:
    """Declare what a run is made of; what is not given comes from the labels."""
    project_argument(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--preset", metavar="NAME", help="what to train (see: workbench presets; default: what suits)")
    what.add_argument(
        "--zoo", metavar="NAME", help="train a configuration of the zoo, by name or path (see: workbench zoo)"
    )
    parser.add_argument("--name", help="the run's name (default: the preset's)")
    parser.add_argument("--epochs", type=positive, metavar="N", help="passes over the training images")
    parser.add_argument("--batch-size", type=positive, metavar="N", help="samples a step")
    parser.add_argument("--input-size", type=_size, metavar="WxH", help="pixels that the network sees")
    parser.add_argument("--learning-rate", type=rate, metavar="RATE", help="a number above 0")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="a checkpoint to start from")
    parser.add_argument("--seed", type=int, help="the same seed, the same run (default: 0)")
    parser.add_argument("--threads", type=positive, default=os.cpu_count() or 1, metavar="N", help="processor threads")
    parser.add_argument(
        "--set",
        type=_setting,
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting of the training or of the preset, or a dotted mm config key that is set last",
    )
    device_option(parser)


def run(args: argparse.Namespace) -> None:
    """Check the labels, make the run, queue it and follow it."""
    with reading(args.project) as session:
        recipe = recipe_from(args, session.project.label_summary())
        made = session.project.runs.new_run(recipe)
        tell(f"{made.name}: {recipe.epochs} epochs of {recipe.preset} on {recipe.device}")
        run_to_the_end(session, session.board.submit(made.folder, recipe.device), args)


def recipe_from(args: argparse.Namespace, summary: LabelSummary) -> TrainRecipe:
    """Return the recipe: what was asked for, the rest from the labels. Raises CommandError when they do not suffice."""
    entry = chosen_entry(installed_zoo(), args.zoo) if args.zoo is not None else None
    recipe = suggest(preset_of(entry) if entry else _chosen_preset(args, summary), summary)
    chosen: dict[str, Any] = {
        "name": args.name,
        "epochs": args.epochs,
        "batch_size": args.batch_size,
        "input_wh": args.input_size,
        "learning_rate": args.learning_rate,
        "seed": args.seed,
        "weights": str(args.weights.absolute()) if args.weights else _published(entry),
    }
    given = {field: value for field, value in chosen.items() if value is not None}
    recipe = replace(recipe, **given, device=device_of(args), threads=args.threads)
    recipe = with_settings(recipe, dict(args.set))
    if "val_interval" not in dict(args.set):
        # What suits the suggested length is too seldom for a shorter run: few figures, few pictures.
        recipe = replace(recipe, val_interval=validation_interval(recipe.epochs))
    longest = max(1, recipe.epochs)
    recipe = replace(
        recipe,
        val_interval=min(recipe.val_interval, longest),
        checkpoint_interval=min(recipe.checkpoint_interval, longest),
    )
    for finding in check(recipe, summary):
        if finding.level == "error":
            raise CommandError(finding.text)
        tell(f"{finding.level}: {finding.text}")
    return recipe


def _published(entry: ZooEntry | None) -> str | None:
    """The published weights of a configuration of the zoo, where they lie on this disk already."""
    here = weights_there(weights_folders()).get(file_name(entry.weights)) if entry and entry.weights else None
    if here is not None:
        tell(f"Starting from its published weights: {here}")
    return str(here) if here is not None else None


def _chosen_preset(args: argparse.Namespace, summary: LabelSummary) -> Preset:
    """The preset that was asked for, or what suits the labels."""
    if args.preset is not None:
        return preset(args.preset)
    name, reason = recommend(summary, has_weights=args.weights is not None)
    tell(f"Preset {name}: {reason}")
    return preset(name)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,4})[xX](\d{2,4})", text)
    if not found:
        raise argparse.ArgumentTypeError("width x height in pixels, for example 256x192")
    return int(found[1]), int(found[2])


def _setting(text: str) -> tuple[str, Any]:
    key, equals, value = text.partition("=")
    if not equals or not re.fullmatch(r"\w+(\.\w+)*", key):
        raise argparse.ArgumentTypeError("KEY=VALUE, for example optim_wrapper.clip_grad.max_norm=5")
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


COMMAND = Command(configure, run)
