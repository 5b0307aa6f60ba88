"""Checks of zoo pose configs fitted to labels, of the figures of found poses and of what the models give back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cv2
import numpy as np
import torch

from workbench.core.schema import Category, Skeleton
from workbench.protocol.job_folder import JobFolder
from workbench.tasks.recipe import PredictRecipe, TrainRecipe
from workbench.worker.adapters.adapter import TrainedModel, WorkingJob
from workbench.worker.adapters.mmpose import MMPoseAdapter
from workbench.worker.checkpoint_store import CheckpointStore
from workbench.worker.control import StopWatch
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.checkpoint import fill
from workbench.worker.openmmlab.dataset import SnapshotDataset
from workbench.worker.openmmlab.figures.bottom_up import FoundPoseFigures
from workbench.worker.openmmlab.fit.mmpose import fit_mmpose
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.heatmaps import MapScale, heatmaps_of, map_scale
from workbench.worker.openmmlab.learning import Learning
from workbench.worker.openmmlab.pose_repairs import FiniteJSDiscretLoss
from workbench.worker.openmmlab.records.half_body import halves
from workbench.worker.openmmlab.stage_hook import PoseStageHook
from workbench.worker.reporter import Reporter
from workbench.worker.snapshot import Snapshot, read_snapshot

BODY = "body_2d_keypoint"
TOP_DOWN = f"{BODY}/topdown_heatmap/coco"
RTMO = f"{BODY}/rtmo/body7/rtmo-t_8xb32-600e_body7-416x416.py"
RTMPOSE = f"{BODY}/rtmpose/coco/rtmpose-t_8xb256-420e_aic-coco-256x192.py"
POINTS = ("nose", "left_hand", "right_hand", "left_foot", "right_foot")
PERSON = Category(1, "person", skeleton=Skeleton(POINTS, ((0, 1),), ((1, 2), (3, 4))))
PLAIN = Category(1, "leaf", skeleton=Skeleton(("tip", "stem", "vein"), ()))


def recipe(config: str, **changes: Any) -> TrainRecipe:
    body = TrainRecipe("zoo", "", "pose", "mmpose", config, 1, 2, (0, 0), 0.0, 1, categories=(1,), fit="config")
    return replace(body, **changes)


def fitted(config: str, category: Category = PERSON, **changes: Any) -> Learning:
    return fit_mmpose(recipe(config, **changes), Snapshot((category,), ())).learning


def parts(learning: Learning, kind: str) -> Iterator[dict[str, Any]]:
    whole = (learning.model, learning.train_pipeline, learning.val_pipeline, learning.custom_hooks)
    return (part for _, part in tables(whole) if part.get("type") == kind)


def check_that_keypoints_and_sizes_reach_every_part_of_a_pose_config(folder: Path) -> None:
    found = fitted(f"{TOP_DOWN}/td-hm_2xmspn50_8xb32-210e_coco-256x192.py", input_wh=(96, 128))
    assert found.model["head"]["out_channels"] == 5 and found.model["head"]["out_shape"] == (32, 24)
    codecs = list(parts(found, "MegviiHeatmap"))
    assert len(codecs) == 6 and all(item["heatmap_size"] == (24, 32) for item in codecs)
    assert {item["kernel_size"] % 2 for item in codecs} == {1}
    assert all(part["topk"] == 5 for part in parts(found, "KeypointOHKMMSELoss"))
    assert [part["input_size"] for part in parts(found, "TopdownAffine")] == [(96, 128)] * 2
    vit = fitted(f"{TOP_DOWN}/td-hm_ViTPose-small_8xb64-210e_coco-256x192.py", input_wh=(96, 128))
    assert vit.model["backbone"]["img_size"] == (128, 96)
    alexnet = fitted(f"{TOP_DOWN}/td-hm_alexnet_8xb64-210e_coco-256x192.py", input_wh=(96, 128))
    assert {part["heatmap_size"] for part in parts(alexnet, "MSRAHeatmap")} == {(16, 24)}
    simcc = fitted(RTMPOSE, input_wh=(288, 384)).model["head"]
    assert simcc["in_featuremap_size"] == (9, 12) and [round(n, 1) for n in simcc["decoder"]["sigma"]] == [6.0, 6.9]
    cpm = fitted(f"{TOP_DOWN}/td-hm_cpm_8xb32-210e_coco-384x288.py").model
    assert (cpm["backbone"]["out_channels"], cpm["head"]["in_channels"], cpm["head"]["out_channels"]) == (5, 5, 5)
    combined = fitted(f"{TOP_DOWN}/td-hm_hrnet-w32_udp-regress-8xb64-210e_coco-256x192.py")
    assert combined.model["head"]["out_channels"] == 15 and not combined.channels_last
    own = fitted(f"{TOP_DOWN}/td-hm_res50_8xb64-210e_coco-256x192.py").model["head"]["decoder"]
    assert list(own["input_size"]) == [192, 256] and own["sigma"] == 2


def check_that_a_pose_config_keeps_what_the_skeleton_allows(folder: Path) -> None:
    bare = fitted(RTMPOSE, PLAIN, epochs=100)
    assert not list(parts(bare, "RandomFlip")) and not list(parts(bare, "RandomHalfBody"))
    assert bare.model["test_cfg"]["flip_test"] is False
    assert any("mirrored" in note for note in bare.notes) and any("Half of a body" in note for note in bare.notes)
    known = fitted(RTMPOSE, epochs=100)
    assert len(list(parts(known, "RandomFlip"))) == 2 and len(list(parts(known, "RandomHalfBody"))) == 2
    (stage,) = (hook for hook in known.custom_hooks if hook["type"] == "PoseStageHook")
    assert stage["from_epoch"] == 93 and stage["pipeline"][0] == {"type": "LoadPicture"}
    assert halves(("nose", "left_knee")) == ([0], [1]) and halves(("nose", "tail", "left_knee")) == ([], [])
    student = fitted("wholebody_2d_keypoint/dwpose/ubody/s1_dis/dwpose_l_dis_m_coco-ubody-256x192.py")
    assert student.model["type"] == "TopdownPoseEstimator" and student.model["head"]["out_channels"] == 5
    assert any("teacher" in note for note in student.notes)
    for config in (f"{BODY}/edpose/coco/edpose_res50_8xb2-50e_coco-800x1333.py", "hand_3d_keypoint/none.py"):
        try:
            fitted(config)
        except JobFailure as failure:
            assert config in str(failure)
        else:
            raise AssertionError(f"{config} was fitted")


def check_that_a_one_stage_config_takes_the_sigmas_of_the_labels_and_changes_in_time(
    folder: Path,
) -> None:
    found = fitted(RTMO, epochs=60)
    assert found.kind == "bottom_up" and found.model["head"]["num_keypoints"] == 5 and not found.channels_last
    assert [len(part["sigmas"]) for part in parts(found, "SigmaOKSLoss")] == [5]
    assert [len(part["sigmas"]) for part in parts(found, "SigmaPoseOKS")] == [5]
    begins = sorted(hook["from_epoch"] for hook in found.custom_hooks if hook["type"] == "PoseStageHook")
    assert begins == [28, 58]
    assert [hook["type"] for hook in found.custom_hooks if hook["type"] == "EMAHook"] == ["EMAHook"]
    head = SimpleNamespace(use_aux_loss=False, loss_mle=SimpleNamespace(loss_weight=1.0))
    data = SimpleNamespace(pipeline="first")
    hook = PoseStageHook(3, [{"type": "LoadPicture"}], {"use_aux_loss": True, "loss_mle.loss_weight": 5.0})
    runner = SimpleNamespace(epoch=2, model=SimpleNamespace(head=head), train_dataloader=SimpleNamespace(dataset=data))
    hook.before_train_epoch(runner)
    assert data.pipeline == "first" and not head.use_aux_loss
    runner.epoch = 7  # resumed long after the change was due
    hook.before_train_epoch(runner)
    assert data.pipeline != "first" and head.use_aux_loss and head.loss_mle.loss_weight == 5.0


def check_that_a_one_stage_run_trains_is_judged_and_finds_poses_without_boxes(folder: Path) -> None:
    job = draw(folder / "run")
    wanted = recipe(RTMO, input_wh=(128, 128))
    adapter = MMPoseAdapter()
    adapter.train(wanted, WorkingJob(job, Reporter(job.events), StopWatch(job.control, 0.0)))
    values = [json.loads(line).get("values", {}) for line in job.events.read_text().splitlines()]
    assert any("PCK@0.1" in item and "AP" in item for item in values)
    store = CheckpointStore(job.checkpoints)
    model = TrainedModel(wanted, read_snapshot(job.labels / "train.json", (1,)), store.path(store.newest()))
    look = adapter.predictor(model, PredictRecipe("see", str(job.path), score_threshold=0.0))
    poses = look(cv2.imread(str(job.path / "1.png")), None)
    assert poses and all(len(item.keypoints) == 5 and item.bbox_xywh is not None for item in poses)
    assert all(item.category_id == 1 and item.heatmaps is None for item in poses)
    assert all(x >= 0 and y >= 0 and x + w <= 160.01 and y + h <= 120.01 for x, y, w, h in (p.bbox_xywh for p in poses))


def check_that_augmented_poses_depend_on_seed_epoch_and_index_alone(folder: Path) -> None:
    job = draw(folder / "run")
    pipeline = fitted(RTMPOSE, input_wh=(96, 128)).train_pipeline
    assert any(step["type"] == "Albumentation" for step in pipeline)
    datasets = [SnapshotDataset(str(job.labels / "train.json"), "pose", (1,), pipeline, seed=5) for _ in range(2)]
    drawn = [[data[0, index]["inputs"] for index in (0, 1, 2, 3)] for data in datasets]
    assert all(torch.equal(a, b) for a, b in zip(*drawn, strict=True))
    assert not torch.equal(drawn[0][0], datasets[0][1, 0]["inputs"])


def check_that_found_poses_are_matched_and_missing_ones_count(folder: Path) -> None:
    truth = [pose_truth(10.0), pose_truth(60.0)]
    points = np.asarray([item["keypoints"] for item in truth], dtype=np.float64)[..., :2]
    both = {
        "keypoints": points + np.asarray([1.5, 2.0]),
        "keypoint_scores": np.ones((2, 3)),
        "bbox_scores": np.asarray([0.9, 0.8]),
    }
    found = judged(truth, both)
    assert abs(found["EPE"] - 2.5) < 1e-6 and found["PCK@0.1"] == 0.0
    exact = judged(truth, both | {"keypoints": points[::-1].copy()})
    assert (exact["EPE"], exact["PCK@0.1"]) == (0.0, 1.0) and exact["AP"] > 0.99
    one = judged(truth, {name: value[:1] for name, value in (both | {"keypoints": points}).items()})
    assert one["PCK@0.1"] == 0.5 and one["AP50"] < 0.6
    none = judged(truth, {name: value[:0] for name, value in both.items()})
    assert none == {"PCK@0.1": 0.0, "AP": 0.0, "AP50": 0.0, "AP75": 0.0}


def check_that_maps_of_every_kind_of_head_are_between_0_and_1(folder: Path) -> None:
    assert map_scale({"head": {"decoder": {"type": "MegviiHeatmap"}}}) == (255.0, False)
    assert map_scale({"head": {"type": "VisPredictHead", "pose_cfg": {"decoder": {"type": "UDPHeatmap"}}}}) == (1, True)
    info = {"input_size": (8, 8), "input_center": np.asarray([4.0, 4.0]), "input_scale": np.asarray([8.0, 8.0])}
    maps = torch.zeros(6, 4, 4)
    maps[::3, 1, 2] = 204.0
    result = Result(pred_instances=Result(), pred_fields=Result(heatmaps=maps), metainfo=info)
    combined = heatmaps_of(result, 2, MapScale(255.0))
    assert combined is not None and combined[0].shape == (2, 4, 4) and abs(float(combined[0][0, 1, 2]) - 0.8) < 1e-3
    assert float(heatmaps_of(result, 6, MapScale(0.0))[0].max()) == 1.0
    assert abs(heatmaps_of(result, 6, MapScale(1.0, True))[1][0] - 8 / 3) < 1e-6
    assert heatmaps_of(Result(pred_instances=Result(), metainfo=info), 2, MapScale()) is None


def check_that_a_keypoint_without_label_leaves_the_gradient_finite(folder: Path) -> None:
    seen = torch.full((1, 2, 4, 4), 1 / 16, requires_grad=True)
    loss = FiniteJSDiscretLoss()(seen, torch.rand(1, 2, 4, 4), torch.tensor([[1.0, 0.0]]))
    loss.backward()
    assert float(loss) > 0 and bool(torch.isfinite(seen.grad).all())


def check_that_weights_of_this_version_are_not_renamed_as_old_ones(folder: Path) -> None:
    class Renaming(torch.nn.Linear):
        _version = 2

        def _load_from_state_dict(self, state: Any, prefix: str, local: dict[str, Any], *rest: Any) -> None:
            if local.get("version") is None:
                state[f"{prefix}old"] = state.pop(f"{prefix}weight")
            super()._load_from_state_dict(state, prefix, local, *rest)

    model = torch.nn.Sequential(Renaming(2, 2))
    fill(model, {name: value + 1 for name, value in dict(model.state_dict()).items()})


class Result(dict[str, Any]):
    """Stands for mmengine's data elements: names in it, and attributes."""

    def __init__(self, **values: Any) -> None:
        super().__init__(values)
        self.__dict__ = self


