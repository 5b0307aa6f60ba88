"""How the inputs are made that a restoration config learns to mend: read from its pipelines and its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.tasks.recipe import TrainRecipe
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.degrading import SPOILERS, STRENGTHS
from workbench.worker.openmmlab.fit.walk import tables

_BY_DATASET = {"gopro": "motion", "dpdd": "defocus", "rain": "rain", "sidd": "noise"}
"""What the pictures of the data sets suffer from that configs name: pairs of them are made from the project's own."""

_STEPS = ("RandomBlur", "RandomResize", "RandomNoise", "RandomJPEGCompression", "DegradationsWithShuffle")


@dataclass(frozen=True, slots=True)
class Spoiling:
    """One of degrading.SPOILERS with its strength (``kind`` empty: none), or the library's own ``steps``."""

    kind: str = ""
    strength: float = 0.0
    steps: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()


def spoiling_of(config: Any, recipe: TrainRecipe, scale: int) -> Spoiling:
    """Return how the config's inputs come about; the recipe's options ``spoil`` and ``strength`` go first.

    Raises JobFailure for a way that there is not, and when neither config nor recipe says one.
    """
    asked = str(recipe.options.get("spoil", ""))
    if asked and asked not in SPOILERS:
        raise JobFailure(f"There is no way to spoil pictures called {asked!r}: there are {', '.join(SPOILERS)}.")
    if asked:
        return Spoiling(asked, _strength(recipe, STRENGTHS[asked]))
    if config.model.get("type") == "RealESRGAN":
        return Spoiling(
            steps=_library_steps(config), notes=("The truth is not sharpened: figures measure it as it is.",)
        )
    if scale > 1:
        return Spoiling()
    return _of_one_size(config, recipe)


def _of_one_size(config: Any, recipe: TrainRecipe) -> Spoiling:
    for _, table in tables(_pipelines(config)):
        params = table.get("params") or {}
        if table.get("type") == "RandomJPEGCompression":
            return Spoiling("jpeg", _strength(recipe, float(params["quality"][0])))
        if table.get("type") == "RandomNoise":
            sigma = float(params["gaussian_sigma"][-1])
            # Some of the library's configs give it 255 times too large.
            return Spoiling("noise", _strength(recipe, sigma / 255 if sigma > 255 else sigma))
        if table.get("type") == "AlbuCorruptFunction":
            return Spoiling("motion", _strength(recipe, STRENGTHS["motion"]), notes=(_made("motion"),))
    kind = next((kind for name, kind in _BY_DATASET.items() if name in recipe.base_config), "")
    if not kind:
        raise JobFailure(
            f"What {recipe.base_config} mends cannot be told from it: name it with the option spoil "
            f"({', '.join(SPOILERS)})."
        )
    return Spoiling(kind, _strength(recipe, STRENGTHS[kind]), notes=(_made(kind),))


def _made(kind: str) -> str:
    return f"Its own pairs were photographed; here the inputs are made from your pictures: {kind}."


def _strength(recipe: TrainRecipe, otherwise: float) -> float:
    return float(recipe.options.get("strength", otherwise))


def _pipelines(config: Any) -> list[Any]:
    """Training first: what a model is tested on may be another thing."""
    loaders = [config.get(f"{split}_dataloader") for split in ("train", "val", "test")]
    return [config.get("train_pipeline"), *loaders]


def _library_steps(config: Any) -> tuple[dict[str, Any], ...]:
    """The random degradations of the training pipeline, in their order."""
    return tuple(dict(step) for step in config.train_pipeline if step.get("type") in _STEPS)
