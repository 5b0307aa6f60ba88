"""Classes of whole images with mmpretrain, and backbones that learn without labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.worker import compat

compat.install()

import numpy as np  # noqa: E402 - the patches come first
import numpy.typing as npt  # noqa: E402
import torch  # noqa: E402
from mmengine.dataset import Compose, default_collate  # noqa: E402
from mmpretrain.models.heads import ClsHead, MultiLabelClsHead  # noqa: E402
from mmpretrain.registry import MODELS  # noqa: E402
from mmpretrain.utils import register_all_modules  # noqa: E402

from workbench.tasks.recipe import PredictRecipe, Spot, TrainRecipe  # noqa: E402
from workbench.worker.adapters.adapter import Extractor, Found, Predictor, TrainedModel, WorkingJob  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab import configs  # noqa: E402
from workbench.worker.openmmlab.checkpoint import fill_from  # noqa: E402
from workbench.worker.openmmlab.fit.mmpretrain import fit_mmpretrain, has_several  # noqa: E402
from workbench.worker.openmmlab.learning import Learning  # noqa: E402
from workbench.worker.openmmlab.training import train, use_device  # noqa: E402
from workbench.worker.snapshot import Snapshot, read_snapshot  # noqa: E402

Picture = npt.NDArray[np.uint8]


class MMPretrainAdapter:
    """Trains and runs image classifiers; trains backbones on pictures alone."""

    name = "mmpretrain"

    def train(self, recipe: TrainRecipe, job: WorkingJob) -> None:
        """See Adapter.train."""
        snapshot = read_snapshot(job.folder.labels / "train.json", recipe.categories)
        train(recipe, job, self.learning(recipe, snapshot))

    def learning(self, recipe: TrainRecipe, snapshot: Snapshot) -> Learning:
        """Return what the run is made of; raises JobFailure."""
        return fit_mmpretrain(recipe, snapshot).learning

    def predictor(self, model: TrainedModel, recipe: PredictRecipe) -> Predictor:
        """See Adapter.predictor."""
        use_device(recipe.device, recipe.threads)
        register_all_modules(init_default_scope=True)
        if model.recipe.task == "pretraining":
            raise JobFailure(
                f"The run {model.recipe.name} learned without labels and knows no classes: start another run from its "
                "weights, or look for similar images with its features."
            )
        return ClassPredictor(LoadedNetwork(self.learning(model.recipe, model.snapshot), model, recipe.device), model)

    def extractor(self, model: TrainedModel, recipe: PredictRecipe) -> Extractor:
        """See FeatureSource.extractor."""
        use_device(recipe.device, recipe.threads)
        return FeatureExtractor(LoadedNetwork(self.learning(model.recipe, model.snapshot), model, recipe.device))


class LoadedNetwork:
    """A trained network and the pipeline that it looks through."""

    def __init__(self, learning: Learning, trained: TrainedModel, device: str) -> None:
        model = configs.model_as_run(trained.recipe, learning.model)
        self.model = MODELS.build(model)
        fill_from(self.model, trained.checkpoint)
        self.model.to("cuda" if device.startswith("cuda") else "cpu").eval()
        self._pipeline = Compose(learning.val_pipeline)

    def batch(self, image: Picture) -> dict[str, Any]:
        """Return one image (h, w, 3), BGR, as the model's own preparation takes it."""
        sample = self._pipeline({"img": image, "img_id": 0, "img_path": ""})
        batch: dict[str, Any] = default_collate([sample])
        return batch


class ClassPredictor:
    """Tells the class of an image, or its classes, surest first."""

    def __init__(self, network: LoadedNetwork, trained: TrainedModel) -> None:
        self._network = network
        self._ids = [category.id for category in trained.snapshot.categories]
        self._has_several = has_several(trained.recipe, trained.snapshot)

    def __call__(self, image: Picture, spots: Sequence[Spot] | None) -> list[Found]:  # noqa: ARG002
        with torch.inference_mode():
            sample = self._network.model.test_step(self._network.batch(image))[0]
        scores = sample.pred_score.float().cpu().numpy()
        return [Found(self._ids[int(place)], float(scores[place])) for place in np.argsort(-scores, kind="stable")]


class FeatureExtractor:
    """Says what an image is like: what comes into the layer that tells classes, its mean over all places."""

    def __init__(self, network: LoadedNetwork) -> None:
        self._network = network
        self._inside: list[torch.Tensor] = []
        telling = _telling_layer(network.model)
        if telling is not None:
            telling.register_forward_pre_hook(lambda _, given: self._inside.append(given[0]))

    def __call__(self, image: Picture) -> npt.NDArray[np.float32]:
        model = self._network.model
        self._inside.clear()
        with torch.inference_mode():
            prepared = model.data_preprocessor(self._network.batch(image), False)
            given = model.extract_feat(prepared["inputs"])
            found = (self._inside[-1] if self._inside else last_of(given)).float().cpu()
        # (1, C), (1, C, h, w) or (1, tokens, C)
        vector = found.flatten(2).mean(2) if found.dim() == 4 else found.mean(1) if found.dim() == 3 else found
        return np.asarray(vector[0].numpy(), dtype=np.float32)


def _telling_layer(model: Any) -> torch.nn.Module | None:
    """The layer inside a backbone that tells classes by itself, as in VGG and Inception, whose head has no weights."""
    head = getattr(model, "head", None)
    if not isinstance(head, ClsHead | MultiLabelClsHead) or any(True for _ in head.parameters()):
        return None
    linear = [layer for layer in model.backbone.modules() if isinstance(layer, torch.nn.Linear)]
    return linear[-1] if linear else None


def last_of(found: Any) -> torch.Tensor:
    """Return the last tensor of what a network gives, however it is packed: the last stage, its last part."""
    while not isinstance(found, torch.Tensor):
        found = found[-1]
    return found
