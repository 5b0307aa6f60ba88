"""workbench restore: pictures through a published model: sharper, in colour, or with holes filled."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

from workbench.cli.command import Command, CommandError, json_option, report, tell
from workbench.cli.running import device_of, device_option
from workbench.cli.zoo import chosen_entry
from workbench.environments.layout import worker_python
from workbench.jobs.installed_zoo import installed_zoo
from workbench.jobs.restoring import RestoreOrder, restore
from workbench.tasks.task import RESTORATION
from workbench.tasks.zoo.entry import Zoo, ZooEntry
from workbench.tasks.zoo.kinds import COLOUR, INPAINTING
from workbench.tasks.zoo.weights import file_name, weights_folders, weights_there


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("images", nargs="+", type=Path, metavar="IMAGE", help="the pictures")
    parser.add_argument("--zoo", required=True, metavar="NAME", help="a configuration of mmagic, by name or path")
    parser.add_argument(
        "--weights", type=Path, metavar="FILE", help="its checkpoint (default: where it was downloaded)"
    )
    parser.add_argument("--mask", type=Path, metavar="PATH", help="light where to fill: a file, or a folder of such")
    parser.add_argument("--out", type=Path, default=Path("restored"), metavar="DIR", help="default: restored")
    device_option(parser)
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Restore the pictures and say where they are."""
    entry = _chosen(installed_zoo(), args.zoo)
    missing = next((image for image in args.images if not image.is_file()), None)
    if missing is not None:
        raise CommandError(f"{missing}: there is no such picture")
    images = tuple(image.absolute() for image in args.images)
    holes = tuple(_hole(args.mask.absolute(), image) for image in images) if args.mask else ()
    order = RestoreOrder(
        entry.config, _weights(args, entry), images, holes, device_of(args), max(1, os.cpu_count() or 1)
    )
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="restore-", dir=args.out) as folder:
        found = restore(order, Path(folder).absolute(), worker_python())
        made = [_kept(picture, image, args.out) for picture, image in zip(found.pictures, images, strict=True)]
    for remark in found.remarks:
        tell(f"warning: {remark}")
    pictures = [str(path) for path in made if path is not None]
    report(args, {"config": entry.config, "pictures": pictures}, "\n".join(pictures))
    if len(pictures) < len(images):
        raise CommandError(f"{len(images) - len(pictures)} of {len(images)} pictures were left out")


def _chosen(zoo: Zoo, name: str) -> ZooEntry:
    """The configuration of this name; only those that make a picture from one are offered for a wrong one."""
    other = next((entry for entry in zoo.find(name) if not _makes_pictures(entry)), None)
    if other is not None:
        why = "makes no pictures" if other.library != "mmagic" else "does not make one picture better"
        raise CommandError(
            f"{other.name} of {other.library} {why}: choose one of mmagic that sharpens, cleans, fills or colours "
            "(see: workbench zoo --library mmagic)"
        )
    return chosen_entry(Zoo(tuple(entry for entry in zoo.entries if _makes_pictures(entry))), name)


def _makes_pictures(entry: ZooEntry) -> bool:
    return entry.library == "mmagic" and (entry.task == RESTORATION.name or entry.note in (INPAINTING, COLOUR))


def _weights(args: argparse.Namespace, entry: ZooEntry) -> Path:
    """The file that was named, or the published one where it was downloaded before."""
    if args.weights:
        path: Path = args.weights.absolute()
        if not path.is_file():
            raise CommandError(f"{path}: there are no such weights")
        return path
    found = weights_there(weights_folders()).get(file_name(entry.weights)) if entry.weights else None
    if found is None:
        where = f"download them from {entry.weights} and name" if entry.weights else "none were published: name"
        raise CommandError(f"the weights of {entry.name} are not on this disk; {where} the file with --weights")
    return found


def _hole(mask: Path, image: Path) -> Path:
    """The mask of an image: the one file, or the one of its name in a folder."""
    if mask.is_file():
        return mask
    found = sorted(mask.glob(f"{image.stem}.*")) if mask.is_dir() else []
    if not found:
        raise CommandError(f"{mask}: holds no mask for {image.name}")
    return found[0]


def _kept(picture: Path | None, image: Path, folder: Path) -> Path | None:
    """Move a picture under its image's name; what is there already stays."""
    if picture is None:
        return None
    target, number = folder / f"{image.stem}.png", 1
    while target.exists():
        number += 1
        target = folder / f"{image.stem}-{number}.png"
    shutil.move(picture, target)
    return target


COMMAND = Command(configure, run)
