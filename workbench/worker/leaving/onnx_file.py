"""A trained model as an ONNX file, compared with torch on pictures of its own run.

The graph takes pixels (N, 3, h, w) as float32 0..255 in BGR, as OpenCV reads them and as the run's validation pipeline
sizes them; normalising is part of it. What comes out are the head's own numbers, named in a JSON file beside it:
class probabilities for classification, maps for segmentation, heatmaps or the two distributions of SimCC for poses,
scores and box offsets of every level for detectors.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.protocol.job_folder import JobFolder
from workbench.worker.adapters.catalog import adapter
from workbench.worker.failures import JobFailure
from workbench.worker.leaving.trained import Trained, read_trained

OPSET = 17
SAMPLES = 4
"""So many pictures of the run are looked at by both."""

CLOSE = 1e-3
"""The largest difference that counts as equal, as a part of the largest number that comes out (at least 1)."""

Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Graph:
    module: Any
    names: list[str]


def write_onnx(run: JobFolder, out: Path) -> dict[str, Any]:
    """Write ``out`` and ``out.json`` beside it; raises JobFailure when the library's model cannot leave that way."""
    trained = read_trained(run)
    library: Any = adapter(trained.recipe.adapter)
    import torch

    learning = library.learning(trained.recipe, trained.snapshot)
    model = _built(learning, trained)
    pictures = _pictures(learning, trained)
    first = torch.from_numpy(pictures[0])
    graph = _graph(model, learning.scope, first)
    partial = out.with_suffix(".part")
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                graph.module,
                (first,),
                str(partial),
                input_names=["pixels"],
                output_names=graph.names,
                dynamic_axes={"pixels": {0: "n"}} | {name: {0: "n"} for name in graph.names},
                opset_version=OPSET,
                dynamo=False,
            )
    except Exception as error:  # noqa: BLE001 - the exporter fails in as many ways as there are operators
        partial.unlink(missing_ok=True)
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise JobFailure(f"This model cannot become an ONNX file: {trained.recipe.base_config} ({reason}).") from None
    worst, largest = _compare(graph.module, partial, pictures)
    if worst > CLOSE * max(1.0, largest):
        partial.unlink(missing_ok=True)
        raise JobFailure(f"The ONNX file gives other numbers than the model (by {worst:.3g}): it was not kept.")
    partial.replace(out)
    about = _about(trained, graph, pictures[0].shape) | {"largest_difference": worst, "compared_on": len(pictures)}
    out.with_suffix(".json").write_text(json.dumps(about, indent=1, ensure_ascii=False), encoding="utf-8")
    return about | {"size": out.stat().st_size}


def _built(learning: Any, trained: Trained) -> Any:
    from mmengine.registry import MODELS, DefaultScope

    from workbench.worker.openmmlab.checkpoint import fill_from
    from workbench.worker.openmmlab.configs import model_as_run

    DefaultScope.get_instance(f"onnx-{trained.recipe.name}", scope_name=learning.scope)
    with DefaultScope.overwrite_default_scope(learning.scope):
        model = MODELS.build(model_as_run(trained.recipe, learning.model))
    fill_from(model, trained.store.path(trained.record))
    return model.eval()


def _pictures(learning: Any, trained: Trained) -> list[Pixels]:
    """Pictures of the run as its validation pipeline gives them, of one size: (1, 3, h, w) BGR."""
    from mmengine.dataset import Compose

    import workbench.worker.openmmlab.dataset  # noqa: F401 - it registers how pictures are loaded
    from workbench.worker.openmmlab.records.catalog import records_of
    from workbench.worker.openmmlab.records.meta import metainfo

    info = metainfo(trained.snapshot.categories, learning.kind)
    records = records_of(learning.kind)(trained.snapshot, info, False)[:SAMPLES]
    if not records:
        raise JobFailure("The run has no pictures to compare the two with.")
    pipeline = Compose(list(learning.val_pipeline))
    arrays = [np.asarray(pipeline(record)["inputs"], dtype=np.float32)[None] for record in records]
    return [array for array in arrays if array.shape == arrays[0].shape]


def _graph(model: Any, scope: str, pixels: Any) -> _Graph:
    import torch

    class Raw(torch.nn.Module):  # type: ignore[misc]
        """Normalises, runs the model, and flattens what comes out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model
            before = model.data_preprocessor
            channels = torch.ones(1, 3, 1, 1)
            self.register_buffer("mean", torch.as_tensor(getattr(before, "mean", 0 * channels)).view(1, -1, 1, 1))
            self.register_buffer("std", torch.as_tensor(getattr(before, "std", channels)).view(1, -1, 1, 1))
            self.is_turned = bool(getattr(before, "_channel_conversion", False) or getattr(before, "to_rgb", False))

        def forward(self, pixels: Any) -> Any:
            if self.is_turned:
                pixels = pixels[:, [2, 1, 0]]
            return tuple(_flat(_raw(self.model, scope, (pixels - self.mean) / self.std)))

    module = Raw().eval()
    with torch.no_grad():
        count = len(module(pixels))
    names = [f"output_{place}" for place in range(count)] if count > 1 else ["output"]
    return _Graph(module, names)


def _raw(model: Any, scope: str, inputs: Any) -> Any:
    found = model(inputs, None, mode="tensor") if scope != "mmpretrain" else model(inputs, mode="tensor")
    return found.softmax(dim=1) if scope == "mmpretrain" and hasattr(found, "softmax") else found


def _flat(found: Any) -> list[Any]:
    if isinstance(found, (list, tuple)):
        return [leaf for item in found for leaf in _flat(item)]
    if isinstance(found, dict):
        return [leaf for item in found.values() for leaf in _flat(item)]
    return [found]


def _compare(module: Any, path: Path, pictures: Sequence[Pixels]) -> tuple[float, float]:
    """Return the largest difference between the two, and the largest number that torch gives."""
    import onnxruntime
    import torch

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    worst = largest = 0.0
    for picture in pictures:
        with torch.no_grad():
            expected = [value.numpy() for value in module(torch.from_numpy(picture))]
        for wanted, given in zip(expected, session.run(None, {"pixels": picture}), strict=True):
            worst = max(worst, float(np.abs(wanted - given).max()) if wanted.size else 0.0)
            largest = max(largest, float(np.abs(wanted).max()) if wanted.size else 0.0)
    return worst, largest


def _about(trained: Trained, graph: _Graph, shape: tuple[int, ...]) -> dict[str, Any]:
    categories = trained.snapshot.categories
    skeleton = next((category.skeleton for category in categories if category.skeleton), None)
    return {
        "task": trained.recipe.task,
        "model": trained.recipe.base_config,
        "classes": [category.name for category in categories],
        "keypoints": list(skeleton.keypoints) if skeleton and trained.recipe.task == "pose" else [],
        "input": {"name": "pixels", "shape": ["n", *shape[1:]], "colours": "BGR, 0..255"},
        "outputs": graph.names,
        "opset": OPSET,
    }
