"""Checks of configs that leave for a world without the workbench; see inside_worker.py."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import inside_mmagic
import inside_mmpose
import inside_mmpretrain
import inside_mmseg
import numpy as np
from mmengine.config import Config
from mmengine.registry import DefaultScope
from mmengine.runner import Runner

from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import TrainRecipe, recipe_to_json
from workbench.worker.control import StopWatch
from workbench.worker.failures import JobFailure
from workbench.worker.reporter import Reporter
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.export import export


def check_that_a_segmenter_that_left_is_trained_and_judged_by_the_library_alone(folder: Path) -> None:
    """The background is a class, the weights are averaged, three iterations; label pictures as the answer asks."""
    wanted = inside_mmseg.recipe(options={"background": "class", "iterations": 3, "ema": True})
    job = inside_mmseg.write_job(folder / "job", wanted)
    body = exported(job, wanted)
    painted = body["labels"]["painted"]
    assert (body["labels"]["form"], painted["empty"], painted["labels"]) == ("regions", 2, [0, 1])
    for split in ("train", "val"):
        for place in ("images", "labels"):
            (folder / place / split).mkdir(parents=True)
        for number in (1, 2):
            labels = np.full((inside_mmseg.HEIGHT, inside_mmseg.WIDTH), number % 3, np.uint8)
            (folder / "labels" / split / f"{number}.png.png").write_bytes(cv2.imencode(".png", labels)[1].tobytes())
            (folder / "images" / split / f"{number}.png").symlink_to(job.path / f"{number}.png")
        (folder / "annotations").mkdir(exist_ok=True)
        (folder / "annotations" / f"{split}.txt").write_text("1.png\n2.png")
    (folder / "config.py").write_text(body["config"])
    config = Config.fromfile(folder / "config.py")
    assert config.train_dataloader.dataset.data_root == str(folder)
    config.work_dir, config.log_level = str(folder / "work"), "ERROR"
    runner = Runner.from_cfg(config)
    runner.train()
    assert runner.iter == 3 and "val/mIoU" in runner.message_hub.log_scalars
    assert (folder / "work" / "iter_3.pth").is_file()


def check_that_every_task_names_the_data_set_and_figures_of_its_library(folder: Path) -> None:
    several = inside_mmpretrain.recipe("classification", "resnet/resnet18_8xb32_in1k.py", input_wh=(32, 32))
    bare = inside_mmpretrain.recipe("pretraining", "simclr/simclr_resnet50_16xb256-coslr-200e_in1k.py")
    picture = inside_mmagic.recipe(base_config="edsr/edsr_x4c64b16_1xb16-300k_div2k.py")
    cases = (
        (several, inside_mmpretrain.write_job, ("MultiLabelDataset", "AveragePrecision"), True),
        (several, inside_mmpretrain.write_job, ("CustomDataset", "Accuracy"), False),
        (bare, inside_mmpretrain.write_job, ("with_label=False",), False),
        (picture, inside_mmagic.write_job, ("BasicImageDataset", "MATLABLikeResize", "PSNR"), None),
    )
    for number, (wanted, write, words, has_several) in enumerate(cases):
        wanted = wanted if has_several is None else replace(wanted, options={"multi_label": has_several})
        wanted = replace(wanted, name="a\nspoilt = 1\n#")
        text = exported(write(folder / str(number), wanted), wanted)["config"]
        assert "fitted by the workbench" in text.splitlines()[0] and "spoilt" not in Config.fromstring(
            plain(text), ".py"
        )
        assert all(word in text for word in words), (words, text)


def check_that_what_no_library_does_is_refused_in_one_sentence(folder: Path) -> None:
    blurred = inside_mmagic.recipe(base_config=inside_mmagic.GAN, options={"spoil": "motion"})
    head = "mobilenet_v3/mobilenet-v3-small_8xb128_in1k.py"
    layered = inside_mmpretrain.recipe("classification", head, options={"multi_label": True})
    embedded = "body_2d_keypoint/associative_embedding/coco/ae_hrnet-w32_8xb24-300e_coco-512x512.py"
    for wanted, write, why in (
        (blurred, inside_mmagic.write_job, "mmagic has no transform"),
        (layered, inside_mmpretrain.write_job, "one linear layer"),
        (inside_mmpose.recipe(embedded), lambda place, _: inside_mmpose.draw(place), "cannot be trained"),
    ):
        job = write(folder / why.replace(" ", "-"), wanted)
        try:
            exported(job, wanted)
        except JobFailure as failure:
            assert str(failure).startswith("A plain config cannot be written") and why in str(failure)
        else:
            raise AssertionError(f"{wanted.base_config} was not refused")


def exported(job: JobFolder, wanted: TrainRecipe) -> dict[str, Any]:
    """What the verb answers, and that no word of it is ours."""
    bench = Bench(job, Reporter(job.events), StopWatch(job.control, 0.0))
    with DefaultScope.overwrite_default_scope(wanted.adapter):
        body = export(bench, {"recipe": json.loads(recipe_to_json(wanted)), "train_samples": 8}).body
    named = Config.fromstring(plain(body["config"]), ".py")
    assert "workbench." not in named.pretty_text
    return body


def plain(text: str) -> str:
    """A config without the word for its folder, which only a file has."""
    return text.replace("{{ fileDirname }}", ".")
