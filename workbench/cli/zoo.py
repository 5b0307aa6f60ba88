"""workbench zoo: every configuration of the installed model libraries, searched and shown."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from workbench.cli.command import Command, CommandError, json_option, report, tell
from workbench.cli.project_access import reading
from workbench.jobs.installed_zoo import installed_zoo
from workbench.tasks.task import TASKS
from workbench.tasks.zoo.entry import OTHER, Zoo, ZooEntry
from workbench.tasks.zoo.fitting import fitting
from workbench.tasks.zoo.kinds import LIBRARIES
from workbench.tasks.zoo.search import SORTS, ZooIndex, ZooQuery
from workbench.tasks.zoo.weights import file_name, weights_folders, weights_there

_MOST_CANDIDATES = 5


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "words", nargs="*", metavar="WORD", help="what the name, the architecture or the data is called"
    )
    parser.add_argument("--task", choices=[*(kind.name for kind in TASKS), OTHER], help="what it learns")
    parser.add_argument("--library", choices=LIBRARIES, help="whose it is")
    parser.add_argument("--max-parameters", type=float, default=0, metavar="MILLION", help="no larger than this")
    parser.add_argument("--sort", choices=SORTS, default="match", help="what comes first (default: what matches best)")
    parser.add_argument("--limit", type=int, default=30, metavar="N", help="show so many (0: all; default: 30)")
    parser.add_argument("--fits", type=Path, metavar="PROJECT", help="only what this project's labels can teach")
    parser.add_argument("--on-disk", action="store_true", help="only what has its published weights on this disk")
    parser.add_argument("--show", metavar="NAME", help="all that is known of one, by name or config path")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Search, or show one."""
    zoo = installed_zoo()
    for finding in zoo.findings:
        if finding.level == "warning":
            tell(f"{finding.level}: {finding.text}")
    here = weights_there(weights_folders())
    if args.show:
        entry = chosen_entry(zoo, args.show)
        report(args, _body(entry, here), "\n".join(_described(entry, here)))
        return
    query = ZooQuery(
        " ".join(args.words),
        frozenset({args.task} if args.task else ()),
        frozenset({args.library} if args.library else ()),
        round(args.max_parameters * 1e6),
        args.sort,
    )
    found = ZooIndex(zoo.entries).find(query, _filter(args, here))
    shown = found[: args.limit] if args.limit > 0 else found
    words = "\n".join(_table(shown, len(found), here)) if found else _nothing_found(zoo, args)
    report(args, [_body(entry, here) for entry in shown], words)


def _nothing_found(zoo: Zoo, args: argparse.Namespace) -> str:
    """Say whether the words or the options left nothing."""
    words = " ".join(args.words)
    by_words = len(ZooIndex(zoo.entries).find(ZooQuery(words)))
    if by_words:
        named = f"{by_words} match {words!r}" if words else f"There are {by_words} configurations"
        return f"{named}, but none is left by the options: take one of them away."
    return f"Nothing in the zoo matches {words!r}: search for fewer or shorter words." if words else "The zoo is empty."


def _filter(args: argparse.Namespace, here: Mapping[str, Path]) -> Callable[[ZooEntry], bool] | None:
    """What only the project and the disk can say."""
    if args.fits is None and not args.on_disk:
        return None
    summary = None
    if args.fits is not None:
        with reading(args.fits) as session:
            summary = session.project.label_summary()

    def keep(entry: ZooEntry) -> bool:
        is_here = not args.on_disk or bool(entry.weights and file_name(entry.weights) in here)
        return is_here and (summary is None or fitting(entry, summary).fits)

    return keep


def chosen_entry(zoo: Zoo, name: str) -> ZooEntry:
    """Return the one entry of a name or a config path; raises CommandError with the nearest names otherwise."""
    found = zoo.find(name)
    if len(found) == 1:
        return found[0]
    near = found or ZooIndex(zoo.entries).find(ZooQuery(name))[:_MOST_CANDIDATES]
    if not near:
        raise CommandError(f"no configuration is called {name!r} (see: workbench zoo)")
    listed = ", ".join(f"{entry.library}:{entry.config}" for entry in near[:_MOST_CANDIDATES])
    why = "several configurations are" if found else "no configuration is"
    raise CommandError(f"{why} called {name!r}: take one of {listed}")


def _table(entries: list[ZooEntry], total: int, here: Mapping[str, Path]) -> list[str]:
    rows = [
        (
            entry.name,
            entry.task,
            entry.library,
            _parameters_text(entry.parameters),
            _published_text(entry),
            _size_text(entry),
            _weights_text(entry, here),
        )
        for entry in entries
    ]
    heads = ("Model", "Task", "Library", "Parameters", "Published", "Input", "Weights")
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [
        "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in (heads, *rows)
    ]
    rest = total - len(entries)
    return [*lines, f"{total} configurations" + (f", {rest} of them not shown (--limit)" if rest else "")]


def _described(entry: ZooEntry, here: Mapping[str, Path]) -> list[str]:
    facts = {
        "Config": f"{entry.library}: {entry.config}",
        "Task": entry.task,
        "Note": entry.note,
        "Architecture": entry.architecture,
        "Backbone": entry.backbone,
        "Parameters": _parameters_text(entry.parameters),
        "Input": _size_text(entry),
        "Trained on": entry.dataset,
        "Heads": "; ".join(entry.heads),
        "Batch": f"{entry.batch_size} a device, {entry.base_batch} together" if entry.batch_size else "",
        "Optimizer": f"{entry.optimizer}, rate {entry.learning_rate:g}" if entry.optimizer else "",
        "Length": f"{entry.epochs} epochs" if entry.epochs else f"{entry.iterations} steps" if entry.iterations else "",
        "Bases": "; ".join(entry.bases),
        "Paper": ", ".join(part for part in (entry.title, entry.paper) if part),
        "Weights": entry.weights,
        "On this disk": str(here.get(file_name(entry.weights), "no")) if entry.weights else "",
    }
    width = max(map(len, facts))
    lines = [entry.name, *(f"  {key:{width}}  {value}" for key, value in facts.items() if value)]
    if entry.figures:
        lines.append("  Published")
        lines += [f"    {figure.value:<10g} {figure.name} ({figure.dataset or '–'})" for figure in entry.figures]
    return lines


def _body(entry: ZooEntry, here: Mapping[str, Path]) -> dict[str, Any]:
    body = dataclasses.asdict(entry)
    body["figures"] = [figure._asdict() for figure in entry.figures]
    there = here.get(file_name(entry.weights)) if entry.weights else None
    return {**body, "weights_on_disk": str(there) if there else None}


def _parameters_text(count: int) -> str:
    """Return a number of parameters as one reads it: 4.9 M."""
    if not count:
        return ""
    return f"{count / 1e6:.1f} M" if count < 1e8 else f"{count / 1e6:.0f} M"


def _published_text(entry: ZooEntry) -> str:
    """Return the figure it is compared by."""
    figure = entry.published
    return f"{figure.value:g} {figure.name}" if figure else ""


def _size_text(entry: ZooEntry) -> str:
    """Return its input size."""
    return "{} x {}".format(*entry.input_wh) if entry.input_wh[0] else ""


def _weights_text(entry: ZooEntry, here: Mapping[str, Path]) -> str:
    if not entry.weights:
        return ""
    return "on disk" if file_name(entry.weights) in here else "to download"


COMMAND = Command(configure, run)
