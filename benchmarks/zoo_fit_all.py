"""Fit every configuration of the zoo to the labels of a small drawn project, and train none: minutes, not days.

What zoo_sweep does for a sample, this does for all of them as far as the config goes: each is read, fitted, and the
words of its model are held against what the classes take. Prints what does not fit and one JSON line.

    python -m benchmarks.zoo_fit_all
    python -m benchmarks.zoo_fit_all --library mmseg --part 1/4
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks import worker_child
from benchmarks.zoo_project import make_project
from benchmarks.zoo_sweep import ROOT, recipe_of, sample
from workbench.environments.layout import site_packages_of, worker_python
from workbench.tasks.recipe import recipe_to_json
from workbench.tasks.zoo.reading import read_zoo


def main() -> None:
    """Fit one after the other, print what does not fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only configurations whose path has these in it")
    parser.add_argument("--library", action="append", help="only this library; may be given again")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="a random choice of so many (0: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", default="1/1", metavar="I/N", help="only every N-th")
    parser.add_argument("--side", type=int, default=0, metavar="PX", help="another reduced input (default: by task)")
    parser.add_argument("--worker-python", type=Path, default=worker_python(ROOT))
    options = parser.parse_args()
    options.task = None
    chosen = sample(read_zoo(site_packages_of(options.worker_python)).entries, options)
    folder = Path(tempfile.mkdtemp(prefix="zoo-fit-"))
    session = make_project(folder)
    try:
        recipes = [recipe_of(entry, session, options) for entry in chosen]
        run = session.project.runs.new_run(recipes[0])
        labels = str(run.folder.labels / "train.json")
        lines = "".join(json.dumps({"recipe": recipe_to_json(recipe)}) + "\n" for recipe in recipes)
        troubles: dict[str, str] = {}
        fitted: Counter[str] = Counter()
        with worker_child.start("benchmarks.zoo_fit_all_child", labels, python=options.worker_python) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            for entry, line in zip(chosen, lines.splitlines(keepends=True), strict=True):
                child.stdin.write(line)
                child.stdin.flush()
                trouble = json.loads(child.stdout.readline())["trouble"]
                fitted[entry.library] += not trouble
                if trouble:
                    troubles[f"{entry.library}/{entry.config}"] = trouble
                    print(f"{entry.library}/{entry.config}: {trouble}", flush=True)
            child.stdin.close()
    finally:
        session.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps({"tried": len(chosen), "fit": len(chosen) - len(troubles), "by_library": dict(fitted)}))


if __name__ == "__main__":
    sys.exit(main())
