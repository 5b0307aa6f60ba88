"""Configs that leave: every kind of run is exported from a small drawn project and trained where there is no workbench.

Each export is moved to another folder and run to its end, validation included, by mmengine's Runner in a plain Python
that cannot import the workbench. Of our code only compat.py is loaded there, as a file: it patches the installed
libraries for today's torch and numpy. Prints a line a config and one JSON line with the parts.

    python -m benchmarks.plain_configs
    python -m benchmarks.plain_configs --library mmseg mmpretrain --keep /tmp/exports
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.zoo_project import make_project
from workbench.environments.layout import worker_python
from workbench.jobs.live_process import UnansweredError
from workbench.jobs.workshop import Workshop
from workbench.project.config_export import export_config
from workbench.project.project import Project
from workbench.tasks.defaults import suggest
from workbench.tasks.presets import preset
from workbench.tasks.recipe import TrainRecipe

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 900

_OUTSIDE = """
import importlib.util, json, sys
patches = importlib.util.spec_from_file_location("patches", sys.argv[1])
module = importlib.util.module_from_spec(patches)
patches.loader.exec_module(module)
module.install_for_mmagic() if sys.argv[2] == "mmagic" else module.install()
from mmengine.config import Config
from mmengine.runner import Runner
for folder in sys.argv[3:]:
    try:
        config = Config.fromfile(folder + "/config.py")
        config.work_dir, config.experiment_name = folder + "/work", folder
        runner = Runner.from_cfg(config)
        runner.train()
        trouble = ""
        scores = runner.message_hub.log_scalars
        losses = [float(v) for v in scores["train/loss"].data[0]] if "train/loss" in scores else []
        figures = sorted(k for k in scores if k.startswith("val/") and "time" not in k)
    except BaseException as error:
        import traceback
        traceback.print_exc()
        trouble, losses, figures = f"{type(error).__name__}: {error}", [], []
    ours = sorted(name for name in sys.modules if name.split(".")[0] == "workbench")
    body = {"folder": folder, "trouble": trouble, "losses": losses, "figures": figures, "ours": ours}
    print("OUTSIDE " + json.dumps(body), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A run to export; ``preset`` instead of a config of the zoo. ``refused``: words of the sentence that must come."""

    library: str
    task: str
    config: str = ""
    preset: str = ""
    side: int = 128
    batch: int = 2
    options: dict[str, Any] = field(default_factory=dict)
    refused: str = ""

    @property
    def title(self) -> str:
        """What it is called in the report."""
        return f"{self.library} {self.task} {self.preset or Path(self.config).stem}"


_POSE = "body_2d_keypoint"
_SHORT = {"iterations": 2, "validated_px": 64}
CASES = (
    Case("mmdet", "detection", preset="rtmdet-tiny"),
    Case("mmdet", "instances", preset="rtmdet-ins-tiny"),
    Case("mmdet", "detection", "rtmdet/rtmdet_tiny_8xb32-300e_coco.py"),
    Case("mmdet", "detection", "yolox/yolox_tiny_8xb8-300e_coco.py"),
    Case("mmdet", "instances", "mask_rcnn/mask-rcnn_r50_fpn_1x_coco.py"),
    Case(
        "mmdet",
        "instances",
        "simple_copy_paste/mask-rcnn_r50_fpn_rpn-2conv_4conv1fc_syncbn-all_32xb2-ssj-scp-90k_coco.py",
    ),
    Case("mmdet", "instances", "htc/htc_r50_fpn_1x_coco.py"),
    Case("mmdet", "panoptic", "panoptic_fpn/panoptic-fpn_r50_fpn_1x_coco.py", options={"stuff": [2]}),
    Case("mmpose", "pose", preset="heatmap-resnet18", side=64),
    Case("mmpose", "pose", f"{_POSE}/rtmpose/coco/rtmpose-t_8xb256-420e_coco-256x192.py", side=0),
    Case("mmpose", "pose", f"{_POSE}/rtmo/coco/rtmo-s_8xb32-600e_coco-640x640.py", side=0),
    Case("mmpose", "pose", f"{_POSE}/yoloxpose/coco/yoloxpose_tiny_4xb64-300e_coco-416.py", side=0),
    Case("mmpose", "pose", f"{_POSE}/dekr/coco/dekr_hrnet-w32_8xb10-140e_coco-512x512.py", side=0),
    Case(
        "mmpose",
        "pose",
        f"{_POSE}/associative_embedding/coco/ae_hrnet-w32_8xb24-300e_coco-512x512.py",
        side=0,
        refused="cannot be trained",
    ),
    Case("mmpretrain", "classification", "resnet/resnet18_8xb32_in1k.py", side=64),
    Case("mmpretrain", "classification", "resnet/resnet18_8xb32_in1k.py", side=64, options={"multi_label": True}),
    Case("mmpretrain", "classification", "mobilenet_v3/mobilenet-v3-small_8xb128_in1k.py", side=64),
    Case(
        "mmpretrain",
        "classification",
        "resnet/resnet50_8xb32_in1k.py",
        side=64,
        options={"frozen_stages": 2, "half": True, "ema": True, "accumulate": 2},
    ),
    Case(
        "mmpretrain",
        "classification",
        "mobilenet_v3/mobilenet-v3-small_8xb128_in1k.py",
        side=64,
        options={"multi_label": True},
        refused="one linear layer",
    ),
    Case("mmpretrain", "pretraining", "simclr/simclr_resnet50_16xb256-coslr-200e_in1k.py", side=64),
    Case("mmpretrain", "pretraining", "mae/mae_vit-base-p16_8xb512-amp-coslr-300e_in1k.py", side=0),
    Case("mmseg", "semantic", "fastscnn/fast_scnn_8xb4-160k_cityscapes-512x1024.py"),
    Case("mmseg", "semantic", "fcn/fcn_r50-d8_4xb2-40k_cityscapes-512x1024.py", options={"background": "class"}),
    Case("mmseg", "semantic", "segformer/segformer_mit-b0_8xb2-160k_ade20k-512x512.py", options={"iterations": 3}),
    *(
        Case("mmagic", "restoration", config, side=64, options={**_SHORT, **options}, refused=refused)
        for config, options, refused in (
            ("srcnn/srcnn_x4k915_1xb16-1000k_div2k.py", {}, ""),
            ("edsr/edsr_x4c64b16_1xb16-300k_div2k.py", {"width": 8, "blocks": 1}, ""),
            ("liif/liif-edsr-norm_c64b16_1xb16-1000k_div2k.py", {}, ""),
            ("real_esrgan/realesrnet_c64b23g32_4xb12-lr2e-4-1000k_df2k-ost.py", {"width": 8, "blocks": 1}, ""),
            ("swinir/swinir_s128w8d6e180_8xb1-lr2e-4-1600k_dfwb-grayDN25.py", {}, ""),
            ("swinir/swinir_s126w7d6e180_8xb1-lr2e-4-1600k_dfwb-colorCAR30.py", {}, ""),
            ("nafnet/nafnet_c64eb11128mb1db1111_8xb8-lr1e-3-400k_gopro.py", {}, "no transform"),
        )
    ),
)


def main() -> int:
    """Export, run outside, print; returns 1 when one of them did not go as it should."""
    options = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="plain-configs-"))
    session = make_project(folder / "drawn")
    try:
        chosen = [case for case in CASES if not options.library or case.library in options.library]
        chosen = [case for case in chosen if all(word in case.title for word in options.words)]
        results = list(_results(session.project, chosen, folder, options))
    finally:
        session.close()
        if options.keep:
            shutil.copytree(folder, options.keep, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
    good = sum(not reason for _, reason in results)
    failed = {case.title: reason for case, reason in results if reason}
    print(json.dumps({"tried": len(results), "good": good, "not": failed}, ensure_ascii=False))
    return 0 if good == len(results) else 1


def _results(
    project: Project, cases: list[Case], folder: Path, options: argparse.Namespace
) -> Iterator[tuple[Case, str]]:
    for library in dict.fromkeys(case.library for case in cases):
        shop = Workshop(project)
        exported: dict[str, Case] = {}
        for case in (case for case in cases if case.library == library):
            place = folder / "moved" / f"{len(exported)}-{case.title.replace(' ', '-')}"
            reason = _exported(shop, project, case, place)
            if reason is None:
                exported[str(place)] = case
            else:
                print(f"{case.title:90} {reason or 'refused, as it should be'}", flush=True)
                yield case, reason
        shop.close()
        for place, (reason, told) in _outside(library, list(exported), folder, options).items():
            print(f"{exported[place].title:90} {reason or told}", flush=True)
            yield exported[place], reason


def _exported(shop: Workshop, project: Project, case: Case, place: Path) -> str | None:
    """Export; None when the config is there to be run, else why it went wrong, empty for a refusal that was wanted."""
    recipe = _recipe(project, case)
    try:
        samples = project.label_summary().samples(case.task)
        answer = shop.ask("export", recipe, {"train_samples": samples}).body
        made = export_config(project, recipe, answer, place.with_name(f"{place.name}-first"))
    except UnansweredError as error:
        return "" if case.refused and case.refused in str(error) else f"export: {error}"
    made.parent.rename(place)
    return "it was to be refused" if case.refused else None


def _recipe(project: Project, case: Case) -> TrainRecipe:
    common = {"epochs": 2, "batch_size": case.batch, "input_wh": (case.side, case.side), "seed": 1}
    if case.preset:
        return replace(suggest(preset(case.preset), project.label_summary()), **common)
    ids = tuple(category.id for category in project.store.load_schema().categories)
    named = {"name": "left", "preset": "", "task": case.task, "adapter": case.library, "base_config": case.config}
    return TrainRecipe(**named, **common, learning_rate=0.0, categories=ids, fit="config", options=case.options)


def _outside(library: str, places: list[str], folder: Path, options: argparse.Namespace) -> dict[str, tuple[str, str]]:
    """Run the exported configs of one library; returns trouble and figures of each."""
    if not places:
        return {}
    patches = ROOT / "workbench" / "worker" / "compat.py"
    command = [str(options.worker_python), "-c", _OUTSIDE, str(patches), library, *places]
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"OMP_NUM_THREADS": "1"}
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    done = subprocess.run(
        ["nice", "-n", "5", *command],
        cwd=elsewhere,
        env=plain,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    if options.log:
        options.log.write_text(done.stdout + done.stderr, encoding="utf-8")
    lines = [line.removeprefix("OUTSIDE ") for line in done.stdout.splitlines() if line.startswith("OUTSIDE ")]
    found = {body["folder"]: body for body in map(json.loads, lines)}
    return {place: _judged(found.get(place)) for place in places}


def _judged(body: dict[str, Any] | None) -> tuple[str, str]:
    if body is None:
        return "the process ended before it", ""
    if body["ours"]:
        return f"the workbench was imported: {body['ours'][:3]}", ""
    losses = body["losses"]
    told = (
        f"{len(losses)} losses, {losses[-1] if losses else float('nan'):.3g} at last; {' '.join(body['figures'][:3])}"
    )
    return body["trouble"] or ("" if losses else "nothing was learned"), told


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only runs whose title has these in it")
    parser.add_argument("--library", nargs="*", help="only these libraries")
    parser.add_argument("--keep", type=Path, help="copy the exports there")
    parser.add_argument("--log", type=Path, help="what the last process outside said")
    parser.add_argument("--worker-python", type=Path, default=worker_python(ROOT))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
