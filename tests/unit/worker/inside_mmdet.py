"""Checks of detectors of the zoo fitted to labels: classes, sizes, mixing, panoptic order, and real runs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import torch
from mmdet.utils import register_all_modules

from workbench.core.schema import Category
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json
from workbench.worker.adapters.adapter import TrainedModel
from workbench.worker.adapters.mmdet import MMDetAdapter
from workbench.worker.checkpoint_store import CheckpointStore
from workbench.worker.control import StopWatch
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.dataset import SnapshotDataset
from workbench.worker.openmmlab.figures.panoptic import PanopticFigures
from workbench.worker.openmmlab.fit.mmdet import fit_mmdet, late_epoch
from workbench.worker.openmmlab.fit.mmdet_text import language_model
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.openmmlab.mixing import LatePlainDistance, MixingDataset, SteadyBatchResize
from workbench.worker.openmmlab.mmdet_repairs import carafe_anywhere
from workbench.worker.openmmlab.things_and_regions import order_of
from workbench.worker.openmmlab.two_groups import GaussianMixture
from workbench.worker.run import run
from workbench.worker.snapshot import Snapshot, read_snapshot

NAMES = (Category(5, "square"), Category(7, "grass"), Category(9, "brick"))
SMALL_PANOPTIC = {
    "model.backbone.depth": 18,
    "model.neck.in_channels": [64, 128, 256, 512],
    "model.roi_head.bbox_head.fc_out_channels": 32,
}
SMALL_YOLOX = {
    "model.backbone.widen_factor": 0.125,
    "model.neck.in_channels": [32, 64, 128],
    "model.neck.out_channels": 32,
    "model.bbox_head.in_channels": 32,
    "model.bbox_head.feat_channels": 32,
}


def recipe(config: str, **changes: Any) -> TrainRecipe:
    body = TrainRecipe("zoo", "", "detection", "mmdet", config, 1, 2, (0, 0), 0.0, 3, fit="config")
    return replace(body, **changes)


def fitted(config: str, **changes: Any) -> Learning:
    return fit_mmdet(recipe(config, **changes), Snapshot(NAMES, ())).learning


def parts(node: Any, kind: str) -> list[dict[str, Any]]:
    return [table for _, table in tables(node) if table.get("type") == kind]


def refusal(config: str, **changes: Any) -> str:
    try:
        fitted(config, **changes)
    except JobFailure as failure:
        return str(failure)
    raise AssertionError("it was not refused")


def check_that_a_late_distance_reaches_a_model_that_several_processes_wrap(folder: Path) -> None:
    head = SimpleNamespace(use_l1=False)
    plain = SimpleNamespace(bbox_head=head)
    for model in (plain, SimpleNamespace(module=plain)):
        head.use_l1 = False
        LatePlainDistance(3).before_train_epoch(SimpleNamespace(model=model, epoch=3))
        assert head.use_l1


def check_that_every_head_of_a_detector_counts_the_projects_classes(folder: Path) -> None:
    cascade = fitted("cascade_rcnn/cascade-mask-rcnn_r50_fpn_1x_coco.py", task="instances")
    counts = {path: table["num_classes"] for path, table in tables(cascade.model) if "num_classes" in table}
    assert len(counts) == 4 and set(counts.values()) == {3}, counts
    assert cascade.kind == "instances" and cascade.metric == {
        "type": "ObjectFigures",
        "masks": True,
        "is_nameless": False,
    }
    boxes = fitted("mask_rcnn/mask-rcnn_r50_fpn_1x_coco.py")
    assert "mask_head" not in boxes.model["roi_head"] and boxes.kind == "detection"
    assert not any(table.get("with_mask") for _, table in tables(boxes.train_pipeline))
    htc = fitted("htc/htc_r50_fpn_1x_coco.py", task="instances")
    assert htc.model["roi_head"]["semantic_head"]["num_classes"] == 4
    assert [step["background"] for step in parts(htc.train_pipeline, "PaintLabels")] == [3]
    rpn = fitted("faster_rcnn/faster-rcnn_r50_fpn_fcos-rpn_1x_coco.py").model["rpn_head"]
    assert rpn["num_classes"] == 1
    crowd = fitted("crowddet/crowddet-rcnn_r50_fpn_8xb2-30e_crowdhuman.py")
    assert crowd.model["roi_head"]["bbox_head"]["num_classes"] == 1 and crowd.metric["is_nameless"]
    assert any("without telling their categories apart" in note for note in crowd.notes)
    assert parts(crowd.train_pipeline, "ForgetNames")


def check_that_students_learn_without_their_teachers(folder: Path) -> None:
    for config, kind in (
        ("ld/ld_r18-gflv1-r101_fpn_1x_coco.py", "GFL"),
        ("lad/lad_r50-paa-r101_fpn_2xb8_coco_1x.py", "PAA"),
        ("soft_teacher/soft-teacher_faster-rcnn_r50-caffe_fpn_180k_semi-0.1-coco.py", "FasterRCNN"),
    ):
        found = fitted(config)
        assert found.model["type"] == kind and not any("teacher" in key for key in found.model)
        assert any("left out" in note for note in found.notes)


def check_that_a_backbone_without_weights_learns_whole(folder: Path) -> None:
    hrnet = fitted("hrnet/faster-rcnn_hrnetv2p-w18-1x_coco.py")
    assert hrnet.model["backbone"]["norm_eval"] is False and any("all of it learns" in note for note in hrnet.notes)
    caffe = fitted("faster_rcnn/faster-rcnn_r50-caffe_fpn_1x_coco.py").model["backbone"]
    assert (caffe["frozen_stages"], caffe["norm_eval"], caffe["norm_cfg"]["requires_grad"]) == (-1, False, True)
    begun = fitted("faster_rcnn/faster-rcnn_r50-caffe_fpn_1x_coco.py", weights="/somewhere.pth").model["backbone"]
    assert (begun["frozen_stages"], begun["norm_eval"], begun["norm_cfg"]["requires_grad"]) == (1, True, False)


def check_that_what_labels_cannot_teach_is_refused_with_the_reason(folder: Path) -> None:
    assert "choose Faster R-CNN" in refusal("fast_rcnn/fast-rcnn_r50_fpn_1x_coco.py")
    assert "videos" in refusal("qdtrack/qdtrack_faster-rcnn_r50_fpn_4e_base.py")
    assert "choose the task Boxes" in refusal("retinanet/retinanet_r50_fpn_1x_coco.py", task="instances")
    assert "choose the task Instance outlines" in refusal("solo/solo_r50_fpn_1x_coco.py")
    assert "finds no regions" in refusal("mask_rcnn/mask-rcnn_r50_fpn_1x_coco.py", task="panoptic")
    assert "describes no model" in refusal("common/ms-90k_coco.py")
    if language_model("bert-base-uncased") is None:
        assert "not on this disk" in refusal("glip/glip_atss_swin-t_a_fpn_dyhead_16xb2_ms-2x_funtune_coco.py")


def check_that_sizes_follow_the_recipe_in_every_step(folder: Path) -> None:
    yolox = fitted("yolox/yolox_tiny_8xb8-300e_coco.py", input_wh=(208, 208))
    assert yolox.train_wrapper is not None
    steps = [*yolox.train_pipeline, *yolox.train_wrapper["pipeline"]]
    assert parts(steps, "FreshMosaic")[0]["img_scale"] == (320, 320)
    assert parts(steps, "RandomAffine")[0]["border"] == (-160, -160)
    assert parts(yolox.model, "SteadyBatchResize")[0]["random_size_range"] == (160, 320)
    assert parts(yolox.val_pipeline, "Resize")[0]["scale"] == (208, 208)
    corner = fitted("cornernet/cornernet_hourglass104_8xb6-210e-mstest_coco.py", input_wh=(200, 200))
    assert parts(corner.train_pipeline, "RandomCenterCropPad")[0]["crop_size"] == (255, 255)
    assert parts(corner.train_pipeline, "Resize")[0]["scale"] == (255, 255)
    detr = fitted("detr/detr_r50_8xb2-150e_coco.py", input_wh=(333, 200))
    assert parts(detr.train_pipeline, "RandomCrop")[0]["crop_size"] == (96, 150)
    assert parts(detr.train_pipeline, "RandomChoiceResize")[0]["scales"][0] == (120, 333)
    own = fitted("detr/detr_r50_8xb2-150e_coco.py")
    assert parts(own.train_pipeline, "RandomCrop")[0]["crop_size"] in ((384, 600), [384, 600])
    ssd = fitted("ssd/ssd300_coco.py", input_wh=(100, 100))
    assert parts(ssd.val_pipeline, "Resize")[0]["scale"] in ((300, 300), [300, 300])
    assert any("300 x 300" in note for note in ssd.notes)
    assert "frozen_stages" not in ssd.model["backbone"], "its class takes none, though its parent would"
    assert fitted("faster_rcnn/faster-rcnn_x101-64x4d_fpn_1x_coco.py").model["backbone"]["frozen_stages"] == -1


def check_that_the_end_of_a_run_is_found_whatever_its_length(folder: Path) -> None:
    assert [late_epoch(0.05, epochs) for epochs in (1, 2, 20, 300)] == [1, 1, 19, 285]
    found = fitted("rtmdet/rtmdet-ins_tiny_8xb32-300e_coco.py", task="instances", epochs=30)
    assert found.train_wrapper is not None and found.train_wrapper["late_from"] == 28
    assert not parts(found.train_wrapper["late_pipeline"], "FreshMosaic")
    assert [step["type"] for step in found.train_pipeline] == ["LoadPicture", "LoadAnnotations"]


def check_that_stuff_is_told_from_things(folder: Path) -> None:
    job = write_job(folder, recipe("x"))
    snapshot = read_snapshot(job.labels / "train.json", ())
    order = order_of(snapshot, recipe("x", task="panoptic"))
    assert (order.labels, order.things) == ((0, 2, 1), 2) and "grass" in order.notes(snapshot)[0]
    told = order_of(snapshot, recipe("x", task="panoptic", options={"stuff": [5, 7]}))
    assert (told.labels, told.things) == ((1, 2, 0), 1)
    found = fit_mmdet(
        recipe("mask2former/mask2former_r50_8xb2-lsj-50e_coco-panoptic.py", task="panoptic"), snapshot
    ).learning
    assert found.model["panoptic_head"]["num_things_classes"] == 2
    assert found.model["panoptic_head"]["num_stuff_classes"] == 1
    assert len(found.model["panoptic_head"]["loss_cls"]["class_weight"]) == 4
    register_all_modules(init_default_scope=True)
    data = SnapshotDataset(str(job.labels / "train.json"), found.kind, (), found.train_pipeline[:4])
    sample = data[0]
    assert sorted(np.unique(sample["gt_seg_map"])) == [0, 1, 2, 255] and len(sample["gt_masks"]) == 2


def check_that_labels_found_again_have_panoptic_quality_one(folder: Path) -> None:
    job = write_job(folder, recipe("x"))
    data = SnapshotDataset(str(job.labels / "train.json"), "instances", (), [{"type": "LoadPicture"}])
    figures = PanopticFigures(labels=(0, 2, 1), things=2)
    for record in (data[0], data[1]):
        seg = np.full((80, 80), 3, dtype=np.int64)
        seg[60:] = 2
        for number, item in enumerate(record["instances"][1:], start=1):
            left, top, right, bottom = (int(value) for value in item["bbox"])
            seg[top : bottom + 1, left : right + 1] = (0, 2, 1)[item["bbox_label"]] + 1000 * number
        sample = {**record, "ori_shape": (80, 80), "pred_panoptic_seg": {"sem_seg": torch.from_numpy(seg)[None]}}
        figures.process(None, [sample])
    found = figures.compute_metrics(figures.results)
    assert found["PQ"] > 0.9 and found["RQ"] == 1.0 and found["stuff PQ"] == 1.0, found


def check_that_mixed_images_depend_on_seed_epoch_and_index_alone(folder: Path) -> None:
    job = write_job(folder, recipe("x"))
    settings = recipe(
        "rtmdet/rtmdet-ins_tiny_8xb32-300e_coco.py", task="instances", epochs=10, input_wh=(64, 64), options={}
    )
    learning = fit_mmdet(settings, read_snapshot(job.labels / "train.json", ())).learning
    assert learning.train_wrapper is not None
    register_all_modules(init_default_scope=True)
    inner = {
        "type": "SnapshotDataset",
        "snapshot": str(job.labels / "train.json"),
        "kind": learning.kind,
        "category_ids": [],
        "pipeline": learning.train_pipeline,
        "seed": 3,
    }
    body = {key: value for key, value in learning.train_wrapper.items() if key != "type"}
    data, again = MixingDataset(inner, **body), MixingDataset(inner, **body)
    np.random.seed(8)
    first = data[0, 1]["inputs"].clone()
    data[1, 0], again[0, 2], np.random.rand(7)
    assert torch.equal(first, again[0, 1]["inputs"]) and not torch.equal(first, again[1, 1]["inputs"])
    late = again[9, 1]["data_samples"].gt_instances
    assert tuple(again[9, 1]["inputs"].shape) == (3, 64, 64) and len(late.masks) == len(late.bboxes)


def check_that_the_size_of_a_batch_follows_the_iteration(folder: Path) -> None:
    resize = SteadyBatchResize(random_size_range=(64, 128), interval=2, size_divisor=32, seed=1)
    sizes = [resize._size_of(turn, 2.0) for turn in range(20)]
    assert len(set(sizes)) == 3 and all(width == 2 * height for height, width in sizes)
    assert resize._size_of(5, 2.0) == sizes[5]


def check_that_two_groups_of_losses_are_told_apart(folder: Path) -> None:
    values = np.concatenate([np.linspace(0.1, 0.2, 9), np.linspace(0.9, 1.1, 5)]).reshape(-1, 1)
    mixture = GaussianMixture(2, [0.5, 0.5], [[0.1], [1.1]], [[1.0], [1.0]]).fit(values)
    assert mixture.predict(values).tolist() == [0] * 9 + [1] * 5
    assert mixture.score_samples(values).shape == (14,)
    alike = GaussianMixture(2, [0.5, 0.5], [[1.0], [1.0]], [[1.0], [1.0]]).fit(np.ones((3, 1)))
    assert np.isfinite(alike.score_samples(np.ones((3, 1)))).all()


def check_that_carafe_reassembles_on_a_processor(folder: Path) -> None:
    features, weights = torch.rand(1, 4, 3, 3), torch.zeros(1, 2 * 9, 6, 6)
    weights[:, 4], weights[:, 9 + 5] = 1.0, 1.0
    found = carafe_anywhere(features, weights, 3, 2, 2)
    doubled = features.repeat_interleave(2, 2).repeat_interleave(2, 3)
    assert torch.equal(found[:, :2], doubled[:, :2])
    assert torch.equal(found[:, 2:, :, :4], doubled[:, 2:, :, 2:]) and not found[:, 2:, :, 4:].any()


def check_that_half_the_batch_accumulated_twice_keeps_the_rate_of_the_config(folder: Path) -> None:
    config = "faster_rcnn/faster-rcnn_r50_fpn_1x_coco.py"
    whole, half = (
        fitted(config, batch_size=batch, learning_rate=0.0, options={"accumulate": times}).optim_wrapper
        for batch, times in ((8, 1), (4, 2))
    )
    assert whole is not None
    assert half is not None
    assert whole["optimizer"]["lr"] == half["optimizer"]["lr"] == 0.01
    assert (whole["accumulative_counts"], half["accumulative_counts"]) == (1, 2)


def check_that_a_fitted_yolox_resumes_bit_by_bit(folder: Path) -> None:
    """Mosaic, mix-up, a late pipeline, a new batch size every ten iterations and averaged weights."""
    settings = recipe(
        "yolox/yolox_tiny_8xb8-300e_coco.py",
        epochs=2,
        input_wh=(64, 64),
        overrides=SMALL_YOLOX
        | {
            "model.data_preprocessor.batch_augments": [
                {"type": "SteadyBatchResize", "random_size_range": [64, 96], "interval": 1, "seed": 3}
            ]
        },
    )
    whole, parted = write_job(folder / "whole", settings), write_job(folder / "parted", settings)
    assert run(whole.path) == 0, whole.events.read_text()[-2000:]
    real, asked = StopWatch.is_requested, iter([False, True])
    StopWatch.is_requested = lambda self: next(asked)  # type: ignore[method-assign]
    try:
        assert run(parted.path) == 0, parted.events.read_text()[-2000:]
    finally:
        StopWatch.is_requested = real  # type: ignore[method-assign]
    assert run(parted.path) == 0, parted.events.read_text()[-2000:]
    first, second = (weights(job) for job in (whole, parted))
    assert first.keys() == second.keys() and all(torch.equal(first[key], second[key]) for key in first)


def check_that_a_panoptic_model_is_trained_judged_and_used(folder: Path) -> None:
    settings = recipe(
        "panoptic_fpn/panoptic-fpn_r50_fpn_1x_coco.py", task="panoptic", input_wh=(64, 64), overrides=SMALL_PANOPTIC
    )
    job = write_job(folder, settings)
    assert run(job.path) == 0, job.events.read_text()[-2000:]
    assert '"PQ"' in job.events.read_text()
    snapshot = read_snapshot(job.labels / "train.json", ())
    newest = CheckpointStore(job.checkpoints).newest()
    assert newest is not None
    trained = TrainedModel(settings, snapshot, CheckpointStore(job.checkpoints).path(newest))
    look = MMDetAdapter().predictor(trained, PredictRecipe("look", str(job.path), score_threshold=0.0))
    found = look(np.full((80, 80, 3), 90, np.uint8), None)
    assert all(item.category_id in (5, 7, 9) and item.mask is not None for item in found)
    covered = np.sum([item.mask.to_array() for item in found if item.mask is not None], axis=0)
    assert np.max(covered, initial=0) <= 1


def weights(job: JobFolder) -> dict[str, torch.Tensor]:
    store = CheckpointStore(job.checkpoints)
    newest = store.newest()
    assert newest is not None
    state: dict[str, torch.Tensor] = torch.load(store.path(newest), weights_only=True)["state_dict"]
    return state


def write_job(folder: Path, settings: TrainRecipe) -> JobFolder:
    """Three pictures of a square and a brick on grass: things with polygons and one with runs, and a region."""
    job = JobFolder(folder)
    job.labels.mkdir(parents=True)
    chance = np.random.default_rng(0)
    images, annotations = [], []
    for number in range(1, 4):
        picture = chance.integers(0, 90, (80, 80, 3)).astype(np.uint8)
        picture[60:] = (40, 160, 60)
        annotations.append(shape(number, 7, (0, 60, 80, 20)))
        for category, left in ((5, 4), (9, 42)):
            x, y = left + int(chance.integers(0, 8)), int(chance.integers(2, 24))
            picture[y : y + 30, x : x + 28] = (230, 120, 40) if category == 5 else (30, 30, 230)
            annotations.append(shape(number, category, (x, y, 28, 30)))
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
        images.append({"id": number, "file_name": str(path), "width": 80, "height": 80})
    for place, item in enumerate(annotations, start=1):
        item["id"] = place
    categories = [{"id": category.id, "name": category.name} for category in NAMES]
    body = json.dumps({"images": images, "annotations": annotations, "categories": categories})
    for name in ("train", "val"):
        (job.labels / f"{name}.json").write_text(body)
    job.recipe.write_text(recipe_to_json(settings))
    return job


def shape(image: int, category: int, box: tuple[int, int, int, int]) -> dict[str, Any]:
    x, y, width, height = box
    ring = [x, y, x + width, y, x + width, y + height, x, y + height]
    return {
        "image_id": image,
        "category_id": category,
        "bbox": list(box),
        "area": width * height,
        "segmentation": [ring],
        "iscrowd": 0,
    }
