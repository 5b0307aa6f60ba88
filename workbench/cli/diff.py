"""workbench diff: what changed in the labels since a run began, or between two runs."""

from __future__ import annotations

import argparse

from workbench.analysis.label_changes import ImageChange
from workbench.cli.command import Command, json_option, project_argument, report
from workbench.cli.project_access import reading
from workbench.project.lineage import changes_since

_SHOWN = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    parser.add_argument("run", metavar="RUN", help="the earlier state: the labels that this run saw")
    parser.add_argument("other", metavar="OTHER", nargs="?", help="the later one: another run's (default: now)")
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Compare and report."""
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
    words = [f"+{len(item.added)} -{len(item.removed)} ~{len(item.changed)}"]
    words += ["new"] * item.is_new + ["gone"] * item.is_gone
    words += ["other classes"] * item.has_other_classes + ["other split"] * item.has_other_split
    return f"  {'  '.join(words):24} {name}"


COMMAND = Command(configure, run)
