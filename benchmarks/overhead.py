"""What the workbench costs a training: iterations per CPU second in a run of ours against plain mmengine.

The same config (the one that the run of the workbench wrote) is trained A B A B in one process: A as a job of the
workbench with its events, checkpoints and hooks, B by mmengine's own Runner, loop, sampler, optimizer wrapper, logger
and checkpoint hook. What takes place before the first and after the last iteration is not counted. Run it in the
training interpreter:

    PYTHONPATH=. .venv-worker/bin/python -m benchmarks.overhead --iterations 60

Prints one JSON line: iterations per CPU second of each round, and the quotient A / B (goal: at least 0.98).
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

GOAL = 0.98


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--iterations", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--side", type=int, default=192, help="pixels of the network's input")
    parser.add_argument("--batch", type=int, default=4)
    options = parser.parse_args()
    from workbench.worker.adapters import mmpose  # noqa: F401 - the libraries count for nobody

    found: dict[str, list[float]] = {"workbench": [], "mmengine": []}
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "first" / "config.py"
        with_workbench(Path(folder) / "first", options, 2)
        for number in range(options.rounds):
            found["workbench"].append(with_workbench(Path(folder) / f"a{number}", options, options.iterations))
            found["mmengine"].append(with_mmengine(Path(folder) / f"b{number}", config, options.iterations))
    rates = {name: [round(value, 3) for value in values] for name, values in found.items()}
    quotient = statistics.mean(found["workbench"]) / statistics.mean(found["mmengine"])
    print(json.dumps({"iterations per CPU second": rates, "quotient": round(quotient, 4), "goal": GOAL}))


def cpu_s() -> float:
    """CPU seconds of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class Meter:
    """CPU time from the second iteration (the first warms up) to the last."""

    def __init__(self) -> None:
        self.began = self.ended = 0.0
        self.count = -1

    def tick(self) -> None:
        """An iteration is done."""
        self.count += 1
        if self.count == 0:
            self.began = cpu_s()
        self.ended = cpu_s()

    @property
    def rate(self) -> float:
        """Iterations per CPU second."""
        return self.count / max(self.ended - self.began, 1e-9)


def with_workbench(folder: Path, options: argparse.Namespace, iterations: int) -> float:
    """Train as a job does."""
    from benchmarks.checkpoint_kills import pictures
    from benchmarks.real_run import write_job
    from workbench.protocol.job_folder import JobFolder
    from workbench.tasks.defaults import suggest
    from workbench.tasks.label_summary import LabelSummary
    from workbench.tasks.presets import preset
    from workbench.worker.openmmlab.loop import ResumableTrainLoop
    from workbench.worker.run import run

    folder.mkdir()
    recipe = suggest(preset("rtmpose-t"), LabelSummary())
    recipe = replace(
        recipe,
        batch_size=options.batch,
        input_wh=(options.side, options.side),
        epochs=max(1, iterations * options.batch // 8),
        val_interval=10**6,
        checkpoint_interval=20,
    )
    job = JobFolder(folder)
    write_job(job, recipe, {"train": pictures(folder)})
    meter, real = Meter(), ResumableTrainLoop.run_iter

    def run_iter(self: Any, index: int, batch: Any) -> None:
        real(self, index, batch)
        meter.tick()

    ResumableTrainLoop.run_iter = run_iter
    try:
        assert run(folder) == 0
    finally:
        ResumableTrainLoop.run_iter = real
    return meter.rate


def with_mmengine(folder: Path, written: Path, iterations: int) -> float:
    """Train the same config with mmengine's own parts."""
    from mmengine.config import Config
    from mmengine.hooks import Hook
    from mmengine.runner import Runner

    # Our own file of a moment ago: nobody else's config is ever run like this.
    config = Config.fromfile(str(written))
    config.work_dir, config.experiment_name = str(folder), folder.name
    config.train_cfg = {"by_epoch": True, "max_epochs": max(1, iterations * config.train_dataloader.batch_size // 8)}
    config.optim_wrapper.type = "OptimWrapper"
    config.optim_wrapper.pop("half", None)
    config.train_dataloader.sampler = {"type": "DefaultSampler", "shuffle": True}
    config.param_scheduler = [{"type": "ConstantLR", "factor": 1.0, "by_epoch": False}]
    config.pop("frozen_stages", None)
    config.default_hooks = {
        "timer": {"type": "IterTimerHook"},
        "logger": {"type": "LoggerHook", "interval": 50},
        "param_scheduler": {"type": "ParamSchedulerHook"},
        "checkpoint": {"type": "CheckpointHook", "interval": 20, "max_keep_ckpts": 2},
        "sampler_seed": None,
    }
    meter = Meter()

    class Clock(Hook):  # type: ignore[misc]
        priority = "VERY_LOW"

        def after_train_iter(self, *_: Any, **__: Any) -> None:
            meter.tick()

    runner = Runner.from_cfg(config)
    import torch

    runner.model.to(memory_format=torch.channels_last)
    runner.register_hook(Clock())
    runner.train()
    return meter.rate


if __name__ == "__main__":
    main()
