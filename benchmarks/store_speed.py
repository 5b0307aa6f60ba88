"""How long one action takes to be durable in a large project, and how long a large project takes to open.

    .venv/bin/python benchmarks/store_speed.py [--objects 200000] [--edits 3000] [--folder PLACE]

Prints one line a figure. An action is one box moved: queued, committed with synchronous=FULL, acknowledged. After each
action a file beside the project gets 8 KB more and is fsynced: what the disk itself takes, in the same seconds.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.project.importing import ImportPlan
from workbench.project.project import Project
from workbench.session import open_session, session_of

OBJECTS_AN_IMAGE = 8


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--objects", type=int, default=200_000)
    parser.add_argument("--edits", type=int, default=3000)
    parser.add_argument("--folder", type=Path, help="a folder on the disk to measure (default: the temporary one)")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        os.environ["WORKBENCH_STATE"] = str(Path(folder) / "state")
        path = Path(folder) / "p"
        session = session_of(Project.create(path))
        plan = large_import(args.objects)
        started = time.perf_counter()
        session.commit_import(plan)
        shown_s = time.perf_counter() - started
        session.flush(600)
        print(f"import of {args.objects} objects: shown after {shown_s:.2f} s, stored after {since(started):.2f} s")
        started = time.perf_counter()
        session.editor.undo()
        session.flush(600)
        session.editor.redo()
        session.flush(600)
        print(f"its undo and redo: {since(started):.2f} s")
        session.close()
        del plan
        print(f"file: {(path / 'labels.db').stat().st_size / 1e6:.0f} MB")
        open_and_edit(path, args.edits)
    return 0


def large_import(objects: int) -> ImportPlan:
    ring = tuple(float(n * 7 % 640) + 0.25 for n in range(50))
    images = [ImageRecord(n, f"images/{n:06d}.jpg", 640, 480) for n in range(1, objects // OBJECTS_AN_IMAGE + 2)]
    items = [
        Instance(n, 1 + n // OBJECTS_AN_IMAGE, 1, (n % 600 + 0.5, 2.25, 30.5, 40.0), (ring,), area=812.5)
        for n in range(1, objects + 1)
    ]
    patches = tuple(Patch(None, value) for value in (*images, *items))
    return ImportPlan(Edit("Import", patches), len(images), len(items))


def open_and_edit(path: Path, edits: int) -> None:
    open_session(path).close()  # takes the snapshot of this state
    started = time.perf_counter()
    session = open_session(path)
    print(f"open: {since(started):.2f} s")
    times_ms, thread_ms, disk_ms = [], [], []
    disk = (path.parent / "disk").open("ab", buffering=0)
    images = session.document.images
    for number in range(edits):
        image = images[number * 7919 % len(images)]
        items = session.document.instances(image.id)
        if not items:
            continue
        x, y, width, height = items[0].bbox_xywh
        edit = Edit("Move", (Patch(items[0], replace(items[0], bbox_xywh=(x + 1, y, width, height))),))
        started = time.perf_counter()
        session.editor.commit(edit)
        thread_ms.append(since(started) * 1e3)
        session.flush()
        times_ms.append(since(started) * 1e3)
        started = time.perf_counter()
        disk.write(bytes(8192))
        os.fsync(disk.fileno())
        disk_ms.append(since(started) * 1e3)
    disk.close()
    session.close()
    rows = {
        "one action, durable": times_ms,
        "its part in the window's thread": thread_ms,
        "the disk's own fsync": disk_ms,
    }
    for name, values in rows.items():
        cuts = statistics.quantiles(values, n=100)
        ends = f"p99 {cuts[98]:.2f} ms, longest {max(values):.2f} ms"
        print(f"{name}: median {cuts[49]:.2f} ms, {ends} ({len(values)} times)")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def since(started: float) -> float:
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
