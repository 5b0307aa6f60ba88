"""The worker's half of the canaries: hostile checkpoints read, hostile settings applied."""

from __future__ import annotations

import json
import pickle
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workbench.worker import compat

compat.install()

import torch  # noqa: E402
from mmengine.config import Config  # noqa: E402
from mmengine.registry import HOOKS, MODELS, TASK_UTILS, DefaultScope  # noqa: E402

from benchmarks.canary_kinds import LISTENERS, SNIPPETS, TYPES, WORDS  # noqa: E402
from workbench.tasks.recipe import RecipeError, TrainRecipe  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.checkpoint import read_checkpoint, read_weights  # noqa: E402


class Bomb:
    """A pickle that calls something when it is loaded carelessly."""

    def __init__(self, call: Callable[..., Any], *args: Any) -> None:
        self.call, self.args = call, args

    def __reduce__(self) -> Any:
        return self.call, self.args


def main() -> None:
    """Open them all, count the marks."""
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance, opened, refused = random.Random(seed), 0, 0
    heard: list[str] = []
    sys.addaudithook(lambda event, _: heard.append(event) if event in ("os.system", "subprocess.Popen") else None)
    for number in range(count):
        act = (_setting, _checkpoint, _word)[number % 3]
        opened, refused = opened + 1, refused + act(folder, number, chance)
    fired = len(list(folder.glob("mark*"))) + len(heard)
    print(json.dumps({"half": "worker", "opened": opened, "refused": refused, "fired": fired}))
    sys.exit(1 if fired else 0)


def _checkpoint(folder: Path, number: int, chance: random.Random) -> bool:
    """A checkpoint whose pickle, embedded config or message hub would run something."""
    mark = folder / "mark"
    code = chance.choice(SNIPPETS).format(mark=str(mark))
    bomb = chance.choice(
        (
            Bomb(Path.touch, mark),
            Bomb(eval, code),
            Bomb(exec, code),
            Bomb(__import__("os").system, f"touch {mark}"),
            Bomb(getattr, Path, "touch"),
        )
    )
    weights = {"backbone.a": torch.ones(2)}
    bodies: tuple[Any, ...] = (
        bomb,
        {"state_dict": weights, "meta": bomb},
        {"state_dict": {"a": bomb}},
        {"state_dict": weights, "meta": {"config": code}},
        {"state_dict": weights, "message_hub": {"runtime_info": {"cfg": code}}},
        {"state_dict": weights, "optimizer": bomb},
        [weights, bomb],
    )
    path = folder / f"{number}.pth"
    body = chance.choice(bodies)
    if chance.random() < 0.3:
        path.write_bytes(pickle.dumps(body))
    else:
        torch.save(body, path, _use_new_zipfile_serialization=chance.random() < 0.7)
    try:
        read_checkpoint(path)
        read_weights(path)
    except JobFailure:
        return True
    return False


def _setting(folder: Path, number: int, chance: random.Random) -> bool:  # noqa: ARG001 - as the other kind
    """A recipe whose settings, or whose config from elsewhere, name what a registry would import and call."""
    mark = str(folder / "mark")
    kind = chance.choice(TYPES)
    table = {"type": kind, "args": [f"touch {mark}"], "file": mark, "command": f"touch {mark}"}
    place = chance.choice(
        ("model", "model.head", "optim_wrapper.optimizer", "train_dataloader.dataset", "custom_hooks")
    )
    overrides = {place: [table] if place == "custom_hooks" else table}
    recipe = TrainRecipe("x", "", "detection", "mmdet", "a.py", 1, 1, (0, 0), 0.0, 0, fit="config")
    recipe.options["config"] = {"model": {"type": "RTMDet", "neck": table}}
    outcomes = []
    for act in (
        lambda: configs.apply_overrides(Config({"model": {"head": {"n": 1}}}), overrides),
        lambda: configs.original_config(recipe),
    ):
        try:
            act()
            outcomes.append(False)
        except (JobFailure, RecipeError):
            outcomes.append(True)
    return all(outcomes)


def _word(folder: Path, number: int, chance: random.Random) -> bool:
    """A word that a registered part evaluates, runs or unpickles: a setting, in a config from elsewhere, and, where a
    part reads the file itself, given to that part."""
    key, what = WORDS[number // 3 % len(WORDS)]
    value = _named(folder, what, chance)
    recipe = TrainRecipe("x", "", "detection", "mmdet", "a.py", 1, 1, (0, 0), 0.0, 0, fit="config")
    recipe.options["config"] = {"model": {"type": "RTMDet", "bbox_head": {"loss_cls": {key: value}}}}
    acts: list[Callable[[], Any]] = [
        lambda: configs.apply_overrides(Config({"model": {"head": {"n": 1}}}), {f"model.head.{key}": value}),
        lambda: configs.original_config(recipe),
    ]
    listeners = [(scope, part) for scope, part, listened in LISTENERS if listened == key and what != "address"]
    acts += [lambda scope=scope, part=part: _built(scope, {**part, key: value}) for scope, part in listeners]
    outcomes = [_is_refused(act) for act in acts]
    return outcomes[0] and outcomes[1]


def _named(folder: Path, what: str, chance: random.Random) -> Any:
    """What stands under the key: code, or the name of a file that holds some."""
    code = chance.choice(SNIPPETS).format(mark=str(folder / "mark"))
    files = {
        "config": ("evil.py", code.encode()),
        "pickle": ("evil.pkl", pickle.dumps(Bomb(eval, code))),
        "yaml": ("evil.yaml", f"structure: !!python/object/apply:os.system ['touch {folder / 'mark'}']\n".encode()),
    }
    if what not in files:
        return {"code": code, "yes": True, "address": "http://127.0.0.1:9/evil.pkl"}[what]
    name, data = files[what]
    (folder / name).write_bytes(data)
    return str(folder / name)


def _built(scope: str, part: dict[str, Any]) -> None:
    registries = (HOOKS,) if scope == "mmengine" else (MODELS, TASK_UTILS)
    with DefaultScope.overwrite_default_scope(scope):
        for registry in registries:
            if registry.get(part["type"]) is not None:
                registry.build(part)


def _is_refused(act: Callable[[], Any]) -> bool:
    try:
        act()
    except Exception:  # noqa: BLE001 - whatever way it is refused: what counts is that nothing runs
        return True
    return False


if __name__ == "__main__":
    main()
