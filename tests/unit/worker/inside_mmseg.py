"""Checks of classes of pixels; see inside_worker.py."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from workbench.worker import compat

compat.install()

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from workbench.core.label_map import IGNORED  # noqa: E402
from workbench.core.masks import Mask  # noqa: E402
from workbench.protocol.channel import ChannelReader  # noqa: E402
from workbench.protocol.job_folder import JobFolder  # noqa: E402
from workbench.protocol.messages import Finished, Scalars  # noqa: E402
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json  # noqa: E402
from workbench.worker.adapters import mmseg as adapter  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab.fit.mmseg import fit_mmseg  # noqa: E402
from workbench.worker.openmmlab.records.regions import LoadRegions, region_records  # noqa: E402
from workbench.worker.run import run  # noqa: E402
from workbench.worker.snapshot import read_snapshot  # noqa: E402

FAST_SCNN = "fastscnn/fast_scnn_8xb4-160k_cityscapes-512x1024.py"
WIDTH, HEIGHT = 80, 60


def check_that_a_segmenter_learns_is_judged_and_gives_every_pixel_one_class(folder: Path) -> None:
    """With the background as a class, and the scores of a picture that is too large for all of them at once."""
    job = write_job(folder / "run", recipe(options={"background": "class"}))
    assert run(job.path) == 0, finished(job).reason
    figures = next(item.values for item in messages(job, Scalars) if "mIoU" in item.values)
    assert {"mIoU", "mDice", "pixel accuracy"} <= set(figures)
    (scene,) = (file.read_text() for file in job.cinema.glob("*/predictions.jsonl"))
    assert [json.loads(line)["image_id"] for line in scene.splitlines()] == [1, 2, 3]

    whole, coarse = (predict(job, folder / name) for name in ("whole", "coarse"))
    most = adapter.MOST_SCORES
    for target, limit in ((whole, most), (coarse, 3 * WIDTH * HEIGHT // 4)):
        adapter.MOST_SCORES = limit
        try:
            assert run(target.path) == 0, finished(target).reason
        finally:
            adapter.MOST_SCORES = most
        (line,) = (json.loads(text) for text in target.predictions.read_text().splitlines())
        covered = np.zeros((HEIGHT, WIDTH), int)
        for item in line["instances"]:
            covered += Mask.from_counts(HEIGHT, WIDTH, item["rle"]["counts"]).to_array()
            assert 1 / 3 <= item["score"] <= 1
        assert covered.max() <= 1, "two classes at one pixel"


def check_that_label_maps_are_painted_as_the_recipe_says(folder: Path) -> None:
    """The small above the large, boxes out, a crowd ignored, a priority obeyed, the rest background."""
    snapshot = read_snapshot(write_job(folder, recipe()).labels / "train.json", (7, 3))
    records = region_records(snapshot, {}, True)
    assert len(records) == 2
    painted = LoadRegions().transform(dict(records[0]))["gt_seg_map"]
    assert painted.dtype == np.uint8 and painted.shape == (HEIGHT, WIDTH)
    assert (painted[5, 5], painted[5, 40], painted[40, 5], painted[50, 70]) == (1, 0, IGNORED, IGNORED)
    raised = LoadRegions(priority=[3, 7], empty=2).transform(dict(records[0]))["gt_seg_map"]
    assert (raised[5, 5], raised[40, 5], raised[50, 70]) == (0, 2, IGNORED)
    assert len(region_records(snapshot, {}, False)) == 3


def check_that_heads_weights_sizes_and_windows_fit_the_labels(folder: Path) -> None:
    """Transformer heads keep their weight of nothing, edge heads their two classes, windows follow the input."""
    snapshot = read_snapshot(write_job(folder, recipe()).labels / "train.json", (3, 7))

    def fitted(config: str, **fields: object) -> object:
        return fit_mmseg(replace(recipe(), base_config=config, **fields), snapshot).learning  # type: ignore[arg-type]

    head = fitted("mask2former/mask2former_r50_8xb2-90k_cityscapes-512x1024.py").model["decode_head"]
    assert (head["num_classes"], head["out_channels"], head["num_queries"]) == (2, 256, 100)
    assert head["loss_cls"]["class_weight"] == [1.0, 1.0, 0.1]
    stdc = fitted("stdc/stdc1_4xb12-80k_cityscapes-512x1024.py", options={"background": "class"})
    assert [entry["num_classes"] for entry in stdc.model["auxiliary_head"]] == [3, 3, 2]
    assert stdc.metric["classes"] == ["a", "b", "background"]
    pid = fitted("pidnet/pidnet-s_2xb6-120k_1024x1024-cityscapes.py")
    assert all(loss.get("class_weight") is None for loss in pid.model["decode_head"]["loss_decode"])
    assert any("yours all weigh the same" in note for note in pid.notes)
    beit = fitted("beit/beit-base_upernet_8xb2-160k_ade20k-640x640.py", input_wh=(64, 96))
    assert beit.model["backbone"]["img_size"] == (96, 64)
    assert beit.model["test_cfg"]["crop_size"] == (96, 64)
    assert beit.model["data_preprocessor"]["size"] == (96, 64)
    for config, reason in (
        ("vpd/vpd_sd_4xb8-25k_nyu-480x480.py", "estimates depth"),
        ("san/san-vit-b16_coco-stuff164k-640x640.py", "language model"),
    ):
        try:
            fitted(config)
        except JobFailure as failure:
            assert reason in str(failure)
        else:
            raise AssertionError(f"{config} was not refused")


def recipe(**fields: object) -> TrainRecipe:
    known = TrainRecipe("t", "", "semantic", "mmseg", FAST_SCNN, 1, 2, (64, 64), 0.01, 1, fit="config")
    return replace(known, **fields)  # type: ignore[arg-type]


def write_job(folder: Path, chosen: TrainRecipe) -> JobFolder:
    """Three pictures; on the first two a large region, a small one on it, a crowd and a box."""
    job = JobFolder(folder)
    job.labels.mkdir(parents=True)
    images, annotations = [], []
    for number in (1, 2, 3):
        picture = np.full((HEIGHT, WIDTH, 3), 60 * number, np.uint8)
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
        images.append({"id": number, "file_name": str(path), "width": WIDTH, "height": HEIGHT})
        small = Mask.from_box(HEIGHT, WIDTH, (0, 0, 10, 10))
        rle = {"size": [HEIGHT, WIDTH], "counts": small.counts.tolist()}
        shapes: list[tuple[int, object, int]] = [(7, [[0, 0, WIDTH, 0, WIDTH, 30, 0, 30]], 0), (3, rle, 0), (7, [], 0)]
        shapes.append((3, [[60, 45, WIDTH, 45, WIDTH, HEIGHT, 60, HEIGHT]], 1))
        for place, (category, shape, crowd) in enumerate(shapes if number < 3 else shapes[2:3]):
            extra = {"segmentation": shape, "bbox": [0, 0, 9, 9], "area": 81, "iscrowd": crowd}
            annotations.append({"id": 10 * number + place, "image_id": number, "category_id": category, **extra})
    categories = [{"id": 3, "name": "a"}, {"id": 7, "name": "b"}]
    for name in ("train", "val"):
        body = {"images": images, "annotations": annotations, "categories": categories}
        (job.labels / f"{name}.json").write_text(json.dumps(body))
    job.recipe.write_text(recipe_to_json(chosen))
    return job


def predict(job: JobFolder, folder: Path) -> JobFolder:
    target = JobFolder(folder)
    target.path.mkdir()
    target.recipe.write_text(recipe_to_json(PredictRecipe("p", str(job.path), score_threshold=0.0)))
    line = {"id": 1, "path": str(job.path / "1.png"), "spots": None}
    target.images.write_text(json.dumps(line) + "\n")
    return target


def messages(job: JobFolder, kind: type) -> list:
    return [item for item in ChannelReader(job.events).poll(1 << 28) if isinstance(item, kind)]


def finished(job: JobFolder) -> Finished:
    return messages(job, Finished)[-1]
