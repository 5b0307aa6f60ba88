"""workbench config: a run's settings as a plain config with its data, for OpenMMLab's own tools."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.command import Command, CommandError, json_option, report, tell
from workbench.cli.project_access import reading
from workbench.cli.train import recipe_from, recipe_options
from workbench.jobs.live_process import LiveError, UnansweredError
from workbench.jobs.workshop import Answered, Workshop
from workbench.project.config_export import CONFIG, export_config
from workbench.session import Session
from workbench.tasks.recipe import TrainRecipe

_OF_A_NEW_RUN = (
    "preset",
    "zoo",
    "name",
    "epochs",
    "batch_size",
    "input_size",
    "learning_rate",
    "weights",
    "seed",
    "set",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options: those of a training, or a run that there is."""
    recipe_options(parser)
    parser.add_argument("out", type=Path, metavar="OUT", help="the folder to write, new or empty")
    parser.add_argument("--run", metavar="RUN", dest="run_name", help="the settings of this run (not with others)")
    parser.add_argument("--replace", action="store_true", help="write over an earlier export in that folder")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Fit the config, write it with its data and say how to train it."""
    if args.out.is_file():
        raise CommandError(f"{args.out}: is a file; name a new folder")
    if args.out.is_dir() and any(args.out.iterdir()) and not args.replace:
        raise CommandError(
            f"{args.out}: holds something already; choose a new folder, or write over an earlier export with --replace"
        )
    with reading(args.project) as session:
        recipe = _recipe(session, args)
        answer = _asked(session, recipe)
        path = export_config(session.project, recipe, answer.body, args.out.absolute())
    for note in answer.body["notes"]:
        tell(f"notice: {note}")
    body = {"config": str(path), "library": answer.body["scope"], "notes": answer.body["notes"]}
    report(args, body, f"{path}: train it in its folder with: mim train {answer.body['scope']} {CONFIG}")


def _recipe(session: Session, args: argparse.Namespace) -> TrainRecipe:
    if args.run_name is not None:
        given = [name for name in _OF_A_NEW_RUN if getattr(args, name) not in (None, [])]
        if given:
            option = given[0].replace("_", "-")
            raise CommandError(f"--run and --{option} exclude each other: a run's settings stand as they are")
        return session.project.runs.get(args.run_name).recipe
    return recipe_from(args, session.project.label_summary())


def _asked(session: Session, recipe: TrainRecipe) -> Answered:
    """What the training environment makes of it; nothing is trained."""
    shop = Workshop(session.project)
    samples = session.project.label_summary().samples(recipe.task)
    try:
        return shop.ask("export", recipe, {"train_samples": samples})
    except (LiveError, UnansweredError) as error:
        raise CommandError(str(error)) from None
    finally:
        shop.close()


COMMAND = Command(configure, run)
