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

from benchmarks.canary_kinds import SNIPPETS, TYPES  # noqa: E402
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
        act = _checkpoint if number % 2 else _setting
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


if __name__ == "__main__":
    main()
