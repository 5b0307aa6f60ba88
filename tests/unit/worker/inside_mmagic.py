"""Checks of restored pictures; see inside_worker.py."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from workbench.worker import compat

compat.install_for_mmagic()

import cv2  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402
from mmagic.evaluation.metrics.psnr import psnr as their_psnr  # noqa: E402
from mmagic.evaluation.metrics.ssim import ssim as their_ssim  # noqa: E402
from mmagic.registry import MODELS  # noqa: E402
from mmagic.utils import register_all_modules  # noqa: E402

from workbench.protocol.channel import ChannelReader  # noqa: E402
from workbench.protocol.job_folder import JobFolder  # noqa: E402
from workbench.protocol.messages import Finished, Notice, Scalars  # noqa: E402
from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe, recipe_to_json  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.colouring import PictureColourer  # noqa: E402
from workbench.worker.openmmlab.degrading import SPOILERS, STRENGTHS  # noqa: E402
from workbench.worker.openmmlab.figures.pictures import MOST_PSNR, psnr, ssim  # noqa: E402
from workbench.worker.openmmlab.fit.mmagic import fit_mmagic  # noqa: E402
from workbench.worker.openmmlab.inpainting import PictureInpainter, inpainting_model  # noqa: E402
from workbench.worker.openmmlab.picture_pairs import CutPicture, SpoilBySteps, SpoilPicture  # noqa: E402
from workbench.worker.openmmlab.resampling import enlarged, shrunk  # noqa: E402
from workbench.worker.openmmlab.tiles import by_tiles  # noqa: E402
from workbench.worker.run import run  # noqa: E402
from workbench.worker.snapshot import Snapshot  # noqa: E402

GAN = "srgan_resnet/srgan_x4c64b16_1xb16-1000k_div2k.py"
REAL = "real_esrgan/realesrgan_c64b23g32_4xb12-lr1e-4-400k_df2k-ost.py"


def check_that_a_generator_is_taught_judged_beside_enlarging_and_gives_a_picture_back(folder: Path) -> None:
    job = write_job(folder / "run", recipe(options={"width": 8, "blocks": 1, "cinema": False}))
    assert run(job.path) == 0, messages(job, Finished)[-1].reason
    figures = next(item.values for item in messages(job, Scalars) if "PSNR" in item.values)
    assert set(figures) == {"PSNR", "SSIM", "PSNR bicubic", "SSIM bicubic"}
    notes = " ".join(item.text for item in messages(job, Notice))
    assert "discriminator is left out" in notes and "perceptual loss is left out" in notes

    target = JobFolder(folder / "predict")
    target.path.mkdir()
    target.recipe.write_text(recipe_to_json(PredictRecipe("p", str(job.path))))
    target.images.write_text(json.dumps({"id": 1, "path": str(job.path / "1.png"), "spots": None}) + "\n")
    assert run(target.path) == 0, messages(target, Finished)[-1].reason
    (line,) = (json.loads(text) for text in target.predictions.read_text().splitlines())
    assert (line["instances"], line["picture"]) == ([], "pictures/1.png")
    made = cv2.imdecode(np.fromfile(target.pictures / "1.png", np.uint8), cv2.IMREAD_COLOR)
    assert made.shape == (4 * 40, 4 * 48, 3)
    assert [path.name for path in target.pictures.iterdir()] == ["1.png"]


def check_that_psnr_and_ssim_are_those_of_the_library(folder: Path) -> None:
    chance = np.random.default_rng(0)
    one = chance.integers(0, 256, (40, 50, 3)).astype(np.uint8)
    other = np.clip(one + chance.normal(0, 12, one.shape), 0, 255).astype(np.uint8)
    for border in (0, 4):
        assert abs(psnr(one, other, border) - their_psnr(one, other, crop_border=border)) < 1e-4
        assert abs(ssim(one, other, border) - their_ssim(one, other, crop_border=border)) < 1e-6
    assert (psnr(one, one), round(ssim(one, one), 9)) == (MOST_PSNR, 1.0)
    assert np.isnan(ssim(one[:8], other[:8]))


def check_that_tiles_meet_without_a_seam(folder: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (70, 101, 3)).astype(np.uint8)
    blur = by_tiles(picture, lambda part: np.asarray(cv2.blur(part, (5, 5))), 1, tile=40, overlap=8)
    inner = (slice(2, -2), slice(2, -2))
    assert np.array_equal(blur[inner], cv2.blur(picture, (5, 5))[inner])
    twice = by_tiles(picture, lambda part: part.repeat(2, 0).repeat(2, 1), 2, tile=40, overlap=8)
    assert np.array_equal(twice, picture.repeat(2, 0).repeat(2, 1))


def check_that_inputs_are_spoiled_alike_for_validation_and_anew_for_training(folder: Path) -> None:
    picture = np.asarray(cv2.resize(np.random.default_rng(2).integers(0, 256, (9, 9, 3)).astype(np.uint8), (64, 48)))
    ways = [SpoilPicture(1, kind, STRENGTHS[kind], is_fixed=True) for kind in SPOILERS]
    steps = fit(REAL).train_pipeline[2]["steps"]
    for way in (*ways, SpoilBySteps(steps, 4, is_fixed=True)):
        made = [way.transform({"gt": picture, "img_id": 5})["img"] for _ in range(2)]
        assert np.array_equal(*made) and made[0].dtype == np.uint8 and not np.array_equal(made[0], picture)
        assert made[0].shape == ((12, 16, 3) if isinstance(way, SpoilBySteps) else picture.shape)
    free = [SpoilPicture(1, "noise", 25.0).transform({"gt": picture, "img_id": 5})["img"] for _ in range(2)]
    assert not np.array_equal(*free)
    assert np.abs(enlarged(shrunk(picture, 2), (64, 48)).astype(int) - picture).mean() < 8


def check_that_a_piece_is_cut_from_a_picture_of_any_size(folder: Path) -> None:
    path = folder / "1.png"
    for size in ((5, 9), (100, 60)):
        path = folder / f"{size[0]}.png"
        path.write_bytes(cv2.imencode(".png", np.zeros((*size, 3), np.uint8))[1].tobytes())
        record = {"img_path": str(path), "img_id": 1}
        assert CutPicture(32, 1, True, True).transform(dict(record))["gt"].shape == (32, 32, 1)
    assert CutPicture(768, 8, False, False).transform(dict(record))["gt"].shape == (96, 56, 3)


def check_that_a_config_says_what_is_mended_or_why_it_is_not_taught(folder: Path) -> None:
    ways = {
        "swinir/swinir_s128w8d6e180_8xb1-lr2e-4-1600k_dfwb-colorDN15.py": ("noise", 15.0, "rgb"),
        "swinir/swinir_s126w7d6e180_8xb1-lr2e-4-1600k_dfwb-grayCAR10.py": ("jpeg", 10.0, "gray"),
        "nafnet/nafnet_c64eb11128mb1db1111_8xb8-lr1e-3-400k_gopro.py": ("motion", STRENGTHS["motion"], "bgr"),
        "restormer/restormer_official_rain13k.py": ("rain", STRENGTHS["rain"], "rgb"),
    }
    for config, expected in ways.items():
        _, _, spoil, order, *_ = fit(config).train_pipeline
        assert (spoil["kind"], spoil["strength"], order["channels"]) == expected, config
    assert fit(GAN).model["pixel_loss"]["loss_weight"] == 1.0
    assert fit(GAN, options={"spoil": "jpeg", "strength": 50}).val_pipeline[1]["kind"] == "jpeg"
    reasons = {
        "dic/dic_x8c48b6_4xb2-150k_celeba-hq.py": "landmarks",
        "restormer/restormer_official_dpdd-dual.py": "dual-pixel",
        "global_local/gl_8xb12_places-256x256.py": "workbench restore",
        "dcgan/dcgan_1xb128-300kiters_celeba-cropped-64.py": "Choose a configuration of super-resolution",
    }
    for config, reason in reasons.items():
        try:
            fit(config)
        except JobFailure as failure:
            assert reason in str(failure), failure
        else:
            raise AssertionError(f"{config} was not refused")


def check_that_only_holes_are_filled(folder: Path) -> None:
    register_all_modules(init_default_scope=True)
    config = configs.base_config("mmagic", "global_local/gl_8xb12_places-256x256.py")
    config["input_shape"] = (64, 64)
    model = MODELS.build(inpainting_model(config.model)).eval()
    fill = PictureInpainter(model, config, "bgr", torch.device("cpu"))
    image = np.random.default_rng(3).integers(0, 256, (70, 90, 3)).astype(np.uint8)
    alpha = np.full((70, 90), 255, np.uint8)
    alpha[5:20, 60:85] = alpha[50:70, 0:9] = 0
    made = fill(np.dstack([image, alpha]), None)[0].picture
    assert np.array_equal(made[alpha == 255], image[alpha == 255])
    assert (made[alpha == 0] != image[alpha == 0]).mean() > 0.9
    boxed = fill(image, [Spot((60, 5, 25, 15), 1)])[0].picture
    changed = np.argwhere((boxed != image).any(axis=2))
    assert changed.min(axis=0).tolist() >= [5, 60] and changed.max(axis=0).tolist() <= [19, 84]
    try:
        fill(image, None)
    except JobFailure as failure:
        assert "no hole to fill" in str(failure)
    else:
        raise AssertionError("nothing was to be filled")


def check_that_colours_change_and_brightness_stays(folder: Path) -> None:
    """A network that says red everywhere: the picture is red, and as light and dark as before."""

    class Red(torch.nn.Module):
        def image_model(self, lightness: torch.Tensor, hint: torch.Tensor, mask: torch.Tensor) -> tuple:
            assert lightness.min() >= -0.5 and lightness.max() <= 0.5 and float(mask.max()) == -0.5
            return None, torch.full_like(hint, 0.3), None

    numbers = {"l_cent": 50.0, "l_norm": 100.0, "ab_norm": 110, "mask_cent": 0.5}
    grey = np.repeat(np.linspace(60, 150, 80).astype(np.uint8)[None], 60, axis=0)
    made = PictureColourer(Red(), numbers, torch.device("cpu"))(np.dstack([grey] * 3), None)[0].picture
    assert (made[..., 2] > made[..., 0]).all()
    light = [cv2.cvtColor(each, cv2.COLOR_BGR2LAB)[..., 0].astype(int) for each in (made, np.dstack([grey] * 3))]
    assert np.abs(light[0] - light[1]).max() <= 2


def fit(config: str, **fields: object) -> SimpleNamespace:
    return fit_mmagic(replace(recipe(), base_config=config, **fields), Snapshot((), ())).learning  # type: ignore[arg-type]


def recipe(**fields: object) -> TrainRecipe:
    known = TrainRecipe("t", "", "restoration", "mmagic", GAN, 1, 16, (32, 32), 1e-3, 1, fit="config")
    return replace(known, **fields)  # type: ignore[arg-type]


def write_job(folder: Path, chosen: TrainRecipe) -> JobFolder:
    """Two pictures without any label."""
    job = JobFolder(folder)
    job.labels.mkdir(parents=True)
    images = []
    for number in (1, 2):
        rough = np.random.default_rng(number).integers(0, 256, (8, 8, 3)).astype(np.uint8)
        path = folder / f"{number}.png"
        path.write_bytes(cv2.imencode(".png", cv2.resize(rough, (48, 40)))[1].tobytes())
        images.append({"id": number, "file_name": str(path), "width": 48, "height": 40})
    for name in ("train", "val"):
        body = {"images": images, "annotations": [], "categories": []}
        (job.labels / f"{name}.json").write_text(json.dumps(body))
    job.recipe.write_text(recipe_to_json(chosen))
    return job


def messages(job: JobFolder, kind: type) -> list:
    return [item for item in ChannelReader(job.events).poll(1 << 28) if isinstance(item, kind)]
