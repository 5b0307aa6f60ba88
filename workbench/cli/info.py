"""workbench info: what a project holds."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from workbench.cli.command import Command, json_option, problems_json, project_argument, report, tell_problems
from workbench.cli.project_access import reading
from workbench.project.project import Project


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    project_argument(parser)
    json_option(parser)


def run(args: argparse.Namespace) -> None:
    """Count and report."""
    with reading(args.project) as session:
        body = _counted(session.project)
        report(args, body, _words(body))
        if not args.json:
            tell_problems(session.project.store.problems)


def _counted(project: Project) -> dict[str, Any]:
    store = project.store
    images = store.load_images()
    labelled = store.instance_counts()
    per_class = store.category_counts()
    splits = Counter(image.split.value or "none" for image in images)
    return {
        "name": project.name,
        "path": str(project.path),
        "images": len(images),
        "labelled_images": sum(1 for image in images if image.tags or image.id in labelled),
        "splits": dict(splits),
        "objects": sum(labelled.values()),
        "images_with_classes": sum(1 for image in images if image.tags),
        "classes": [
            {
                "id": category.id,
                "name": category.name,
                "objects": per_class.get(category.id, 0),
                "images": sum(1 for image in images if category.id in image.tags),
                "keypoints": list(category.skeleton.keypoints) if category.skeleton else [],
            }
            for category in store.load_schema().categories
        ],
        "edits": store.last_number(),
        "runs": list(project.runs.names()),
        "problems": problems_json(store.problems),
    }


def _words(body: dict[str, Any]) -> str:
    splits = ", ".join(f"{count} {name}" for name, count in sorted(body["splits"].items()))
    lines = [
        f"{body['name']} ({body['path']})",
        f"  images   {body['images']}, {body['labelled_images']} labelled; splits: {splits or 'none'}",
        f"  objects  {body['objects']}",
    ]
    for entry in body["classes"]:
        points = f", keypoints {' '.join(entry['keypoints'])}" if entry["keypoints"] else ""
        counts = [f"{entry['objects']} objects"] if entry["objects"] or not entry["images"] else []
        counts += [f"{entry['images']} whole images"] if entry["images"] else []
        lines.append(f"    {entry['id']:>4} {entry['name']}: {', '.join(counts)}{points}")
    lines.append(f"  runs     {', '.join(body['runs']) or 'none yet'}")
    return "\n".join(lines)


COMMAND = Command(configure, run)
