"""A killed and resumed run against the undisturbed one: the largest difference of any loss and of any weight.

RTMPose with dropout and augmentation on small pictures, by epochs and by iterations, with 0 and 2 loader processes.
Each run is killed (-9) at random moments, half of them in the middle of an epoch, and resumed until it ends. Prints one
JSON line a case: kills, iterations compared, largest difference of the losses and of what the last checkpoint holds.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.checkpoint_kills import Starter, is_living, pictures
from benchmarks.real_run import ROOT, write_job
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Progress, Scalars
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe
from workbench.worker.checkpoint_store import CheckpointStore

DIFFERENCE = """
import sys, torch
from pathlib import Path
from workbench.worker.openmmlab.checkpoint import read_checkpoint
def flat(value):
    if isinstance(value, dict):
        return [item for key in sorted(value, key=str) for item in flat(value[key])]
    if isinstance(value, (list, tuple)):
        return [item for part in value for item in flat(part)]
    return [value]
one, other = (flat(read_checkpoint(Path(path))) for path in sys.argv[1:3])
assert len(one) == len(other)
most = 0.0
for first, second in zip(one, other):
    if isinstance(first, torch.Tensor):
        most = max(most, float((first.double() - second.double()).abs().max()) if first.numel() else 0.0)
    elif isinstance(first, (int, float)):
        most = max(most, abs(first - second))
print(most)
"""


def recipe_of(is_by_iterations: bool, workers: int) -> TrainRecipe:
    """Eight pictures, two a batch: four iterations an epoch, ten epochs."""
    recipe = suggest(preset("rtmpose-t"), LabelSummary())
    options: dict[str, Any] = {"warmup_iterations": 4}
    if is_by_iterations:
        options |= {"iterations": 42, "val_iterations": 5}
    return replace(
        recipe,
        epochs=10,
        batch_size=2,
        input_wh=(64, 64),
        seed=5,
        loader_workers=workers,
        val_interval=3,
        checkpoint_interval=1,
        options=recipe.options | options,
        overrides={"model.head.gau_cfg.dropout_rate": 0.2, "model.head.gau_cfg.drop_path": 0.1},
    )


def losses(folder: JobFolder) -> dict[int, float]:
    """The newest loss told of every iteration."""
    messages = ChannelReader(folder.events).poll(1 << 30)
    told = [item for item in messages if isinstance(item, Scalars) and item.group == "train"]
    return {item.step: item.values["loss"] for item in told}


def run_to_the_end(folder: JobFolder, starter: Starter, kills: int, chance: random.Random) -> int:
    """Run it, killed so often at a random iteration; returns how often it really was."""
    done = 0
    while True:
        process = starter.start(folder)
        target = chance.randint(1, 12) if done < kills else 10**9
        reader, seen = ChannelReader(folder.events), 0
        reader.poll(1 << 30)
        while is_living(process) and seen < target:
            seen += sum(isinstance(item, (Progress, Scalars)) for item in reader.poll())
            time.sleep(0.002)
        if not is_living(process):
            return done
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        while is_living(process):
            time.sleep(0.002)
        done += 1


def compare(one: JobFolder, other: JobFolder, python: str) -> tuple[float, float]:
    """The largest difference of the losses, and of the last checkpoints."""
    first, second = losses(one), losses(other)
    assert set(first) == set(second), (sorted(first), sorted(second))
    paths = []
    for folder in (one, other):
        store = CheckpointStore(folder.checkpoints)
        newest = store.newest()
        assert newest is not None
        paths.append(str(store.path(newest)))
    done = subprocess.run([python, "-c", DIFFERENCE, *paths], cwd=ROOT, capture_output=True, text=True, check=True)
    return max(abs(first[step] - second[step]) for step in first), float(done.stdout)


def main() -> int:
    """Every case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="a folder for the runs; kept")
    parser.add_argument("--kills", type=int, default=3, help="kills a case")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worker-python", default=str(ROOT / ".venv-worker" / "bin" / "python"))
    options = parser.parse_args()
    starter, chance, is_exact = Starter(options.worker_python, True), random.Random(options.seed), True
    for is_by_iterations in (False, True):
        for workers in (0, 2):
            name = f"{'iterations' if is_by_iterations else 'epochs'}-{workers}"
            folders = [JobFolder(options.run.resolve() / f"{name}-{kind}") for kind in ("whole", "killed")]
            for folder in folders:
                folder.path.mkdir(parents=True)
                labels = pictures(folder.path)
                write_job(folder, recipe_of(is_by_iterations, workers), {"train": labels, "val": labels})
            run_to_the_end(folders[0], starter, 0, chance)
            kills = run_to_the_end(folders[1], starter, options.kills, chance)
            of_losses, of_state = compare(*folders, options.worker_python)
            is_exact = is_exact and of_losses == of_state == 0.0
            told = {"kills": kills, "iterations": len(losses(folders[0])), "losses": of_losses, "state": of_state}
            print(json.dumps({"case": name, **told}), flush=True)
    starter.close()
    return 0 if is_exact else 1


if __name__ == "__main__":
    sys.exit(main())