def pose_truth(x: float) -> dict[str, Any]:
    keypoints = [[x, 10.0, 2], [x + 20, 10.0, 2], [x, 30.0, 2]]
    return {"bbox": [x, 10.0, x + 20, 30.0], "area": 400.0, "keypoints": keypoints}


def judged(truth: list[dict[str, Any]], found: dict[str, Any]) -> dict[str, float]:
    figures = FoundPoseFigures([0.05] * 3)
    figures.process(None, [{"img_id": 1, "raw_ann_info": truth, "pred_instances": found}])
    return figures.compute_metrics(figures.results)


def draw(folder: Path) -> JobFolder:
    """Two pictures with two people of five dots each; the second one's left foot is not labelled."""
    job = JobFolder(folder)
    job.labels.mkdir(parents=True)
    images, annotations = [], []
    for number in (1, 2):
        picture = np.full((120, 160, 3), 90, np.uint8)
        for person in range(2):
            x, y = 40 + 80 * person, 50 + 10 * number
            places = [(x, y - 30), (x - 20, y), (x + 20, y), (x - 12, y + 30), (x + 12, y + 30)]
            for shade, place in enumerate(places):
                cv2.circle(picture, place, 5, (50 * shade, 255 - 50 * shade, 120), -1)
            flat = [value for px, py in places for value in (px, py, 2)]
            flat[11] = 2 * (1 - person)
            shape = {"bbox": [x - 26, y - 36, 52, 72], "area": 3744, "keypoints": flat, "iscrowd": 0}
            annotations.append({"id": len(annotations) + 1, "image_id": number, "category_id": 1, **shape})
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
        images.append({"id": number, "file_name": str(path), "width": 160, "height": 120})
    category = {"id": 1, "name": "person", "keypoints": POINTS, "skeleton": [[1, 2]], "flip_pairs": [[2, 3], [4, 5]]}
    body = {"images": images, "annotations": annotations, "categories": [category]}
    for name in ("train", "val"):
        (job.labels / f"{name}.json").write_text(json.dumps(body))
    return job
