"""Canaries: configs, checkpoints, shared runs, settings and metafiles that would leave a mark if any of their code ran.

Every one is opened the way a person would: a config and a shared run taken over, a metafile read for the zoo, a
checkpoint read, a recipe's settings applied. A mark on the disk, a process or a socket counts as fired.
Prints one JSON line a half: how many were opened, how many were refused, how many fired (0 is the aim).

    python -m benchmarks.canaries --count 200
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.canary_kinds import SNIPPETS, TYPES
from benchmarks.zoo_project import SCHEMA
from workbench.environments.layout import worker_python
from workbench.jobs.child_environment import child_environment
from workbench.project.error import ProjectError
from workbench.project.foreign_run import adopt_foreign, plan_foreign
from workbench.project.layout import ProjectLayout
from workbench.project.run_archive import MAX_BYTES, unpack_run
from workbench.tasks.recipe import RecipeError, recipe_from_json
from workbench.tasks.zoo.safe_yaml import UnreadableError, read_yaml

ROOT = Path(__file__).resolve().parents[1]
HALVES = ("config", "archive", "yaml", "checkpoint", "setting")

PLACES = (
    "x = {code}",
    "model['init_cfg'] = {code}",
    "model = dict(type='RTMDet', bbox_head=dict(type='RTMDetHead', num_classes={code}))",
    "custom_hooks = [dict(type='CheckpointHook', out={code})]",
    "if {code}:\n    pass",
    "for x in [{code}]:\n    pass",
    "try:\n    {code}\nfinally:\n    pass",
    "def f(a={code}):\n    return a\nf()",
    "class A:\n    b = {code}",
    "test_pipeline = [dict(type={code})]",
    "assert {code} or True",
    "del model['type'], ({code})",
    "default_scope = {code}",
    "_base_ = [{code}]",
    "with {code} as f:\n    pass",
    "@(lambda f: {code})\ndef g():\n    pass",
    "from mmengine.config import read_base\nwith read_base():\n    from .other import *\n{code}",
    "y = [*[{code}]]",
)
"""Where in a config an expression may stand."""

CONFIG = "default_scope = 'mmdet'\nmodel = dict(type='RTMDet', bbox_head=dict(type='RTMDetHead', num_classes=2))\n"

TAGS = (
    "!!python/object/apply:os.system ['touch {mark}']",
    "!!python/object/new:os.system ['touch {mark}']",
    "!!python/object/apply:subprocess.Popen [['touch', '{mark}']]",
    "!!python/name:os.system",
    "!!python/module:os",
    "!!python/object:pathlib.Path {{}}",
    "!!python/object/apply:builtins.open ['{mark}', 'w']",
)
"""What a careless YAML reader obeys."""


def main() -> None:
    """Make them, open them, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-worker", action="store_true", help="only what the window opens itself")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="canaries-") as name:
        folder = Path(name)
        each = max(1, options.count // len(HALVES))
        fired: list[str] = []
        sys.addaudithook(lambda event, values: _hear(event, values, fired))
        chance = random.Random(options.seed)
        opened = refused = 0
        for place, was_refused in _in_window(folder, each, chance):
            opened, refused = opened + 1, refused + was_refused
            fired += [place] if _marks(folder) else []
        print(json.dumps({"half": "window", "opened": opened, "refused": refused, "fired": len(fired)}))
        if not options.without_worker:
            print(_in_worker(folder, options.count - opened, options.seed))
    if fired:
        raise SystemExit(f"fired: {fired[:5]}")


def _hear(event: str, values: Any, fired: list[str]) -> None:
    if event in ("os.system", "os.exec", "os.posix_spawn", "socket.connect", "pty.spawn"):
        fired.append(f"{event} {values!r}"[:200])


def _marks(folder: Path) -> list[Path]:
    return list(folder.glob("mark*"))


def _in_window(folder: Path, each: int, chance: random.Random) -> Iterator[tuple[str, bool]]:
    """Open configs, shared runs and metafiles; yields a name and whether it was refused."""
    layout = ProjectLayout(folder / "project")
    layout.path.mkdir()
    weights = folder / "weights.pth"
    weights.write_bytes(b"weights")
    pairs = [(place, code) for place in PLACES for code in SNIPPETS]
    for number, (place, code) in enumerate(chance.sample(pairs, min(each, len(pairs)))):
        file = folder / f"config-{number}.py"
        file.write_text(CONFIG + place.format(code=code.format(mark=str(folder / "mark"))) + "\n")
        yield file.read_text(), _is_refused(lambda file=file: _adopt(file, weights, layout))
    for number in range(each):
        file = _archive(folder, number, chance)
        yield str(file), _is_refused(lambda file=file: unpack_run(file, layout, ()))
        for run in layout.runs.glob("*") if layout.runs.is_dir() else ():
            _is_refused(lambda run=run: recipe_from_json((run / "recipe.json").read_text()))
    for number in range(each):
        file = folder / f"metafile-{number}.yml"
        tag = TAGS[number % len(TAGS)].format(mark=folder / "mark")
        file.write_text(
            chance.choice(("Models:\n  - Name: {}\n", "Collections: {}\n", "- {}\n", "a: &x {}\nb: *x\n")).format(tag)
        )
        yield str(file), _is_refused(lambda file=file: read_yaml(file))


def _adopt(file: Path, weights: Path, layout: ProjectLayout) -> None:
    plan = plan_foreign(file, {}, SCHEMA)
    adopt_foreign(plan, weights, layout, tuple(path.name for path in layout.runs.glob("*")))


def _is_refused(open_it: Any) -> bool:
    try:
        open_it()
    except (ProjectError, RecipeError, UnreadableError):
        return True
    return False


def _archive(folder: Path, number: int, chance: random.Random) -> Path:
    """A shared run with something hostile in it; half of them with true hashes, so that all of it is unpacked."""
    mark = str(folder / "mark")
    code = chance.choice(SNIPPETS).format(mark=mark)
    kind = chance.choice(TYPES)
    recipe = {
        "version": 1,
        "kind": "train",
        **dict.fromkeys(("name", "preset"), "x"),
        **{"task": "detection", "adapter": chance.choice(("mmdet", "os", "../evil")), "base_config": "a.py"},
        **{"epochs": 1, "batch_size": 1, "input_wh": [32, 32], "learning_rate": 0.1, "seed": 0, "fit": "config"},
        "options": {"config": {"model": {"type": kind, "args": [f"touch {mark}"]}}},
        "overrides": {"model": {"type": kind}},
        "weights": f"$(touch {mark})",
    }
    members = {
        "recipe.json": json.dumps(recipe).encode(),
        "classes.json": json.dumps({"categories": [{"id": 1, "name": code}]}).encode(),
        "figures.json": json.dumps([{"step": 1, "epoch": 1, "values": {code: 1.0}}]).encode(),
        "config.py": code.encode(),
        "model.pth": b"cos\nsystem\n(S'touch " + mark.encode() + b"'\ntR.",
    }
    files = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()}
    manifest = {"format": "workbench-run", "version": 1, "name": chance.choice(("x", "../../x", f"$(touch {mark})"))}
    manifest |= {"epoch": 1, "step": 1, "metric": None, "files": files if chance.random() < 0.7 else {}}
    out = folder / f"shared-{number}.wbrun"
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr("manifest.json", json.dumps(manifest))
        for name, data in members.items():
            opened.writestr(name, data)
        for name in chance.sample(
            (f"../../{folder.name}/mark-a", f"{folder}/mark-b", "sitecustomize.py", "x/../../mark-c"), 2
        ):
            opened.writestr(name, code)
    assert set(MAX_BYTES) <= {"manifest.json", *members}
    return out


def _in_worker(folder: Path, count: int, seed: int) -> str:
    command = [str(worker_python(ROOT)), "-m", "benchmarks.canaries_inside", str(folder), str(count), str(seed)]
    done = subprocess.run(
        command, cwd=ROOT, env=child_environment(ROOT, 1), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"the worker's half: {done.stdout[-500:]}{done.stderr[-2000:]}")
    return done.stdout.strip().splitlines()[-1]


if __name__ == "__main__":
    main()
