"""workbench tour: the whole way in the terminal: example, training, predictions, figures, pictures."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from workbench.cli import evaluate, info, predict, train
from workbench.cli.command import Command, CommandError, tell
from workbench.cli.project_access import reading
from workbench.cli.tour_pictures import draw_pictures
from workbench.project.example import create_example

_EPOCHS = 40
_INPUT = "128x128"
_PRESET = "heatmap-resnet18"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="a new folder for the example (default: workbench-tour)"
    )
    parser.add_argument("--epochs", type=int, default=_EPOCHS, metavar="N", help=f"default: {_EPOCHS}, a few minutes")


def run(args: argparse.Namespace) -> None:
    """Make the example, then run the same commands that a person would type, and draw what came out."""
    started = time.monotonic()
    folder = (args.out or _free_folder(Path("workbench-tour"))).absolute()
    if folder.exists() and any(folder.iterdir()):
        raise CommandError(f"{folder}: is not empty; choose another folder with --out")
    tell(f"Making the example project in {folder}")
    create_example(folder).close()
    project = str(folder)
    _run("info", info.COMMAND, project)
    _run(
        "train",
        train.COMMAND,
        *(project, "--preset", _PRESET, "--name", "tour", "--epochs", str(args.epochs), "--input-size", _INPUT),
        "--progress",
    )
    _run("predict", predict.COMMAND, project, "--run", "tour", "--split", "val", "--heatmaps", "--progress")
    _run("evaluate", evaluate.COMMAND, project, "--run", "tour")
    with reading(folder) as session:
        pictures = draw_pictures(session, "tour", folder / "pictures")
    tell("")
    tell("Pictures of what it learned:")
    for picture in pictures:
        print(picture)
    tell(f"That was the whole way in {time.monotonic() - started:.0f} s. Go on with: workbench {folder}")


def _run(name: str, command: Command, *words: str) -> None:
    """Run another command as if it were typed, and show it so that it can be typed the next time."""
    tell("")
    tell("$ workbench " + " ".join((name, *words)))
    parser = argparse.ArgumentParser(prog=f"workbench {name}")
    command.configure(parser)
    command.run(parser.parse_args(list(words)))


def _free_folder(wanted: Path) -> Path:
    number = 1
    folder = wanted
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder


COMMAND = Command(configure, run)
