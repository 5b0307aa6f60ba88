"""Verb ``export``: the run as a plain config of OpenMMLab, which trains where there is no workbench."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mmengine.config import Config
from mmengine.registry import (
    DATA_SAMPLERS,
    DATASETS,
    HOOKS,
    LOOPS,
    METRICS,
    MODELS,
    OPTIM_WRAPPERS,
    PARAM_SCHEDULERS,
    TRANSFORMS,
)

from workbench.tasks.task import CROPS
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.configs import apply_overrides
from workbench.worker.openmmlab.course import course
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.steps import count_steps
from workbench.worker.workshop.answer import Answer
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.config_text import text
from workbench.worker.workshop.plain_data import dataset, labels_asked, metric, pose_meta, refuse_what_cannot
from workbench.worker.workshop.plain_parts import (
    plain_frozen,
    plain_hooks,
    plain_loop,
    plain_model,
    plain_start,
    plain_wrapper,
)
from workbench.worker.workshop.plain_steps import plain_steps
from workbench.worker.workshop.workpiece import Workpiece

OURS = "workbench."

_REGISTRIES = (
    DATA_SAMPLERS,
    DATASETS,
    HOOKS,
    LOOPS,
    METRICS,
    MODELS,
    OPTIM_WRAPPERS,
    PARAM_SCHEDULERS,
    TRANSFORMS,
)
_NOT_THEIRS = ("work_dir", "experiment_name", "default_hooks", "log_level", "frozen_stages")
_NO_PANOPTIC = (
    "Validation is left out: the library measures panoptic quality with panopticapi, which it does not bring along."
)


def export(bench: Bench, asked: dict[str, Any]) -> Answer:
    """Answer ``config`` (the text of a .py file), ``labels`` (what must lie beside it, see plain_data), ``scope``,
    ``keypoints`` (text of a file that tells the skeleton, or empty) and ``notes``: what the config cannot hold.

    Asked: ``recipe``, and ``train_samples``: how many the whole project has (0: as in the draft).
    """
    piece = bench.workpiece(asked)
    refuse_what_cannot(piece)
    notes: list[str] = []
    body = _long_enough(bench, piece, int(asked.get("train_samples") or 0))
    frozen = int(body.get("frozen_stages") or 0)
    body = {key: value for key, value in body.items() if key not in _NOT_THEIRS}
    body["custom_hooks"] = plain_hooks(body.get("custom_hooks") or [], piece, _our_names(), notes)
    _plain_training(body, piece)
    _plain_validation(body, piece, notes)
    body["optim_wrapper"] = plain_wrapper(body["optim_wrapper"], piece.recipe.device, notes)
    body["train_cfg"] = plain_loop(body["train_cfg"])
    plain_model(body, notes)
    plain_frozen(body, frozen, piece.learning.scope, notes)
    plain_start(body, piece, notes)
    is_by_iterations = body["train_cfg"]["type"].startswith("Iter")
    every = body["train_cfg"].get("val_interval", 1) if is_by_iterations else piece.recipe.checkpoint_interval
    saving = {"type": "CheckpointHook", "interval": every, "by_epoch": not is_by_iterations}
    body |= {"work_dir": f"./work_dirs/{piece.recipe.name or 'run'}", "default_hooks": {"checkpoint": saving}}
    _refuse_ours(body)
    scope = piece.learning.scope
    # In one line whatever the names hold: a recipe may come from a stranger, and the next line would be run.
    what = " ".join(f"{piece.recipe.name}: {piece.recipe.base_config}".split())
    head = f"# {what}, fitted by the workbench. Train it with:\n#   mim train {scope} config.py\n"
    has_points = piece.learning.kind in ("pose", "bottom_up")
    keypoints = text({"dataset_info": pose_meta(piece)}) if has_points else ""
    answer = {"config": head + text(body), "labels": labels_asked(piece), "scope": scope, "keypoints": keypoints}
    return Answer({**answer, "notes": list(dict.fromkeys(notes))})


def _long_enough(bench: Bench, piece: Workpiece, samples: int) -> dict[str, Any]:
    """The run's config with the schedule of all the project's samples: the draft holds the first of them only."""
    body: dict[str, Any] = piece.config.to_dict()
    if not samples:
        return body
    steps = count_steps(piece.recipe, bench.job.folder.labels / "train.json", piece.learning.kind)
    batch = min(piece.recipe.batch_size, samples)
    steps = replace(steps, batch_size=batch, per_epoch=max(1, samples // batch))
    parts = course(piece.recipe, piece.learning, steps, body["optim_wrapper"])
    body |= {key: parts[key] for key in ("train_cfg", "param_scheduler")}
    body["train_dataloader"]["batch_size"] = batch
    config = Config(body)
    apply_overrides(config, piece.recipe.overrides)
    found: dict[str, Any] = config.to_dict()
    return found


def _plain_training(body: dict[str, Any], piece: Workpiece) -> None:
    loader = body["train_dataloader"]
    loader["sampler"] = {"type": "DefaultSampler", "shuffle": True}
    ours = loader["dataset"]
    mixing = ours if ours.get("type") == "MixingDataset" else None
    own = ours["dataset"] if mixing else ours
    steps = plain_steps(own["pipeline"], piece)
    data = dataset(piece, "train")
    if mixing is None:
        plain = {**data, "pipeline": steps}
    elif any(step["type"] == "CopyPaste" for step in mixing["pipeline"]):
        # It asks its data set for other images, which only this wrapper answers.
        around = {"type": "MultiImageMixDataset", "pipeline": plain_steps(mixing["pipeline"], piece)}
        plain = {**around, "dataset": {**data, "pipeline": steps}}
    else:
        plain = {**data, "pipeline": [*steps, *plain_steps(mixing["pipeline"], piece)]}
        if mixing.get("late_pipeline"):
            late = [*steps, *plain_steps(mixing["late_pipeline"], piece)]
            switch = {"type": "PipelineSwitchHook", "switch_epoch": mixing["late_from"], "switch_pipeline": late}
            body["custom_hooks"].append(switch)
    is_cut = piece.learning.kind == "crops"
    loader["dataset"] = {"type": "RepeatDataset", "times": CROPS, "dataset": plain} if is_cut else plain


def _plain_validation(body: dict[str, Any], piece: Workpiece, notes: list[str]) -> None:
    if "val_dataloader" not in body:
        return
    figures = metric(piece)
    if figures is None:
        notes.append(_NO_PANOPTIC)
        for name in ("val_dataloader", "val_evaluator", "val_cfg"):
            body.pop(name)
        return
    loader = body["val_dataloader"]
    loader["sampler"] = {"type": "DefaultSampler", "shuffle": False}
    steps = plain_steps(loader["dataset"]["pipeline"], piece)
    loader["dataset"] = {**dataset(piece, "val"), "pipeline": steps}
    body["val_evaluator"] = figures
    if piece.learning.scope == "mmagic":
        body["val_cfg"] = {"type": "MultiValLoop"}


def _refuse_ours(body: dict[str, Any]) -> None:
    ours = _our_names()
    found = sorted({str(table["type"]) for _, table in tables(body) if table.get("type") in ours})
    if found:
        names = ", ".join(found)
        raise JobFailure(f"A plain config cannot be written: the run needs {names}, which only the workbench has.")


def _our_names() -> set[str]:
    """Every name that a class of ours is registered under. Asked of the tables: a lookup would import what it finds."""
    registries = [each for root in _REGISTRIES for each in (root, *root.children.values())]
    return {
        name
        for registry in registries
        for name, cls in registry.module_dict.items()
        if str(getattr(cls, "__module__", "")).startswith(OURS)
    }
