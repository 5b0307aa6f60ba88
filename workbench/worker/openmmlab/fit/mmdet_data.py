"""A detector's pipelines with our own loading: what they ask for comes from the label snapshot."""

from __future__ import annotations

import copy
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.mmdet_sizes import Sizes, resize_step, test_steps
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.things_and_regions import Order

META_KEYS = ("img_id", "img_path", "ori_shape", "img_shape", "scale_factor", "instances")

_MIXING = {
    "Mosaic": "FreshMosaic",
    "CachedMosaic": "FreshMosaic",
    "MixUp": "FreshMixUp",
    "CachedMixUp": "FreshMixUp",
    "CopyPaste": "CopyPaste",
}
"""Transforms that need other images, and what does the same from images drawn anew."""

_LOADING = ("LoadImageFromFile", "LoadImageFromNDArray", "LoadAnnotations", "LoadPanopticAnnotations")
_FROM_ELSEWHERE = ("LoadProposals", "LoadTrackAnnotations", "TransformBroadcaster", "ProposalBroadcaster")


@dataclass(frozen=True, slots=True)
class Needs:
    """What the samples must hold. ``has_runs``: some masks are run lengths; ``order``: for a panoptic run alone."""

    masks: bool
    has_runs: bool
    order: Order | None
    text: tuple[str, ...]
    is_nameless: bool = False
    classes: int = 0


@dataclass(frozen=True, slots=True)
class Pipelines:
    """``load``: the dataset's own steps. ``mix`` and ``late``: those around it, from the first that mixes images on,
    and in the last ``late_part`` of the run; empty where nothing is mixed."""

    load: list[dict[str, Any]]
    mix: list[dict[str, Any]]
    late: list[dict[str, Any]]
    late_part: float


def pipelines(config: Any, needs: Needs, sizes: Sizes, notes: list[str]) -> Pipelines:
    """Return the training pipelines of a config; ``notes`` says what had to be left out. Raises JobFailure."""
    fit = _Fitting(needs, sizes, notes)
    inner, outer = _parts(config)
    inner, outer = fit.steps(inner), fit.steps(outer)
    late, part = _late(config)
    late = fit.steps(late)
    if not outer:
        first = next((place for place, step in enumerate(inner) if step["type"] in _MIXING.values()), len(inner))
        inner, outer = inner[:first], inner[first:]
    skipped = _skipped(config)
    if skipped:
        late = [step for step in outer if step["type"] not in skipped]
    elif late and late[: len(inner)] == inner:
        late = late[len(inner) :]
    if not outer and late:
        # Nothing is mixed, yet the pipeline changes: only what loads is shared.
        outer, inner = inner, []
    if not any(step["type"] == "PackDetInputs" for step in outer or inner):
        (outer or inner).append({"type": "PackDetInputs"})
    return Pipelines(inner, outer, late if outer else [], part)


def look_pipeline(config: Any, needs: Needs, sizes: Sizes) -> list[dict[str, Any]]:
    """Return the pipeline for validation and prediction: no labels are loaded, the truth travels along."""
    steps = [step for step in test_steps(config) if "Annotations" not in str(step.get("type"))]
    found = _Fitting(needs, sizes, []).steps(steps)
    packing = found[-1]
    words = ("text", "custom_entities") if needs.text else ()
    packing["meta_keys"] = tuple(dict.fromkeys((*packing.get("meta_keys", ()), *META_KEYS, *words)))
    if needs.text:
        found.insert(1, {"type": "TellNames", "text": list(needs.text)})
    own_scale = any("scale" in step for step in found)
    if not own_scale and not sizes.keeps:
        found.insert(1, {"type": "Resize", "scale": sizes.scale((640, 640)), "keep_ratio": True})
    return found


