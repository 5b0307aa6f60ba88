"""workbench diff: what changed in the labels since a run began, or between two runs; what else sets them apart."""

from __future__ import annotations

import argparse

from workbench.analysis.label_changes import ImageChange
from workbench.cli.command import Command, json_option, project_argument, report
from workbench.cli.project_access import reading
from workbench.jobs.run_difference import difference
from workbench.project.error import ProjectError
from workbench.project.lineage import changes_since

_SHOWN = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("run", metavar="RUN", help="the earlier state: the labels that this run saw")
    parser.add_argument("other", metavar="OTHER", nargs="?", help="the later one: another run's (default: now)")
    parser.add_argument(
        "--settings", action="store_true", help="of two runs: the settings, figures and config lines that differ"
    )
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Compare and report."""
    if args.settings:
        _compare_runs(args)
        return
    with reading(args.project) as session:
        runs = session.project.runs
        earlier, other = runs.get(args.run), runs.get(args.other) if args.other else None
        changes = changes_since(session.project, earlier, other)
        names = {image.id: image.path for image in session.project.store.load_images()}
    totals = [sum(len(part) for part in parts) for parts in _columns(changes)]
    body = {
        "images": [{"image": names.get(item.image_id, str(item.image_id)), **_counts(item)} for item in changes],
        "added": totals[0],
        "removed": totals[1],
        "changed": totals[2],
    }
    head = f"{len(changes)} images differ: {totals[0]} objects added, {totals[1]} gone, {totals[2]} changed"
    lines = [_line(names.get(item.image_id, f"image {item.image_id}"), item) for item in changes[:_SHOWN]]
    more = [f"  … and {len(changes) - _SHOWN} more"] if len(changes) > _SHOWN else []
    report(args, body, "\n".join([head, *lines, *more]))


def _compare_runs(args: argparse.Namespace) -> None:
    if not args.other:
        raise ProjectError("--settings compares two runs: name the other one too")
    with reading(args.project) as session:
        session.board.poll(None)
        shelf = session.project.runs
        runs = shelf.get(args.run), shelf.get(args.other)
        found = difference(session.project, runs, (session.board.job(args.run), session.board.job(args.other)))
    changed = [line for line in found.config if line.is_changed]
    body = {
        "settings": [pair._asdict() for pair in found.settings],
        "figures": [pair._asdict() for pair in found.figures],
        "config": [{"one": line.before, "other": line.after} for line in changed],
        "images": len(found.labels),
        "trouble": found.trouble,
    }
    lines = [f"  {name:28} {one or '-':24} {other or '-'}" for name, one, other in found.settings]
    lines += [f"  {name:28} {_figure(one):24} {_figure(other)}" for name, one, other in found.figures]
    for line in changed:
        lines += [f"- {line.before}"] * (line.before is not None) + [f"+ {line.after}"] * (line.after is not None)
    labels = found.trouble or (
        f"the labels of {len(found.labels)} images differ" if found.labels else "the same labels"
    )
    report(args, body, "\n".join([f"{args.run} and {args.other}: {labels}", *lines]))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.5g}"


def _columns(changes: tuple[ImageChange, ...]) -> tuple[list[tuple[int, ...]], ...]:
    return [item.added for item in changes], [item.removed for item in changes], [item.changed for item in changes]


def _counts(item: ImageChange) -> dict[str, int | bool]:
    return {
        "added": len(item.added),
        "removed": len(item.removed),
        "changed": len(item.changed),
        "other_classes": item.has_other_classes,
        "other_split": item.has_other_split,
    }


def _line(name: str, item: ImageChange) -> str:
    counted = (("+", item.added), ("-", item.removed), ("~", item.changed))
    words = [" ".join(f"{sign}{len(ids)}" for sign, ids in counted if ids)]
    words += ["new"] * item.is_new + ["gone"] * item.is_gone
    words += ["other classes"] * item.has_other_classes + ["other split"] * item.has_other_split
    return f"  {'  '.join(filter(None, words)):24} {name}"


COMMAND = Command(configure, run)
