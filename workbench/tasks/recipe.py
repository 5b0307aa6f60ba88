"""All that is needed to repeat a job: frozen values, to and from JSON. Never imports torch."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from workbench.core.instance import XYWH

VERSION = 1


class RecipeError(ValueError):
    """A recipe that cannot be read; the text names the file or the field."""


@dataclass(frozen=True, slots=True)
class TrainRecipe:
    """One training run.

    ``preset`` names the preset it came from. ``adapter`` and ``base_config`` (a path below the library's own
    ``.mim/configs``) say which model. ``input_wh`` is width, height in pixels. ``categories`` are the category ids
    that are learned, in label order. ``weights`` is an absolute path of a checkpoint to start from, or empty.
    ``options`` are the preset's own settings, ``overrides`` dotted mm config keys set last, as the user gave them.
    ``fit`` says how the base config becomes the run's: empty, our own pipelines, optimizer and schedule around its
    model; ``config``, the config's own ones, made to fit the labels. ``input_wh`` (0, 0) then keeps the config's size.
    """

    name: str
    preset: str
    task: str
    adapter: str
    base_config: str
    epochs: int
    batch_size: int
    input_wh: tuple[int, int]
    learning_rate: float
    seed: int
    device: str = "cpu"
    threads: int = 1
    loader_workers: int = 0
    val_interval: int = 1
    checkpoint_interval: int = 1
    weights: str = ""
    categories: tuple[int, ...] = ()
    labels_hash: str = ""
    fit: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    overrides: dict[str, Any] = field(default_factory=dict)


class Spot(NamedTuple):
    """Where a top-down pose model looks, and what is there: the model finds points, the box knows the class."""

    box_xywh: XYWH
    category_id: int


@dataclass(frozen=True, slots=True)
class PredictRecipe:
    """One prediction job: a run's checkpoint on the images listed in the job folder's ``images.jsonl``.

    ``run_folder`` is the absolute path of the training run; ``checkpoint`` is relative to it (empty: the
    newest whole one). Each line of ``images.jsonl`` is
    ``{"id": int, "path": absolute, "spots": [{"box_xywh": [x, y, w, h], "category_id": int}, …] | null}``;
    spots are where a top-down pose model looks (null: the whole image). ``detector_folder`` is another run: where there
    are no spots, a pose model looks where that one finds objects; a live worker adds what it finds to the spots.
    With ``features`` nothing is looked for: one vector an image is written, by which images are compared.
    """

    name: str
    run_folder: str
    checkpoint: str = ""
    device: str = "cpu"
    threads: int = 1
    score_threshold: float = 0.05
    heatmaps: bool = False
    detector_folder: str = ""
    features: bool = False


Recipe = TrainRecipe | PredictRecipe

_KINDS: dict[str, type[Any]] = {"train": TrainRecipe, "predict": PredictRecipe}


def recipe_to_json(recipe: Recipe) -> str:
    """Return the recipe as JSON text."""
    kind = next(name for name, known in _KINDS.items() if isinstance(recipe, known))
    return json.dumps({"version": VERSION, "kind": kind, **dataclasses.asdict(recipe)}, indent=1, ensure_ascii=False)


def recipe_from_json(text: str, origin: str = "recipe") -> Recipe:
    """Read a recipe; raises RecipeError naming ``origin`` and what is wrong."""
    try:
        body = json.loads(text)
    except ValueError as error:
        raise RecipeError(f"{origin}: not JSON ({error})") from None
    if not isinstance(body, dict) or body.pop("version", None) != VERSION:
        raise RecipeError(f"{origin}: not a recipe of version {VERSION}")
    kind = _KINDS.get(str(body.pop("kind", "")))
    if kind is None:
        raise RecipeError(f"{origin}: neither a training nor a prediction recipe")
    known = {entry.name for entry in dataclasses.fields(kind)}
    if set(body) - known:
        raise RecipeError(f"{origin}: unknown field {sorted(set(body) - known)[0]}")
    try:
        for name in ("input_wh", "categories"):
            if name in body:
                body[name] = tuple(body[name])
        recipe: Recipe = kind(**body)
    except TypeError as error:
        raise RecipeError(f"{origin}: {error}") from None
    return recipe


def read_recipe(path: Path) -> Recipe:
    """Read the recipe of a job folder; raises RecipeError or OSError."""
    return recipe_from_json(path.read_text(encoding="utf-8", errors="replace"), str(path))
