"""Random histories of edits of every kind, undone and redone: the canonical export is byte-equal at every stop.

    .venv/bin/python -m benchmarks.random_histories --histories 500 --edits 50

Each history is a project of its own on disk. After its edits everything is undone and the export must be that of the
beginning; redone it must be that of the end; then random steps back and forth are compared with what was exported on
the way; at last the project is closed, opened and compared again.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from benchmarks.random_hand import START, RandomHand
from workbench.project.exporting import dataset_of, export_dataset, with_export_names
from workbench.project.project import Project
from workbench.session import Session, open_session


def exported(session: Session, folder: Path) -> bytes:
    """Return the bytes of the whole project's COCO export."""
    session.flush()
    path = folder / "canonical.json"
    dataset = dataset_of(session.project.store)
    export_dataset(replace(dataset, images=with_export_names(dataset.images)), path, "coco")
    return path.read_bytes()


def live_one(folder: Path, seed: int, edits: int, done: Counter[str]) -> str:
    """Live through one history; return the digest of its end. Raises AssertionError where an export differs."""
    Project.create(folder).close()
    session = open_session(folder)
    session.editor.commit(START)
    hand, chance = RandomHand(session.document, session.editor, seed), random.Random(-seed - 1)
    stops = {session.editor.done_steps[-1].number: exported(session, folder)}
    count = 0
    while count < edits:
        title = hand.act()
        if title:
            count += 1
            done[title] += 1
            if count % 10 == 0 or count == edits:
                stops[session.editor.done_steps[-1].number] = exported(session, folder)
    order = [min(stops), max(stops), *chance.choices(sorted(stops), k=3), max(stops)]
    for stop in order:
        session.editor.go_to(stop)
        assert exported(session, folder) == stops[stop], f"seed {seed}: the export after step {stop} differs"
    session.close()
    session = open_session(folder)
    last = exported(session, folder)
    assert last == stops[max(stops)], f"seed {seed}: the export after reopening differs"
    while session.editor.can_undo:
        session.editor.undo()
    session.close()
    return hashlib.sha256(last).hexdigest()


def main() -> None:
    """Run a campaign and print what was done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=500)
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    done: Counter[str] = Counter()
    for number in range(chosen.histories):
        with tempfile.TemporaryDirectory() as folder:
            live_one(Path(folder) / "project", chosen.seed + number, chosen.edits, done)
        if (number + 1) % 50 == 0:
            print(f"{number + 1} histories", flush=True)
    kinds = Counter({title.translate(str.maketrans("", "", "0123456789")).replace("  ", " "): 0 for title in done})
    for title, count in done.items():
        kinds[title.translate(str.maketrans("", "", "0123456789")).replace("  ", " ")] += count
    print(f"{chosen.histories} histories of {chosen.edits} edits: every export byte-equal")
    print(", ".join(f"{title} {count}" for title, count in kinds.most_common()))


if __name__ == "__main__":
    main()
