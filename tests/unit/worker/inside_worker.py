"""Checks that need torch and OpenMMLab: run by test_openmmlab.py in the training interpreter, one process for all.

Prints one JSON object a check: its name, and the traceback if it failed.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import pickle
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from workbench.worker import compat

compat.install()

import cv2  # noqa: E402
import mmengine  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402
from mmengine.config import Config  # noqa: E402
from mmengine.logging import HistoryBuffer  # noqa: E402
from mmengine.runner import load_checkpoint  # noqa: E402

from workbench.protocol.channel import ChannelReader  # noqa: E402
from workbench.protocol.job_folder import JobFolder  # noqa: E402
from workbench.protocol.messages import Finished  # noqa: E402
from workbench.tasks.defaults import suggest  # noqa: E402
from workbench.tasks.label_summary import LabelSummary  # noqa: E402
from workbench.tasks.presets import preset  # noqa: E402
from workbench.tasks.recipe import TrainRecipe, recipe_to_json  # noqa: E402
from workbench.worker.checkpoint_store import CheckpointStore  # noqa: E402
from workbench.worker.control import StopWatch  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.checkpoint import (  # noqa: E402
    fill,
    fitting,
    random_state,
    read_checkpoint,
    read_weights,
    restore_random_state,
)
from workbench.worker.openmmlab.dataset import own_randomness  # noqa: E402
from workbench.worker.openmmlab.figures.coco import coco_figures  # noqa: E402
from workbench.worker.openmmlab.figures.objects import ObjectFigures  # noqa: E402
from workbench.worker.openmmlab.figures.pose import PoseFigures  # noqa: E402
from workbench.worker.openmmlab.heatmaps import from_simcc_head  # noqa: E402
from workbench.worker.openmmlab.optimizer import FiniteOptimWrapper  # noqa: E402
from workbench.worker.openmmlab.seen import object_at  # noqa: E402
from workbench.worker.run import run  # noqa: E402

EXECUTED = Path(tempfile.gettempdir()) / f"workbench-executed-{os.getpid()}"


class Bomb:
    """A pickle that runs code when it is loaded carelessly."""

    def __reduce__(self) -> Any:
        return (Path.touch, (EXECUTED,))


@contextmanager
def refused(part: str) -> Iterator[None]:
    try:
        yield
    except JobFailure as failure:
        assert part in str(failure), failure
        return
    raise AssertionError("it was not refused")


def check_that_a_checkpoint_that_runs_code_is_refused_and_does_not_run(folder: Path) -> None:
    path = folder / "bomb.pth"
    for content in ({"state_dict": {}, "meta": Bomb()}, Bomb()):
        torch.save(content, path)
        with refused("cannot be read safely"):
            read_checkpoint(path)
        path.write_bytes(pickle.dumps(content))
        with refused("cannot be read safely"):
            read_checkpoint(path)
    assert not EXECUTED.exists()


def check_that_a_foreign_checkpoint_with_numpy_numbers_gives_its_weights(folder: Path) -> None:
    path = folder / "foreign.pth"
    meta = {"palette": np.zeros(3, dtype=np.uint8), "score": np.float64(0.5)}
    torch.save({"state_dict": {"a": torch.ones(2)}, "meta": meta}, path)
    assert list(read_weights(path)) == ["a"]
    torch.save({"state_dict": {"a": torch.ones(2)}, "message_hub": {"log": HistoryBuffer([1.0], [1])}}, path)
    assert list(read_weights(path)) == ["a"]


def check_that_a_torn_or_missing_checkpoint_is_named(folder: Path) -> None:
    path = folder / "torn.pth"
    torch.save({"state_dict": {"a": torch.ones(2000)}}, path)
    path.write_bytes(path.read_bytes()[:3000])
    with refused("torn.pth"):
        read_checkpoint(path)
    with refused("none.pth"):
        read_checkpoint(folder / "none.pth")
    whole, chance = pickle.dumps({"a": 1, "b": [1, 2, (3, "x")]}, 2), random.Random(1)
    for _ in range(200):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] = chance.randrange(256)
        path.write_bytes(damaged)
        with suppress(JobFailure):  # some damage leaves a readable file; anything but a JobFailure fails the check
            read_checkpoint(path)


def check_that_a_refused_checkpoint_is_told_in_words_of_ours(folder: Path) -> None:
    path = folder / "bomb.pth"
    torch.save({"state_dict": {}, "meta": Bomb()}, path)
    with refused("could run code. Nothing of it was run; choose a file that holds weights alone."):
        read_checkpoint(path)
    path.write_bytes(bytes(range(200)))
    with refused("it is no file of weights, or was cut short. Choose another file."):
        read_checkpoint(path)


def check_that_a_bare_backbone_finds_its_place_and_other_shapes_are_left_out(folder: Path) -> None:
    own = {"backbone.a": torch.zeros(2), "backbone.b": torch.zeros(3), "head.c": torch.zeros(4)}
    assert list(fitting({"a": torch.ones(2), "b": torch.ones(9)}, own)) == ["backbone.a"]
    assert list(fitting({"head.c": torch.ones(4), "backbone.a": torch.ones(2)}, own)) == ["head.c", "backbone.a"]
    assert fitting({"x": torch.ones(1)}, own) == {}


def check_that_a_model_is_filled_whole_but_for_what_it_computes_anew(folder: Path) -> None:
    class Windows(torch.nn.Linear):
        """Throws its table away at loading, as Swin V2 does."""

        def __init__(self) -> None:
            super().__init__(2, 1)
            self.register_buffer("table", torch.arange(3.0))
            self.register_load_state_dict_pre_hook(lambda _, state, *__: state.pop("table", None))

    class Renamed(torch.nn.Linear):
        """Takes weights of no stated version for those of an older library, as FCOS does."""

        _version = 2

        def _load_from_state_dict(self, state: dict[str, Any], prefix: str, told: Any, *others: Any) -> None:
            if told.get("version") is None:
                state["weight"] = state.pop("old_weight")
            super()._load_from_state_dict(state, prefix, told, *others)

    own, saved = Windows(), dict(Windows().state_dict())
    for name in ("weight", "old_weight"):
        fill(Renamed(2, 1), {name: saved["weight"], "bias": saved["bias"]})
    fill(own, saved)
    assert torch.equal(own.weight, saved["weight"])
    fill(torch.nn.BatchNorm2d(1), {key: torch.ones(1) for key in ("weight", "bias", "running_mean", "running_var")})
    for weights, words in (({"weight": saved["weight"]}, "lacks bias"), (saved | {"more": saved["bias"]}, "more is")):
        try:
            fill(own, weights)
        except RuntimeError as error:
            assert words in str(error), error
        else:
            raise AssertionError("it was not refused")


def check_that_random_states_come_back(folder: Path) -> None:
    np.random.standard_normal()
    torch.save(random_state(), folder / "random.pth")
    drawn = (torch.rand(3).tolist(), np.random.standard_normal(3).tolist(), __import__("random").random())
    restore_random_state(torch.load(folder / "random.pth", weights_only=True))
    assert (torch.rand(3).tolist(), np.random.standard_normal(3).tolist(), __import__("random").random()) == drawn


def check_that_the_randomness_of_a_sample_leaves_the_graphics_card_alone(folder: Path) -> None:
    with mock.patch.object(torch.cuda, "manual_seed_all") as asked:
        with own_randomness(3, 1):
            first = torch.rand(2)
        with own_randomness(3, 1):
            assert torch.equal(torch.rand(2), first)
    assert not asked.called, "every iteration of a run on a card would drop out the same"


def check_that_overrides_cannot_run_code_or_move_the_run(folder: Path) -> None:
    config = Config({"model": {"head": {"loss": {"type": "A"}, "n": 1}}})
    bad: list[dict[str, Any]] = [
        {"model.head.loss.type": "os.system"},
        {"model.head": {"type": "shutil.rmtree", "path": "/"}},
        {"model.head": [{"type": "builtins.eval"}]},
        {"model.head": {"type": "subprocess.Popen", "args": ["true"]}},
        {"model.head": {"type": "mmengine.load", "file": "x.pkl"}},
        {"model.head": {"init_cfg": {"type": "Pretrained", "checkpoint": "x.pth"}}},
        {"model.head.init_cfg.checkpoint": "x.pth"},
        {"model.head.pretrained": "x.pth"},
        {"custom_imports.imports": ["os"]},
        {"work_dir": "/elsewhere"},
        {"model.__class__": "x"},
        {"modle.head.n": 2},
        {"model.head.n": "0,5"},
    ]
    for overrides in bad:
        with refused(next(iter(overrides)).split(".")[0]):
            configs.apply_overrides(config, overrides)
    configs.apply_overrides(config, {"model.head.n": 2, "model.head.loss.type": "mmpose.KeypointMSELoss"})
    assert (config.model.head.n, config.model.head.loss.type) == (2, "mmpose.KeypointMSELoss")


def check_that_no_word_that_a_library_would_run_or_unpickle_gets_in(folder: Path) -> None:
    """Registered parts all of them: one evaluates a word, one runs a config, others unpickle what a word names."""
    pickled = folder / "weights.pkl"
    pickled.write_bytes(pickle.dumps(Bomb()))
    bad: tuple[dict[str, Any], ...] = (
        {"type": "mmdet.CameraMotionCompensation", "warp_mode": "__import__('os').getpid()"},
        {"type": "mmpose.MSELoss", "teacher_cfg": str(folder / "a")},
        {"type": "mmseg.CrossEntropyLoss", "class_weight": str(pickled)},
        {"type": "mmdet.RTMDet", "name_or_path": "a/b", "trust_remote_code": True},
    )
    for table in bad:
        key = [key for key in table if key != "type"][-1]
        recipe = TrainRecipe("x", "", "detection", "mmdet", "a.py", 1, 1, (0, 0), 0.0, 0, fit="config")
        recipe.options["config"] = {"model": {"type": "mmdet.RTMDet", "neck": [table]}}
        with refused(f"model.neck.0.{key}"):
            configs.original_config(recipe)
        with refused("model.head"):
            configs.apply_overrides(Config({"model": {}}), {"model.head": [table]})
        with refused(key):
            configs.apply_overrides(Config({"model": {"head": {}}}), {f"model.head.{key}": table[key]})
    with refused("pickle"):
        mmengine.load(str(pickled))
    (folder / "plain.yaml").write_text("a: [1, 2]")
    (folder / "evil.yaml").write_text(f"a: !!python/object/apply:pathlib.Path.touch [{EXECUTED}]")
    assert mmengine.load(str(folder / "plain.yaml")) == {"a": [1, 2]}
    with refused("more than plain values"):
        mmengine.load(str(folder / "evil.yaml"))
    torch.save({"state_dict": {"a": torch.ones(1)}}, folder / "weights.pth")
    with refused("starting weights"):
        load_checkpoint(torch.nn.Linear(1, 1), str(folder / "weights.pth"))
    assert not EXECUTED.exists()


def check_that_base_configs_come_from_the_library_alone(folder: Path) -> None:
    for path in ("../../../../etc/x.py", "/etc/x.py", "rtmdet/nothing.py", "rtmdet/metafile.yml"):
        with refused("config"):
            configs.base_config("mmdet", path)
    with refused("not installed"):
        configs.base_config("mm_no_such_library", "a.py")


def check_that_no_number_that_is_not_finite_reaches_the_weights(folder: Path) -> None:
    weight = torch.nn.Parameter(torch.ones(2))
    wrapper = FiniteOptimWrapper(
        optimizer=torch.optim.SGD([weight], 0.1), clip_grad={"max_norm": 1.0, "error_if_nonfinite": True}
    )
    with refused("loss"):
        wrapper.update_params((weight * float("nan")).sum())
    with refused("gradient"):
        wrapper.update_params(torch.sqrt(weight * 0).sum())
    assert weight.tolist() == [1.0, 1.0]


def check_that_perfect_predictions_score_one(folder: Path) -> None:
    metric = PoseFigures(sigmas=[0.05, 0.05])
    truth = [[10.0, 10.0, 2], [50.0, 40.0, 1]]
    sample = {
        "img_id": 1,
        "pred_instances": {"keypoints": np.asarray([truth])[..., :2], "keypoint_scores": np.ones((1, 2))},
        "raw_ann_info": {"keypoints": truth, "bbox": [0, 0, 60, 60], "area": 3600.0},
    }
    metric.process(None, [sample])
    figures = metric.compute_metrics(metric.results)
    assert {key: round(value, 9) for key, value in figures.items()} == {
        "EPE": 0.0,
        "PCK@0.1": 1.0,
        "AP": 1.0,
        "AP50": 1.0,
        "AP75": 1.0,
    }
    objects = ObjectFigures(masks=True)
    box, ring = [10.0, 10.0, 30.0, 30.0], [10.0, 10.0, 30.0, 10.0, 30.0, 30.0, 10.0, 30.0]
    mask = cv2.fillPoly(np.zeros((60, 60), np.uint8), [np.asarray(ring, dtype=np.int32).reshape(-1, 2)], 1)[None]
    found = {"bboxes": np.asarray([box]), "scores": np.ones(1), "labels": np.zeros(1), "masks": mask}
    instances = [{"bbox": box, "bbox_label": 0, "ignore_flag": 0, "mask": [ring]}]
    objects.process(None, [{"img_id": 1, "ori_shape": (60, 60), "instances": instances, "pred_instances": found}])
    figures = objects.compute_metrics(objects.results)
    assert (round(figures["box AP"], 9), round(figures["AP50"], 9)) == (1.0, 1.0), figures
    assert coco_figures([{"image_id": 1, "category_id": 1}], [], "bbox")["AP"] == 0.0


def check_that_a_box_beyond_its_image_is_cut_there_in_validation_as_in_prediction(folder: Path) -> None:
    boxes = ObjectFigures()
    truth = [{"bbox": [10.0, 30.0, 40.0, 60.0], "bbox_label": 0, "ignore_flag": 0}]
    found = {"bboxes": np.asarray([[10.0, 30.0, 40.0, 75.0]]), "scores": np.ones(1), "labels": np.zeros(1)}
    boxes.process(None, [{"img_id": 1, "ori_shape": (60, 80), "instances": truth, "pred_instances": found}])
    assert round(boxes.compute_metrics(boxes.results)["AP"], 9) == 1.0
    at = object_at(Items(**found), 0, [7], (60, 80))
    assert (at.category_id, at.bbox_xywh) == (7, (10.0, 30.0, 30.0, 30.0))


class Items(SimpleNamespace):
    """Predictions as a library holds them: asked for by name, and whether there are any."""

    def __contains__(self, name: str) -> bool:
        return hasattr(self, name)


def check_that_simcc_maps_peak_where_the_keypoint_is_decoded(folder: Path) -> None:
    along_x, along_y = np.zeros((1, 1, 384)), np.zeros((1, 1, 512))
    along_x[0, 0, 100] = along_y[0, 0, 300] = 1.0
    info = {
        "input_size": (192, 256),
        "input_center": np.asarray([320.0, 240.0]),
        "input_scale": np.asarray([150.0, 200.0]),
    }
    labels = SimpleNamespace(keypoint_x_labels=along_x, keypoint_y_labels=along_y)
    maps, affine = from_simcc_head(SimpleNamespace(pred_instances=labels, metainfo=info))
    row, column = np.unravel_index(maps[0].argmax(), maps[0].shape)
    x, y = affine[0] * (column + 0.5) + affine[2], affine[4] * (row + 0.5) + affine[5]
    decoded = (
        np.asarray([50.0, 150.0]) / (192, 256) * info["input_scale"] + info["input_center"] - info["input_scale"] / 2
    )
    assert abs(x - decoded[0]) <= affine[0] / 2 and abs(y - decoded[1]) <= affine[4] / 2
    assert max(maps.shape) <= 96


def check_that_a_resumed_pose_run_is_equal_bit_by_bit(folder: Path) -> None:
    """Dropout and augmentation on; stopped in the middle of an epoch."""
    settings = {"overrides": {"model.head.gau_cfg.dropout_rate": 0.2, "model.head.gau_cfg.drop_path": 0.1}}
    assert_resume_is_exact(folder, tiny("rtmpose-t", **settings))


def check_that_a_resumed_detector_with_averaged_weights_is_equal_bit_by_bit(folder: Path) -> None:
    assert_resume_is_exact(folder, tiny("rtmdet-tiny"))


def check_that_runs_begun_in_the_same_second_keep_to_their_own_folders(folder: Path) -> None:
    frozen = SimpleNamespace(time=lambda: 1_700_000_000.0, strftime=time.strftime, localtime=time.localtime)
    with mock.patch("mmengine.runner.runner.time", frozen):
        for name in ("first", "second"):
            job = write_job(folder / name, replace(tiny("rtmpose-t"), epochs=1))
            assert run(job.path) == 0, finished(job)
            # The name of the second must not lead mmengine to the folder of the first, which is gone by then.
            shutil.rmtree(job.path)


def check_that_a_full_disk_is_a_sentence_and_costs_no_checkpoint(folder: Path) -> None:
    job = write_job(folder, replace(tiny("rtmpose-t"), epochs=1))
    assert run(job.path) == 0
    before = CheckpointStore(job.checkpoints).records()
    job.recipe.write_text(recipe_to_json(replace(tiny("rtmpose-t", disk_wait_s=0.0), epochs=2)))
    real = CheckpointStore._check_room

    def no_room(self: CheckpointStore, older: Any) -> None:
        raise OSError(28, "No space left on device")

    CheckpointStore._check_room = no_room  # type: ignore[method-assign]
    try:
        assert run(job.path) == 1
    finally:
        CheckpointStore._check_room = real  # type: ignore[method-assign]
    assert "disk is full" in finished(job).reason
    assert CheckpointStore(job.checkpoints).records() == before


def tiny(name: str, overrides: dict[str, Any] | None = None, **options: Any) -> TrainRecipe:
    recipe = suggest(preset(name), LabelSummary())
    options = recipe.options | {"warmup_iterations": 2, "depth": 18} | options
    return replace(
        recipe,
        epochs=2,
        batch_size=2,
        input_wh=(64, 64),
        seed=3,
        options=options,
        overrides=overrides or {},
        val_interval=1,
        checkpoint_interval=1,
    )


def assert_resume_is_exact(folder: Path, recipe: TrainRecipe) -> None:
    whole, parted = write_job(folder / "whole", recipe), write_job(folder / "parted", recipe)
    assert run(whole.path) == 0, finished(whole)
    real, asked = StopWatch.is_requested, iter([False] * 2 + [True])
    StopWatch.is_requested = lambda self: next(asked)  # type: ignore[method-assign]
    try:
        assert run(parted.path) == 0, finished(parted)
    finally:
        StopWatch.is_requested = real  # type: ignore[method-assign]
    assert finished(parted).outcome == "cancelled"
    torch.rand(5), np.random.rand(5)
    assert run(parted.path) == 0, finished(parted)
    assert finished(parted).outcome == "succeeded"
    assert digest(whole) == digest(parted)


def digest(job: JobFolder) -> str:
    """A hash of everything the last checkpoint holds: weights, optimizer, averages, random states."""
    store = CheckpointStore(job.checkpoints)
    newest = store.newest()
    assert newest is not None
    found = hashlib.sha256()
    feed(read_checkpoint(store.path(newest)), found)
    return found.hexdigest()


def feed(value: Any, into: Any) -> None:
    if isinstance(value, dict):
        for key in value:
            into.update(str(key).encode())
            feed(value[key], into)
    elif isinstance(value, (list, tuple)):
        for item in value:
            feed(item, into)
    else:
        into.update(value.contiguous().numpy().tobytes() if isinstance(value, torch.Tensor) else repr(value).encode())


def finished(job: JobFolder) -> Finished:
    return [item for item in ChannelReader(job.events).poll(1 << 28) if isinstance(item, Finished)][-1]


def write_job(folder: Path, recipe: TrainRecipe) -> JobFolder:
    """A job with six pictures of a bright square, its box and its corners."""
    job = JobFolder(folder)
    job.labels.mkdir(parents=True)
    chance = np.random.default_rng(0)
    images, annotations = [], []
    for number in range(1, 7):
        x, y = (int(value) for value in chance.integers(8, 40, 2))
        picture = chance.integers(0, 90, (80, 80, 3)).astype(np.uint8)
        picture[y : y + 30, x : x + 30] = (230, 120, 40)
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
        images.append({"id": number, "file_name": str(path), "width": 80, "height": 80})
        corners = [x, y, 2, x + 30, y + 30, 2]
        shape = {"bbox": [x, y, 30, 30], "area": 900, "keypoints": corners, "iscrowd": 0}
        annotations.append({"id": number, "image_id": number, "category_id": 1, **shape})
    categories = [{"id": 1, "name": "square", "keypoints": ["a", "b"], "skeleton": [[1, 2]]}]
    for name in ("train", "val"):
        body = {"images": images, "annotations": annotations, "categories": categories}
        (job.labels / f"{name}.json").write_text(json.dumps(body))
    job.recipe.write_text(recipe_to_json(recipe))
    return job


def checks() -> dict[str, Callable[[Path], None]]:
    """The checks of this file and of the inside_*.py beside it."""
    found = dict(globals())
    for part in sorted(Path(__file__).parent.glob("inside_*.py")):
        if part.stem != Path(__file__).stem:
            found |= vars(importlib.import_module(part.stem))
    return {name: value for name, value in found.items() if name.startswith("check_that_")}


def main() -> None:
    for name, check in checks().items():
        if len(sys.argv) > 1 and name not in sys.argv:
            continue
        failure = ""
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(Path(folder))
            except BaseException:  # noqa: BLE001 - reported to the test that waits for it
                failure = traceback.format_exc()
        sys.stderr.write(json.dumps({"check": name, "failure": failure}) + "\n")


if __name__ == "__main__":
    main()
