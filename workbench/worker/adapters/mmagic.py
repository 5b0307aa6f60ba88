"""Sharper and cleaner pictures with mmagic: any network that makes one picture from one.

Inpainting and colourisation are run with weights that were trained elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.worker import compat

compat.install_for_mmagic()

import numpy as np  # noqa: E402 - the patches come first
import numpy.typing as npt  # noqa: E402
import torch  # noqa: E402
from mmagic.registry import MODELS  # noqa: E402
from mmagic.utils import register_all_modules  # noqa: E402
from mmengine.config import Config  # noqa: E402

from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe  # noqa: E402
from workbench.worker.adapters.adapter import Found, Predictor, TrainedModel, WorkingJob  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs, picture_pairs  # noqa: E402
from workbench.worker.openmmlab.checkpoint import fill_from  # noqa: E402
from workbench.worker.openmmlab.colouring import PictureColourer  # noqa: E402
from workbench.worker.openmmlab.fit.mmagic import Restorer, channel_order, fit_mmagic, restorer_of  # noqa: E402
from workbench.worker.openmmlab.fit.pretrained import take_out  # noqa: E402
from workbench.worker.openmmlab.inpainting import PictureInpainter, inpainting_model  # noqa: E402
from workbench.worker.openmmlab.tiles import by_tiles  # noqa: E402
from workbench.worker.openmmlab.training import train, use_device  # noqa: E402
from workbench.worker.predict import MAX_IMAGE_PIXELS  # noqa: E402
from workbench.worker.snapshot import read_snapshot  # noqa: E402

Picture = npt.NDArray[np.uint8]


class MMagicAdapter:
    """Trains and runs restoration models. Nothing has to be labelled."""

    name = "mmagic"

    def train(self, recipe: TrainRecipe, job: WorkingJob) -> None:
        """See Adapter.train."""
        register_all_modules(init_default_scope=True)
        snapshot = read_snapshot(job.folder.labels / "train.json", recipe.categories)
        train(recipe, job, fit_mmagic(recipe, snapshot).learning)

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """See Adapter.predictor."""
        use_device(recipe.device, recipe.threads)
        register_all_modules(init_default_scope=True)
        config = configs.base_config("mmagic", model.recipe.base_config)
        device = torch.device("cuda" if recipe.device.startswith("cuda") else "cpu")
        kind = str(config.model.type)
        if kind.endswith("Inpaintor"):
            built = _built(inpainting_model(config.model), model, device)
            return PictureInpainter(built, config, channel_order(config), device)
        if kind == "InstColorization":
            return PictureColourer(_built(config.model, model, device), config.model.color_data_opt, device)
        return PictureRestorer(model, device)


class PictureRestorer:
    """A loaded restoration model: gives the whole picture back, as many times larger as the model makes it."""

    def __init__(self, trained: TrainedModel, device: torch.device) -> None:
        config = configs.base_config("mmagic", trained.recipe.base_config)
        restorer = restorer_of(config, trained.recipe)
        own = {key: value for key, value in trained.recipe.overrides.items() if key.startswith("model.")}
        wanted = Config({"model": restorer.model})
        configs.apply_overrides(wanted, own)
        self._restorer, self._device = restorer, device
        self._model = _built(wanted.model, trained, device)

    def __call__(self, image: Picture, spots: Sequence[Spot] | None) -> list[Found]:  # noqa: ARG002
        scale = self._restorer.scale
        height, width = image.shape[:2]
        if height * width * scale**2 > MAX_IMAGE_PIXELS:
            raise JobFailure(
                f"The picture would become {width * scale} x {height * scale} pixels, more than "
                f"{MAX_IMAGE_PIXELS // 10**6} million: cut it up first."
            )
        given = picture_pairs.in_channels(image, self._restorer.channels)
        made = by_tiles(given, self._piece, scale)
        return [Found(0, 1.0, picture=picture_pairs.to_bgr(made, self._restorer.channels))]

    def _piece(self, piece: Picture) -> Picture:
        """One tile (h, w, c) through the network; its sides are mirrored up to what the network can divide."""
        height, width = piece.shape[:2]
        whole = picture_pairs.up_to_multiple(piece, self._restorer.multiple)
        preparing = self._model.data_preprocessor
        values = torch.from_numpy(whole.transpose(2, 0, 1).astype(np.float32))[None].to(self._device)
        with torch.inference_mode():
            made = self._run((values - preparing.mean) / preparing.std, self._restorer)
            made = (made * preparing.std + preparing.mean)[0].round().clamp(0, 255)
        scale = self._restorer.scale
        found: Picture = made.cpu().numpy().astype(np.uint8).transpose(1, 2, 0)
        return found[: height * scale, : width * scale]

    def _run(self, values: torch.Tensor, restorer: Restorer) -> Any:
        if not restorer.is_continuous:
            return self._model.generator(values)
        height, width = (side * restorer.scale for side in values.shape[-2:])
        coordinates, cell = whole_grid(height, width, self._device)
        points = self._model.generator(values, coordinates, cell, test_mode=True)
        return points.view(1, height, width, 3).permute(0, 3, 1, 2)


def whole_grid(height: int, width: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the middles of all cells of a picture, y, x from -1 to 1, and the cells' sizes: each (1, h * w, 2)."""
    ys, xs = ((torch.arange(side, device=device) * 2 + 1) / side - 1 for side in (height, width))
    grid = torch.stack(torch.meshgrid(ys, xs, indexing="ij"), dim=-1).reshape(1, -1, 2)
    cell = torch.tensor([2 / height, 2 / width], device=device).expand_as(grid)
    return grid, cell


def _built(model: Any, trained: TrainedModel, device: torch.device) -> torch.nn.Module:
    """Build a model from its config and give it the run's weights; raises JobFailure when they do not fit."""
    take_out(model)
    configs.without_sync(model)
    built: torch.nn.Module = MODELS.build(model)
    # Discriminators and averaged copies are held by foreign checkpoints besides.
    fill_from(built, trained.checkpoint, with_others=True)
    return built.to(device).eval()