@dataclass(frozen=True, slots=True)
class _Fitting:
    needs: Needs
    sizes: Sizes
    notes: list[str]

    def steps(self, theirs: Any) -> list[dict[str, Any]]:
        return [ours for step in theirs for ours in self.step(copy.deepcopy(dict(step)))]

    def step(self, step: dict[str, Any]) -> Iterator[dict[str, Any]]:
        kind = str(step.get("type"))
        if kind in _FROM_ELSEWHERE:
            raise JobFailure(f"The pipeline of this config needs {kind}: a project holds nothing for it.")
        if kind in _LOADING:
            yield from self.loading(kind, step)
        elif kind == "MultiBranch":
            branch = step.get("sup") or {"type": "PackDetInputs"}
            yield from self.steps([branch] if isinstance(branch, dict) else branch)
        elif kind == "InstaBoost" and importlib.util.find_spec("instaboostfast") is None:
            self.notes.append("InstaBoost is not installed: that augmentation is left out.")
        elif kind == "CopyPaste" and not self.needs.masks:
            self.notes.append("Objects are not copied from image to image: that needs outlines.")
        elif kind == "RandomSamplingNegPos":
            return
        else:
            yield self.changed(kind, step)

    def loading(self, kind: str, step: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if kind.startswith("LoadImage"):
            yield {"type": "LoadPicture"}
            if step.get("to_float32"):
                yield {"type": "AsFloat"}
            return
        needs = self.needs
        if needs.order is not None:
            yield {"type": "SplitThingsAndStuff", "labels": list(needs.order.labels), "things": needs.order.things}
        elif step.get("with_seg") and needs.masks and kind == "LoadAnnotations":
            yield {"type": "PaintLabels", "background": needs.classes}
        if needs.is_nameless:
            yield {"type": "ForgetNames"}
        theirs = {key: step[key] for key in ("box_type",) if key in step}
        masks = {"with_mask": True, "poly2mask": needs.has_runs or bool(step.get("poly2mask", True))}
        yield {"type": "LoadAnnotations", "with_bbox": True, **theirs, **(masks if needs.masks else {})}
        if needs.text:
            yield {"type": "TellNames", "text": list(needs.text)}

    def changed(self, kind: str, step: dict[str, Any]) -> dict[str, Any]:
        for _, table in tables(step):
            resize_step(table, self.sizes)
        if kind in _MIXING:
            step["type"] = _MIXING[kind]
        if kind == "PackDetInputs" and self.needs.text:
            told = [key for key in step.get("meta_keys", ()) if key not in ("tokens_positive", "dataset_mode")]
            step["meta_keys"] = tuple(dict.fromkeys((*told, "text", "custom_entities")))
        if not self.needs.masks:
            for key in ("recompute_bbox", "by_mask"):
                if step.get(key):
                    step[key] = False
        if kind == "Albu":
            _rename(step)
        if kind == "Albu" and not self.needs.masks:
            step["keymap"] = {key: value for key, value in (step.get("keymap") or {}).items() if key != "gt_masks"}
        return step


def _rename(step: dict[str, Any]) -> None:
    """albumentations calls JPEG one of its compressions since its version 1.4."""
    for _, table in tables(step):
        if table.get("type") == "JpegCompression":
            quality = table.pop("quality_lower", 85), table.pop("quality_upper", 95)
            table.update(type="ImageCompression", quality_range=quality)


def _parts(config: Any) -> tuple[list[Any], list[Any]]:
    """The steps of the innermost dataset, and those of what mixes its images, if anything does."""
    data, outer = (config.get("train_dataloader") or {}).get("dataset"), []
    while isinstance(data, dict):
        if data.get("type") == "MultiImageMixDataset":
            outer = list(data.get("pipeline") or ())
            data = data.get("dataset")
        elif data.get("datasets"):
            data = data["datasets"][0]
        elif data.get("dataset"):
            data = data["dataset"]
        else:
            break
    steps = (data or {}).get("pipeline") or config.get("train_pipeline")
    if not steps:
        raise JobFailure("This config has no training pipeline: it is made to look at images alone.")
    return list(steps), outer


def _hook(config: Any, name: str) -> Any:
    return next((hook for hook in config.get("custom_hooks") or () if hook.get("type") == name), None)


def _late(config: Any) -> tuple[list[Any], float]:
    """The pipeline near the end of the run and for which part of it."""
    epochs = int((config.get("train_cfg") or {}).get("max_epochs") or 300)
    if hook := _hook(config, "PipelineSwitchHook"):
        return list(hook["switch_pipeline"]), 1 - int(hook["switch_epoch"]) / epochs
    if hook := _hook(config, "YOLOXModeSwitchHook"):
        return [], int(hook.get("num_last_epochs", 15)) / epochs
    return [], 0.0


def _skipped(config: Any) -> set[str]:
    """The steps that YOLOX leaves out near the end, under our names."""
    hook = _hook(config, "YOLOXModeSwitchHook")
    if hook is None:
        return set()
    kinds = hook.get("skip_type_keys", ("Mosaic", "RandomAffine", "MixUp"))
    return {_MIXING.get(kind, kind) for kind in kinds}
