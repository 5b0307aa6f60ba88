"""How much of the zoo works on a project's labels: fit, train one iteration, validate, predict one picture, for real.

Each configuration goes the whole way of a run, in a process of its own, on six small drawn pictures. Prints a table of
what works, what does not and why, and one JSON line with the parts. Weights are not downloaded: what a configuration
would start from and is not on the disk is left out, as it would be for a person without a network.

    python -m benchmarks.zoo_sweep --sample 100 --seed 1
    python -m benchmarks.zoo_sweep --task pose --sample 20 --out report.json
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import worker_child
from benchmarks.zoo_project import make_project
from workbench.environments.layout import site_packages_of, worker_python
from workbench.session import Session
from workbench.tasks.recipe import TrainRecipe
from workbench.tasks.zoo.entry import OTHER, ZooEntry
from workbench.tasks.zoo.kinds import WORDS
from workbench.tasks.zoo.reading import read_zoo

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = ("mmdet", "mmpose", "mmpretrain", "mmseg")
"""What a sample is drawn from; mmagic's few are asked for with ``--library mmagic``."""

SIDE_PX = {"detection": 128, "instances": 128, "panoptic": 128, "semantic": 128, "restoration": 32, "pose": 0}
"""The reduced input of a task, 0 for the config's own; classification keeps its own, which its weights' shapes need."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one configuration went. ``found`` is how many predictions the picture gave, None when it came to none."""

    entry: ZooEntry
    outcome: str
    reason: str
    seconds: float
    megabytes: int
    found: int | None


def main() -> None:
    """Draw the sample, try it, print the table."""
    options = _arguments()
    zoo = read_zoo(site_packages_of(options.worker_python))
    chosen = sample(zoo.entries, options)
    outcomes = []
    folder = Path(tempfile.mkdtemp(prefix="zoo-sweep-"))
    session = make_project(folder)
    try:
        for outcome in sweep(session, chosen, options):
            outcomes.append(outcome)
            print(_line(outcome, len(outcomes), len(chosen)), flush=True)
    finally:
        session.close()
        shutil.rmtree(folder, ignore_errors=True)
    _report(outcomes, zoo.entries, options)


def sample(entries: Sequence[ZooEntry], options: argparse.Namespace) -> list[ZooEntry]:
    """Return the configurations to try: a random choice of those that a project's labels can serve and whose parts are
    installed. A language model is none of these parts: detectors that read words are left out, and counted."""
    wanted = [
        entry
        for entry in entries
        if entry.task != OTHER
        and entry.note != WORDS
        and entry.library in (options.library or LIBRARIES)
        and entry.task in (options.task or [entry.task])
        and all(word in entry.config for word in options.words)
    ]
    wanted.sort(key=lambda entry: (entry.library, entry.config))
    count = min(options.sample, len(wanted)) if options.sample else len(wanted)
    chosen = sorted(random.Random(options.seed).sample(wanted, count), key=lambda entry: entry.library)
    part, _, parts = options.part.partition("/")
    return chosen[int(part) - 1 :: int(parts)]


def sweep(session: Session, chosen: Sequence[ZooEntry], options: argparse.Namespace) -> Iterator[Outcome]:
    """Try one after the other; a library's process is started when its first configuration comes."""
    child: subprocess.Popen[str] | None = None
    library = ""
    for entry in chosen:
        if entry.library != library:
            _end(child)
            child, library = _begin(entry.library, options.worker_python), entry.library
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        run = session.project.runs.new_run(recipe_of(entry, session, options))
        order = {"folder": str(run.folder.path), "seconds": options.seconds, "gigabytes": options.gigabytes}
        child.stdin.write(json.dumps(order) + "\n")
        child.stdin.flush()
        body = json.loads(child.stdout.readline())
        if body["outcome"] != "works" and options.keep:
            shutil.copytree(run.folder.path, options.keep / f"{entry.library}-{entry.name}", dirs_exist_ok=True)
        session.project.runs.remove(run.name)
        yield Outcome(entry, body["outcome"], body["reason"], body["seconds"], body["megabytes"], body["found"])
    _end(child)


def recipe_of(entry: ZooEntry, session: Session, options: argparse.Namespace) -> TrainRecipe:
    """One epoch of one batch, at a reduced input where the configuration allows any."""
    side = options.side or SIDE_PX.get(entry.task, 0)
    categories = tuple(category.id for category in session.document.schema.categories)
    batch = 8 if entry.task == "pose" else 4
    return TrainRecipe(
        name="sweep",
        preset="",
        task=entry.task,
        adapter=entry.library,
        base_config=entry.config,
        epochs=1,
        batch_size=batch,
        input_wh=(side, side),
        learning_rate=0.0,
        seed=options.seed,
        categories=categories,
        fit="config",
    )


def _begin(library: str, python: Path) -> subprocess.Popen[str]:
    child = worker_child.start("benchmarks.zoo_sweep_child", library, python=python, nice=5)
    assert child.stdout is not None
    if "ready" not in child.stdout.readline():
        raise SystemExit(f"the library {library} cannot be imported in {python}")
    return child


def _end(child: subprocess.Popen[str] | None) -> None:
    if child is not None and child.stdin is not None:
        child.stdin.close()
        child.wait()


def _line(outcome: Outcome, number: int, count: int) -> str:
    entry = outcome.entry
    head = f"{number:4}/{count} {outcome.outcome:9} {outcome.seconds:6.1f} s {outcome.megabytes:6} MB"
    return f"{head}  {entry.library:10} {entry.task:14} {entry.config}  {outcome.reason}".rstrip()


def _report(outcomes: Sequence[Outcome], entries: Sequence[ZooEntry], options: argparse.Namespace) -> None:
    others = Counter(entry.note for entry in entries if entry.task == OTHER)
    works = [item for item in outcomes if item.outcome == "works"]
    body: dict[str, Any] = {
        "tried": len(outcomes),
        "work": len(works),
        "part": round(len(works) / max(1, len(outcomes)), 3),
        "by_library": {
            library: f"{_count(works, library)}/{_count(outcomes, library)}"
            for library in dict.fromkeys(item.entry.library for item in outcomes)
        },
        "not": {f"{o.entry.library}/{o.entry.config}": f"{o.outcome}: {o.reason}" for o in outcomes if o not in works},
        "configs": len(entries),
        "not_trained_here": dict(others),
        "without_their_language_model": sum(entry.note == WORDS for entry in entries),
        "seed": options.seed,
    }
    if options.out:
        options.out.write_text(json.dumps(body, indent=1, ensure_ascii=False), encoding="utf-8")
    print(json.dumps(body, ensure_ascii=False))


def _count(outcomes: Sequence[Outcome], library: str) -> int:
    return sum(item.entry.library == library for item in outcomes)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only configurations whose path has these in it")
    parser.add_argument("--task", action="append", help="only this task; may be given again")
    parser.add_argument("--library", action="append", help="only this library; may be given again")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="a random choice of so many (0: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", default="1/1", metavar="I/N", help="only every N-th of the sample, for N at once")
    parser.add_argument("--side", type=int, default=0, metavar="PX", help="another reduced input (default: by task)")
    parser.add_argument("--seconds", type=float, default=180.0, help="so long one may take")
    parser.add_argument("--gigabytes", type=float, default=9.0, help="so much memory one may take")
    parser.add_argument("--out", type=Path, help="write the report there as JSON, too")
    parser.add_argument("--keep", type=Path, help="copy the folders of those that fail there")
    parser.add_argument("--worker-python", type=Path, default=worker_python(ROOT))
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
