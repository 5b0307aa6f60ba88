"""How long a class with many labelled poses takes to get another skeleton, and how long of that the window waits.

    .venv/bin/python -m benchmarks.change_skeleton [--poses 20000]

Prints one line a figure. The person-17 skeleton loses a point and changes its order; one pose an image.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance, Keypoint
from workbench.core.schema import Category, LabelSchema
from workbench.editing.poses.skeleton_changes import reshaped
from workbench.formats.skeleton_file import shipped_skeleton
from workbench.project.project import Project
from workbench.project.skeleton_plan import plan_skeleton
from workbench.session import Session, session_of


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--poses", type=int, default=20_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBENCH_STATE"] = str(Path(folder) / "state")
        session = session_of(Project.create(Path(folder) / "p"))
        session.editor.commit(many_poses(session, args.poses))
        session.flush(600)
        session.close()
        measure(Path(folder) / "p", args.poses)
    return 0


def many_poses(session: Session, count: int) -> Edit:
    skeleton = shipped_skeleton("coco-17").skeleton
    points = tuple(Keypoint(100 + 400 * x, 50 + 400 * y, 2) for x, y in skeleton.template)
    patches = [Patch(session.document.schema, LabelSchema((Category(1, "person", skeleton=skeleton),)))]
    for number in range(1, count + 1):
        patches.append(Patch(None, ImageRecord(number, f"{number}.png", 640, 480)))
        patches.append(Patch(None, Instance(number, number, 1, (0, 0, 600, 460), keypoints=points)))
    return Edit("Make", tuple(patches))


def measure(path: Path, count: int) -> None:
    session = session_of(Project.open(path))
    schema = session.document.schema
    skeleton = schema.category(1).skeleton
    assert skeleton is not None
    origins = (1, 0, *range(2, 16))
    changed = reshaped(skeleton, [skeleton.keypoints[origin] for origin in origins], origins)
    started = time.perf_counter()
    plan = plan_skeleton(session.project.store, schema, (1, changed, origins))
    print(f"{count} poses read and converted beside the window: {since(started):.2f} s")
    assert plan.edit is not None
    started = time.perf_counter()
    session.document.adopt(plan.images, session.document.revision)
    session.editor.commit(plan.edit)
    print(f"the window waits: {since(started) * 1e3:.0f} ms")
    started = time.perf_counter()
    session.flush(600)
    print(f"stored beside the window: {since(started):.2f} s")
    started = time.perf_counter()
    session.editor.undo()
    print(f"undo, the window waits: {since(started) * 1e3:.0f} ms")
    session.flush(600)
    session.close()


def since(started: float) -> float:
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
