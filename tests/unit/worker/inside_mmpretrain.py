"""Checks of image classes and of learning without labels; see inside_worker.py."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbench.worker import compat

compat.install()

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from workbench.protocol.arrays import read_array  # noqa: E402
from workbench.protocol.channel import ChannelReader  # noqa: E402
from workbench.protocol.job_folder import JobFolder  # noqa: E402
from workbench.protocol.messages import Finished, Notice, Scalars  # noqa: E402
from workbench.tasks.recipe import PredictRecipe, TrainRecipe, recipe_to_json  # noqa: E402
from workbench.worker.openmmlab.fit.class_sizes import own_size, set_size  # noqa: E402
from workbench.worker.run import run  # noqa: E402
from workbench.worker.snapshot import read_snapshot  # noqa: E402

RESNET = "resnet/resnet18_8xb16_cifar10.py"
SIMCLR = "simclr/simclr_resnet50_8xb32-coslr-200e_in1k.py"
TINY_RESNET = {"model.backbone.base_channels": 8, "model.backbone.stem_channels": 8, "model.head.in_channels": 64}


def check_that_a_classifier_starts_from_a_backbone_that_learned_without_labels(folder: Path) -> None:
    """Pretraining, then classification from its weights, then prediction and features."""
    small = {"model.backbone.depth": 18, "model.neck.in_channels": 512, "model.neck.hid_channels": 32}
    first = write_job(folder / "simclr", recipe("pretraining", SIMCLR, overrides=small, batch_size=4))
    assert run(first.path) == 0, finished(first).reason
    assert [item for item in messages(first, Scalars) if item.group == "train" and np.isfinite(item.values["loss"])]

    weights = str(first.checkpoints / json.loads(first.manifest.read_text())["checkpoints"][-1]["file"])
    second = write_job(folder / "classes", recipe("classification", "resnet/resnet18_8xb32_in1k.py", weights=weights))
    assert run(second.path) == 0, finished(second).reason
    told = [item.text for item in messages(second, Notice) if "parameters taken" in item.text]
    # All of the backbone, nothing of the head: 20 convolutions and as many norms with five tensors each.
    assert told == ["Starting weights: 120 of 122 parameters taken; the others begin anew."], told
    assert {"accuracy", "F1"} <= set(messages(second, Scalars)[-1].values)

    found = predict(second, folder / "predictions")
    lines = [json.loads(line) for line in found.predictions.read_text().splitlines()]
    assert [line["image_id"] for line in lines] == [1, 2]
    assert all(set(item) == {"category_id", "score"} for line in lines for item in line["instances"])
    # The surest class stays, however unsure.
    assert all(len(line["instances"]) == 1 for line in lines)

    described = predict(first, folder / "features", features=True)
    assert read_array(described.features, "features").shape == (2, 512)
    refused = write_prediction(first, folder / "refused")
    assert run(refused.path) == 1
    assert "knows no classes" in finished(refused).reason


def check_that_images_of_several_classes_get_a_yes_or_no_for_each(folder: Path) -> None:
    """The head changes, and so do the figures."""
    job = write_job(folder, recipe("classification", RESNET, overrides=TINY_RESNET), several=True)
    config = job.recipe.read_text()
    assert run(job.path) == 0, (finished(job).reason, config)
    values = messages(job, Scalars)[-1].values
    assert {"mAP", "accuracy", "F1"} == set(values)
    assert "MultiLabelLinearClsHead" in job.config.read_text()
    assert any("several classes" in item.text for item in messages(job, Notice))


def check_that_a_config_that_needs_something_else_is_refused_with_a_way_out(folder: Path) -> None:
    """A teacher that is not here, a task of another kind, pictures and text, a config that its own library broke."""
    from workbench.worker.failures import JobFailure
    from workbench.worker.openmmlab.fit.mmpretrain import fit_mmpretrain

    job = write_job(folder, recipe("classification", RESNET))
    snapshot = read_snapshot(job.labels / "train.json", (1, 2, 3))
    for task, name, reason in (
        ("pretraining", "milan/milan_vit-base-p16_16xb256-amp-coslr-400e_in1k.py", "choose MAE"),
        ("pretraining", RESNET, "task classification"),
        ("classification", SIMCLR, "task pretraining"),
        ("classification", "blip/blip-base_8xb32_caption.py", "pictures and text"),
        ("classification", "swin_transformer_v2/swinv2-large-w12_8xb128_in21k-192px.py", "broken in the installed"),
    ):
        try:
            fit_mmpretrain(recipe(task, name), snapshot)
        except JobFailure as error:
            assert reason in str(error), error
        else:
            raise AssertionError(f"{name} was not refused")


def check_that_another_input_size_changes_all_sizes_in_proportion(folder: Path) -> None:
    """The last size of the validation counts; what was as large becomes the size asked for."""
    val = [{"type": "ResizeEdge", "scale": 256}, {"type": "CenterCrop", "crop_size": 224}]
    train = [{"type": "RandomResizedCrop", "scale": 176}, {"type": "MultiView", "transforms": [[{"type": "Resize"}]]}]
    assert own_size(train, val) == (224, 224)
    assert own_size(train, ()) == (176, 176)
    set_size(val, (224, 224), (112, 56))
    set_size(train, (224, 224), (112, 112))
    assert val[0]["scale"] == 128
    assert val[1]["crop_size"] == (112, 56)
    assert train[0]["scale"] == 88


def recipe(task: str, config: str, **fields: Any) -> TrainRecipe:
    settings = {"name": "run", "preset": "zoo", "epochs": 1, "batch_size": 4, "input_wh": (32, 32), "seed": 0}
    settings |= {"learning_rate": 0.01, "adapter": "mmpretrain", "fit": "config"} | fields
    return TrainRecipe(task=task, base_config=config, **settings)


def write_job(folder: Path, wanted: TrainRecipe, several: bool = False) -> JobFolder:
    """A job with six pictures of three colours; with ``several`` some are of two classes."""
    job = JobFolder(folder)
    job.labels.mkdir(parents=True)
    chance = np.random.default_rng(0)
    images = []
    for number in range(1, 7):
        picture = chance.integers(0, 60, (40, 48, 3)).astype(np.uint8)
        picture[..., number % 3] += 150
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
        tags = [1 + number % 3, *([1 + (number + 1) % 3] if several and number > 3 else [])]
        images.append({"id": number, "file_name": str(path), "width": 48, "height": 40, "workbench": {"tags": tags}})
    categories = [{"id": number, "name": name} for number, name in enumerate(("red", "green", "blue"), 1)]
    for name in ("train", "val"):
        body = {"images": images, "annotations": [], "categories": categories}
        (job.labels / f"{name}.json").write_text(json.dumps(body))
    job.recipe.write_text(recipe_to_json(wanted))
    return job


def predict(trained: JobFolder, folder: Path, **settings: Any) -> JobFolder:
    job = write_prediction(trained, folder, **settings)
    assert run(job.path) == 0, finished(job).reason
    return job


def write_prediction(trained: JobFolder, folder: Path, **settings: Any) -> JobFolder:
    job = JobFolder(folder)
    job.path.mkdir()
    lines = [{"id": number, "path": str(trained.path / f"{number}.png"), "spots": None} for number in (1, 2)]
    job.images.write_text("".join(json.dumps(line) + "\n" for line in lines))
    job.recipe.write_text(recipe_to_json(PredictRecipe("predict", str(trained.path), score_threshold=0.5, **settings)))
    return job


def messages(job: JobFolder, kind: type[Any]) -> list[Any]:
    return [item for item in ChannelReader(job.events).poll(1 << 28) if isinstance(item, kind)]


def finished(job: JobFolder) -> Finished:
    found: Finished = messages(job, Finished)[-1]
    return found
