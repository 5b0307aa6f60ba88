"""The worker's half of zoo_fit_all: fits one configuration after the other and holds its model against its classes.

Reads one JSON line a configuration (``recipe``, as a recipe's file holds it), prints one JSON line: what is wrong with
it, empty when nothing is.
"""

from __future__ import annotations

import inspect
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbench.tasks.recipe import TrainRecipe, recipe_from_json
from workbench.worker import compat

compat.install()

from mmengine.registry import MODELS, DefaultScope  # noqa: E402

from workbench.worker.adapters.catalog import adapter  # noqa: E402
from workbench.worker.failures import JobFailure  # noqa: E402
from workbench.worker.openmmlab.fit.signature import accepted  # noqa: E402
from workbench.worker.openmmlab.fit.walk import tables  # noqa: E402
from workbench.worker.snapshot import read_snapshot  # noqa: E402


def main() -> None:
    """Serve until the input ends; the first argument is the labels that all are fitted to."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    for line in sys.stdin:
        recipe = recipe_from_json(json.loads(line)["recipe"])
        assert isinstance(recipe, TrainRecipe)
        try:
            learning = adapter(recipe.adapter).learning(recipe, read_snapshot(Path(sys.argv[1]), recipe.categories))
            trouble = "; ".join(refused(learning.model, learning.scope))
        except JobFailure as failure:
            trouble = f"refused: {failure}"
        except Exception as error:  # noqa: BLE001 - the reason is what this is for
            trouble = f"{type(error).__name__}: {error}"
        answers.write(json.dumps({"trouble": trouble}) + "\n")


def refused(model: Any, scope: str) -> Iterator[str]:
    """Name the words of a model's config that the class which is to take them does not."""
    with DefaultScope.overwrite_default_scope(scope):
        for path, table in tables(model):
            cls = MODELS.get(table["type"]) if isinstance(table.get("type"), str) else None
            if (
                cls is None
                or not inspect.isclass(cls)
                or cls.__name__ in _HANDS_ON
                or not (path == "" or path.split(".")[-1] in _BUILT)
            ):
                continue
            taken = accepted(cls)
            for key in table:
                if key not in taken and key not in ("type", "_scope_"):
                    yield f"{path or 'model'}: {cls.__name__} takes no {key}"


_HANDS_ON = {"TIMMBackbone"}
"""What it does not know goes to another library."""

_BUILT = ("backbone", "neck", "bbox_head", "mask_head", "roi_head", "rpn_head", "head", "decode_head", "segm_head")


if __name__ == "__main__":
    main()
